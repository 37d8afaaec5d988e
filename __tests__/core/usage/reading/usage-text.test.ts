import fc from 'fast-check'
import { readUsageText } from '../../../../src/core/usage/reading/usage-text.js'
import type { UsageReading } from '../../../../src/core/contract/usage/report.js'
import { hostileTexts } from '../../support/hostile-texts.js'
import { RUNS } from '../../support/properties.js'

const DAY = '2026-11-20'
const read = (text: string, day = DAY) => readUsageText(text, 'usage.txt', day)
const nothing: UsageReading = {
  file: 'usage.txt',
  plan: null,
  used: null,
  allowance: null,
  overage: null,
  overageUsd: null,
  overageEnabled: null,
  bonusUsed: null,
  bonus: null,
  resets: null,
  tokens: null,
  today: null,
  problem: null,
}
const bar = '█'.repeat(40)

const PRO = `Estimated Usage | resets on 2026-12-01 | KIRO PRO\nCredits (1000.00 of 1000 covered in plan)\n${bar} 100%\n\nOverages: Enabled  billed at $0.04 per request\nCredits used: 40.29\nEst. cost: $1.61 USD\n\nTo manage your plan or configure overages navigate to https://app.kiro.dev/account/usage\n`
const FREE_BONUS = `Estimated Usage | resets on 2026-12-01 | KIRO FREE\n\n🎁 Bonus credits: 45.53/2000 credits used, expires in 19 days\n\nCredits (0.17 of 50 covered in plan)\n${bar} 0%\n\nOverages: Disabled\n`
const ORGANISATION = `Estimated Usage | resets on 2026-12-01 | KIRO POWER\nCredits (9876.54 of 10000 covered in plan)\n${bar} 98%\n`
const OLD_FREE = `| KIRO FREE                                          |\n${bar} 25%\n(12.50 of 50 covered in plan), resets on 01/15\n`
const OLD_BONUS = `| KIRO PRO                                           |\n${bar} 80%\n(40.00 of 50 covered in plan), resets on 02/01\nBonus credits: 5.00/10 credits used, expires in 7 days\n`
const MANAGED =
  'Plan: Q Developer Pro\nYour plan is managed by admin\n\nTip: to see context window usage, run /context\n'
const FAILED =
  '\u001b[38;5;11m⚠️  Warning: Could not retrieve usage information from backend\n\u001b[38;5;8mError: dispatch failure (io error): an i/o error occurred\n'
const LOGIN =
  'Failed to initialize auth portal.\nPlease try again with: kiro-cli login --use-device-flow\nerror: OAuth error: All callback ports are in use.\n'
const TOKENS =
  'Session token usage:\n  Input: 47,832 tokens (Claude Sonnet 4.0: 31,200 | Claude Sonnet 3.7: 16,632)\n  Output: 12,441 tokens (Claude Sonnet 4.0: 9,800 | Claude Sonnet 3.7: 2,641)\n  Estimated cost: $0.43\nDaily usage: 182,341 input / 48,902 output tokens (36% of daily budget)\n'

const ADMINISTRATOR =
  'The plan is managed by an administrator, so the text has no numbers: the user report of the organization has them.'
const UNREACHED = 'The CLI could not ask for the usage: sign in and run /usage again.'

