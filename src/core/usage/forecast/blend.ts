import type { Change } from './change.js'
import { FORECAST } from './constants.js'
import { seenOf, type Seen } from './seen.js'
import { isWeekday } from './series.js'
import { FORECASTERS, sum, type Forecaster, type ForecasterName } from './simple.js'

/** A forecaster of the blend: the model of single people, or a simple one. */
export type Member = 'model' | ForecasterName

/** What each member expected, credits at the end of the month; null where it has nothing to go by. */
export type Expected = Readonly<Record<Member, number | null>>

/** Squared errors, logarithms, of each member on one day of a month that is over. */
export interface MemberErrors {
  readonly month: string
  /** How far a change of level was believed that day, and whether it was a rise. */
  readonly change: Pick<Change, 'belief' | 'rises'>
  readonly squares: Readonly<Partial<Record<Member, number>>>
}

/** Members that go by the level of months before: of little use after a change. */
const OF_MONTHS_BEFORE: ReadonlySet<Member> = new Set(['model', 'last month'])
/** Members that go by this month as a whole: of little use after a change in its middle. */
const OF_THIS_MONTH: ReadonlySet<Member> = new Set(['line', 'weighted line', 'shape', 'last shape'])

/** Working days: least divisor, for a month of which only days off are known. */
const LEAST = 0.05

const SIMPLE = Object.entries(FORECASTERS) as [ForecasterName, Forecaster][]

/** What every member expects at the end of the month. */
export function expectations(seen: Seen, model: number): Expected {
  const simple = SIMPLE.map(([name, forecast]) => [name, forecast(seen, seen.month.days - 1)] as const)
  return { model, ...Object.fromEntries(simple) } as Expected
}

/** The errors of the members, once it is known what the month came to. */
export function errorsOf(month: string, { change }: Seen, expected: Expected, came: number): MemberErrors {
  return {
    month,
    change: { belief: change.belief, rises: change.rises },
    squares: Object.fromEntries(
      Object.entries(expected).flatMap(([name, value]) =>
        value === null || value <= 0 ? [] : [[name, squared(value, came)]],
      ),
    ),
  }
}

function squared(expected: number, came: number): number {
  const most = FORECAST.blendMostError.value
  return Math.min(most, Math.abs(Math.log(expected / came))) ** 2
}

/**
 * The members blended by their errors: in the months before on about this day, the newer ones more, and in this month,
 * where each is asked on earlier days for the credits of today. Where allowances stop people (`limited`), the model alone.
 */
export function blended(expected: Expected, past: readonly MemberErrors[], seen: Seen, limited: boolean): number {
  // Only the model of single people knows that work stops at an allowance.
  if (limited) return expected.model ?? 0
  const within = errorsWithin(seen)
  const belief = beliefIn(seen, past)
  const used = sum(seen.month.totals, 0, seen.through + 1)
  const days = Math.max(LEAST, sum(seen.weights, 0, seen.through + 1))
  const months = [...new Set(past.map(({ month }) => month))]
  const weightOf = (errors: MemberErrors): number => {
    const ago = months.length - 1 - months.indexOf(errors.month)
    const asked = past.filter(({ month }) => month === errors.month).length
    return 2 ** (-ago / FORECAST.blendHalfLife.value) / asked
  }
  const members = (Object.entries(expected) as [Member, number | null][]).flatMap(([name, value]) => {
    // The plain line counts holidays and quiet days as days of use.
    if (value === null || value <= 0 || (name === 'line' && hasQuiet(seen))) return []
    const prior = FORECAST.blendPrior.value
    let [errors, count] = [prior.error[name] ** 2 * prior.count, prior.count]
    for (const one of past) {
      const square = one.squares[name]
      if (square === undefined) continue
      errors += weightOf(one) * square
      count += weightOf(one)
    }
    for (const one of within) {
      const square = one[name] ?? (name === 'model' ? one['long level'] : undefined)
      if (square === undefined) continue
      errors += FORECAST.blendWithin.value * square
      count += FORECAST.blendWithin.value
    }
    const isOfThis = OF_THIS_MONTH.has(name)
    const few = isOfThis ? FORECAST.blendFew.value ** 2 / days : 0
    const weight = (errors / count + few + FORECAST.blendFloor.value ** 2) ** -FORECAST.blendPower.value
    const old = OF_MONTHS_BEFORE.has(name) ? 1 : isOfThis ? Math.min(1, 2 * seen.change.part) : 0
    const counts = name === 'model' ? FORECAST.blendModel.value : 1
    return [{ left: Math.max(0, value - used), weight: counts * weight * (1 - old * belief) }]
  })
  return members.length === 0 ? 0 : used + steadyMean(members)
}

/**
 * How far a change of level is believed: one that each month has on about this day, up or down like this one, is the shape of the
 * month, and no change.
 */
function beliefIn({ change, before }: Seen, past: readonly MemberErrors[]): number {
  const comparable = past.filter(({ month }) => month !== before[0]?.month)
  if (comparable.length === 0) return change.belief
  const alike = comparable.filter((one) => one.change.rises === change.rises)
  const usual = alike.reduce((all, one) => all + one.change.belief, 0) / comparable.length
  return change.belief * (1 - usual)
}

/** Rounds of the mean: each weighs down who is far from the one before. */
const ROUNDS = 4

/** The mean by weight, in which members far from the others count less: one that is wildly off does not draw them. */
function steadyMean(members: readonly { readonly left: number; readonly weight: number }[]): number {
  let mean = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    let [sum, weights] = [0, 0]
    for (const { left, weight } of members) {
      const apart = round === 0 || mean === 0 ? 0 : (left - mean) / (FORECAST.blendApart.value * mean)
      const own = weight / (1 + apart ** 2)
      sum += own * left
      weights += own
    }
    mean = sum / weights
  }
  return mean
}

/** Whether a usual working day of the month up to the known day was a holiday, or quiet. */
function hasQuiet({ month, through }: Seen): boolean {
  return Array.from({ length: through + 1 }, (_, day) => day).some(
    (day) => month.weights[day] === 0 && isWeekday(month, day),
  )
}

/** Squared errors of the simple forecasters within the month: what they said on earlier days about today. */
function errorsWithin({ before, month, evened, through }: Seen): Partial<Record<Member, number>>[] {
  const came = sum(month.totals, 0, through + 1)
  if (came <= 0) return []
  const days = Array.from({ length: through }, (_, day) => day).filter((day) => (month.weights[day] ?? 0) > 0.5)
  const asked = new Set(FORECAST.blendAsked.value.map((part) => days[Math.floor(days.length * part)]))
  return [...asked].flatMap((day) => {
    if (day === undefined || day >= through) return []
    const then = seenOf({ before, month, evened, through: day })
    const squares = SIMPLE.flatMap(([name, forecast]) => {
      const value = forecast(then, through)
      return value === null || value <= 0 ? [] : [[name, squared(value, came)] as const]
    })
    return [Object.fromEntries(squares)]
  })
}
