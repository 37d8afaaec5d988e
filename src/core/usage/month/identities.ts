import type { Person } from '../ledger.js'
import { mailKeys, userKey } from '../reading/people-columns.js'
import type { BilledBy } from '../used.js'

/**
 * For each person of a ledger the number of the human: a user of two Kiro profiles has two seats and is one. The same
 * user id, or the same e-mail address, is the same human.
 */
export function identitiesOf(people: readonly Person[]): Int32Array {
  const root = Int32Array.from(people, (_, index) => index)
  const find = (index: number): number => {
    let at = index
    while ((root[at] ?? at) !== at) at = root[at] ?? at
    return at
  }
  const known = new Map<string, number>()
  people.forEach(({ id, email }, index) => {
    const mails = email === null ? (id.includes('@') ? mailKeys(id) : []) : mailKeys(email)
    for (const key of [`id ${userKey(id)}`, ...mails.slice(0, 1).map((mail) => `mail ${mail}`)]) {
      const other = known.get(key)
      if (other === undefined) known.set(key, index)
      else {
        const [a, b] = [find(other), find(index)]
        root[Math.max(a, b)] = Math.min(a, b)
      }
    }
  })
  return root.map((_, index) => find(index))
}

/** How many humans these seats belong to. */
export function headcount(used: readonly Pick<BilledBy, 'identity'>[]): number {
  return new Set(used.map(({ identity }) => identity)).size
}
