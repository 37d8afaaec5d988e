import { type Restriction } from '../../../../src/core/usage/agreements/restriction.js'
import { changes, refusals } from '../../apply/applied.js'
import { agent, contract, DAY, type Files } from '../../support/repository.js'
import { restricted } from './restricted.js'

const SETTINGS = '.kiro/settings.json'
const CLI = '.kiro/settings/cli.json'
const HAIKU = 'claude-haiku-4.5'
const OPUS = 'claude-opus-4.8'
const SONNET = 'claude-sonnet-4.5'
const USUAL = contract(
  { primary: OPUS, fast: HAIKU },
  { specGeneration: 'primary', interactiveChat: 'primary', hookActions: 'fast' },
)

function outcome(restriction: Restriction): string[] {
  return [
    ...changes({ ...restriction, contract: true, decided: 0 }),
    ...refusals({ ...restriction, contract: true, decided: 0 }),
  ]
}

test('the routing goes to fast, and with it the files that Kiro obeys', () => {
  const files = {
    [SETTINGS]: USUAL,
    [CLI]: { 'chat.defaultModel': OPUS },
    '.kiro/agents/lead.json': agent('lead', OPUS),
    '.kiro/agents/other.json': agent('other', OPUS),
  }
  expect(outcome(restricted(files, 'agents: { lead: specGeneration }'))).toEqual([
    `${SETTINGS} models.routing.specGeneration: primary → fast (specGeneration)`,
    `${SETTINGS} models.routing.interactiveChat: primary → fast (interactiveChat)`,
    `${CLI} chat.defaultModel: ${OPUS} → ${HAIKU} (interactiveChat)`,
    `.kiro/agents/lead.json model: ${OPUS} → ${HAIKU} (specGeneration)`,
  ])
})

test.each([
  ['a', 'b'],
  ['b', 'a'],
])('each agent is compared by its own model: %s runs on something cheaper than fast, %s does not', (tiny, large) => {
  const files = {
    [SETTINGS]: USUAL,
    [CLI]: { 'chat.defaultModel': OPUS },
    [`.kiro/agents/${tiny}.json`]: agent(tiny, 'qwen3-coder-next'),
    [`.kiro/agents/${large}.json`]: agent(large, OPUS),
  }
  expect(outcome(restricted(files, 'agents: { a: specGeneration, b: specGeneration }')).slice(2)).toEqual([
    `${CLI} chat.defaultModel: ${OPUS} → ${HAIKU} (interactiveChat)`,
    `.kiro/agents/${large}.json model: ${OPUS} → ${HAIKU} (specGeneration)`,
  ])
})

test('an agent of a model of the same price takes that of fast', () => {
  const files = {
    [SETTINGS]: contract({ primary: OPUS, fast: SONNET }, { specGeneration: 'primary' }),
    '.kiro/agents/lead.json': agent('lead', 'claude-sonnet-5'),
    '.kiro/agents/next.json': agent('next', 'claude-sonnet-4.6'),
    '.kiro/agents/tiny.json': agent('tiny', HAIKU),
  }
  expect(
    outcome(restricted(files, 'agents: { lead: specGeneration, next: specGeneration, tiny: specGeneration }')),
  ).toEqual([
    `${SETTINGS} models.routing.specGeneration: primary → fast (specGeneration)`,
    `.kiro/agents/lead.json model: claude-sonnet-5 → ${SONNET} (specGeneration)`,
    `.kiro/agents/next.json model: claude-sonnet-4.6 → ${SONNET} (specGeneration)`,
  ])
})

test('comments and layout of the contract stay, a byte order mark too', () => {
  const text = `\ufeff// agreed\r\n{"models":{"primary":{"model":"${OPUS}"},"fast":{"model":"${HAIKU}"},"routing":{"codeReview": "primary" /* why */,}}}\r\n`
  expect(restricted({ [SETTINGS]: text }).edits).toMatchObject([
    { path: SETTINGS, created: false, before: text, after: text.replace('"primary" /*', '"fast" /*') },
  ])
})

