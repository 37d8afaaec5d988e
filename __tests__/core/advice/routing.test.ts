import { advised } from './advised.js'
import { contract, policy } from '../support/repository.js'

const SETTINGS = '.kiro/settings.json'
const files = (model: string, rest: Readonly<Record<string, string>> = {}) => ({
  [SETTINGS]: contract({ primary: model, ...rest }, { codeReview: 'primary' }),
})
const to = (change: Parameters<typeof advised>[0]): (string | undefined)[] | null =>
  advised(change).routing?.edits.map((edit) => edit.to) ?? null
const RISE = { before: files('claude-sonnet-4.5'), after: files('claude-opus-4.8') }

test.each<[string, Parameters<typeof advised>[0], string[] | null]>([
  ['nothing changed', { before: files('claude-opus-4.8'), after: files('claude-opus-4.8') }, null],
  ['no base', { after: files('claude-opus-4.8', { fast: 'claude-haiku-4.5' }) }, null],
  ['a rise goes back', RISE, ['claude-sonnet-4.5']],
  ...['total: { credits: 20 }', 'total: { credits: 50 }', 'increase: { credits: 1, percent: 1 }'].map(
    (limit): [string, Parameters<typeof advised>[0], string[]] => [
      `also where the cost stays over its limit, or falls below it: ${limit}`,
      { ...RISE, policy: `version: 1\ncost: { fail: { ${limit} } }` },
      ['claude-sonnet-4.5'],
    ],
  ),
  [
    'each profile that rose',
    {
      before: { [SETTINGS]: contract({ p: 'auto', q: 'claude-sonnet-4.5' }, { codeReview: 'p', taskExecution: 'q' }) },
      after: {
        [SETTINGS]: contract({ p: 'claude-opus-4.8', q: 'claude-opus-4.8' }, { codeReview: 'p', taskExecution: 'q' }),
      },
    },
    ['auto', 'claude-sonnet-4.5'],
  ],
  [
    'what any layer names is a candidate',
    {
      before: files('claude-sonnet-4.5'),
      after: files('claude-opus-4.8'),
      policy: [
        'models: { deny: [claude-sonnet-4.5] }',
        'models: { tasks: { codeReview: { allow: [claude-sonnet-5, claude-opus-*] } } }',
      ].flatMap((text) => policy(`version: 1\n${text}`)),
    },
    ['claude-sonnet-5'],
  ],
  [
    'never below what was',
    {
      before: files('claude-sonnet-4.5', { fast: 'claude-haiku-4.5' }),
      after: files('claude-opus-4.8', { fast: 'claude-haiku-4.5' }),
    },
    ['claude-sonnet-4.5'],
  ],
  [
    'a first contract: nothing that decides about other work goes below the Sonnet class',
    {
      before: {},
      after: {
        [SETTINGS]: contract(
          { primary: 'claude-opus-5.5', fast: 'claude-haiku-4.5' },
          { specGeneration: 'primary', taskExecution: 'primary', codeExplanation: 'fast' },
        ),
      },
    },
    ['auto'],
  ],
  [
    'the floor that the policy states, above the class',
    {
      before: {},
      after: files('claude-opus-4.8', { fast: 'claude-haiku-4.5', middle: 'claude-sonnet-5' }),
      policy: 'version: 1\nfloor: { codeReview: claude-sonnet-* }',
    },
    ['middle'],
  ],
  [
    'the floor that the policy states, below the class',
    {
      before: {},
      after: files('claude-opus-4.8', { fast: 'claude-haiku-4.5' }),
      policy: 'version: 1\nfloor: { codeReview: claude-haiku-* }',
    },
    ['fast'],
  ],
  [
    'the floor that the policy states holds for work that was below it',
    {
      before: files('claude-haiku-4.5', { middle: 'claude-sonnet-5' }),
      after: files('claude-opus-4.8', { middle: 'claude-sonnet-5' }),
      policy: 'version: 1\nfloor: { codeReview: claude-sonnet-* }',
    },
    ['claude-sonnet-5'],
  ],
  ['a fall stays', { before: files('claude-opus-4.8'), after: files('claude-sonnet-4.5') }, null],
  [
    'what was is denied: an equal that the policy names',
    { ...RISE, policy: 'version: 1\nmodels: { allow: [claude-*], deny: [claude-sonnet-4.5] }' },
    ['claude-sonnet-5.5'],
  ],
  [
    'an equal that the repository names, before newer ones that the policy allows',
    {
      before: { ...files('claude-sonnet-4.5'), '.kiro/agents/a.json': { name: 'a', model: 'claude-sonnet-4' } },
      after: { ...files('claude-opus-4.8'), '.kiro/agents/a.json': { name: 'a', model: 'claude-sonnet-4' } },
      policy: 'version: 1\nmodels: { allow: [claude-*], deny: [claude-sonnet-4.5] }',
    },
    ['claude-sonnet-4'],
  ],
  [
    'a half way',
    {
      before: files('claude-haiku-4.5'),
      after: files('claude-opus-4.8'),
      policy: 'version: 1\nmodels: { deny: [claude-haiku-*] }',
    },
    ['auto'],
  ],
  [
    'allowed for this work alone',
    {
      ...RISE,
      policy: 'version: 1\nmodels: { allow: [claude-sonnet-*], tasks: { codeReview: { allow: [claude-opus-*] } } }',
    },
    null,
  ],
  [
    'more expensive for this work alone',
    { ...RISE, policy: 'version: 1\nmodels: { maxMultiplier: 1.3, tasks: { codeReview: { maxMultiplier: 2.2 } } }' },
    null,
  ],
  [
    'a list of its own that narrows permits nothing',
    { ...RISE, policy: 'version: 1\nmodels: { tasks: { codeReview: { allow: [claude-*] } } }' },
    ['claude-sonnet-4.5'],
  ],
  [
    'an exception that holds',
    {
      ...RISE,
      policy:
        'version: 1\nmodels: { allow: [claude-sonnet-*] }\nexceptions: [{ rule: model-not-allowed, model: claude-opus-4.8, reason: r, owner: o, expires: 2026-12-31 }]',
    },
    null,
  ],
  [
    'an exception that holds, on its last day and after others',
    {
      ...RISE,
      policy:
        'version: 1\nmodels: { allow: [claude-sonnet-*] }\nexceptions: [{ rule: schema, reason: r, owner: o, expires: 2026-12-31 }, { rule: model-not-allowed, model: "gpt-*", reason: r, owner: o, expires: 2026-12-31 }, { rule: model-not-allowed, model: claude-opus-4.8, reason: r, owner: o, expires: 2026-10-08 }]',
    },
    null,
  ],
  [
    'an exception that has expired',
    {
      ...RISE,
      policy:
        'version: 1\nmodels: { allow: [claude-sonnet-*] }\nexceptions: [{ rule: model-not-allowed, model: claude-opus-4.8, reason: r, owner: o, expires: 2026-10-01 }]',
    },
    ['claude-sonnet-4.5'],
  ],
  [
    'a seat that cannot use it',
    {
      before: files('claude-sonnet-4.5'),
      after: files('claude-opus-4.8'),
      policy:
        'version: 1\nteam: { seats: { free: 1, pro: 1 } }\nmodels: { allow: [claude-sonnet-5, claude-sonnet-4.5, claude-opus-4.8] }',
    },
    ['claude-sonnet-4.5'],
  ],
  [
    'not an experimental one',
    {
      before: files('qwen3-coder-next'),
      after: files('claude-opus-4.8'),
      policy: 'version: 1\nmodels: { allow: ["*"] }',
    },
    ['minimax-m2.5'],
  ],
  [
    'what nobody names is no candidate',
    { before: files('qwen3-coder-next'), after: files('claude-opus-4.8') },
    ['auto'],
  ],
  [
    'new work: nothing below the cheapest named',
    {
      before: {
        [SETTINGS]: contract({ primary: 'claude-opus-4.8' }, { codeReview: 'primary' }),
        '.kiro/agents/a.json': { name: 'a', model: 'claude-haiku-4.5' },
      },
      after: {
        [SETTINGS]: contract({ primary: 'claude-opus-4.8' }, { codeReview: 'primary', interactiveChat: 'primary' }),
        '.kiro/agents/a.json': { name: 'a', model: 'claude-haiku-4.5' },
      },
    },
    ['claude-haiku-4.5', 'haiku'],
  ],
  ['a model without a price stays', { before: files('claude-sonnet-4.5'), after: files('claude-next') }, null],
  ['what was had no price', { before: files('claude-3.7-sonnet'), after: files('claude-opus-4.8') }, null],
  [
    'a rise of work that is not done',
    { ...RISE, policy: 'version: 1\nworkload: { tasks: { codeReview: { runs: 0 } } }' },
    null,
  ],
  [
    'below a root without a share',
    { before: { [`web/${SETTINGS}`]: RISE.before[SETTINGS] }, after: { [`web/${SETTINGS}`]: RISE.after[SETTINGS] } },
    null,
  ],
  [
    'below a root with a share',
    {
      before: { [`web/${SETTINGS}`]: RISE.before[SETTINGS] },
      after: { [`web/${SETTINGS}`]: RISE.after[SETTINGS] },
      policy: 'version: 1\nworkload: { roots: { web: 0.5 } }',
    },
    ['claude-sonnet-4.5'],
  ],
  ['ignored files', { ...RISE, policy: `version: 1\nignore: [${SETTINGS}]` }, null],
  [
    'advice that would be an error by another rule',
    {
      before: files('claude-sonnet-4.5'),
      after: { [SETTINGS]: contract({ primary: 'claude-sonnet-4.5', big: 'claude-opus-4.8' }, { codeReview: 'big' }) },
      policy: 'version: 1\nrules: { unused-profile: error }',
    },
    null,
  ],
  [
    'which by itself is fine',
    {
      before: files('claude-sonnet-4.5'),
      after: { [SETTINGS]: contract({ primary: 'claude-sonnet-4.5', big: 'claude-opus-4.8' }, { codeReview: 'big' }) },
    },
    ['primary'],
  ],
])('%s', (_, change, expected) => {
  expect(to(change)).toEqual(expected)
})

