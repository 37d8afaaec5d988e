import { forecastMonth } from '../../../../src/core/usage/forecast/forecast-month.js'
import { forecastSchema, type UsageForecast } from '../../../../src/core/contract/usage/outlook.js'
import type { SeatPlan, UsedMonth } from '../../../../src/core/usage/used.js'
import { isWeekend, monthOf, PRO, team, type Habit } from './months.js'

const TERMS = { fixedUsd: 400, meteredUsd: null, usdPerCredit: 0.04, whole: true, holidays: [] }
const CLOSED = ['2026-07', '2026-08', '2026-09', '2026-10']

function forecast(months: readonly UsedMonth[], terms = TERMS): UsageForecast {
  const result = forecastMonth(months, terms)
  if (result === null) throw new Error('there is something to forecast')
  return result
}

/** Four closed months and November up to the 12th: 9 of its 21 working days. */
function november(habits: readonly Habit[], through = 11): UsedMonth[] {
  return [...CLOSED.map((month) => monthOf(month, habits)), monthOf('2026-11', habits, through)]
}

const steady = team(20, { credits: 30 })

describe('a month that is not forecast', () => {
  test.each<[string, UsedMonth[]]>([
    ['no months', []],
    ['a closed month', [monthOf('2026-11', steady)]],
    ['nobody', [monthOf('2026-10', steady), monthOf('2026-11', [], 5)]],
  ])('%s', (_, months) => {
    expect(forecastMonth(months, TERMS)).toBeNull()
  })
})

describe('credits', () => {
  test('go on as they were, with the weekends as they were', () => {
    const { credits, byDay } = forecast(november(steady))
    expect(Math.abs(credits.typical / (20 * 30 * 21) - 1)).toBeLessThan(0.03)
    expect(byDay.map(({ day }) => day)).toEqual(Array.from({ length: 18 }, (_, index) => `2026-11-${13 + index}`))
    expect(byDay.at(-1)).toEqual({ day: '2026-11-30', ...credits })
    const [friday, saturday, sunday, monday] = byDay.map(
      ({ typical }, index) => typical - (byDay[index - 1]?.typical ?? 20 * 30 * 9),
    )
    expect(Math.max(saturday ?? 0, sunday ?? 0)).toBeLessThan(0.05 * Math.min(friday ?? 0, monday ?? 0))
  })

  test('have the shape of the report, and the same months give the same again', () => {
    expect(forecastSchema.parse(forecast(november(steady)))).toEqual(forecast(november(steady)))
  })

  test('follow a week that runs from Sunday to Thursday', () => {
    const habits = (month: string): Habit[] =>
      team(20, {
        credits: (day) =>
          [5, 6].includes(new Date(`${month}-${String(day + 1).padStart(2, '0')}`).getUTCDay()) ? 0 : 30,
      })
    const { credits } = forecast([
      ...CLOSED.map((month) => monthOf(month, habits(month))),
      monthOf('2026-11', habits('2026-11'), 11),
    ])
    // November 2026 has 22 days from Sunday to Thursday, 9 of them up to the 12th.
    expect(Math.abs(credits.typical / (20 * 30 * 22) - 1)).toBeLessThan(0.06)
  })

  test('are not lowered by a holiday, nor by a day without files', () => {
    const holiday = (day: number): number => (day === 10 || isWeekend('2026-11', day) ? 0 : 30)
    const months = [
      ...CLOSED.map((month) => monthOf(month, steady)),
      monthOf('2026-11', team(20, { credits: holiday }), 11),
    ]
    const { credits, basis } = forecast(months)
    expect(Math.abs(credits.typical / (20 * 30 * 20) - 1)).toBeLessThan(0.05)
    expect(basis).toContain('1 working day of this month with almost no one, or without rows, counts as a day off.')
  })

  test('count people who begin in the month, from their first day on', () => {
    const newcomers = team(10, { credits: 60, began: 7 }, 100)
    const without = forecast(november(steady))
    const { credits, basis } = forecast([
      ...november(steady).slice(0, -1),
      monthOf('2026-11', [...steady, ...newcomers], 11),
    ])
    expect(credits.typical).toBeGreaterThan(without.credits.typical + 10 * 60 * 4)
    expect(basis).toContain('10 people began this month.')
  })

  test('do not wait for people who are gone', () => {
    const gone = team(10, { credits: 60 }, 100)
    const months = [...CLOSED.map((month) => monthOf(month, [...steady, ...gone])), monthOf('2026-11', steady, 18)]
    expect(Math.abs(forecast(months).credits.typical / (20 * 30 * 21) - 1)).toBeLessThan(0.12)
  })

  test('follow a level that changed, faster than the slow average does', () => {
    const twice = team(20, { credits: (day) => (isWeekend('2026-11', day) ? 0 : 60) })
    const months = [...CLOSED.map((month) => monthOf(month, steady)), monthOf('2026-11', twice, 11)]
    expect(forecast(months).credits.typical).toBeGreaterThan(0.85 * 20 * 60 * 21)
  })

  test('stop at the allowance for people who cannot go beyond it', () => {
    const heavy = (overageEnabled: boolean): Habit[] =>
      team(10, {
        credits: (day) =>
          isWeekend('2026-11', day)
            ? 0
            : Math.min(100, Math.max(0, overageEnabled ? 100 : 1000 - 100 * workdaysBefore(day))),
        overageEnabled,
      })
    const bounded = forecast([monthOf('2026-11', heavy(false), 12)])
    expect(bounded.credits).toEqual({ low: 10_000, typical: 10_000, high: 10_000 })
    expect(bounded.basis).toContain('Overage is switched off for 10 people, who stop at the allowance of their plan.')
    expect(forecast([monthOf('2026-11', heavy(true), 12)]).credits.typical).toBeGreaterThan(18_000)
  })
})

