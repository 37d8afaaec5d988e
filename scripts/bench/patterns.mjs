/**
 * The trial of the forecast by pattern (scripts/simulate/patterns.mjs), beside each simple forecaster. `patternTable()`
 * gives Markdown; started by itself, this prints it. Works on lib/.
 */
import { fileURLToPath } from 'node:url'
import { forecastMonth } from '../../lib/core/usage/forecast/forecast-month.js'
import { DEARER, flagOf, organizationOf, PATTERNS } from '../simulate/patterns.mjs'
import { median } from './measure.mjs'

/** Days of the month, 1-based, on which it is forecast. */
const DAYS = [5, 10, 15, 20, 25]
const SIZES = [6, 15, 30, 60]
/** The first seed: none that the numbers of the forecast were chosen by. */
const FROM = 310_001
const TERMS = { fixedUsd: null, meteredUsd: null, usdPerCredit: 0.04, whole: true, holidays: [] }
/** Patterns about which the report may know more: the same organizations with what it is told. */
const TOLD = {
  'holiday at the end': [
    'the same, stated in `team.holidays`',
    ({ month, days }) => ({
      holidays: Array.from({ length: 7 }, (_, day) => `${month}-${String(days - day).padStart(2, '0')}`),
    }),
  ],
  'price change': [
    'the same, known to the catalogue',
    ({ month, changed }) => ({
      prices: { changes: [], index: (of, day) => (of < month || day < changed ? 1 / DEARER : 1) },
    }),
  ],
}
const SEAT = { plan: 'pro', name: 'Pro', allowance: 1000, usd: 20 }

const total = (days) => days.reduce((sum, credits) => sum + credits, 0)
const isWeekday = (month, day) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1, day + 1)).getUTCDay() % 6 !== 0

function used(pattern, { month, days, daily }, through) {
  const people = daily.flatMap((all, person) => {
    const own = all.map((credits, day) => (day <= through ? credits : 0))
    const credits = total(own)
    const row = { person, identity: person, seat: SEAT, daily: own, credits, overage: 0, began: null }
    return credits > 0
      ? [{ ...row, overageEnabled: flagOf(pattern), activeDays: own.filter((one) => one > 0).length }]
      : []
  })
  return { month, days, through, people }
}

const sums = ({ days, daily }) =>
  Array.from({ length: days }, (_, day) => daily.reduce((sum, own) => sum + own[day], 0))

/** The simple forecasters, written anew: what each expects at the end of the month. */
function simple(before, last, day) {
  const [now, known] = [sums(last), before.map(sums)]
  const work = now.map((_, at) => (isWeekday(last.month, at) ? 1 : 0))
  const so = total(now.slice(0, day))
  const previous = known.at(-1)
  const recent = [
    ...(previous ?? []).map((credits, at) => [credits, isWeekday(before.at(-1).month, at)]),
    ...now.slice(0, day).map((credits, at) => [credits, work[at] === 1]),
  ]
  const days = recent.filter(([, works]) => works).slice(-15)
  const level = total(days.map(([credits]) => credits)) / Math.max(1, days.length)
  const part = previous
    ? total(previous.slice(0, Math.round((previous.length * day) / now.length))) / total(previous)
    : 0
  return {
    line: (so * total(work)) / Math.max(1, total(work.slice(0, day))),
    level: so + level * total(work.slice(day)),
    shape: part > 0 ? so / part : null,
    'last month': previous ? total(previous) : null,
  }
}

function forecastsOf(pattern, organizations, told = () => ({})) {
  return Array.from({ length: organizations }, (_, number) => {
    const months = organizationOf({
      pattern,
      seed: FROM + number * PATTERNS.length + PATTERNS.indexOf(pattern),
      people: SIZES[number % SIZES.length],
      months: 3 + (number % 4),
    })
    const [before, last] = [months.slice(0, -1), months.at(-1)]
    const came = total(sums(last))
    return DAYS.flatMap((day) => {
      const closed = before.map((month) => used(pattern, month, month.days - 1))
      const forecast = forecastMonth([...closed, used(pattern, last, day - 1)], { ...TERMS, ...told(last) })
      if (forecast === null) return []
      const { low, typical, high } = forecast.credits
      const off = (value) => (value === null ? null : (value - came) / came)
      const others = Object.entries(simple(before, last, day)).map(([name, value]) => [name, off(value)])
      return [
        {
          day,
          ours: off(typical),
          width: (high - low) / came,
          within: low <= came && came <= high,
          ...Object.fromEntries(others),
        },
      ]
    })
  }).flat()
}

const percent = (share) => (Number.isNaN(share) ? '' : `${(share * 100).toFixed(1)} %`)
const middle = (rows, of) => median(rows.flatMap((row) => (row[of] === null ? [] : [Math.abs(row[of])]))) ?? NaN

function rowOf(name, rows) {
  const within = rows.filter((row) => row.within).length / rows.length
  return [
    name,
    percent(middle(rows, 'ours')),
    ...['line', 'level', 'shape', 'last month'].map((of) => percent(middle(rows, of))),
    percent(within),
    percent(middle(rows, 'width')),
    percent(median(rows.map((row) => row.ours))),
  ]
}

/** Errors, coverage, width and bias by pattern and by day of the month, as Markdown. */
export function patternTable(organizations = 40) {
  const all = PATTERNS.map((pattern) => [pattern, forecastsOf(pattern, organizations)])
  const rows = all.flatMap(([, some]) => some)
  const shown = all.flatMap(([pattern, some]) => {
    const [name, told] = TOLD[pattern] ?? []
    return [[pattern, some], ...(told ? [[name, forecastsOf(pattern, organizations, told)]] : [])]
  })
  const line = (cells) => `| ${cells.join(' | ')} |`
  const head = (first) => [
    line([first, 'forecast', 'line', 'level', 'shape', 'last month', 'within the range', 'width', 'bias']),
    line(['---', ...Array.from({ length: 8 }, () => '--:')]),
  ]
  return [
    ...head('pattern'),
    ...shown.map(([name, some]) => line(rowOf(name, some))),
    line(rowOf('all', rows)),
    '',
    ...head('after day'),
    ...DAYS.map((day) =>
      line(
        rowOf(
          String(day),
          rows.filter((row) => row.day === day),
        ),
      ),
    ),
  ].join('\n')
}

/** The trial with its heading and what it is, as Markdown. */
export function patternSection(organizations = 20) {
  const all = organizations * PATTERNS.length
  return [
    '## Trial of the forecast by pattern',
    `${all} organizations of ${SIZES[0]} to ${SIZES.at(-1)} people with 2 to 5 closed months before the one that is forecast (\`scripts/simulate/patterns.mjs\`, which shares no code with the forecast), ${all * DAYS.length} forecasts on ${DAYS.length} days of that month, printed by \`node scripts/bench/patterns.mjs ${organizations}\` on a compiled \`lib/\`. The pattern is in the last month alone, except for the crunch at the end of each month, loose overage flags, one heavy person, bots and weekends. Errors are the middle ones, a part of what the month came to; the simple forecasters are written anew for this trial. 80 of 100 months should end within the range; nothing can foresee a holiday at the end, or a price change, of which nothing is known: the rows below them have the same organizations with what \`team.holidays\` or the catalogue says. These rows are not in the row of all.`,
    patternTable(organizations),
  ].join('\n\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(patternSection(Number(process.argv[2] ?? 20)))
