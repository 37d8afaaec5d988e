import fc from 'fast-check'
import { asOf, creditsOf, FAMILIES, simulate } from '../../../../scripts/simulate/organization.mjs'
import { forecastMonth } from '../../../../src/core/usage/forecast/forecast-month.js'
import type { UsageForecast } from '../../../../src/core/contract/usage/outlook.js'
import type { UsedBy, UsedMonth } from '../../../../src/core/usage/used.js'
import { runs } from '../../support/properties.js'

const RUNS = runs(25)
const BOUNDS = ['low', 'typical', 'high'] as const
const TERMS = { fixedUsd: 100, meteredUsd: null, usdPerCredit: 0.04, whole: true, holidays: [] }

const organization = fc.record({
  seed: fc.nat(1_000_000),
  family: fc.constantFrom(...FAMILIES),
  people: fc.integer({ min: 2, max: 20 }),
  months: fc.integer({ min: 1, max: 4 }),
  day: fc.integer({ min: 0, max: 26 }),
})

function known({
  day,
  ...given
}: {
  readonly seed: number
  readonly family: (typeof FAMILIES)[number]
  readonly people: number
  readonly months: number
  readonly day: number
}): UsedMonth[] {
  return asOf(simulate(given), day)
}

/** Every law looks at the same organizations, so what is known of them and its forecast are made once. */
const organizations = new Map<string, UsedMonth[]>()
const forecasts = new WeakMap<readonly UsedMonth[], UsageForecast | null>()

function forecast(months: readonly UsedMonth[]): UsageForecast {
  const result = forecasts.get(months) ?? forecastMonth(months, TERMS)
  forecasts.set(months, result)
  fc.pre(result !== null)
  return result
}

function changed(month: UsedMonth, change: (person: UsedBy, index: number) => UsedBy): UsedMonth {
  return { ...month, people: month.people.map(change) }
}

function lastOf(months: readonly UsedMonth[]): UsedMonth {
  const last = months.at(-1)
  if (last === undefined) throw new Error('an organization has a month')
  return last
}

function law(text: string, holds: (months: UsedMonth[]) => void): void {
  test(text, () => {
    fc.assert(
      fc.property(organization, (given) => {
        const months = organizations.get(JSON.stringify(given)) ?? known(given)
        organizations.set(JSON.stringify(given), months)
        holds(months)
      }),
      RUNS,
    )
  })
}

law('a forecast is never below what is used, its ranges are in order, and days follow each other', (months) => {
  const { credits, usd, byDay, seats } = forecast(months)
  const last = lastOf(months)
  expect(credits.low).toBeGreaterThanOrEqual(creditsOf(last) - 0.01)
  expect(byDay).toHaveLength(last.days - 1 - last.through)
  for (const { low, typical, high } of [credits, usd, ...byDay, ...seats.map(({ outAtEnd }) => outAtEnd)].filter(
    (range) => range !== null,
  )) {
    expect(low).toBeLessThanOrEqual(typical)
    expect(typical).toBeLessThanOrEqual(high)
  }
  for (const bound of BOUNDS) {
    byDay.forEach((day, index) => {
      expect(day[bound]).toBeGreaterThanOrEqual(byDay[index - 1]?.[bound] ?? creditsOf(last) - 0.01)
    })
    expect(byDay.at(-1)?.[bound]).toBe(credits[bound])
  }
  for (const { people, out, outAtEnd } of seats) {
    expect(people).toBeGreaterThanOrEqual(5)
    expect(out === null || out === 0 || out >= 5).toBe(true)
    expect(outAtEnd?.high ?? 0).toBeLessThanOrEqual(people)
  }
})

law('the order of the people does not matter', (months) => {
  const turned = months.map((month) => ({ ...month, people: month.people.toReversed() }))
  const [one, other] = [forecast(months), forecast(turned)]
  for (const bound of BOUNDS) expect(other.credits[bound] / one.credits[bound]).toBeCloseTo(1, 4)
})

law('ten times the credits, on ten times the allowance, are ten times the forecast', (months) => {
  const tenfold = months.map((month) =>
    changed(month, (one) => ({
      ...one,
      seat: { ...one.seat, allowance: 10 * (one.seat.allowance ?? 0) },
      daily: one.daily.map((credits) => 10 * credits),
      credits: 10 * one.credits,
      overage: 10 * one.overage,
    })),
  )
  const [one, other] = [forecast(months), forecast(tenfold)]
  for (const bound of BOUNDS) expect(other.credits[bound] / one.credits[bound] / 10).toBeCloseTo(1, 2)
})

law('a wild day of one person, however wild, adds a bounded amount to the days that are left', (months) => {
  const last = lastOf(months)
  fc.pre(last.people.length >= 5)
  const free = months.map((month) => changed(month, (one) => ({ ...one, overageEnabled: true })))
  const wild = (times: number): number => {
    const day = last.people[0]?.daily.findIndex((credits) => credits > 0) ?? -1
    const more = (last.people[0]?.daily[day] ?? 0) * times
    const months = [
      ...free.slice(0, -1),
      changed(lastOf(free), (one, index) =>
        index === 0 ? { ...one, daily: one.daily.with(day, more), credits: one.credits + more } : one,
      ),
    ]
    return forecast(months).credits.typical - (creditsOf(last) - (last.people[0]?.daily[day] ?? 0) + more)
  }
  // Far above what the month before came to, so that no forecaster takes the day for its ordinary course.
  expect(wild(1e8)).toBeLessThanOrEqual(1.02 * wild(1e6) + 1)
})

test('the range narrows as the month goes on', () => {
  const widths = [3, 10, 17, 24, 28].map((day) => {
    const all = FAMILIES.map(
      (family, seed) =>
        forecast(asOf(simulate({ seed, family, people: 12, months: 3, first: '2026-03' }), day)).credits,
    )
    return all.reduce((sum, { low, typical, high }) => sum + (high - low) / typical, 0)
  })
  expect(widths).toEqual(widths.toSorted((a, b) => b - a))
  expect((widths.at(-1) ?? 1) / FAMILIES.length).toBeLessThan(0.1)
})

/** Years after which dates fall on the same weekdays again: 1,461 weeks. */
const YEARS = 28

law('all dates moved by whole weeks: the same forecast, on days moved as far', (months) => {
  const moved = months.map((month) => ({ ...month, month: later(month.month) }))
  const [one, other] = [forecast(months), forecast(moved)]
  const byDay = one.byDay.map((day) => ({ ...day, day: later(day.day) }))
  expect(other).toEqual({ ...one, byDay, seats: other.seats })
  expect(other.seats.map(({ exhaustion }) => exhaustion)).toEqual(
    one.seats.map(({ exhaustion }) => (exhaustion === null ? null : later(exhaustion))),
  )
})

function later(date: string): string {
  return `${Number(date.slice(0, 4)) + YEARS}${date.slice(4)}`
}

/** Months of one length that begin on one weekday: no date of the year counts less than its weekday. */
test.each([
  ['2026-01', '2026-10'],
  ['2027-01', '2027-10'],
  ['2024-10', '2026-12'],
])('moved from %s to %s, whole weeks later, a month has the same forecast', (first, then) => {
  const months = asOf(simulate({ seed: 5, family: 'steady', people: 12, months: 1, first }), 9)
  const moved = months.map((month) => ({ ...month, month: then }))
  expect(forecast(moved).credits).toEqual(forecast(months).credits)
})