function workdaysBefore(day: number): number {
  return Array.from({ length: day }, (_, before) => before).filter((before) => !isWeekend('2026-11', before)).length
}

describe('an organization that begins', () => {
  const late = (month: string, from: number, through?: number): UsedMonth =>
    monthOf(month, team(20, { credits: (day) => (isWeekend(month, day) || day < from ? 0 : 30) }), through)

  test.each([2, 5, 20, 23])('late in the month before is forecast like others, after day %d', (through) => {
    // From 22 October on: the days before the first row are no days without use.
    const { credits } = forecast([late('2026-10', 21), monthOf('2026-11', steady, through)])
    expect(Math.abs(credits.typical / (20 * 30 * 21) - 1)).toBeLessThan(0.05)
  })

  test.each([12, 19, 25])('in the middle of this month is forecast from its first day on, after day %d', (through) => {
    // 9 November 2026 is a Monday: 16 working days are left from it on.
    const { credits } = forecast([late('2026-11', 8, through)])
    expect(Math.abs(credits.typical / (20 * 30 * 16) - 1)).toBeLessThan(0.04)
  })
})

describe('dollars', () => {
  const unknown: SeatPlan = { plan: null, name: 'Platinum', allowance: null, usd: null }

  test('are the seats and the overage to come', () => {
    // 80 credits on 21 working days: 680 beyond Pro for each of 20 people.
    const { usd } = forecast(november(team(20, { credits: 80 })))
    expect(Math.abs((usd?.typical ?? 0) - (400 + 20 * 680 * 0.04))).toBeLessThan(60)
    expect(usd?.low).toBeLessThan(usd?.typical ?? 0)
  })

  test('have no overage of people who cannot go beyond their plan', () => {
    expect(forecast(november(team(20, { credits: 40, overageEnabled: false }))).usd).toEqual({
      low: 400,
      typical: 400,
      high: 400,
    })
  })

  test.each<[string, UsageForecast['usd']]>([
    ['seats without a price', forecast(november(steady), { ...TERMS, fixedUsd: null as never }).usd],
    [
      'a plan that is not known and may be exceeded',
      forecast(november([...steady, { person: 99, credits: 10, seat: unknown }])).usd,
    ],
  ])('are not priced with %s', (_, usd) => {
    expect(usd).toBeNull()
  })
})

