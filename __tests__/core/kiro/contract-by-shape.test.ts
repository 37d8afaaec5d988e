import { contract, judged, lines, type Files } from '../support/repository.js'

const PATH = '.kiro/settings.json'
const OURS = contract({ primary: 'auto' }, { codeReview: 'primary' })

/** Rules and severities of what a change brings, without its cost. */
const told = (before: Files | null, after: Files, policy = ''): string[] =>
  lines(judged({ before, after, ...(policy === '' ? {} : { policy }) }))
    .filter((line) => !/ (?:cost-|unrouted-|unused-)/.test(line))
    .map((line) => line.replace(/^((?:old )?\w+) (\S+) ([\w-]+):.*/, '$1 $2 $3'))

describe('a file that never was the contract blocks nobody', () => {
  test.each<[string, unknown, string[]]>([
    ['lists of models', { models: { providers: [], available: [] } }, []],
    ['a default model', { models: { default: 'claude-sonnet-4' } }, ['notice .kiro/settings.json:3:16 unread-model']],
    ['models of providers', { models: { openai: { enabled: true } } }, []],
    ['a number as budget', { budget: { monthly: 500 } }, ['notice .kiro/settings.json:3:5 near-miss-key']],
    ['a budget of another tool', { budget: { enabled: true } }, []],
    ['keys without a value', { models: {}, budget: {} }, []],
    ['models as a list', { models: ['a', 'b'] }, []],
    ['a key twice', '{ "a": 1, "a": 2 }', []],
    ['nothing in it', '', []],
    ['a profile without a model', { models: { primary: { provider: 'anthropic' } } }, []],
  ])('%s', (_, content, expected) => {
    for (const policy of ['', 'version: 1\nmodels: { deny: ["claude-*"] }']) {
      expect(told({}, { [PATH]: content }, policy)).toEqual(expected)
      expect(told(null, { [PATH]: content }, policy)).toEqual(expected)
    }
  })
})

describe('what cannot be read is not known, and no good news', () => {
  test.each<[string, unknown, string[], string]>([
    ['no JSON', '{ "models": ', [`warning ${PATH}:1:13 unread-model`], 'warn'],
    ['no JSON, and a model in it', '{ "model": "claude-opus-4.8"', [`warning ${PATH}:1:3 unread-model`], 'warn'],
    ['another language', 'models = 1', [`warning ${PATH}:1:1 unread-model`], 'warn'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]), [`warning ${PATH}:1:1 unread-model`], 'warn'],
    ['bytes', new Uint8Array([0xc3, 0x28]), [`warning ${PATH}:1:1 unread-model`], 'warn'],
    [
      'a pointer of Git LFS',
      `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12\n`,
      [`warning ${PATH}:1:1 unread-model`],
      'warn',
    ],
    ['a contract without its end', JSON.stringify(OURS).slice(0, -1), [`error ${PATH}:1:74 syntax`], 'fail'],
    [
      'a contract without a comma',
      '{ "models": { "primary": { "model": "auto" } } "budget": { "monthly": { "credits": 1 } } }',
      [`error ${PATH}:1:48 syntax`],
      'fail',
    ],
  ])('%s', (_, content, expected, verdict) => {
    for (const before of [{}, { [PATH]: { 'editor.tabSize': 2 } }]) {
      expect(told(before, { [PATH]: content })).toEqual(expected)
      expect(judged({ before, after: { [PATH]: content } }).verdict).toBe(verdict)
    }
    expect(told({ [PATH]: content }, { [PATH]: content })).toEqual(expected.map((line) => `old ${line}`))
  })

  test('a policy can say that the file is another tool’s', () => {
    expect(told({}, { [PATH]: '{ "models": ' }, `version: 1\nignore: [${PATH}]`)).toEqual([])
  })
})

describe('the shape', () => {
  test.each<[string, unknown, string[]]>([
    ['a profile with a model', { models: { x: { model: 1 } } }, [`error ${PATH}:4:16 schema`]],
    ['a routing over our kinds', { models: { routing: { codeReview: 1 } } }, [`error ${PATH}:4:21 schema`]],
    ['a budget with limits', { budget: { daily: { credits: '1' } } }, [`error ${PATH}:4:18 schema`]],
    ['limits of a period with a slip', { budget: { montly: { credits: 1 } } }, [`error ${PATH}:3:5 schema`]],
  ])('%s', (_, content, expected) => {
    expect(told({}, { [PATH]: content })).toEqual(expected)
  })
})