test.each<[string, Files, string[]]>([
  [
    'what costs no more than fast stays where it is',
    {
      [SETTINGS]: contract(
        { primary: OPUS, fast: HAIKU, tiny: 'qwen3-coder-next', twin: HAIKU },
        { codeReview: 'primary', hookActions: 'tiny', codeExplanation: 'twin' },
      ),
    },
    [`${SETTINGS} models.routing.codeReview: primary → fast (codeReview)`],
  ],
  [
    'what is not priced goes',
    { [SETTINGS]: contract({ primary: 'claude-next', fast: HAIKU }, { codeReview: 'primary' }) },
    [`${SETTINGS} models.routing.codeReview: primary → fast (codeReview)`],
  ],
  [
    'what is restricted already stays',
    { [SETTINGS]: contract({ primary: OPUS, fast: HAIKU }, { codeReview: 'fast' }) },
    [],
  ],
  ['one profile for everything stays', { [SETTINGS]: contract({ fast: OPUS }, { codeReview: 'fast' }) }, []],
  [
    'a restricted contract is applied all the same',
    {
      [SETTINGS]: contract({ primary: OPUS, fast: HAIKU }, { interactiveChat: 'fast' }),
      [CLI]: { 'chat.defaultModel': OPUS },
    },
    [`${CLI} chat.defaultModel: ${OPUS} → ${HAIKU} (interactiveChat)`],
  ],
  [
    'a chat that runs on something cheaper keeps it',
    {
      [SETTINGS]: contract({ primary: OPUS, fast: HAIKU }, { interactiveChat: 'primary' }),
      [CLI]: { 'chat.defaultModel': 'qwen3-coder-next' },
    },
    [`${SETTINGS} models.routing.interactiveChat: primary → fast (interactiveChat)`],
  ],
  [
    'no chat is made more expensive than Kiro’s default',
    { [SETTINGS]: contract({ primary: OPUS, fast: SONNET }, { interactiveChat: 'primary' }) },
    [`${SETTINGS} models.routing.interactiveChat: primary → fast (interactiveChat)`],
  ],
])('%s', (_, files, expected) => {
  expect(outcome(restricted(files))).toEqual(expected)
})

test.each<[string, unknown, string, string]>([
  [
    'no fast profile',
    contract({ primary: OPUS }, { codeReview: 'primary' }),
    '',
    '.kiro/settings.json:6:5: there is no profile fast with a model, so restrict has nothing to switch the routing to. | Add a profile fast with a cheaper model under models, or agree on pause.',
  ],
  [
    'a fast profile without a model',
    { models: { fast: {}, routing: { codeReview: 'primary' } } },
    '',
    '.kiro/settings.json:4:5: there is no profile fast with a model, so restrict has nothing to switch the routing to. | Add a profile fast with a cheaper model under models, or agree on pause.',
  ],
  [
    'one that is not cheaper',
    contract({ primary: HAIKU, fast: SONNET }, { codeReview: 'primary' }),
    '',
    '.kiro/settings.json:7:16: claude-sonnet-4.5 (1.3x), the model of fast, is not cheaper than that of any other profile, so restrict saves nothing. | Give fast a cheaper model, or agree on pause.',
  ],
  [
    'one that costs the same',
    contract({ primary: HAIKU, fast: HAIKU }, { codeReview: 'primary' }),
    '',
    '.kiro/settings.json:7:16: claude-haiku-4.5 (0.4x), the model of fast, is not cheaper than that of any other profile, so restrict saves nothing. | Give fast a cheaper model, or agree on pause.',
  ],
  [
    'one that the policy says is more expensive than its multiplier',
    contract({ primary: SONNET, fast: HAIKU }, { codeReview: 'primary' }),
    `workload: { models: { ${HAIKU}: 4 } }`,
    '.kiro/settings.json:7:16: claude-haiku-4.5 (1.6x), the model of fast, is not cheaper than that of any other profile, so restrict saves nothing. | Give fast a cheaper model, or agree on pause.',
  ],
  [
    'one without a price',
    contract({ primary: OPUS, fast: 'claude-next\u202e' }, { codeReview: 'primary' }),
    '',
    `.kiro/settings.json:7:16: claude-next\\u{202e}, the model of fast, is not priced on ${DAY}, so whether it is cheaper is not known. | Give fast a model with a price, or state its multiplier under catalogue.models of the policy.`,
  ],
  [
    'one that the policy denies',
    USUAL,
    'models: { deny: ["claude-haiku-*"] }',
    '.kiro/settings.json:7:16: claude-haiku-4.5 is not allowed for specGeneration, interactiveChat and hookActions (team policy: denied), so the routing is not switched to fast. | Give fast a model that may do all of this work, or agree on pause.',
  ],
  [
    'one that the policy does not allow for some of the work',
    USUAL,
    `models: { allow: [${OPUS}], tasks: { hookActions: { allow: [${HAIKU}] } } }`,
    '.kiro/settings.json:7:16: claude-haiku-4.5 is not allowed for specGeneration and interactiveChat (team policy; hookActions may use it), so the routing is not switched to fast. | Give fast a model that may do all of this work, or agree on pause.',
  ],
  [
    'one that is retired',
    contract({ primary: OPUS, fast: 'claude-sonnet-3-7' }, { codeReview: 'primary' }),
    '',
    `.kiro/settings.json:7:16: claude-sonnet-3-7, the model of fast, is not priced on ${DAY}, so whether it is cheaper is not known. | Give fast a model with a price, or state its multiplier under catalogue.models of the policy.`,
  ],
  [
    'one that is misspelled',
    contract({ primary: OPUS, fast: 'claude-haiku-4-5' }, { codeReview: 'primary' }),
    '',
    '.kiro/settings.json:7:16: claude-haiku-4-5 is not an id that Kiro accepts; write claude-haiku-4.5, so the routing is not switched to fast. | Give fast a model that may do all of this work, or agree on pause.',
  ],
  [
    'a route written twice',
    `{"models":{"primary":{"model":"${OPUS}"},"fast":{"model":"${HAIKU}"},"routing":{"codeReview":"primary","codeReview":"primary"}}}`,
    '',
    '.kiro/settings.json:1:86: models.routing cannot be changed without changing something else. | Write "fast" into its routes by hand.',
  ],
  [
    'no routes',
    contract({ primary: OPUS, fast: HAIKU }, {}),
    '',
    'No contract that restrict was agreed for routes work to a profile, so there is nothing to switch to fast. | Route the kinds of work under models.routing of .kiro/settings.json, or agree on pause.',
  ],
  [
    'a contract that cannot be read',
    '{',
    '',
    '.kiro/settings.json:1:2: Missing closing brace } at the end of the file. | Repair the file and apply again; until then nothing is written.',
  ],
])('%s is refused', (_, settings, rules, expected) => {
  const restriction = restricted({ [SETTINGS]: settings }, rules)
  expect(restriction.edits).toEqual([])
  expect(refusals({ ...restriction, contract: true, decided: 0 })).toEqual([expected])
})

