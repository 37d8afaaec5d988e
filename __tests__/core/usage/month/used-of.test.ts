import type { MonthLedger } from '../../../../src/core/usage/ledger.js'
import { nobodys, usedOf, type OverageMeaning } from '../../../../src/core/usage/month/used-of.js'

test.each<[OverageMeaning, number, number]>([
  // 7 credits and 0.000002 of overage, of clients with 3 and 4 credits; 9 credits in all.
  [{ reading: 'daily', included: false }, 7.000002, 0],
  [{ reading: 'daily', included: true }, 7, 0],
  [{ reading: 'cumulative', included: false }, 7, 2],
  [{ reading: 'cumulative', included: true }, 7, 0],
])('read as %j rows have %d credits, and no row %d', (meaning, used, rest) => {
  const none = { credits: 0, overage: 0 }
  const client = (credits: number) => ({
    credits,
    overage: 0,
    messages: 0,
    days: 0,
    daily: new Float64Array(31),
    people: { size: 0, has: () => false },
  })
  const month: MonthLedger = {
    month: '2026-10',
    days: 31,
    peopleByDay: [],
    people: [],
    clients: new Map([
      ['a', client(3e6)],
      ['b', client(4e6)],
    ]),
    models: new Map(),
    mixed: none,
    unattributed: none,
  }
  expect(usedOf({ credits: 7e6, overage: 2 }, meaning)).toBe(used)
  expect(nobodys(month, meaning, 9)).toBe(rest)
  expect(nobodys(month, meaning, 6)).toBe(0)
})