describe('what was the contract at the base stays it', () => {
  test.each<[string, unknown, string]>([
    ['no JSON', '{ "models": ', 'syntax'],
    ['a list', [], 'schema'],
    ['profiles that are texts', { models: { primary: 'claude-opus-4.8' } }, 'schema'],
    ['models of another shape', { models: { providers: [], available: [] } }, 'schema'],
    ['a number as budget', { budget: { monthly: 500 } }, 'schema'],
    ['another spelling of models', { Models: OURS.models }, 'schema'],
    ['a slip in models', { modles: OURS.models }, 'schema'],
    ['the whole contract a level deeper', { kiro: OURS }, 'schema'],
    ['its routing at the top', { routing: { codeReview: 'primary' } }, 'schema'],
    ['its profile at the top', { primary: { model: 'claude-opus-4.8' } }, 'schema'],
  ])('%s', (_, content, rule) => {
    const broken = told({ [PATH]: OURS }, { [PATH]: content })
    expect(broken.filter((line) => line.startsWith('error')).map((line) => line.split(' ')[2])).toContain(rule)
    // Moved to another root in the same change, it is judged all the same.
    const moved = told({ [PATH]: OURS }, { 'web/.kiro/settings.json': content })
    expect(moved.filter((line) => line.startsWith('error')).map((line) => line.split(' ')[2])).toContain(rule)
  })

  test('its keys may go, as a file may', () => {
    for (const after of [{}, { [PATH]: {} }, { [PATH]: { 'editor.tabSize': 2 } }])
      expect(told({ [PATH]: OURS }, after)).toEqual([])
  })

  test('another tool’s file in another root is no contract because the contract moved in its own shape', () => {
    const other = { models: { providers: [] } }
    expect(told({ [PATH]: OURS }, { 'a/.kiro/settings.json': other, 'b/.kiro/settings.json': OURS })).toEqual([])
    expect(told({ [PATH]: OURS, 'a/.kiro/settings.json': other }, { 'a/.kiro/settings.json': other })).toEqual([])
  })

  test('a contract that is broken at the base is still known for one', () => {
    const broken = JSON.stringify(OURS).slice(0, -1)
    expect(told({ [PATH]: broken }, { [PATH]: broken })).toEqual([`old error ${PATH}:1:74 syntax`])
    expect(told({ [PATH]: broken }, { [PATH]: '{' })).toEqual([`error ${PATH}:1:2 syntax`])
  })
})

describe('nearly a contract: seen, and its models as well', () => {
  test.each<[string, unknown, string[]]>([
    ['a slip', { modles: OURS.models }, ['near-miss-key', 'unread-model']],
    ['a capital', { Models: OURS.models }, ['near-miss-key', 'unread-model']],
    ['a plural', { budgets: { monthly: { credits: 1 } } }, ['near-miss-key']],
    ['a plural with a number', { budgets: { monthly: 500 } }, ['near-miss-key']],
    ['a number', { budget: 500 }, ['near-miss-key']],
    ['a slip in routing', { models: { routng: { codeReview: 'fast' } } }, ['near-miss-key']],
    ['kinds with slips', { models: { routing: { codereview: 'fast' } } }, ['near-miss-key']],
    [
      'a model by another key',
      { models: { primary: { modelId: 'claude-opus-4.8' } } },
      ['near-miss-key', 'unread-model'],
    ],
    ['a profile that is a text', { models: { primary: 'claude-opus-4.8' } }, ['near-miss-key', 'unread-model']],
    ['modules are no models', { modules: { specs: './specs' } }, []],
  ])('%s', (_, content, rules) => {
    const report = judged({ before: {}, after: { [PATH]: content } })
    expect(report.findings.map(({ rule }) => rule).sort()).toEqual(rules)
    expect(
      report.findings.filter(({ rule }) => rule === 'unread-model').every(({ severity }) => severity === 'warning'),
    ).toBe(true)
    expect(report.verdict).toBe(rules.includes('unread-model') ? 'warn' : 'pass')
  })
})

test.each<[string, unknown, string]>([
  [
    'flat',
    { 'chat.defaultModel': 'claude-opus-4.8' },
    'chat.defaultModel has no effect here: Kiro does not read this file; it belongs in .kiro/settings/cli.json',
  ],
  [
    'nested',
    { chat: { defaultModel: 'claude-opus-4.8' } },
    'chat.defaultModel has no effect here: Kiro does not read this file; it belongs in .kiro/settings/cli.json, as the flat key chat.defaultModel',
  ],
])('a key of Kiro CLI, %s: neither price nor verdict by policy', (_, content, message) => {
  const report = judged({ before: {}, after: { [PATH]: content }, policy: 'version: 1\nmodels: { deny: ["*"] }' })
  expect(lines(report)).toEqual([expect.stringContaining(`misplaced-key: ${message}`)])
  expect(report.estimate.rows.filter(({ file, changed }) => file !== null || changed)).toEqual([])
})