const VARIANTS: [string, string, Partial<UsageReading>][] = [
  [
    '2.x with overage',
    PRO,
    {
      plan: 'KIRO PRO',
      used: 1000,
      allowance: 1000,
      overage: 40.29,
      overageUsd: 1.61,
      overageEnabled: true,
      resets: '2026-12-01',
    },
  ],
  [
    '2.x free with a bonus',
    FREE_BONUS,
    {
      plan: 'KIRO FREE',
      used: 0.17,
      allowance: 50,
      bonusUsed: 45.53,
      bonus: 2000,
      overageEnabled: false,
      resets: '2026-12-01',
    },
  ],
  [
    '2.x of an organization, without overage',
    ORGANISATION,
    { plan: 'KIRO POWER', used: 9876.54, allowance: 10000, resets: '2026-12-01' },
  ],
  [
    '2.x with a longer plan',
    ORGANISATION.replace('POWER', 'PRO MAX'),
    { plan: 'KIRO PRO MAX', used: 9876.54, allowance: 10000, resets: '2026-12-01' },
  ],
  ['1.x free', OLD_FREE, { plan: 'KIRO FREE', used: 12.5, allowance: 50, resets: '2026-01-15' }],
  [
    '1.x with a bonus',
    OLD_BONUS,
    { plan: 'KIRO PRO', used: 40, allowance: 50, bonusUsed: 5, bonus: 10, resets: '2026-02-01' },
  ],
  ['managed by an administrator', MANAGED, { plan: 'Q Developer Pro', problem: ADMINISTRATOR }],
  ['an error of the service', FAILED, { problem: UNREACHED }],
  ['an error of signing in', LOGIN, { problem: UNREACHED }],
  [
    'tokens',
    TOKENS,
    {
      tokens: { input: 47832, output: 12441, usd: 0.43 },
      today: { input: 182341, output: 48902, share: 0.36, budgets: [] },
    },
  ],
  [
    'tokens of a day alone, without a budget',
    'Daily usage: 5 input / 7 output tokens',
    { today: { input: 5, output: 7, share: null, budgets: [] } },
  ],
  [
    'a daily budget with fractions of a percent',
    'Daily usage: 5 input/7 output tokens ( 120.5 % of the daily budget )',
    { today: { input: 5, output: 7, share: 1.205, budgets: [] } },
  ],
]

test.each([
  ...VARIANTS,
  [
    'tokens without a cost',
    'Session token usage: Input: 5 tokens\nOutput: 7 tokens',
    { tokens: { input: 5, output: 7, usd: null } },
  ],
  [
    'tokens on one line',
    'Session token usage: Input: 5 tokens, Output: 7 tokens, Estimated cost: $1',
    { tokens: { input: 5, output: 7, usd: 1 } },
  ],
  [
    'thousands separators',
    ORGANISATION.replace('9876.54 of 10000', '9,876.54 of 10,000'),
    { plan: 'KIRO POWER', used: 9876.54, allowance: 10000, resets: '2026-12-01' },
  ],
  [
    'prepaid packs',
    `${ORGANISATION}Additional credits: 12.5/125 credits used\n`,
    { plan: 'KIRO POWER', used: 9876.54, allowance: 10000, resets: '2026-12-01', overage: 12.5 },
  ],
  [
    'prepaid packs of which something is left',
    `${ORGANISATION}Additional credits: 112.5/125 remaining\nAdditional credits: 100 left\n`,
    { plan: 'KIRO POWER', used: 9876.54, allowance: 10000, resets: '2026-12-01' },
  ],
  ['no first line', 'Credits (0.17 of 50 covered in plan)', { used: 0.17, allowance: 50 }],
  [
    'a plan alone',
    'Estimated Usage | resets on 2026-12-01 | KIRO PRO',
    { plan: 'KIRO PRO', resets: '2026-12-01', problem: 'The text names a plan and has no numbers.' },
  ],
  [
    'a day that is none',
    ORGANISATION.replace('2026-12-01', '2026-13-01'),
    { plan: 'KIRO POWER', used: 9876.54, allowance: 10000 },
  ],
  ['nothing', '', { problem: 'This is not the output of /usage.' }],
  [
    'something else',
    'Credits: 0.62\nInput: 5 tokens\nOutput: 9 tokens\nPlan your day',
    { problem: 'This is not the output of /usage.' },
  ],
  [
    'numbers that are none',
    '(1.2.3 of 50 covered in plan)\n(1,00 of 5 covered in plan)',
    { problem: 'This is not the output of /usage.' },
  ],
])('%s', (_, text, expected) => {
  expect(read(text)).toEqual({ ...nothing, ...expected })
})

test.each<[string, string, string | null]>([
  ['01/15', '2026-01-14', '2026-01-15'],
  ['01/15', '2026-01-15', '2026-01-15'],
  ['01/15', '2026-01-16', '2026-01-15'],
  ['01/15', '2025-12-15', '2026-01-15'],
  ['01/15', '2025-12-14', '2025-01-15'],
  ['12/01', '2026-11-20', '2026-12-01'],
  ['2/1', '2026-11-20', '2026-02-01'],
  ['02/29', '2026-11-20', '2024-02-29'],
  ['02/29', '2103-01-01', '2096-02-29'],
  ['13/01', '2026-11-20', null],
  ['02/30', '2026-11-20', null],
])('a reset on %s, read on %s: %s', (written, day, expected) => {
  expect(read(OLD_FREE.replace('01/15', written), day).resets).toBe(expected)
})

