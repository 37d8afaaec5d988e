import type { Plan } from '../catalogue/catalogue-schema.js'
import { inARow } from '../text/message.js'
import { UserError } from '../user-error.js'
import type { Policy } from './policy.js'
import { seatsOf } from './seats.js'

/**
 * Refuses seats of a plan on a day (`YYYY-MM-DD`) on which it did not exist: what they allow and cost then is not known, and would
 * be counted as if nobody had them.
 * @throws {UserError} when the policy states such seats.
 */
export function expectPlans(policy: Policy, plans: readonly Plan[], day: string): void {
  const missing = (seatsOf(policy).plans ?? []).flatMap((id) => {
    const own = plans.filter((plan) => plan.id === id)
    if (own.some(({ from, to }) => from <= day && (to === null || day < to))) return []
    const first = own.map(({ from }) => from).sort()[0]
    return [
      first !== undefined && day < first
        ? `${id}, which is known from ${first} on`
        : `${id}, which is not offered then`,
    ]
  })
  if (missing.length === 0) return
  throw new UserError(
    `The policy has seats that did not exist on ${day}, the day that is judged: ${inARow(missing)}.`,
    'Judge a later day (--as-of; policy replay: fewer commits with --since; policy test: day), or state the seats of that day in team.seats.',
    'policy',
  )
}
