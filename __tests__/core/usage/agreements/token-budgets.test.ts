import { heldAgainst } from '../../../../src/core/usage/agreements/token-budgets.js'
import { readUsageText } from '../../../../src/core/usage/reading/usage-text.js'
import { readingLine } from '../../../../src/render/usage/sentences.js'
import { budgetsOf, contracts } from './budgets-of.js'

const TEXT = 'Daily usage: 182,341 input / 48,902 output tokens (36% of daily budget)\n'
const reading = readUsageText(TEXT, 'usage.txt', '2026-11-20')
const plainly = (text: string): string => text
const PLAIN = { code: plainly, model: plainly, strong: plainly }
const TUTORIAL = {
  daily: { inputTokens: 500_000, outputTokens: 200_000 },
  monthly: { inputTokens: 10_000_000, outputTokens: 4_000_000 },
}
const said = (...budgets: readonly unknown[]): string => readingLine(heldAgainst(contracts(...budgets))(reading), PLAIN)

test.each<[string, unknown, string]>([
  [
    'the tutorial’s own',
    TUTORIAL,
    'usage.txt: that day 182,341 tokens in, 48,902 out, by the text 36 % of a daily budget: 36 % of budget.daily.inputTokens (500,000) of .kiro/settings.json, 24 % of budget.daily.outputTokens (200,000) of .kiro/settings.json',
  ],
  [
    'a limit that is passed',
    { daily: { inputTokens: 182_340 } },
    'usage.txt: that day 182,341 tokens in, 48,902 out, by the text 36 % of a daily budget: 100 % of budget.daily.inputTokens (182,340) of .kiro/settings.json, over it',
  ],
  [
    'nothing allowed',
    { daily: { outputTokens: 0 } },
    'usage.txt: that day 182,341 tokens in, 48,902 out, by the text 36 % of a daily budget: nothing is allowed of budget.daily.outputTokens (0) of .kiro/settings.json, over it',
  ],
  [
    'no daily budget in tokens',
    { daily: { credits: 5 } },
    'usage.txt: that day 182,341 tokens in, 48,902 out, by the text 36 % of a daily budget; no daily budget in tokens is in the contract',
  ],
])('the day of a text is held against %s', (_, budget, expected) => {
  expect(said(budget)).toBe(expected)
})

test('budgets in tokens that no text counts are said to be left out', () => {
  const notes = (readings: (typeof reading)[]): string | undefined =>
    budgetsOf({ contracts: contracts(TUTORIAL), readings }).notes.find((note) => note.includes('in tokens'))
  expect(notes([])).toBe('2 budgets in tokens are left out: Kiro meters credits, and no usage file counts tokens.')
  expect(notes([reading])).toBe(
    '1 budget in tokens is left out: Kiro meters credits, and no usage file counts the tokens of a month.',
  )
})

test('each contract has its own limits, in input and in output, as parts of four digits', () => {
  const held = heldAgainst(
    contracts({ daily: { inputTokens: 300_000 } }, {}, { daily: { inputTokens: 182_341, outputTokens: 48_901 } }),
  )(reading)
  expect(held.today?.budgets).toEqual([
    // 182,341 / 300,000 = 0.607803.
    { file: '.kiro/settings.json', unit: 'inputTokens', limit: 300_000, share: 0.6078, over: false },
    { file: 'p2/.kiro/settings.json', unit: 'inputTokens', limit: 182_341, share: 1, over: false },
    { file: 'p2/.kiro/settings.json', unit: 'outputTokens', limit: 48_901, share: 1, over: true },
  ])
  const none = { ...reading, today: null }
  expect(heldAgainst(contracts(TUTORIAL))(none)).toBe(none)
})
