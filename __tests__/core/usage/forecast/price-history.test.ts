import { loadCatalogue } from '../../../../src/core/catalogue/catalogue.js'
import { forecastMonth } from '../../../../src/core/usage/forecast/forecast-month.js'
import { priceHistory, restated, SAME_PRICES } from '../../../../src/core/usage/forecast/price-history.js'
import type { MonthLedger } from '../../../../src/core/usage/ledger.js'
import { fileOf, readFiles, row, type Row } from '../../support/user-report.js'
import { file, reportOf } from '../../support/report-of.js'
import { usedBy, usedMonth } from '../../support/used.js'
import { isWeekend, monthOf, team } from './months.js'

/** gpt-5.6-luna costs 1.1x up to 7 October 2026 and 0.6x from the 8th on. */
const catalogue = loadCatalogue()
const LUNA = 'gpt_5.6_luna'

function ledgerOf(rows: readonly Partial<Row>[]): MonthLedger[] {
  const file = fileOf(rows.map((parts, index) => row({ user: `u${index}`, credits: '10', ...parts })))
  return [
    ...readFiles([{ path: 'a.csv', text: file }])
      .ledger()
      .months.values(),
  ]
}

const luna = { models: { [LUNA]: 10 } }

describe('the price index', () => {
  const at = (rows: readonly Partial<Row>[], day: string, today: string): number =>
    priceHistory(ledgerOf(rows), catalogue, today).index(day.slice(0, 7), Number(day.slice(8)) - 1)

  test.each<[string, Partial<Row>[], string, string, number]>([
    ['of one model, before its price fell', [luna], '2026-10-07', '2026-10-20', 1.1 / 0.6],
    ['on the day of the change', [luna], '2026-10-08', '2026-10-20', 1],
    ['of a change ahead', [luna], '2026-10-08', '2026-10-05', 0.6 / 1.1],
    ['of a model without a change', [{ models: { auto: 10 } }], '2026-10-07', '2026-10-20', 1],
    ['of two models, by messages', [{ models: { [LUNA]: 10, auto: 10 } }], '2026-10-07', '2026-10-20', 2.1 / 1.6],
    ['of a model that has no price', [{ models: { nobody_knows_1: 10 } }], '2026-10-07', '2026-10-20', 1],
    ['of rows of which half name a model', [luna, {}], '2026-10-07', '2026-10-20', 1 + (1.1 / 0.6 - 1) / 2],
    ['of rows that name no model', [{}], '2026-10-07', '2026-10-20', 1],
    [
      'of a month before, by its own models',
      [{ ...luna, day: '2026-09-30' }, { models: { auto: 1 } }],
      '2026-09-28',
      '2026-10-20',
      1.1 / 0.6,
    ],
    ['of a month that has no rows', [luna], '2026-03-07', '2026-10-20', 1],
  ])('%s', (_, rows, day, today, index) => {
    expect(at(rows, day, today)).toBeCloseTo(index, 10)
  })

  test('of a month whose rows name no model yet is that of the month before', () => {
    expect(at([{ ...luna, day: '2026-09-30' }, {}], '2026-10-07', '2026-10-20')).toBeCloseTo(1.1 / 0.6, 10)
  })

  test('is none where a price is nothing on one of the days', () => {
    const known = catalogue.find('gpt-5.6-luna')
    if (!known) throw new Error('the model is in the catalogue')
    const at = (price: string, day: number, today: string) => {
      const text = JSON.stringify(known)
      const free = JSON.parse(text.replaceAll(`"value":${price}`, '"value":0')) as typeof known
      expect(JSON.stringify(free)).not.toBe(text)
      return priceHistory(ledgerOf([luna]), { ...catalogue, find: () => free }, today).index('2026-10', day)
    }
    expect(at('1.1', 6, '2026-10-20')).toBe(1)
    expect(at('0.6', 6, '2026-10-20')).toBe(1)
  })

  test('tells the days of a change, and how many models in use it is of', () => {
    expect(priceHistory(ledgerOf([luna]), catalogue, '2026-10-20').changes).toEqual([{ day: '2026-10-08', models: 1 }])
    expect(priceHistory(ledgerOf([{ models: { auto: 1 } }]), catalogue, '2026-10-20').changes).toEqual([])
  })

  test('tells the days in their order, whichever model is named first', () => {
    const known = catalogue.find('gpt-5.6-luna')
    if (!known) throw new Error('the model is in the catalogue')
    const changedOn = (day: string) => JSON.parse(JSON.stringify(known).replaceAll('2026-10-08', day)) as typeof known
    const others = { ...catalogue, find: (name: string) => changedOn(name === 'auto' ? '2026-10-20' : '2026-10-15') }
    const days = (...models: string[]) =>
      priceHistory(ledgerOf([{ models: Object.fromEntries(models.map((model) => [model, 1])) }]), others, '2026-10-30')
        .changes
    expect(days('auto', LUNA)).toEqual([
      { day: '2026-10-15', models: 1 },
      { day: '2026-10-20', models: 1 },
    ])
    expect(days('auto', LUNA, 'claude_opus_5')).toMatchObject([{ models: 2 }, { models: 1 }])
  })
})

