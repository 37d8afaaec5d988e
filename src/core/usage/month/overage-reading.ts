import { whole } from '../../text/number.js'
import { MICRO, type Ledger, type MonthLedger } from '../ledger.js'
import type { OverageReading } from '../../contract/usage/report.js'
import type { SeatPlan } from '../used.js'
import { addUp } from './exact-sums.js'
import { FEWEST, peopleNoted } from './folding.js'
import { identitiesOf } from './identities.js'
import { overageByDay } from './overage-by-day.js'
import { voicesOf, type Voice } from './overage-evidence.js'

/** Values of the input `overage`. */
export const OVERAGE_READINGS = ['auto', 'daily', 'cumulative'] as const

/** Log of the odds: a 1 in 20 chance of error. Chosen by hand. */
const LEAST_EVIDENCE = Math.log(20) * MICRO

/** People. A reading that rests on fewer is said to rest on little. Chosen by hand. */
const ENOUGH_PEOPLE = 5

export interface OverageGround {
  /** The humans of the people of the ledger; default: by user id and e-mail address. */
  readonly identities?: ArrayLike<number>
  /** People: fewer are not counted out; default `FEWEST`. */
  readonly fewest?: number
  /** `YYYY-MM` whose overage is told both ways where little decides; null for none. */
  readonly month?: string | null
}

/**
 * Decides what `Overage_Credits_Used` means: the overage of the day, or of the month up to the day, and whether
 * `Credits_Used` includes it. Kiro's documentation ("total number of overage credits used by the user") leaves both
 * open, so the numbers decide, each person with one voice: credits beyond a plan are one or the other; else a value that
 * falls within a month is not cumulative, and many that never fall are not daily.
 */
export function readOverage(
  ledger: Ledger,
  stated: (typeof OVERAGE_READINGS)[number],
  seatOf: (tier: string) => SeatPlan,
  { identities = identitiesOf(ledger.people), fewest = FEWEST, month = null }: OverageGround = {},
): OverageReading {
  const voices = voicesOf(ledger, seatOf, identities)
  if (voices.length === 0)
    return {
      reading: stated === 'auto' ? 'daily' : stated,
      chosen: stated === 'auto' ? 'assumed' : 'stated',
      included: false,
      evidence: ['No row has overage, so nothing depends on how it is read.'],
    }
  const people = (number: number): string => (number === 0 ? 'nobody' : peopleNoted(number, fewest))
  const [byPlan, byCourse] = [planSays(voices), courseSays(voices)]
  const found = byPlan.says ?? byCourse.says
  const reading = stated === 'auto' ? (found ?? 'daily') : stated
  const included = voices.filter(({ beyond }) => beyond === true).length * 2 > voices.filter(isKnown).length
  const evidence: string[] = []
  if (byPlan.daily + byPlan.cumulative > 0)
    evidence.push(
      `Overage is what goes beyond the plan. By that the value is of the day for ${people(byPlan.daily)}, and of the month up to the day for ${people(byPlan.cumulative)}.`,
    )
  evidence.push(
    byCourse.rises + byCourse.falls === 0
      ? 'Nobody with overage has different values of it in a month, so their course does not tell.'
      : `The values of overage never fall within a month for ${people(byCourse.rises)}, and do for ${people(byCourse.falls)}.`,
  )
  if (byPlan.says !== null && byCourse.says !== null && byPlan.says !== byCourse.says)
    evidence.push('The course of the values says otherwise; the plan decides.')
  if (stated !== 'auto' && found !== null && found !== stated)
    evidence.push(`The rows look ${found}; ${stated} was asked for.`)
  if (stated === 'auto' && found === null)
    evidence.push('That is too little to decide, so the value of a day is taken for the overage of that day.')
  const carrying = byPlan.says === null ? byCourse[found === 'daily' ? 'falls' : 'rises'] : byPlan[byPlan.says]
  const thin = found !== null && carrying < ENOUGH_PEOPLE
  if (stated === 'auto' && thin)
    evidence.push(
      `That is little: it rests on ${people(carrying)}, each counted once however many their months. If you know how it is read, state it (overage-reading).`,
    )
  if (stated === 'auto' && (found === null || thin))
    evidence.push(...otherwise(month === null ? undefined : ledger.months.get(month), reading))
  evidence.push(
    voices.some(isKnown)
      ? `Credits_Used ${included ? 'goes' : 'does not go'} beyond the plan for most people with overage whose plan is known, so it is taken to be ${included ? 'with' : 'without'} the overage.`
      : 'The plans of people with overage are not known; Credits_Used is taken to be without it, as Kiro’s documentation says.',
  )
  return { reading, chosen: stated !== 'auto' ? 'stated' : found === null ? 'assumed' : 'evidence', included, evidence }
}

const isKnown = ({ beyond }: Voice): boolean => beyond !== null

/** What more people’s plans say; as many for one as for the other say nothing. */
function planSays(voices: readonly Voice[]) {
  const says = (one: OverageReading['reading']): number => voices.filter(({ identity }) => identity === one).length
  const [daily, cumulative] = [says('daily'), says('cumulative')]
  const more: OverageReading['reading'] | null =
    daily === cumulative ? null : daily > cumulative ? 'daily' : 'cumulative'
  return { daily, cumulative, says: more }
}

/** What the courses of all people together say, and of how many they rise and fall. */
function courseSays(voices: readonly Voice[]) {
  const heard = voices.filter(({ course }) => course !== null)
  const odds = heard.reduce((sum, { course }) => sum + (course ?? 0), 0)
  const falls = heard.filter((voice) => voice.falls).length
  const says: OverageReading['reading'] | null =
    odds >= LEAST_EVIDENCE ? 'cumulative' : odds <= -LEAST_EVIDENCE ? 'daily' : null
  return { rises: heard.length - falls, falls, says }
}

/** How much overage the month has by either reading, where that differs. */
function otherwise(month: MonthLedger | undefined, reading: OverageReading['reading']): string[] {
  const by = (one: OverageReading['reading']): number => {
    const months = (month?.people ?? []).flatMap((person) => overageByDay(person, one) ?? [])
    return months.reduce((sum, daily) => sum + addUp(daily), 0) / MICRO
  }
  const [here, other] = [by(reading), by(reading === 'daily' ? 'cumulative' : 'daily')]
  return here === other
    ? []
    : [
        `The overage of the month is ${whole(Math.round(here))} credits as it is read, and would be ${whole(Math.round(other))} the other way.`,
      ]
}
