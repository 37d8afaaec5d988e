import type { Policy } from '../../../src/core/policy/policy.js'
import { agent, contract, hook, judged, lines, of, policy, type Files } from '../support/repository.js'

const FILES: Files = {
  '.kiro/agents/a.json': agent('a', 'claude-opus-4.8'),
  '.kiro/agents/b.json': agent('b', 'claude-sonnet-4.5'),
  '.kiro/hooks/a.kiro.hook': hook('fileEdited'),
}

/** Layers from the outermost to the repository's own. */
const layers = (...yaml: readonly string[]): Policy =>
  yaml.flatMap((text, index) =>
    policy(`version: 1\n${text}`, `layer ${index + 1}`).map((layer) => ({
      ...layer,
      role: index === yaml.length - 1 ? ('repository' as const) : ('parent' as const),
    })),
  )
/** Errors and warnings, without those about exceptions. */
const told = (...yaml: readonly string[]): string[] =>
  lines(judged({ after: FILES, policy: layers(...yaml) }))
    .filter((line) => !line.includes(' exception-'))
    .map((line) => line.replace('.kiro/', '').replace(/ costly-hook: .*/, ' costly-hook'))

const excepted = (...rules: readonly string[]): string =>
  `exceptions: [${rules.map((rule) => `{ rule: ${rule}, reason: a, owner: b, expires: 2026-12-31 }`).join(', ')}]`
const DENY = 'models: { deny: [claude-opus-*] }'

/** What a layer below takes out, and which of the layers above still insist. */
test.each<[string, string[], string[]]>([
  ['its own exception', [`${DENY}\n${excepted('model-not-allowed')}`], ['warning hooks/a.kiro.hook:6:3 costly-hook']],
  [
    'an exception below',
    [DENY, excepted('model-not-allowed')],
    [
      'error agents/a.json:3:12 model-not-allowed: claude-opus-4.8 is not allowed for a (policy layer 1: denied)',
      'warning hooks/a.kiro.hook:6:3 costly-hook',
    ],
  ],
  [
    'an exception between',
    [DENY, excepted('model-not-allowed'), 'team: { developers: 2 }'],
    [
      'error agents/a.json:3:12 model-not-allowed: claude-opus-4.8 is not allowed for a (policy layer 1: denied)',
      'warning hooks/a.kiro.hook:6:3 costly-hook',
    ],
  ],
  [
    'an exception below where the rule is delegated',
    [`${DENY}\ndelegates: [model-not-allowed]`, excepted('model-not-allowed')],
    ['warning hooks/a.kiro.hook:6:3 costly-hook'],
  ],
  [
    'an exception below where one of two layers delegates',
    [DENY, `${DENY}\ndelegates: [model-not-allowed]`, excepted('model-not-allowed')],
    [
      'error agents/a.json:3:12 model-not-allowed: claude-opus-4.8 is not allowed for a (policy layer 1: denied)',
      'warning hooks/a.kiro.hook:6:3 costly-hook',
    ],
  ],
  [
    'an exception below the layer that delegates',
    [`${DENY}\ndelegates: [model-not-allowed]`, DENY, excepted('model-not-allowed')],
    [
      'error agents/a.json:3:12 model-not-allowed: claude-opus-4.8 is not allowed for a (policy layer 2: denied)',
      'warning hooks/a.kiro.hook:6:3 costly-hook',
    ],
  ],
  [
    'files that are ignored below',
    [DENY, 'ignore: ["**/agents/a.json"]'],
    [
      'error agents/a.json:3:12 model-not-allowed: claude-opus-4.8 is not allowed for a (policy layer 1: denied)',
      'warning hooks/a.kiro.hook:6:3 costly-hook',
    ],
  ],
  [
    'files that are ignored above',
    ['ignore: ["**/agents/a.json"]', DENY],
    ['warning hooks/a.kiro.hook:6:3 costly-hook'],
  ],
  [
    'a rule that is off below',
    [DENY, 'rules: { model-not-allowed: off, costly-hook: off }'],
    ['error agents/a.json:3:12 model-not-allowed: claude-opus-4.8 is not allowed for a (policy layer 1: denied)'],
  ],
  [
    'a rule that is stated above and off below',
    ['rules: { costly-hook: error }', 'rules: { costly-hook: off }'],
    ['error hooks/a.kiro.hook:6:3 costly-hook'],
  ],
  [
    'a rule that is stated by the second of two layers above',
    ['team: { developers: 1 }', 'rules: { costly-hook: error }', 'rules: { costly-hook: off }'],
    ['error hooks/a.kiro.hook:6:3 costly-hook'],
  ],
  [
    'a rule that is milder above',
    ['rules: { costly-hook: notice }', 'rules: { costly-hook: error }'],
    ['error hooks/a.kiro.hook:6:3 costly-hook'],
  ],
  [
    'a price below',
    ['models: { maxMultiplier: 1 }', 'catalogue: { models: { claude-opus-4.8: { multiplier: 1 } } }'],
    [
      'error agents/a.json:3:12 multiplier-over-cap: claude-opus-4.8 costs 2.2x, more than the allowed 1.0x for a',
      'error agents/b.json:3:12 multiplier-over-cap: claude-sonnet-4.5 costs 1.3x, more than the allowed 1.0x for b',
      'warning hooks/a.kiro.hook:6:3 costly-hook',
    ],
  ],
  ...[
    [
      'workload: { hooks: { save: { runs: 300 } } }',
      '2,605 credits a month for each developer after the change, limit 1,000 (policy layer 1); by the team’s own amount of work; 823 to 9,198 by list prices; 823 to 9,640 with measured token use',
    ],
    [
      'team: { developers: 10 }',
      '8,086 credits a month after the change, limit 1,000 (policy layer 1); by a default amount of work; 2,237 to 32,130 by list prices; 2,237 to 36,552 with measured token use',
    ],
  ].map(([facts = '', total = '']): [string, string[], string[]] => [
    `what the layer below says of the team counts all the same: ${facts}`,
    ['cost: { fail: { total: { credits: 1000 } } }', `${facts}\nrules: { cost-total: off, costly-hook: off }`],
    [`error repository cost-total: ${total}`],
  ]),
  [
    'two rules that two layers delegate: each is asked of the others',
    [
      'models: { allow: ["*"] }',
      'models: { maxMultiplier: 1 }\ndelegates: [model-not-allowed]',
      'models: { maxMultiplier: 2, deny: [claude-opus-*] }\ndelegates: [multiplier-over-cap]',
      excepted('multiplier-over-cap', 'model-not-allowed'),
    ],
    [
      'error agents/a.json:3:12 model-not-allowed: claude-opus-4.8 is not allowed for a (policy layer 3: denied)',
      'error agents/b.json:3:12 multiplier-over-cap: claude-sonnet-4.5 costs 1.3x, more than the allowed 1.0x for b',
      'warning hooks/a.kiro.hook:6:3 costly-hook',
    ],
  ],
  [
    'two rules that one layer delegates',
    [
      `models: { maxMultiplier: 1, deny: [claude-opus-*] }\ndelegates: [multiplier-over-cap, model-not-allowed]`,
      excepted('multiplier-over-cap', 'model-not-allowed'),
    ],
    ['warning hooks/a.kiro.hook:6:3 costly-hook'],
  ],
])('%s', (_, yaml, expected) => {
  expect(told(...yaml)).toEqual(expected)
})