test('of several the last one with numbers counts', () => {
  expect(read(`${PRO}\n> /usage\n${ORGANISATION}`)).toEqual(read(ORGANISATION))
  expect(read(OLD_FREE + OLD_BONUS)).toEqual(read(OLD_BONUS))
  expect(read(OLD_BONUS + OLD_FREE)).toEqual(read(OLD_FREE))
  expect(read(PRO + FREE_BONUS)).toEqual(read(FREE_BONUS))
  expect(read(FREE_BONUS + TOKENS)).toEqual(read(TOKENS))
  expect(read(TOKENS + TOKENS.replace('47,832', '50,000')).tokens).toEqual({ input: 50000, output: 12441, usd: 0.43 })
  expect(read(PRO + FAILED)).toEqual(read(PRO))
  expect(read(MANAGED + PRO)).toEqual(read(PRO))
  expect(read('Credits (1 of 50 covered in plan)\nCredits (2 of 50 covered in plan)').used).toBe(2)
})

const ANSI = [
  '\u001b[0m',
  '\u001b[38;5;11m',
  '\u001b[1;31m',
  '\u001b[2K',
  '\u001b[?25l',
  '\u001b]0;kiro\u0007',
  '\u001b]8;;https://example.com\u001b\\',
  '\u009b31m',
  '\u001b(B',
  '\u001b7',
  '',
]
const noise = fc
  .array(
    fc.constantFrom(
      '',
      '> /usage',
      '!> ',
      '⠋ Thinking...',
      '▸ Credits: 0.62 • Time: 3s',
      'Input: 5 tokens',
      'I used 3 of 5 files',
      '| a | b |',
      'Welcome to Kiro',
      '\u0000',
    ),
    { maxLength: 4 },
  )
  .map((lines) => lines.map((line) => `${line}\n`).join(''))
const variant = fc.constantFrom(...VARIANTS.map(([, text]) => text))

test('what is around it, colours and line ends change nothing', () => {
  fc.assert(
    fc.property(
      variant,
      noise,
      noise,
      fc.array(fc.tuple(fc.nat(), fc.constantFrom(...ANSI)), { maxLength: 12 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      (text, before, after, codes, end) => {
        const plain = text.replace(/\u001b\[[0-9;]*m/g, '')
        const cuts = codes
          .map(([at, code]): [number, string] => [at % (plain.length + 1), code])
          .sort(([a], [b]) => b - a)
        const colored = cuts.reduce((result, [at, code]) => result.slice(0, at) + code + result.slice(at), plain)
        expect(read((before + colored + after).replaceAll('\n', end))).toEqual(read(plain))
      },
    ),
    RUNS,
  )
})

test('a hostile text gives numbers that are numbers, and words of ours', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          hostileTexts,
          variant,
          fc.constantFrom('(', '\u001b[', '\u001b]', '9'.repeat(400), '99,999 of ', 'Plan: '),
        ),
        { maxLength: 5 },
      ),
      (parts) => {
        const found = read(parts.join(''))
        for (const value of [found.used, found.allowance, found.overage, found.bonus])
          expect(value === null || (Number.isFinite(value) && value >= 0)).toBe(true)
        expect(found.problem ?? '').not.toContain('ZQX')
        expect((found.plan ?? '').length).toBeLessThanOrEqual(70)
      },
    ),
    RUNS,
  )
})

test.each([
  '\u001b[',
  '\u001b]',
  '\u001b[0',
  '\u001b]0;',
  '\u001bP\u001b',
  '1,',
  '1',
  '(1 of ',
  '| KIRO ',
  '|',
  ' ',
  'Plan: ',
  'Bonus credits: ',
  '\n',
  '\r',
  'Estimated Usage\n',
  'Session token usage:\n',
  'resets on 01/15\n',
  '| KIRO A |\n',
])('much of %j comes to an end', (unit) => {
  expect(read(unit.repeat(Math.floor(200_000 / unit.length))).used).toBeNull()
})
