/**
 * Prints the rows of prices/v1.json that were not checked for so many days, and fails where there is one. The only place of the project
 * that reads the clock for it: release.yml refuses after 30 days, prices.yml opens an issue after 60.
 *
 *   node scripts/old-prices.mjs DAYS
 */
import { readFileSync } from 'node:fs'
import { oldRows } from './release/old-rows.mjs'

const days = Number(process.argv[2])
if (!Number.isInteger(days) || days < 0) throw new Error('Say how many days: node scripts/old-prices.mjs 30')
const today = new Date().toISOString().slice(0, 10)
const rows = oldRows(JSON.parse(readFileSync('prices/v1.json', 'utf8')), today, days)
for (const row of rows) console.log(row)
if (rows.length > 0) {
  console.error(
    `::error::${rows.length} rows of prices/v1.json were last checked more than ${days} days before ${today}. Merge a list of today: node dist/cli/index.js models --import FILE --merge --prices prices/v1.json --as-of ${today}`,
  )
  process.exitCode = 1
}
