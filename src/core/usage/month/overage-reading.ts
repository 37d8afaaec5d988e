import { count } from '../../text/number.js'
import { MICRO, type Ledger, type PersonMonth } from '../ledger.js'
import type { OverageReading } from '../../contract/usage/report.js'
import type { SeatPlan } from '../used.js'

/** Values of the input `overage`. */
export const OVERAGE_READINGS = ['auto', 'daily', 'cumulative'] as const

/**
 * Decides what `Overage_Credits_Used` means: the overage of the day, or of the month up to the day, and whether
 * `Credits_Used` includes it. Kiro's documentation ("total number of overage credits used by the user") leaves both
 * open, so the numbers decide: a value that falls within a month is not cumulative, and many that never fall are not
 * daily.
 */
export function readOverage(
  ledger: Ledger,
  stated: (typeof OVERAGE_READINGS)[number],
  seatOf: (tier: string) => SeatPlan,
): OverageReading {
  const seen = [...ledger.months.values()].flatMap((month) =>
    month.people.filter((person) => person.overage() !== null),
  )
  if (seen.length === 0)
    return {
      reading: stated === 'auto' ? 'daily' : stated,
      chosen: stated === 'auto' ? 'assumed' : 'stated',
      included: false,
      evidence: ['No row has overage, so nothing depends on how it is read.'],
    }
  const judged = seen.map(courseOf).filter(({ compared }) => compared > 0)
  const falling = judged.filter(({ falls }) => falls > 0).length
  // The chance that n different values never fall by accident: 1 / n!. Values that are the same are no evidence.
  const chance = judged.reduce((sum, { falls, compared }) => (falls > 0 ? sum : sum + logFactorial(compared + 1)), 0)
  const identity = fits(seen, seatOf)
  const evidence: string[] = []
  const months = (number: number): string => count(number, 'month of one person', 'months of one person')
  if (identity.daily + identity.cumulative > 0)
    evidence.push(
      `Overage is what goes beyond the plan. By that the value is of the day in ${identity.daily} and of the month up to the day in ${identity.cumulative} of ${months(identity.judged)} whose plan is known.`,
    )
  if (judged.length === 0)
    evidence.push(
      `None of ${months(seen.length)} with overage has different values of it, so their course does not tell.`,
    )
  else
    evidence.push(
      `In ${judged.length - falling} of ${months(judged.length)} with different values of overage it never falls, in ${falling} it does.`,
    )
  const byIdentity =
    identity.daily + identity.cumulative === 0 || identity.daily === identity.cumulative
      ? null
      : identity.daily > identity.cumulative
        ? ('daily' as const)
        : ('cumulative' as const)
  const byCourse =
    judged.length > 0 && falling * 10 >= judged.length
      ? ('daily' as const)
      : judged.length > 0 && chance > LEAST_EVIDENCE
        ? ('cumulative' as const)
        : null
  const found = byIdentity ?? byCourse
  if (byIdentity !== null && byCourse !== null && byIdentity !== byCourse)
    evidence.push('The course of the values says otherwise; the plan decides.')
  const decided = found !== null
  const reading = stated === 'auto' ? (found ?? 'daily') : stated
  if (stated !== 'auto' && found !== null && found !== stated)
    evidence.push(`The rows look ${found}; ${stated} was asked for.`)
  if (stated === 'auto' && !decided)
    evidence.push('That is too little to decide, so the value of a day is taken for the overage of that day.')
  const included = includes(seen, seatOf, evidence)
  return { reading, chosen: stated !== 'auto' ? 'stated' : decided ? 'evidence' : 'assumed', included, evidence }
}

/** Log of the odds: a 1 in 20 chance of error. Chosen by hand. */
const LEAST_EVIDENCE = Math.log(20)

/** How a person's values change from one day with use to the next, once there is overage. */
function courseOf(person: PersonMonth): { readonly falls: number; readonly compared: number } {
  const most = person.overage()?.most ?? new Float64Array()
  const credits = person.daily()
  let [last, falls, compared] = [0, 0, 0]
  for (let day = 0; day < most.length; day += 1) {
    const value = most[day] ?? 0
    if (value === 0 && (credits[day] ?? 0) === 0) continue
    // The same value again is no evidence: flat daily overage looks like a total that does not grow.
    if (last > 0 && value !== last) {
      compared += 1
      if (value < last) falls += 1
    }
    last = value
  }
  return { falls, compared }
}

/** Part by which a sum may differ from the allowance that it should come to. Chosen by hand. */
const CLOSE = 0.02

/**
 * The identity with the allowance: credits with overage less the overage of the month are the allowance. Of each person
 * whose plan is known it is checked with the sum of the values (daily) and with the largest (cumulative), whether
 * `Credits_Used` includes the overage or not. Where both hold, or none, nothing is known.
 */
function fits(
  seen: readonly PersonMonth[],
  seatOf: (tier: string) => SeatPlan,
): { readonly daily: number; readonly cumulative: number; readonly judged: number } {
  let [daily, cumulative, judged] = [0, 0, 0]
  for (const person of seen) {
    const { allowance } = seatOf(person.tier)
    const overage = person.overage()
    if (allowance === null || overage === null) continue
    const used = person.daily().reduce((sum, day) => sum + day, 0) / MICRO
    // Without the overage `Credits_Used` ends at the allowance, whatever the overage is: that tells nothing.
    if (used <= allowance * (1 + CLOSE)) continue
    judged += 1
    const beyond = used - allowance
    const holds = (micro: number): boolean => Math.abs(micro / MICRO - beyond) <= CLOSE * Math.max(beyond, 1)
    const [sum, most] = [overage.sum.reduce((all, day) => all + day, 0), Math.max(...overage.most)]
    if (holds(sum) && !holds(most)) daily += 1
    if (holds(most) && !holds(sum)) cumulative += 1
  }
  return { daily, cumulative, judged }
}

function logFactorial(number: number): number {
  let sum = 0
  for (let factor = 2; factor <= number; factor += 1) sum += Math.log(factor)
  return sum
}

/** Overage means that the plan is used up: if `Credits_Used` excludes overage, it stops at the allowance. */
function includes(seen: readonly PersonMonth[], seatOf: (tier: string) => SeatPlan, evidence: string[]): boolean {
  let [beyond, known] = [0, 0]
  for (const person of seen) {
    const { allowance } = seatOf(person.tier)
    if (allowance === null) continue
    known += 1
    const credits = person.daily().reduce((sum, day) => sum + day, 0) / MICRO
    if (credits > allowance * 1.02) beyond += 1
  }
  const included = beyond * 2 > known
  if (known === 0)
    evidence.push(
      'The plans of people with overage are not known; Credits_Used is taken to be without it, as Kiro’s documentation says.',
    )
  else
    evidence.push(
      `In ${beyond} of ${count(known, 'month')} with overage Credits_Used goes beyond the plan, so it is taken to be ${included ? 'with' : 'without'} the overage.`,
    )
  return included
}
