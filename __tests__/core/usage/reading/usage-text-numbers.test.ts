import type { UsageReading } from '../../../../src/core/contract/usage/report.js'
import { readUsageText } from '../../../../src/core/usage/reading/usage-text.js'

const read = (text: string) => readUsageText(text, 'usage.txt', '2026-11-20')
const NOT_USAGE = 'This is not the output of /usage.'

test.each<[string, Partial<UsageReading>]>([
  // Credits have two digits, dollars and shares four; halves go up.
  ['Credits (1.005 of 50.125 covered in plan)', { used: 1.01, allowance: 50.13, problem: null }],
  ['Credits (1.004 / 50 covered in plan)', { used: 1, allowance: 50 }],
  ['Bonus credits: 0.005/1,000.994 credits used', { bonusUsed: 0.01, bonus: 1000.99, used: null, problem: null }],
  ['Credits used: 40.295\nEst. cost: $1.23455 USD', { overage: 40.3, overageUsd: 1.2346, problem: null }],
  ['Credits used: 1\nEst. cost: $1.23454', { overage: 1, overageUsd: 1.2345 }],
  ['Additional credits: 3.125/125', { overage: 3.13 }],
  ['Additional credits: 3.125 credits used', { overage: 3.13 }],
  ['Additional credits (3 used)', { overage: 3 }],
  ['(1 of 5 covered in plan)\nOverages: enabled', { overageEnabled: true }],
  ['(1 of 5 covered in plan)\nOVERAGES: Disabled', { overageEnabled: false }],
  [
    'Daily usage: 1,000 input / 250 output tokens (36.785% of daily budget)',
    { today: { input: 1000, output: 250, share: 0.3679, budgets: [] }, problem: null },
  ],
  [
    'Daily usage: 1 input / 2 output tokens',
    { today: { input: 1, output: 2, share: null, budgets: [] }, tokens: null, problem: null },
  ],
  ['Daily usage: 3% (36% of the daily budget)', { today: null, problem: NOT_USAGE }],
  [
    'Session token usage:\nInput: 5 tokens\nOutput: 6 tokens\nEstimated cost: $0.12345',
    { tokens: { input: 5, output: 6, usd: 0.1235 }, today: null, problem: null },
  ],
  ['Session token usage:\nInput: 5 tokens', { tokens: null, problem: NOT_USAGE }],
  ['Session token usage:\nOutput: 5 tokens', { tokens: null, problem: NOT_USAGE }],
  // Another session begins: what the one before it had is not carried over.
  [
    'Session token usage:\nInput: 5 tokens\nOutput: 6 tokens\nEstimated cost: $1\nSession token usage:\nInput: 7 tokens\nOutput: 8 tokens',
    { tokens: { input: 7, output: 8, usd: null } },
  ],
  ['(1 of 5 covered in plan)\nOverages: Disabled\n(2 of 5 covered in plan)', { used: 2, overageEnabled: null }],
])('%j', (text, expected) => {
  expect(read(text)).toMatchObject(expected)
})

test.each([
  ['02/29', '2027-02-28', '2024-02-29'],
  // The newest of nine years before is the last 29 February around 2100, which has none.
  ['02/29', '2104-01-28', '2096-02-29'],
  ['02/29', '2104-01-29', '2104-02-29'],
  ['12/31', '2026-11-30', '2026-12-31'],
  ['12/31', '2026-11-29', '2025-12-31'],
])('a reset on %s, read on %s, is that of %s', (written, day, expected) => {
  const text = `| KIRO FREE |\n(12.50 of 50 covered in plan), resets on ${written}\n`
  expect(readUsageText(text, 'usage.txt', day).resets).toBe(expected)
})
