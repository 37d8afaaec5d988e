import { readFileSync, writeFileSync } from 'node:fs'
import { aimOf, isLimited } from '../../../../src/core/usage/forecast/aim.js'
import { backtest } from '../../../../src/core/usage/forecast/backtest.js'
import { blended, expectations } from '../../../../src/core/usage/forecast/blend.js'
import { creditsIn } from '../../../../src/core/usage/forecast/demand.js'
import { forecastMonth } from '../../../../src/core/usage/forecast/forecast-month.js'
import { endOf, momentOf } from '../../../../src/core/usage/forecast/moment.js'
import { SAME_PRICES, type PriceHistory } from '../../../../src/core/usage/forecast/price-history.js'
import { evenedDays } from '../../../../src/core/usage/forecast/evened.js'
import { seenOf } from '../../../../src/core/usage/forecast/seen.js'
import { seriesOf } from '../../../../src/core/usage/forecast/series.js'
import { FORECASTERS, type ForecasterName } from '../../../../src/core/usage/forecast/simple.js'
import { daysIn, weekdayIn } from '../../../../src/core/usage/ledger.js'
import type { UsedMonth } from '../../../../src/core/usage/used.js'
import { compact } from '../whole/compact.js'
import { monthOf, PRO, type Habit } from './months.js'

/*
 * All steps of the forecast of a few organizations of arithmetic, in golden/, to nine digits: which step a change of the
 * forecast begins in. `UPDATE=1` rewrites them; read the difference before you commit it.
 */

/** A number from 0 to 1 that looks like chance and is the same each time. */
function draw(...of: readonly number[]): number {
  let value = 0x811c9dc5
  for (const one of of) value = Math.imul(value ^ (one + 0x9e37), 0x01000193) ^ (value >>> 13)
  return ((value >>> 0) % 1009) / 1009
}

interface Organization {
  readonly months: readonly string[]
  /** The last 0-based day that is known of the last month. */
  readonly through: number
  readonly people: number
  /** The factor of a day of everybody; 1 without. */
  readonly times?: (month: string, day: number) => number
  readonly habit?: (person: number) => Partial<Habit>
  readonly holidays?: readonly string[]
  readonly prices?: PriceHistory
  readonly fixedUsd?: number | null
}

const WEEK = [0.05, 1, 1.1, 1.2, 1, 0.6, 0.03]

function monthsOf({ months, through, people, times = () => 1, habit = () => ({}) }: Organization): UsedMonth[] {
  return months.map((month, index) => {
    const number = Number(month.slice(5))
    const credits = (person: number) => (day: number) => {
      const chance = draw(person, number, day)
      const weight = WEEK[weekdayIn(month, day)] ?? 0
      if (chance > (weight < 0.1 ? 0.1 : 0.85)) return 0
      const wild = chance < 0.01 ? 12 : 1
      return Math.round(100 * (6 + 4 * (person % 5)) * weight * (0.5 + chance) * wild * times(month, day)) / 100
    }
    return monthOf(
      month,
      Array.from({ length: people }, (_, person) => ({ person, credits: credits(person), ...habit(person) })),
      index === months.length - 1 ? through : daysIn(month) - 1,
    )
  })
}