test('a month without a change is the same month, one before a change is at the new price, allowances too', () => {
  const month = monthOf('2026-09', team(5, { credits: 20 }))
  expect(restated(month, SAME_PRICES)).toBe(month)
  const half = restated(month, { index: () => 2, changes: [] })
  expect(half.people[0]).toMatchObject({ credits: 220, seat: { allowance: 500 } })
  expect(half.people[0]?.daily[0]).toBe(10)
  // Of a person who used nothing, nothing says at which prices: the allowance stays.
  const idle = usedMonth([usedBy(0, 'PRO', 0), usedBy(1, 'PRO', 40, { overage: 10 })], '2026-09')
  expect(restated(idle, { index: (_, day) => (day === 0 ? 2 : 1), changes: [] }).people).toMatchObject([
    { credits: 0, overage: 0, seat: { allowance: 1000 } },
    { credits: 20, overage: 5, seat: { allowance: 500 } },
  ])
  expect(
    restated(usedMonth([usedBy(0, 'TITAN', 40)]), { index: () => 2, changes: [] }).people[0]?.seat.allowance,
  ).toBeNull()
})

describe('a forecast with a price that changed', () => {
  const TERMS = { fixedUsd: null, meteredUsd: null, usdPerCredit: 0.04, whole: true, holidays: [] }
  const CHANGE = 7
  const cheaper = {
    index: (month: string, day: number) => (month < '2026-10' || (month === '2026-10' && day < CHANGE) ? 2 : 1),
    changes: [{ day: '2026-10-08', models: 1 }],
  }
  const old = ['2026-07', '2026-08', '2026-09'].map((month) => monthOf(month, team(20, { credits: 30 })))
  const october = (through: number) =>
    monthOf(
      '2026-10',
      team(20, { credits: (day) => ([0, 6].includes((day + 4) % 7) ? 0 : day < CHANGE ? 30 : 15) }),
      through,
    )
  const came = october(30).people.reduce((sum, { credits }) => sum + credits, 0)

  test.each([7, 9, 14, 20])('known to the catalogue is right after day %i', (through) => {
    const typical = (prices = SAME_PRICES): number =>
      forecastMonth([...old, october(through)], { ...TERMS, prices })?.credits.typical ?? 0
    expect(Math.abs(typical(cheaper) / came - 1)).toBeLessThan(0.03)
    expect(Math.abs(typical() / came - 1)).toBeGreaterThan(Math.abs(typical(cheaper) / came - 1))
  })

  test('and ahead is expected, and told', () => {
    const ahead = { ...cheaper, index: (month: string, day: number) => cheaper.index(month, day) / 2 }
    const result = forecastMonth([...old, october(5)], { ...TERMS, prices: ahead })
    expect(Math.abs((result?.credits.typical ?? 0) / came - 1)).toBeLessThan(0.03)
    expect(result?.basis).toContain(
      '1 model in use will change its price on 2026-10-08: the days from then on count as they will cost.',
    )
  })

  test('is told', () => {
    const result = forecastMonth([...old, october(14)], { ...TERMS, prices: cheaper })
    expect(result?.basis).toContain(
      '1 model in use changed its price on 2026-10-08: what was used before counts as it costs since.',
    )
  })
})

describe('the report of a team whose model changed its price', () => {
  /** Ten people with the same messages on each working day: 11 credits a day at 1.1x, 6 from 8 October on. */
  const rows = ['2026-09', '2026-10'].flatMap((month) =>
    Array.from({ length: month === '2026-10' ? 13 : 30 }, (_, day) => day)
      .filter((day) => !isWeekend(month, day))
      .flatMap((day) => {
        const date = `${month}-${String(day + 1).padStart(2, '0')}`
        const credits = date < '2026-09-14' ? '1' : date < '2026-10-08' ? '11' : '6'
        return Array.from({ length: 10 }, (__, user) =>
          row({ user: `u${user}`, day: date, credits, models: { [LUNA]: 10 } }),
        )
      }),
  )
  const of = (files: Parameters<typeof reportOf>[0]) =>
    reportOf(files, { month: '2026-10', day: '2026-10-14' }).forecast

  test('forecasts at the new price, and tells why', () => {
    const forecast = of([file(rows)])
    // 5 working days of 110 credits up to the 7th, and 17 of 60.
    expect(Math.abs((forecast?.credits.typical ?? 0) / (5 * 110 + 17 * 60) - 1)).toBeLessThan(0.03)
    expect(forecast?.basis).toContain(
      '1 model in use changed its price on 2026-10-08: what was used before counts as it costs since.',
    )
  })

  test('in any order of the rows, and in any files, is the same', () => {
    const parts = [0, 1, 2].map((part) =>
      file(
        rows.filter((_, index) => index % 3 === part),
        `part-${part}.csv`,
      ),
    )
    expect(of(parts.toReversed())).toEqual(of([file(rows.toReversed())]))
    expect(of(parts)).toEqual(of([file(rows)]))
  })
})
