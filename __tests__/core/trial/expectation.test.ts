import { plain } from '../../../src/core/text/message.js'
import { compareExpectation, parseExpectation, type Expectation } from '../../../src/core/trial/expectation.js'
import { agent, contract, hook, judged, only, type Change } from '../support/repository.js'

/** The expectation, or `line:column message` for everything that is wrong. */
function read(text: string): Expectation | string[] {
  const parsed = parseExpectation(text)
  return 'expectation' in parsed
    ? parsed.expectation
    : parsed.problems.map(({ line, column, message }) => `${line}:${column} ${plain(message)}`)
}

test.each<[string, Expectation]>([
  ['verdict: pass', { verdict: 'pass', rules: null, day: null }],
  ['# why\nverdict: "warn"\nrules: []\n', { verdict: 'warn', rules: [], day: null }],
  [
    'verdict: fail\nrules: [cost-increase, model-not-allowed, cost-increase]\nday: 2026-10-08',
    { verdict: 'fail', rules: ['cost-increase', 'model-not-allowed'], day: '2026-10-08' },
  ],
  ['day: "2028-02-29"\nrules:\n  - syntax\nverdict: fail', { verdict: 'fail', rules: ['syntax'], day: '2028-02-29' }],
])('%j is read', (text, expected) => {
  expect(read(text)).toEqual(expected)
})

test.each<[string, string[]]>([
  ['', ['1:1 The file must have keys with values. Write at least: verdict: fail']],
  ['fail', ['1:1 The file must have keys with values. Write at least: verdict: fail']],
  ['- verdict: fail', ['1:1 The file must have keys with values. Write at least: verdict: fail']],
  ['rules: []', ['1:1 The verdict is missing. Write for example: verdict: fail']],
  ['verdict: failed', ['1:10 "failed" is not a verdict; did you mean fail?']],
  ['verdict: skipped', ['1:10 "skipped" is not a verdict; use pass, warn or fail']],
  ['verdict:', ['1:9 a verdict must be a text; use pass, warn or fail']],
  ['verdict: true', ['1:10 a verdict must be a text; use pass, warn or fail']],
  ['verdict: [fail]', ['1:10 a verdict must be a text; use pass, warn or fail']],
  ['verdct: fail', ['1:1 verdct is not a key of an expected verdict; did you mean verdict?']],
  ['verdict: fail\nowner: me', ['2:1 owner is not a key of an expected verdict; use verdict, rules or day']],
  ['verdict: fail\n[a]: b', ['2:1 this is not a key of an expected verdict; use verdict, rules or day']],
  [
    'verdict: fail\n[a]: b\n{ c: d }: e',
    [
      '2:1 this is not a key of an expected verdict; use verdict, rules or day',
      '3:1 this is not a key of an expected verdict; use verdict, rules or day',
    ],
  ],
  ['verdict: fail\nverdict: pass', ['2:1 Not valid YAML: this key is written twice; keep one of the two']],
  [
    'verdict: fail\nrules: cost-increase',
    ['2:8 rules must be a list, such as [model-not-allowed]; [] says that no rule is broken'],
  ],
  [
    'verdict: fail\nrules:\n  - cost-increase\n  - cost-increas\n  - made-up\n  - 5',
    [
      '4:5 "cost-increas" is not a rule; did you mean cost-increase?',
      '5:5 "made-up" is not a rule; kiro-governance rules lists them all',
      '6:5 a rule must be a text; kiro-governance rules lists them all',
    ],
  ],
  ['verdict: fail\nday: 2026-02-30', ['2:6 day must be a day of the calendar, YYYY-MM-DD, such as 2026-10-08']],
  ['verdict: fail\nday: 20261008', ['2:6 day must be a day of the calendar, YYYY-MM-DD, such as 2026-10-08']],
  [
    'day: x\nowner: me\nverdict: failed\nnote: n',
    [
      '1:6 day must be a day of the calendar, YYYY-MM-DD, such as 2026-10-08',
      '2:1 owner is not a key of an expected verdict; use verdict, rules or day',
      '3:10 "failed" is not a verdict; did you mean fail?',
      '4:1 note is not a key of an expected verdict; use verdict, rules or day',
    ],
  ],
  [
    '{ day: x, owner: me, verdict: failed, note: n }',
    [
      '1:8 day must be a day of the calendar, YYYY-MM-DD, such as 2026-10-08',
      '1:11 owner is not a key of an expected verdict; use verdict, rules or day',
      '1:31 "failed" is not a verdict; did you mean fail?',
      '1:39 note is not a key of an expected verdict; use verdict, rules or day',
    ],
  ],
  ['verdict: &a fail\nday: *a', ['2:6 day must be a day of the calendar, YYYY-MM-DD, such as 2026-10-08']],
])('%j says what is wrong, and where', (text, problems) => {
  expect(read(text)).toEqual(problems)
})

test.each([
  ['deep', '['.repeat(50_000)],
  ['deep in blocks', '- '.repeat(50_000)],
  ['not YAML', 'verdict: {'],
  ['two documents', 'verdict: fail\n---\nverdict: pass\n'],
])('a file that is %s is a mistake, not a crash', (_, text) => {
  const problems = read(text)
  expect(problems).not.toEqual([])
  expect(Array.isArray(problems)).toBe(true)
})