const FABLE = { '.kiro/agents/a.json': agent('a', 'claude-fable-5.1') }
const OPUS = { '.kiro/settings.json': contract({ a: 'claude-opus-4.8' }, { taskExecution: 'a' }) }
const AUTO = { '.kiro/settings.json': contract({ a: 'auto' }, { taskExecution: 'a' }) }
const blocking = (after: Files, before: Files | null, ...yaml: readonly string[]): string[] =>
  judged({ before, after, policy: layers(...yaml) }).findings.flatMap(({ rule, severity, introduced }) =>
    severity === 'error' && introduced ? [rule] : [],
  )

/** What a child tries against what hides content, whatever it is that its parent judges. */
describe.each([
  ['syntax', { '.kiro/agents/a.json': '{' }, []],
  ['schema', { '.kiro/settings.json': '{ "budget": { "monthly": { "credits": "many" } } }' }, []],
  ['duplicate-key', { '.kiro/agents/a.json': '{ "model": "auto", "model": "auto" }' }, []],
  ['symlinked-config', {}, ['.kiro/agents']],
] as [string, Files, string[]][])('%s stays an error', (rule, after, links) => {
  test.each([
    'models: { allow: ["*"] }',
    'budget: { required: [daily] }',
    'cost: { warn: {} }',
    'team: { approvedModels: [auto] }',
    'team: { seats: { pro: 1 } }',
    'rules: { retired-model: error }',
    'enforcement: { mode: block }',
  ])('below %s', (parent) => {
    for (const child of [`rules: { ${rule}: off }`, `rules: { ${rule}: notice }`, excepted(rule), 'ignore: ["**"]'])
      expect(of(judged({ after, links, policy: layers(parent, child) }), rule).map(({ severity }) => severity)).toEqual(
        ['error'],
      )
  })
})

