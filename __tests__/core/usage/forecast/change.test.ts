import { blended, type MemberErrors } from '../../../../src/core/usage/forecast/blend.js'
import { evenedBefore, evenedDays } from '../../../../src/core/usage/forecast/evened.js'
import { forecastMonth } from '../../../../src/core/usage/forecast/forecast-month.js'
import { rosterOf } from '../../../../src/core/usage/forecast/roster.js'
import { seenOf, type Seen } from '../../../../src/core/usage/forecast/seen.js'
import { seriesOf, type MonthSeries } from '../../../../src/core/usage/forecast/series.js'
import type { UsedMonth } from '../../../../src/core/usage/used.js'
import { isWeekend, monthOf, team } from './months.js'

const TERMS = { fixedUsd: null, meteredUsd: null, usdPerCredit: 0.04, whole: true, holidays: [] }

/** Credits of a day that are not all alike: within a fifth of the usual ones, in a fixed order. */
const uneven = (day: number): number => 30 * (0.8 + 0.4 * ((day * 7) % 11) * 0.1)
const month = (of: string, times: (day: number) => number, through?: number): UsedMonth =>
  monthOf(of, team(20, { credits: (day) => (isWeekend(of, day) ? 0 : uneven(day) * times(day)) }), through)

const BEFORE = [month('2026-08', () => 1), month('2026-09', () => 1), month('2026-10', () => 1)]

function seenIn(running: UsedMonth, closed: readonly UsedMonth[] = BEFORE): Seen {
  const [roster, before]: [ReturnType<typeof rosterOf>, MonthSeries[]] = [rosterOf(), []]
  for (const one of closed) {
    roster.readTo(one, one.days - 1)
    before.push(seriesOf(one, one.days - 1, before, new Set(), roster))
  }
  const recent = closed.slice(-2).map((one) => {
    const series = before[closed.indexOf(one)]
    if (!series) throw new Error('each closed month has its series')
    return { month: one, series, end: one.days }
  })
  roster.readTo(running, running.through)
  const month = seriesOf(running, running.through, before, new Set(), roster)
  const evened = evenedDays(evenedBefore(recent), { month: running, series: month, end: running.through + 1 })
  return seenOf({ before, month, evened, through: running.through })
}

const NOTHING = {
  model: null,
  'last month': null,
  line: null,
  'weighted line': null,
  'short level': null,
  'long level': null,
  'quarterly level': null,
  shape: null,
  'last shape': null,
}

test('forecasters that go by this month alone count little while only days off are known, however alike they are', () => {
  const expected = { ...NOTHING, model: 12_000, 'weighted line': 1200, shape: 1200, 'last shape': 1200 }
  const at = (times: number): number => blended(expected, [], seenIn(month('2026-11', () => times, 4)), false)
  expect(at(0.01)).toBeGreaterThan(11_500)
  expect(at(1)).toBeLessThan(at(0.01))
})

describe('a change of level', () => {
  test.each<[string, (day: number) => number, number, number, number]>([
    ['none', () => 1, 15, 0, 0.3],
    ['a tenth more', () => 1.1, 15, 0, 0.5],
    ['twice as much from the first day on', () => 2, 5, 0.95, 1],
    ['half as much from the first day on', () => 0.5, 5, 0.95, 1],
    ['twice as much from the middle on', (day) => (day < 9 ? 1 : 2), 15, 0.95, 1],
  ])('%s', (_, times, through, least, most) => {
    const { belief } = seenIn(month('2026-11', times, through)).change
    expect(belief).toBeGreaterThanOrEqual(least)
    expect(belief).toBeLessThanOrEqual(most)
  })

  test('is known by its day, the part of the month before it, and its direction', () => {
    const { day, part, rises } = seenIn(month('2026-11', (at) => (at < 9 ? 1 : 3), 15)).change
    // 2 to 9 November are six working days, of eleven up to the 16th.
    expect(day).toBe(9)
    expect(part).toBeCloseTo(6 / 11, 10)
    expect(rises).toBe(true)
    expect(seenIn(month('2026-11', (at) => (at < 9 ? 1 : 0.3), 15)).change.rises).toBe(false)
  })

  /** From a ninth to nine times as much from day to day. */
  const wild = (at: number, person: number): number => 30 * 3 ** (((at * 7 + person * 5) % 9) / 2 - 2)
  const wildMonth = (name: string, size: number, times = 1, through?: number): UsedMonth =>
    monthOf(
      name,
      Array.from({ length: size }, (_, person) => ({
        person,
        credits: (day) => (isWeekend(name, day) ? 0 : times * wild(day, person)),
      })),
      through,
    )
  const wildBefore = ['2026-08', '2026-09', '2026-10'].map((name) => wildMonth(name, 16))

  test.each<[string, number, number, number, number]>([
    ['half of the people left', 8, 1, 0.9, 1],
    ['all use half as much', 16, 0.5, 0.9, 1],
    ['nothing changed', 16, 1, 0, 0.3],
  ])('is seen through the ups and downs of single people: %s', (_, size, times, least, most) => {
    const { belief } = seenIn(wildMonth('2026-11', size, times, 8), wildBefore).change
    expect(belief).toBeGreaterThanOrEqual(least)
    expect(belief).toBeLessThanOrEqual(most)
  })

  test('takes two working days', () => {
    // 2 November 2026 is a Monday.
    expect(seenIn(month('2026-11', () => 2, 1)).change.belief).toBe(0)
    expect(seenIn(month('2026-11', () => 2, 2)).change.belief).toBeGreaterThan(0.5)
  })

  test('is none in a first month', () => {
    expect(
      seenIn(
        month('2026-11', () => 2, 15),
        [],
      ).change.belief,
    ).toBe(0)
  })

  test.each([2, 0.5])('%d times from the first day on is followed within a week', (times) => {
    const whole = month('2026-11', () => times)
    const came = whole.people.reduce((sum, { credits }) => sum + credits, 0)
    const forecast = forecastMonth([...BEFORE, month('2026-11', () => times, 7)], TERMS)
    expect(Math.abs((forecast?.credits.typical ?? 0) / came - 1)).toBeLessThan(0.06)
  })

  test('in the middle of the month is followed, not averaged', () => {
    const times = (day: number): number => (day < 9 ? 1 : 2)
    const came = month('2026-11', times).people.reduce((sum, { credits }) => sum + credits, 0)
    const forecast = forecastMonth([...BEFORE, month('2026-11', times, 17)], TERMS)
    expect(Math.abs((forecast?.credits.typical ?? 0) / came - 1)).toBeLessThan(0.05)
  })

  test('that each month has on this day is no change: forecasters of the months before keep their weight', () => {
    const seen = seenIn(month('2026-11', () => 2, 5))
    const expected = { ...NOTHING, model: 100_000, 'weighted line': 50_000 }
    const past = (belief: number, rises: boolean): MemberErrors[] =>
      ['2026-08', '2026-09', '2026-10'].map((of) => ({ month: of, change: { belief, rises }, squares: {} }))
    const at = (belief: number, rises = true): number => blended(expected, past(belief, rises), seen, false)
    expect(at(0)).toBeLessThan(60_000)
    expect(at(1)).toBeGreaterThan(60_000)
    // A fall on this day of the months before says nothing of a rise.
    expect(at(1, false)).toBe(at(0))
  })
})