const ORGANIZATIONS: Readonly<Record<string, Organization>> = {
  'an ordinary one': { months: ['2026-07', '2026-08', '2026-09', '2026-10'], through: 13, people: 12 },
  'early in the month, growing': {
    months: ['2026-06', '2026-07', '2026-08', '2026-09'],
    through: 3,
    people: 9,
    times: (month, day) => 1 + 0.25 * (Number(month.slice(5)) - 6) + 0.006 * day,
  },
  'half of the use from the 10th on': {
    months: ['2026-08', '2026-09', '2026-10'],
    through: 17,
    people: 14,
    times: (month, day) => (month === '2026-10' && day >= 9 ? 0.5 : 1),
  },
  'twice the use from the 8th on, with a stated holiday': {
    months: ['2026-09', '2026-10', '2026-11'],
    through: 16,
    people: 8,
    times: (month, day) => (month === '2026-11' && day >= 7 ? 2 : 1),
    holidays: ['2026-10-12', '2026-11-11', '2026-11-26'],
  },
  'a quiet week that is not over': {
    months: ['2026-10', '2026-11', '2026-12'],
    through: 23,
    people: 10,
    times: (month, day) => (month === '2026-12' && day >= 19 ? 0.04 : month === '2026-11' && day === 25 ? 0 : 1),
  },
  'people who stop at their allowance, and who go beyond it': {
    months: ['2026-09', '2026-10', '2026-11'],
    through: 18,
    people: 15,
    habit: (person) => ({
      seat: { ...PRO, allowance: person % 3 === 0 ? 150 : 240, plan: person % 2 === 0 ? 'pro' : 'pro+' },
      overageEnabled: person % 3 === 1 ? true : false,
      ...(person === 4 ? { began: 7 } : {}),
    }),
    times: () => 0.9,
  },
  'a model that costs half from the 12th on': {
    months: ['2026-09', '2026-10'],
    through: 8,
    people: 7,
    prices: {
      index: (month, day) => (month === '2026-10' && day >= 11 ? 0.7 : 1),
      changes: [{ day: '2026-10-12', models: 1 }],
    },
  },
  'a first month': { months: ['2026-10'], through: 11, people: 6, fixedUsd: null },
}

const NAMES = Object.keys(FORECASTERS) as ForecasterName[]

function traceOf(given: Organization): unknown {
  const { through, prices = SAME_PRICES, fixedUsd = 240 } = given
  const months = monthsOf(given)
  const holidays = new Set(given.holidays)
  const now = months.at(-1)
  if (!now) throw new Error('an organization has a month')
  const { series, recent, misses, errors, result, roster } = backtest(months.slice(0, -1), through, holidays)
  roster.readTo(now, through)
  const month = seriesOf(now, through, series, holidays, roster, prices.index)
  const evened = evenedDays(recent, { month: now, series: month, end: through + 1 })
  const seen = seenOf({ before: series, month, evened, through })
  const moment = momentOf(roster, now, through, seen.presence)
  const expected = expectations(seen, endOf(moment, 0))
  const limited = isLimited(moment)
  const aim = aimOf(moment, blended(expected, errors, seen, limited))
  const { demand, level, end, deviation, used } = moment
  const middle = Math.floor((through + now.days) / 2)
  const { weights, presence, change } = seen
  return {
    series: [...series, month],
    backtest: { misses, errors, result },
    days: roster.days.slice(-21),
    weights: roster.weights(),
    wildness: roster.wildness(),
    seen: { evened, weights, presence, change },
    'up to the middle': NAMES.map((name) => [name, FORECASTERS[name](seen, middle)]),
    expected,
    moment: { used, level, end, deviation },
    demand: { ...demand, of: demand.of.map(({ person }) => person) },
    limited,
    blended: { limited: blended(expected, errors, seen, true), free: blended(expected, errors, seen, false) },
    aim: {
      times: aim.times,
      end: [-1, 0, 1].map(aim.end),
      left: [0.5, 1, 2].map(aim.left),
      credits: [0.5, 1, 2].map((times) => creditsIn(demand, end, times)),
      far: [0, 0.4, 3, 200].map((times) => aimOf(moment, used + times * creditsIn(demand, end, 1)).times),
    },
    forecast: forecastMonth(months, {
      fixedUsd,
      meteredUsd: fixedUsd,
      usdPerCredit: 0.04,
      whole: true,
      holidays: [...holidays],
      prices,
    }),
  }
}

test.each(Object.entries(ORGANIZATIONS))('the steps of the forecast of %s', (name, given) => {
  const made = compact(traceOf(given))
  const path = new URL(`golden/${name.replaceAll(/[ ,]+/g, '-')}.json`, import.meta.url)
  if (process.env.UPDATE) writeFileSync(path, made)
  expect(made).toBe(readFileSync(path, 'utf8'))
})