describe('the outlook by plan', () => {
  const proPlus: SeatPlan = { plan: 'pro+', name: 'Pro+', allowance: 2000, usd: 40 }

  test('says who is out, who will be, and when', () => {
    // 12 people use Pro up on the 13th working day, 18 November; 8 people never do.
    const { seats } = forecast(november([...team(12, { credits: 80 }), ...team(8, { credits: 5 }, 50)], 19))
    expect(seats).toEqual([
      {
        plan: 'pro',
        name: 'Pro',
        people: 20,
        out: 12,
        outAtEnd: { low: 12, typical: 12, high: 12 },
        exhaustion: '2026-11-18',
      },
    ])
    const early = forecast(november([...team(12, { credits: 80 }), ...team(8, { credits: 5 }, 50)], 9)).seats[0]
    expect(early).toMatchObject({
      out: 0,
      outAtEnd: { typical: 11, high: 12 },
      exhaustion: expect.stringMatching(/^2026-11-(17|18|19)$/) as string,
    })
  })

  test('hides counts and plans of fewer than five people', () => {
    const { seats } = forecast(
      november(
        [...team(3, { credits: 80 }), ...team(9, { credits: 5 }, 50), ...team(4, { credits: 150, seat: proPlus }, 80)],
        19,
      ),
    )
    expect(seats).toEqual([{ plan: 'pro', name: 'Pro', people: 12, out: null, outAtEnd: null, exhaustion: null }])
  })
})

describe('the trial on closed months', () => {
  test('is left out where there is none, and the basis says so', () => {
    const { backtest, basis } = forecast([monthOf('2026-11', steady, 11)])
    expect(backtest).toBeNull()
    expect(basis.at(-1)).toMatch(/^No closed month/)
  })

  test('compares with last month only where there is one', () => {
    const one = forecast([monthOf('2026-10', steady), monthOf('2026-11', steady, 11)]).backtest
    expect(one).toMatchObject({ months: 1, forecasts: 5, lastMonthError: null })
    const apart = forecast([
      monthOf('2026-06', steady),
      monthOf('2026-10', steady),
      monthOf('2026-11', steady, 11),
    ]).backtest
    expect(apart?.lastMonthError).toBeNull()
  })

  test('counts months that have one before them, about the same day', () => {
    const { backtest } = forecast(november(steady))
    expect(backtest).toMatchObject({ months: 3, forecasts: 15, lineError: 0, coverage: 1 })
    expect(backtest?.error).toBeLessThan(0.02)
    // 31 days in July and August, with 23 and 21 working days; 22 in September and October.
    expect(backtest?.lastMonthError).toBeCloseTo(1 / 22, 3)
  })

  test('knows nothing of what came later', () => {
    const months = november(steady)
    const changed = [...months.slice(0, -1), monthOf('2026-11', team(20, { credits: 300 }), 11)]
    expect(forecast(changed).backtest).toEqual(forecast(months).backtest)
  })
})

test('sentences name plans and people by nothing that was read', () => {
  const hostile: SeatPlan = { ...PRO, name: '@all <img> | [x](http://x)' }
  expect(forecast(november(team(9, { credits: 30, seat: hostile }))).basis.join(' ')).not.toMatch(/[@<[|]/)
})

test('dollars are of everybody in the month: overage that came, and what is left of the plans', () => {
  // Ten people used 1,100 credits each of 1,000 on the second day, and nothing after it.
  const gone = team(10, { credits: (day) => (day === 1 ? 1100 : 0) })
  const { usd, unusedUsd } = forecast([monthOf('2026-11', gone, 27)], { ...TERMS, meteredUsd: 200 } as never)
  // 10 × 100 × 0.04 beside the seats.
  expect(usd?.low).toBeGreaterThanOrEqual(440)
  expect(unusedUsd).toEqual({ low: 0, typical: 0, high: 0 })
  const half = team(10, { credits: (day) => (day === 1 ? 500 : 0) })
  const left = forecast([monthOf('2026-11', half, 28)], { ...TERMS, meteredUsd: 200 } as never)
  expect(left.unusedUsd?.high).toBeLessThanOrEqual(100)
  expect(left.unusedUsd?.typical).toBeGreaterThan(80)
  expect(left.usd?.typical).toBe(400)
})

test('a trial of five forecasts that were far off makes the forecast doubtful', () => {
  const wild = monthOf('2026-10', team(20, { credits: (day) => (isWeekend('2026-10', day) ? 0 : day < 24 ? 1 : 100) }))
  const { backtest, doubts } = forecast([wild, monthOf('2026-11', steady, 11)])
  expect(backtest).toMatchObject({ months: 1, forecasts: 5 })
  expect(backtest?.error).toBeGreaterThan(0.25)
  expect(doubts).toEqual(['its trial is bad'])
  expect(forecast(november(steady)).doubts).toEqual([])
  expect(forecast(november(steady), { ...TERMS, whole: false }).doubts).toEqual(['rows are missing'])
})