test('a file that Kiro obeys and that cannot be written keeps the contract as it is', () => {
  expect(outcome(restricted({ [SETTINGS]: USUAL, [CLI]: '{' }))).toEqual([
    '.kiro/settings/cli.json:1:2: Missing closing brace } at the end of the file. | Repair the file and apply again; until then nothing is written.',
  ])
})

describe('of several contracts', () => {
  const files = {
    [SETTINGS]: USUAL,
    [CLI]: { 'chat.defaultModel': OPUS },
    'web/.kiro/settings.json': USUAL,
    'web/.kiro/settings/cli.json': { 'chat.defaultModel': OPUS },
    'api/.kiro/settings.json': contract({ primary: OPUS }, { codeReview: 'primary' }),
  }

  test('those whose budget it is are restricted, with their own files', () => {
    expect(restricted(files, [], ['web/.kiro/settings.json']).edits.map(({ path }) => path)).toEqual([
      'web/.kiro/settings.json',
      'web/.kiro/settings/cli.json',
    ])
    expect(restricted(files, [], [])).toEqual({ edits: [], refusals: [] })
  })

  test('one that cannot be restricted keeps no other from it', () => {
    const { edits, refusals: why } = restricted(files, 'ignore: ["web/**"]')
    expect([edits.map(({ path }) => path), why.map(({ message }) => message)]).toEqual([
      [SETTINGS, CLI],
      [
        'api/.kiro/settings.json:6:5: there is no profile fast with a model, so restrict has nothing to switch the routing to.',
      ],
    ])
    const models = `exceptions: [{ rule: model-not-allowed, path: "web/**", reason: r, owner: o, expires: 2026-12-31 }]\nmodels: { allow: [${OPUS}] }`
    expect(restricted(files, models).edits.map(({ path }) => path)).toEqual([
      'web/.kiro/settings.json',
      'web/.kiro/settings/cli.json',
    ])
  })

  test('a link in the way of one keeps no other from it', () => {
    const { edits, refusals: why } = restricted({ [SETTINGS]: USUAL }, [], 'all', ['web/.kiro'])
    expect([edits.map(({ path }) => path), why.map(({ message }) => message)]).toEqual([
      [SETTINGS, CLI],
      ['web/.kiro is a symbolic link, and nothing is read or written through one.'],
    ])
  })
})
