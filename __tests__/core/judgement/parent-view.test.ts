import type { Policy } from '../../../src/core/policy/policy.js'
import { agent, hook, judged, lines, policy, type Files } from '../support/repository.js'

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
    .map((line) => line.replace('.kiro/', ''))

const excepted = (...rules: readonly string[]): string =>
  `exceptions: [${rules.map((rule) => `{ rule: ${rule}, reason: a, owner: b, expires: 2026-12-31 }`).join(', ')}]`
const DENY = 'models: { deny: [claude-opus-*] }'

/** What a layer below takes out, and which of the layers above still insist. */
test.each<[string, string[], string[]]>([
  [
    'its own exception',
    [`${DENY}\n${excepted('model-not-allowed')}`],
    ['warning hooks/a.kiro.hook:6:3 save-triggered-hook: Hook asks an agent on every save; each time costs credits'],
  ],
  [
    'an exception below',
    [DENY, excepted('model-not-allowed')],
    [
      'error agents/a.json:3:12 model-not-allowed: claude-opus-4.8 is not allowed for a (policy layer 1: denied)',
      'warning hooks/a.kiro.hook:6:3 save-triggered-hook: Hook asks an agent on every save; each time costs credits',
    ],
  ],
  [
    'an exception between',
    [DENY, excepted('model-not-allowed'), 'team: { developers: 2 }'],
    [
      'error agents/a.json:3:12 model-not-allowed: claude-opus-4.8 is not allowed for a (policy layer 1: denied)',
      'warning hooks/a.kiro.hook:6:3 save-triggered-hook: Hook asks an agent on every save; each time costs credits',
    ],
  ],
  [
    'an exception below where the rule is delegated',
    [`${DENY}\ndelegates: [model-not-allowed]`, excepted('model-not-allowed')],
    ['warning hooks/a.kiro.hook:6:3 save-triggered-hook: Hook asks an agent on every save; each time costs credits'],
  ],
  [
    'an exception below where one of two layers delegates',
    [DENY, `${DENY}\ndelegates: [model-not-allowed]`, excepted('model-not-allowed')],
    [
      'error agents/a.json:3:12 model-not-allowed: claude-opus-4.8 is not allowed for a (policy layer 1: denied)',
      'warning hooks/a.kiro.hook:6:3 save-triggered-hook: Hook asks an agent on every save; each time costs credits',
    ],
  ],
  [
    'an exception below the layer that delegates',
    [`${DENY}\ndelegates: [model-not-allowed]`, DENY, excepted('model-not-allowed')],
    [
      'error agents/a.json:3:12 model-not-allowed: claude-opus-4.8 is not allowed for a (policy layer 2: denied)',
      'warning hooks/a.kiro.hook:6:3 save-triggered-hook: Hook asks an agent on every save; each time costs credits',
    ],
  ],
  [
    'files that are ignored below',
    [DENY, 'ignore: ["**/agents/a.json"]'],
    [
      'error agents/a.json:3:12 model-not-allowed: claude-opus-4.8 is not allowed for a (policy layer 1: denied)',
      'warning hooks/a.kiro.hook:6:3 save-triggered-hook: Hook asks an agent on every save; each time costs credits',
    ],
  ],
  [
    'files that are ignored above',
    ['ignore: ["**/agents/a.json"]', DENY],
    ['warning hooks/a.kiro.hook:6:3 save-triggered-hook: Hook asks an agent on every save; each time costs credits'],
  ],
  [
    'a rule that is off below',
    [DENY, 'rules: { model-not-allowed: off, save-triggered-hook: off }'],
    ['error agents/a.json:3:12 model-not-allowed: claude-opus-4.8 is not allowed for a (policy layer 1: denied)'],
  ],
  [
    'a rule that is stated above and off below',
    ['rules: { save-triggered-hook: error }', 'rules: { save-triggered-hook: off }'],
    ['error hooks/a.kiro.hook:6:3 save-triggered-hook: Hook asks an agent on every save; each time costs credits'],
  ],
  [
    'a rule that is stated by the second of two layers above',
    ['team: { developers: 1 }', 'rules: { save-triggered-hook: error }', 'rules: { save-triggered-hook: off }'],
    ['error hooks/a.kiro.hook:6:3 save-triggered-hook: Hook asks an agent on every save; each time costs credits'],
  ],
  [
    'a rule that is milder above',
    ['rules: { save-triggered-hook: notice }', 'rules: { save-triggered-hook: error }'],
    ['error hooks/a.kiro.hook:6:3 save-triggered-hook: Hook asks an agent on every save; each time costs credits'],
  ],
  [
    'a price below',
    ['models: { maxMultiplier: 1 }', 'catalogue: { models: { claude-opus-4.8: { multiplier: 1 } } }'],
    [
      'error agents/a.json:3:12 multiplier-over-cap: claude-opus-4.8 costs 2.2x, more than the allowed 1.0x for a',
      'error agents/b.json:3:12 multiplier-over-cap: claude-sonnet-4.5 costs 1.3x, more than the allowed 1.0x for b',
      'warning hooks/a.kiro.hook:6:3 save-triggered-hook: Hook asks an agent on every save; each time costs credits',
    ],
  ],
  ...['workload: { hooks: { save: { runs: 300 } } }', 'team: { developers: 10 }'].map(
    (facts): [string, string[], string[]] => [
      `what the layer below says of the team counts all the same: ${facts}`,
      [
        'cost: { fail: { total: { credits: 1000 } } }',
        `${facts}\nrules: { cost-total: off, save-triggered-hook: off }`,
      ],
      ['error repository cost-total: 1,890 credits a month after the change, limit 1,000 (policy layer 1)'],
    ],
  ),
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
      'warning hooks/a.kiro.hook:6:3 save-triggered-hook: Hook asks an agent on every save; each time costs credits',
    ],
  ],
  [
    'two rules that one layer delegates',
    [
      `models: { maxMultiplier: 1, deny: [claude-opus-*] }\ndelegates: [multiplier-over-cap, model-not-allowed]`,
      excepted('multiplier-over-cap', 'model-not-allowed'),
    ],
    ['warning hooks/a.kiro.hook:6:3 save-triggered-hook: Hook asks an agent on every save; each time costs credits'],
  ],
])('%s', (_, yaml, expected) => {
  expect(told(...yaml)).toEqual(expected)
})