test('a file that cannot be edited without a doubt is left out, and named', () => {
  const text =
    '{"models":{"primary":{"model":"claude-opus-4.8","temperature":0,"temperature":0},"routing":{"codeReview":"primary"}}}'
  const change = { before: files('claude-sonnet-4.5'), after: { [SETTINGS]: text } }
  expect(advised(change).routing).toBeNull()
  const both = advised({
    before: { ...change.before, 'web/.kiro/settings.json': RISE.before[SETTINGS] },
    after: { ...change.after, 'web/.kiro/settings.json': RISE.after[SETTINGS] },
    policy: 'version: 1\nworkload: { roots: { web: 0.5 } }',
  })
  expect(both.routing).toMatchObject({
    leftOut: [SETTINGS],
    edits: [{ file: 'web/.kiro/settings.json', to: 'claude-sonnet-4.5' }],
  })
})

test('a new profile takes a name that no one has, not even a profile without a model', () => {
  const side = (primary: string) => {
    const { models } = contract(
      { primary },
      { specGeneration: 'primary', codeReview: 'primary', taskExecution: 'primary' },
    ) as { models: object }
    return { [SETTINGS]: { models: { opus: {}, 'opus-2': { model: 'auto' }, ...models } } }
  }
  const { routing } = advised({
    before: side('claude-sonnet-4.5'),
    after: side('claude-opus-4.8'),
    policy: 'version: 1\nmodels: { maxMultiplier: 1.3, tasks: { specGeneration: { maxMultiplier: 2.2 } } }',
  })
  expect(routing?.edits.find(({ from }) => from === null)?.path).toEqual(['models', 'opus-3', 'model'])
})

test('a byte order mark and CRLF are part of the patch', () => {
  const text = `\ufeff${JSON.stringify(RISE.after[SETTINGS], null, 2)}`.replaceAll('\n', '\r\n')
  const patch = advised({ before: RISE.before, after: { [SETTINGS]: text } }).routing?.patch ?? ''
  expect(patch).toContain('-      "model": "claude-opus-4.8"\r\n+      "model": "claude-sonnet-4.5"\r\n')
  expect(patch).toContain('\n \ufeff{\r\n')
})
