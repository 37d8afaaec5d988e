import { count, whole } from '../../text/number.js'
import type { UsedBy, UsedMonth } from '../used.js'
import { FEWEST } from './folding.js'
import { headcount } from './identities.js'

/**
 * Use beyond the plan, as a factor: credits of the last request may exceed an allowance a little although overage is
 * off. Chosen by hand.
 */
const BEYOND = 1.02

/**
 * A sentence where `team.overage` of the policy (null where it is not stated) and the usage files of the month
 * contradict each other: overage is on or plans are exceeded although the policy says off, or the reverse.
 */
export function overageConflict(stated: boolean | null, { people }: UsedMonth, fold = FEWEST): string[] {
  if (stated === null) return []
  const of = (is: (one: UsedBy) => boolean): string | null => shareOf(people, is, fold)
  if (stated) {
    const off = of(({ overageEnabled }) => overageEnabled === false)
    return off === null
      ? []
      : [
          `The policy says that overage is switched on (team.overage: true); in the usage files of the month it is off for ${off}. Advice on plans goes by the policy, the forecast by the files: correct the policy, or switch overage on in Kiro.`,
        ]
  }
  const on = of(({ overageEnabled }) => overageEnabled === true)
  const beyond = of(
    ({ credits, overage, seat }) => overage > 0 || (seat.allowance !== null && credits > seat.allowance * BEYOND),
  )
  if (on === null && beyond === null) return []
  // Two counts next to each other would tell by subtraction how few have the one without the other.
  const facts =
    on === null
      ? `use goes beyond the plan for ${beyond ?? ''}`
      : `it is on for ${on}${beyond === null ? '' : ', and use goes beyond the plan'}`
  return [
    `The policy says that overage is switched off (team.overage: false); in the usage files of the month ${facts}. Advice on plans goes by the policy, dollars and forecast by the files: correct the policy, or switch overage off in Kiro.`,
  ]
}

/** The people of whom it is true, in words; null for none. A number from which a small group follows is not said. */
function shareOf(people: readonly UsedBy[], is: (one: UsedBy) => boolean, fold: number): string | null {
  const those = people.filter(is)
  if (those.length === 0) return null
  const [some, all] = [headcount(those), headcount(people)]
  const others = headcount(people.filter((one) => !is(one)))
  if (others === 0) return all < fold ? 'everybody' : `all ${count(all, 'person', 'people')}`
  return some < fold || others < fold || all - some < fold
    ? 'some of the people'
    : `${whole(some)} of ${count(all, 'person', 'people')}`
}
