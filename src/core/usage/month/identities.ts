import { connected } from '../../text/connected.js'
import type { Person } from '../ledger.js'
import { mailKeys, userKey } from '../reading/people-columns.js'
import type { BilledBy } from '../used.js'

/**
 * For each person of a ledger the number of the human: a user of two Kiro profiles has two seats and is one. The same
 * user id, or the same e-mail address, is the same human.
 */
export function identitiesOf(people: readonly Person[]): Int32Array {
  return connected(people, ({ id, email }) => {
    const [mail] = mailKeys(email ?? (id.includes('@') ? id : ''))
    return [`id ${userKey(id)}`, ...(mail ? [`mail ${mail}`] : [])]
  })
}

/** How many humans these seats belong to. */
export function headcount(used: readonly Pick<BilledBy, 'identity'>[]): number {
  return new Set(used.map(({ identity }) => identity)).size
}
