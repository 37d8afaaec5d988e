/**
 * How far the forecast of a month is off, on organizations that never were (scripts/simulate), beside the line that goes on by working days
 * and beside last month. `forecastTable()` gives Markdown; started by itself, this prints it. Works on lib/.
 */
import { fileURLToPath } from 'node:url'
import { forecastMonth } from '../../lib/core/usage/forecast/forecast-month.js'
import { lineOf } from '../../lib/core/usage/forecast/backtest.js'
import { totalsOf } from '../../lib/core/usage/forecast/series.js'
import { asOf, creditsOf, FAMILIES, simulate } from '../simulate/organization.mjs'
import { randomOf } from '../simulate/random.mjs'
import { median } from './measure.mjs'

/** Days of the month, 1-based, on which it is forecast. */
const DAYS = [3, 5, 8, 10, 15, 20, 25]
/** The first seed: none that the numbers of the forecast were chosen by. */
const FROM = 2_000_001
const MOST = 400
const TERMS = { fixedUsd: null, meteredUsd: null, usdPerCredit: 0.04, whole: true, holidays: [] }

/** Every forecast of so many organizations of each family; sizes 3 to 400 people, 2 to 12 months. */
function forecasts(organizations) {
  return FAMILIES.flatMap((family, index) =>
    Array.from({ length: organizations }, (_, number) =>
      forecastsOf(family, FROM + number * FAMILIES.length + index),
    ).flat(),
  )
}

function forecastsOf(family, seed) {
  const random = randomOf(seed * 7919)
  const people = Math.round(3 * (MOST / 3) ** random.uniform())
  const months = simulate({ seed, family, people, months: Math.floor(random.between(2, 13)) })
  const [before, last] = months.slice(-2)
  const came = creditsOf(last)
  return DAYS.flatMap((day) => {
    const forecast = came > 0 ? forecastMonth(asOf(months, day - 1), TERMS) : null
    const line = lineOf(last.month, totalsOf(last), day - 1)
    if (forecast === null || line === null) return []
    const { low, typical, high } = forecast.credits
    const off = (value) => (value - came) / came
    return [
      {
        family,
        day,
        ours: off(typical),
        line: off(line),
        last: off(creditsOf(before)),
        low: off(low),
        high: off(high),
      },
    ]
  })
}

const percent = (share) => `${(share * 100).toFixed(1)} %`
const middle = (rows, of) => percent(median(rows.map((row) => Math.abs(row[of]))))
const coverage = (rows) => rows.filter(({ low, high }) => low <= 0 && high >= 0).length / rows.length

/** Seconds for ten thousand people and twelve months, the trial on the closed ones included. */
function secondsForMany() {
  const months = simulate({ seed: 9, family: 'steady', people: 1000, months: 12 })
  const many = months.map((month) => ({
    ...month,
    people: Array.from({ length: 10 }, (_, copy) =>
      month.people.map((one) => ({ ...one, person: one.person * 10 + copy, identity: one.person * 10 + copy })),
    ).flat(),
  }))
  const known = asOf(many, 14)
  return median(
    Array.from({ length: 5 }, () => {
      const from = performance.now()
      forecastMonth(known, TERMS)
      return (performance.now() - from) / 1000
    }),
  )
}

/** The error of forecasts by day of the month and by family, as Markdown. */
export function forecastTable(organizations = 60) {
  const all = forecasts(organizations)
  const line = (cells) => `| ${cells.join(' | ')} |`
  const row = (name, rows) =>
    line([name, middle(rows, 'ours'), middle(rows, 'line'), middle(rows, 'last'), percent(coverage(rows))])
  const head = (first) => [
    line([first, 'forecast', 'line by working days', 'last month', 'ended within the range']),
    '|---|--:|--:|--:|--:|',
  ]
  return [
    '## Error of the forecast, on simulated organizations',
    `No real organization is in here: ${organizations * FAMILIES.length} simulated ones of 3 to 400 people with 2 to 12 months (\`scripts/simulate/\`), ${all.length.toLocaleString('en')} forecasts of their last month. Errors are the middle ones, a part of what the month came to. 80 of 100 months should end within the range.`,
    [
      ...head('forecast after day'),
      ...DAYS.map((day) =>
        row(
          day,
          all.filter((one) => one.day === day),
        ),
      ),
      row('all', all),
    ].join('\n'),
    [
      ...head('family'),
      ...FAMILIES.map((family) =>
        row(
          family,
          all.filter((one) => one.family === family),
        ),
      ),
    ].join('\n'),
    `10,000 people and 12 months, with the trial on the closed months: ${secondsForMany().toFixed(1)} s.`,
  ].join('\n\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(forecastTable())