test('many mistakes are reported up to a bound', () => {
  expect(read(Array.from({ length: 100 }, (_, index) => `key${index}: 1`).join('\n'))).toHaveLength(20)
})

test.each([
  ['keys', (count: number) => Array.from({ length: count }, (_, index) => `key${index}: 1`).join('\n')],
  ['keys that are there twice', (count: number) => 'verdict: pass\n'.repeat(count + 1)],
])('of as many wrong %s as are reported none is left out, and the first are reported', (_, text) => {
  const told = (count: number): string[] => [read(text(count))].flat().map(String)
  expect([told(18), told(19), told(20), told(21)].map(({ length }) => length)).toEqual(
    text(1).startsWith('verdict') ? [18, 19, 20, 20] : [19, 20, 20, 20],
  )
  expect(told(40)).toEqual(told(30))
  expect(told(30).slice(0, 5)).toEqual(told(18).slice(0, 5))
})

const POLICY = `version: 1\nworkload: ${only({ codeReview: {} })}\nmodels: { allow: [auto] }\nrules: { experimental-model: warning }`
const file = (model: string): Change['after'] => ({
  '.kiro/settings.json': contract({ primary: model }, { codeReview: 'primary' }),
})
const DEARER: Change = { before: file('auto'), after: file('claude-opus-4.8'), policy: POLICY }
const OLD: Change = { before: file('claude-opus-4.8'), after: file('claude-opus-4.8'), policy: POLICY }

describe('what came out', () => {
  const compare = (change: Change, expectation: Partial<Expectation> & Pick<Expectation, 'verdict'>) =>
    compareExpectation({ rules: null, day: null, ...expectation }, judged(change))

  test('as expected, whatever the order of the rules', () => {
    const found = { verdict: 'fail', rules: ['cost-increase', 'model-not-allowed'] }
    for (const rules of [null, ['cost-increase', 'model-not-allowed'], ['model-not-allowed', 'cost-increase']]) {
      expect(compare(DEARER, { verdict: 'fail', rules })).toEqual({
        passed: true,
        found,
        missing: [],
        unexpected: [],
        findings: [],
      })
    }
  })

  test('a missing and an unexpected rule, with what the latter found', () => {
    const { findings, ...rest } = compare(DEARER, { verdict: 'fail', rules: ['cost-increase', 'over-plan'] })
    expect(rest).toMatchObject({ passed: false, missing: ['over-plan'], unexpected: ['model-not-allowed'] })
    expect(findings.map(({ rule }) => rule)).toEqual(['model-not-allowed'])
  })

  test('the right rules with another verdict fail as well', () => {
    expect(compare(DEARER, { verdict: 'warn', rules: ['cost-increase', 'model-not-allowed'] })).toMatchObject({
      passed: false,
      missing: [],
      unexpected: [],
    })
  })

  test('a worse verdict is explained by the findings that make it, a milder one by none', () => {
    expect(compare(DEARER, { verdict: 'pass' }).findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['model-not-allowed', 'error'],
    ])
    expect(compare(OLD, { verdict: 'pass' }).findings.map(({ rule, introduced }) => [rule, introduced])).toEqual([
      ['model-not-allowed', false],
    ])
    expect(compare(OLD, { verdict: 'fail' })).toMatchObject({ passed: false, findings: [] })
  })

  test('what was there before is no rule of the change', () => {
    expect(compare(OLD, { verdict: 'warn', rules: [] })).toMatchObject({
      passed: true,
      found: { verdict: 'warn', rules: [] },
    })
  })

  test('of several findings those of the unexpected rules are reported, or those that make the verdict', () => {
    const change: Change = {
      before: {},
      after: {
        '.kiro/agents/a.json': agent('a', 'claude-opus-4.8'),
        '.kiro/agents/b.json': agent('b', 'claude-opus-4.8'),
        '.kiro/agents/c.json': agent('c', 'claude-sonet-5'),
        '.kiro/agents/d.json': agent('d', 'qwen3-coder-next'),
        '.kiro/hooks/a.kiro.hook': hook('fileEdited'),
      },
      policy: 'version: 1\nmodels: { deny: [claude-opus-*] }\nrules: { cost-increase: off }',
    }
    const told = (verdict: Expectation['verdict'], rules: string[] | null): string[] =>
      compare(change, { verdict, rules }).findings.map(({ rule, place }) => `${rule} ${place?.file ?? ''}`)
    const [denied, others] = [
      ['model-not-allowed .kiro/agents/a.json', 'model-not-allowed .kiro/agents/b.json'],
      ['unknown-model .kiro/agents/c.json', 'costly-hook .kiro/hooks/a.kiro.hook'],
    ]
    expect(told('warn', null)).toEqual(denied)
    expect(told('fail', ['model-not-allowed'])).toEqual(others)
    expect(told('fail', ['costly-hook', 'unknown-model'])).toEqual(denied)
    expect(told('fail', null)).toEqual([])
    const warned: Change = { ...change, policy: 'version: 1\nrules: { cost-increase: off }' }
    expect(compare(warned, { verdict: 'pass' }).findings.map(({ rule }) => rule)).toEqual([
      'unknown-model',
      'costly-hook',
    ])
    expect(compare(warned, { verdict: 'pass' }).found).toEqual({
      verdict: 'warn',
      rules: ['costly-hook', 'unknown-model'],
    })
  })
})
