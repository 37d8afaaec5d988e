import { oldRows } from '../../scripts/release/old-rows.mjs'
import { SHIPPED } from '../core/support/price-file.js'
import { read } from './repository.js'

test('rows that hold and were not checked for long, oldest first; what is over or retired is no row', () => {
  expect(oldRows(SHIPPED, SHIPPED.asOf, 400)).toEqual([])
  const rows = oldRows(SHIPPED, '2026-12-09', 60)
  expect(rows).toContain('claude-opus-4.8 multipliers: checked 2026-10-08')
  expect(rows).toContain('plan pro: checked 2026-10-08')
  expect(rows.some((row) => row.startsWith('claude-haiku-5.5') || row.startsWith('claude-3.7-sonnet'))).toBe(false)
  expect(rows.filter((row) => row.startsWith('gpt-5.6-luna multipliers'))).toHaveLength(1)
  expect(oldRows(SHIPPED, '2026-12-07', 60)).not.toContain('claude-opus-4.8 multipliers: checked 2026-10-08')
})

test('the release asks after 30 days, the weekly workflow before 60, and nothing else of the project asks', () => {
  expect(read('.github/workflows/release.yml')).toContain('node scripts/old-prices.mjs 30')
  expect(read('.github/workflows/prices.yml')).toContain('node scripts/old-prices.mjs 45')
  expect(read('.github/workflows/check.yml') + read('.ci/run')).not.toContain('old-prices')
})
