/**
 * The trial of the forecast by pattern (scripts/simulate/patterns.mjs), beside each simple forecaster. `patternTable()`
 * gives Markdown; started by itself, this prints it. Works on lib/.
 */
import { fileURLToPath } from 'node:url'
import { forecastMonth } from '../../lib/core/usage/forecast/forecast-month.js'
import { flagOf, organizationOf, PATTERNS } from '../simulate/patterns.mjs'
import { median } from './measure.mjs'

/** Days of the month, 1-based, on which it is forecast. */
const DAYS = [5, 10, 15, 20, 25]
const SIZES = [6, 15, 30, 60]
/** The first seed: none that the numbers of the forecast were chosen by. */
const FROM = 310_001
const TERMS = { fixedUsd: null, meteredUsd: null, usdPerCredit: 0.04, whole: true, holidays: [] }
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

function forecastsOf(pattern, organizations) {
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
      const forecast = forecastMonth([...closed, used(pattern, last, day - 1)], TERMS)
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
  const line = (cells) => `| ${cells.join(' | ')} |`
  const head = (first) => [
    line([first, 'forecast', 'line', 'level', 'shape', 'last month', 'within the range', 'width', 'bias']),
    line(['---', ...Array.from({ length: 8 }, () => '--:')]),
  ]
  return [
    ...head('pattern'),
    ...all.map(([pattern, some]) => line(rowOf(pattern, some))),
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

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(patternTable(Number(process.argv[2] ?? 40)))