/** What a parent states of seats and work, and what a child tries against it. */
test.each<[string, string, string, string]>([
  ['an approved list', 'team: { approvedModels: [auto] }', 'rules: { model-not-entitled: off }', 'model-not-entitled'],
  [
    'an approved list, noticed',
    'team: { approvedModels: [auto] }',
    'rules: { model-not-entitled: notice }',
    'model-not-entitled',
  ],
  [
    'an approved list, excepted',
    'team: { approvedModels: [auto] }',
    excepted('model-not-entitled'),
    'model-not-entitled',
  ],
  ['an approved list, ignored', 'team: { approvedModels: [auto] }', 'ignore: ["**"]', 'model-not-entitled'],
  [
    'an approved list, observed',
    'team: { approvedModels: [auto] }',
    'enforcement: { mode: observe }',
    'model-not-entitled',
  ],
  [
    'seats',
    'team: { seats: { free: 3 } }',
    'catalogue: { models: { claude-opus-4.8: { plans: [free] } } }',
    'model-not-entitled',
  ],
  ['seats, off', 'team: { seats: { free: 3 } }', 'rules: { model-not-entitled: off }', 'model-not-entitled'],
  [
    'a login',
    'team: { login: [google], seats: { free: 1 } }',
    'team: { seats: { pro: 9 } }\nrules: { model-not-entitled: off }',
    'model-not-entitled',
  ],
  ['a region', 'team: { region: [eu-central-1] }', 'rules: { model-not-entitled: off }', 'model-not-entitled'],
  [
    'developers',
    'team: { developers: 100 }\ncost: { fail: { total: { credits: 9000 } } }',
    'team: { workdays: 1 }',
    'cost-total',
  ],
  [
    'work',
    'team: { developers: 100 }\ncost: { fail: { total: { credits: 9000 } } }',
    'workload: { models: { claude-opus-4.8: 0.01 } }',
    'cost-total',
  ],
  [
    'a root',
    'team: { developers: 100 }\ncost: { fail: { total: { credits: 9000 } } }',
    'workload: { roots: { nowhere: 1 } }',
    'cost-total',
  ],
  [
    'runs',
    'cost: { fail: { increase: { credits: 100 } } }',
    'workload: { tasks: { taskExecution: { runs: 0 } } }',
    'cost-increase',
  ],
  [
    'percent, beside other work',
    'cost: { fail: { increase: { percent: 20 } } }',
    'workload: { hooks: { save: { runs: 9999 } } }',
    'cost-increase',
  ],
])('what a parent states of %s is not undone', (_, parent, child, rule) => {
  const save = { '.kiro/hooks/a.kiro.hook': hook('fileEdited') }
  const [before, after] = [
    { ...AUTO, ...save },
    { ...OPUS, ...FABLE, ...save },
  ]
  expect(blocking(after, before, parent, 'delegates: []')).toContain(rule)
  expect(blocking(after, before, parent, child)).toContain(rule)
})

test('what a layer states of its own seats is its own to lower', () => {
  expect(
    blocking(
      OPUS,
      AUTO,
      'models: { allow: ["*"] }',
      'team: { seats: { free: 1 } }\nrules: { model-not-entitled: off }',
    ),
  ).toEqual([])
  expect(
    blocking(
      OPUS,
      AUTO,
      'team: { approvedModels: [auto] }\ndelegates: [model-not-entitled]',
      'rules: { model-not-entitled: off }',
    ),
  ).toEqual([])
})

test('a rise that only the parent sees as new is reported beside an old one of the whole policy', () => {
  const parent = 'cost: { fail: { total: { credits: 500 } } }'
  const child = 'workload: { tasks: { codeReview: { runs: 500 }, taskExecution: { runs: 0 } } }'
  const review = (model: string): Files => ({
    '.kiro/settings.json': contract({ a: model, b: 'auto' }, { taskExecution: 'a', codeReview: 'b' }),
  })
  expect(blocking(review('claude-opus-4.8'), review('auto'), parent, child)).toEqual(['cost-total'])
  // Where both are new, the change is reported once.
  expect(blocking(review('claude-opus-4.8'), {}, parent, child)).toEqual(['cost-total'])
})

test('a model that the catalogue does not know is not on a list that does not name it', () => {
  const after = { '.kiro/agents/a.json': agent('a', 'claude-next') }
  expect(blocking(after, null, 'team: { approvedModels: [auto] }')).toEqual(['model-not-entitled'])
  expect(
    blocking(
      after,
      null,
      'team: { approvedModels: [auto] }',
      'catalogue: { models: { claude-next: { multiplier: 1 } } }',
    ),
  ).toEqual(['model-not-entitled'])
  expect(blocking(after, null, 'team: { approvedModels: [claude-next] }')).toEqual([])
})
