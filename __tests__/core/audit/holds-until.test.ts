import { holdsUntil } from '../../../src/core/audit/holds-until.js'
import { EMBEDDED, type Prices } from '../../../src/core/catalogue/prices.js'
import { policy } from '../support/repository.js'

/** Prices that name no day but these. */
function pricesOf(...days: readonly string[]): Prices {
  return {
    ...EMBEDDED,
    models: { asOf: days[0] ?? '', source: '', models: [] },
    plans: {
      ...EMBEDDED.plans,
      plans: [],
      ...Object.fromEntries(Object.keys(EMBEDDED.plans).map((key) => [key, days.slice(1)])),
    },
  }
}

const until = (day: string, ...days: readonly string[]) => holdsUntil(pricesOf(...days), [], day)

test.each<[string, readonly string[], string | null]>([
  ['2026-11-30', [], null],
  ['2026-11-30', ['2026-01-01'], null],
  // Its day after is the last turn.
  ['2026-11-30', ['2026-11-29'], null],
  ['2026-11-30', ['2026-11-30'], '2026-11-30'],
  ['2026-11-30', ['2026-12-01'], '2026-11-30'],
  ['2026-11-30', ['2026-12-02'], '2026-12-01'],
  // Fourteen days before it an exception counts as expiring.
  ['2026-11-30', ['2026-12-14'], '2026-12-13'],
  ['2026-11-30', ['2026-12-15'], '2026-11-30'],
  ['2026-11-30', ['2026-12-16'], '2026-12-01'],
  ['2026-11-30', ['2027-06-01', '2027-03-01', '2027-05-01'], '2027-02-14'],
  ['2026-11-30', ['2026-11-31', '2026-12-1', 'soon'], null],
])('on %s by the days %j: %s', (day, days, last) => {
  expect(until(day, ...days)).toBe(last)
})

test('every layer of a policy names days', () => {
  const layers = [
    ...policy('version: 1\nenforcement: { mode: block, from: 2027-02-01 }\n', 'one'),
    ...policy(
      'version: 1\nexceptions: [{ rule: costly-hook, reason: r, owner: o, expires: 2027-01-10 }, { rule: costly-loop, reason: r, owner: o, expires: 2027-03-10 }]\n',
      'two',
    ),
  ]
  expect(holdsUntil(pricesOf(), layers, '2026-11-30')).toBe('2026-12-26')
  expect(holdsUntil(pricesOf(), layers, '2026-12-27')).toBe('2027-01-09')
  expect(holdsUntil(pricesOf(), layers, '2027-01-11')).toBe('2027-01-17')
})
