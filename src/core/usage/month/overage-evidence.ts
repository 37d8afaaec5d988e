import { groupBy } from '../../text/group-by.js'
import { addUp } from './exact-sums.js'
import { MICRO, type Ledger, type PersonMonth } from '../ledger.js'
import type { SeatPlan } from '../used.js'

/*
 * What the rows of a person with overage say about `Overage_Credits_Used`. A person is one voice: months of one person
 * are alike, so many of them are no more people, and nobody outvotes others by a long history.
 */

/** What one human’s rows say, over all seats and months. */
export interface Voice {
  /** By the identity with the allowance; null where no month says, or as many say one as the other. */
  readonly identity: 'daily' | 'cumulative' | null
  /**
   * By the course of the values: the mean of the months’ log odds for a total of the month against the overage of the
   * day, in whole millionths, so that sums do not depend on the order; null where no values can be compared.
   */
  readonly course: number | null
  /** Whether the values fall within a month. */
  readonly falls: boolean
  /** Whether `Credits_Used` goes beyond the plan in most months; null where the plan is not known. */
  readonly beyond: boolean | null
}

/** Part by which credits may exceed an allowance without overage: rounding, bonus; and a sum what it should come to. Chosen by hand. */
const CLOSE = 0.02

/** The chance that a total of the month falls all the same, by a correction or another plan. Chosen by hand. */
const CORRECTED = 0.02

/** The voices of all humans with overage; `identities` are the humans of the people of the ledger. */
export function voicesOf(
  ledger: Ledger,
  seatOf: (tier: string) => SeatPlan,
  identities: ArrayLike<number>,
): readonly Voice[] {
  const seen = [...ledger.months.values()].flatMap(({ people }) => people.filter((one) => one.overage() !== null))
  const humans = groupBy(seen, ({ person }) => identities[person] ?? person)
  return [...humans.values()].map((own) => voiceOf(own, seatOf))
}

function voiceOf(months: readonly PersonMonth[], seatOf: (tier: string) => SeatPlan): Voice {
  const courses = months.map(courseOf).filter(({ compared }) => compared > 0)
  const odds = courses.reduce((sum, course) => sum + Math.round(oddsOf(course) * MICRO), 0)
  const fits = months.map((month) => fitOf(month, seatOf(month.tier).allowance))
  const known = fits.filter((fit) => fit !== null)
  const said = (one: 'daily' | 'cumulative'): number => known.filter(({ holds }) => holds === one).length
  const more = said('daily') - said('cumulative')
  return {
    identity: more === 0 ? null : more > 0 ? 'daily' : 'cumulative',
    course: courses.length === 0 ? null : Math.round(odds / courses.length),
    falls: courses.some(({ falls }) => falls),
    beyond: known.length === 0 ? null : known.filter(({ beyond }) => beyond).length * 2 > known.length,
  }
}

interface Course {
  readonly falls: boolean
  readonly compared: number
}

/** How a month’s values change from one day with use to the next, once there is overage. */
function courseOf(person: PersonMonth): Course {
  const most = person.overage()?.most ?? new Float64Array()
  const credits = person.daily()
  let [last, falls, compared] = [0, false, 0]
  for (let day = 0; day < most.length; day += 1) {
    const value = most[day] ?? 0
    if (value === 0 && (credits[day] ?? 0) === 0) continue
    // The same value again is no evidence: flat daily overage looks like a total that does not grow.
    if (last > 0 && value !== last) {
      compared += 1
      if (value < last) falls = true
    }
    last = value
  }
  return { falls, compared }
}

/** The chance that n different values of single days never fall by accident is 1 / n!. */
function oddsOf({ falls, compared }: Course): number {
  if (falls) return Math.log(CORRECTED)
  let odds = Math.log(1 - CORRECTED)
  for (let factor = 2; factor <= compared + 1; factor += 1) odds += Math.log(factor)
  return odds
}

/**
 * The identity with the allowance: credits with overage less the overage of the month are the allowance. It is checked
 * with the sum of the values (daily) and with the largest (cumulative). Where both hold, or none, nothing is known; nor
 * where credits end at the allowance, as without the overage they do whatever it is. Null where the plan is not known.
 */
function fitOf(
  person: PersonMonth,
  allowance: number | null,
): { readonly beyond: boolean; readonly holds: 'daily' | 'cumulative' | null } | null {
  const overage = person.overage()
  if (allowance === null || overage === null) return null
  const used = addUp(person.daily()) / MICRO
  if (used <= allowance * (1 + CLOSE)) return { beyond: false, holds: null }
  const more = used - allowance
  const isIt = (micro: number): boolean => Math.abs(micro / MICRO - more) <= CLOSE * Math.max(more, 1)
  const [daily, cumulative] = [isIt(addUp(overage.sum)), isIt(Math.max(...overage.most))]
  return { beyond: true, holds: daily === cumulative ? null : daily ? 'daily' : 'cumulative' }
}
