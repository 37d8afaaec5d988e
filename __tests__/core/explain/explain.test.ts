import { explain } from '../../../src/core/explain/explain.js'
import { answer } from '../../../src/core/explain/answer.js'
import { plain } from '../../../src/core/text/message.js'
import type { Policy } from '../../../src/core/policy/policy.js'
import { agent, configuration, contract, policy, type Files } from '../support/repository.js'
import { parentPolicy, ground } from './explanation-ground.js'

const FILES: Files = {
  '.kiro/settings.json': contract(
    { primary: 'claude-opus-4.8', fast: 'claude-haiku-4.5' },
    { specGeneration: 'primary', codeReview: 'primary', hookActions: 'fast' },
  ),
  'ml/.kiro/agents/trainer.json': agent('trainer', 'claude-opus-4.8'),
}
const STRICT =
  'version: 1\nmodels: { allow: [auto, claude-haiku-4.5], tasks: { specGeneration: { allow: [claude-opus-4.8] } } }'
const ask = (question: string, layers: Policy = policy(STRICT)) =>
  answer(question, configuration(FILES), ground(layers))
const told = (question: string, layers: Policy = policy(STRICT)): string[] =>
  ask(question, layers).flatMap(({ explanation: { model, blockedFor, steps } }) => [
    `${model}: ${blockedFor === null ? 'allowed' : `blocked for ${plain(blockedFor)}`}`,
    ...steps.map(({ layer, says, message }) => `  ${layer} ${says}: ${plain(message)}`),
  ])

test('a kind of work: every layer in the order in which it is asked', () => {
  expect(told('codeReview', [...parentPolicy('version: 1\nmodels: { maxMultiplier: 2 }'), ...policy(STRICT)])).toEqual([
    'claude-opus-4.8: blocked for codeReview',
    '  Kiro allows: offered',
    '  seats allows: some plan has it; the policy names no seats',
    '  acme/policies/kiro.yml@v1 blocks: 2.2x is not within its cap of 2.0x for codeReview',
    '  .github/kiro-policy.yml blocks: not in its allow list for codeReview',
  ])
})

test.each<[string, string[]]>([
  ['task:codeReview', ['claude-opus-4.8: blocked for codeReview']],
  ['CODEREVIEW', ['claude-opus-4.8: blocked for codeReview']],
  ['primary', ['claude-opus-4.8: blocked for codeReview']],
  ['./.kiro/settings.json', ['claude-opus-4.8: blocked for codeReview', 'claude-haiku-4.5: allowed']],
  ['ml/trainer', ['claude-opus-4.8: blocked for ml/trainer']],
  ['ml/.kiro/agents/trainer.json', ['claude-opus-4.8: blocked for ml/trainer']],
  ['ml/agent:trainer', ['claude-opus-4.8: blocked for ml/trainer']],
  ['claude-opus-4.8', ['claude-opus-4.8: blocked for everything but specGeneration']],
  ['auto', ['auto: allowed']],
  ['claude-3.7-sonnet', ['claude-3.7-sonnet: blocked for any kind of work']],
  ['Claude Opus 4.8', ['Claude Opus 4.8: blocked for any kind of work']],
  ['opus', ['opus: blocked for any kind of work']],
  ['sonnet[1m]', ['sonnet[1m]: blocked for any kind of work']],
])('%s', (question, expected) => {
  expect(told(question).filter((line) => !line.startsWith(' '))).toEqual(expected)
})

test('a name of another tool: Kiro does not know it, and what it may mean is said', () => {
  expect(told('opus', policy('version: 1')).slice(1, 2)).toEqual([
    '  Kiro blocks: is an alias of other tools, not the id of a model; it may mean claude-opus-5.5',
  ])
})

test.each<[string, string, string]>([
  ['claude-fable-5.1', '2026-09-15', 'blocks: not offered before 2026-09-16'],
  ['claude-fable-5.1', '2026-09-16', 'allows: offered, preview'],
  ['claude-fable-5.1', '2026-10-08', 'allows: offered'],
  [
    'claude-haiku-5.5',
    '2026-11-09',
    'nothing: first seen on 2026-11-10; whether it was there on 2026-11-09 is not known',
  ],
  ['claude-haiku-5.5', '2026-11-10', 'allows: offered'],
  ['claude-fable-5', '2026-10-06', 'nothing: on no public list, so whether it is offered is not known'],
  ['deepseek-3.2', '2026-10-06', 'allows: offered, experimental'],
  ['claude-3.7-sonnet', '2025-12-05', 'allows: offered'],
])('what Kiro says to %s on %s', (model, day, expected) => {
  const [first] = answer(model, configuration({}), { ...ground(policy('version: 1')), day })
  const said = first?.explanation.steps.map(({ layer, says, message }) => `${layer} ${says}: ${plain(message)}`)
  expect(said?.[0]).toBe(`Kiro ${expected}`)
})

describe('a file is meant from the folder in which it is asked', () => {
  const files: Files = {
    '.kiro/agents/x.json': agent('x', 'claude-opus-4.8'),
    'packages/web/.kiro/agents/x.json': agent('x', 'claude-haiku-4.5'),
    'packages/api/.kiro/agents/y.json': agent('y', 'auto'),
  }
  const asked = (question: string, folder: string): string[] =>
    answer(question, configuration(files), ground(policy(STRICT)), folder).map(({ explanation }) => explanation.model)

  test.each<[string, string, string]>([
    ['.kiro/agents/x.json', '', 'claude-opus-4.8'],
    ['.kiro/agents/x.json', 'packages/web/', 'claude-haiku-4.5'],
    ['./.kiro/agents/x.json', 'packages/web/', 'claude-haiku-4.5'],
    ['../../.kiro/agents/x.json', 'packages/web/', 'claude-opus-4.8'],
    ['../api/.kiro/agents/y.json', 'packages/web/', 'auto'],
    ['../x.json', 'packages/web/.kiro/agents/deep/', 'claude-haiku-4.5'],
    ['x', '', 'claude-opus-4.8'],
    ['packages/api/y', 'packages/web/', 'auto'],
  ])('%s in %s', (question, folder, model) => {
    expect(asked(question, folder)).toEqual([model])
  })

  test.each<[string, string, string]>([
    ['.kiro/agents/x.json', 'packages/api/', '../../.kiro/agents/x.json'],
    ['packages/api/.kiro/agents/y.json', 'packages/web/', '../api/.kiro/agents/y.json'],
    ['packages/web/.kiro/agents/x.json', 'packages/web/', '.kiro/agents/x.json'],
    ['../api/.kiro/agents/z.json', 'packages/web/', '../api/.kiro/agents/y.json'],
  ])('%s in %s is not there', (question, folder, meant) => {
    expect(() => asked(question, folder)).toThrow(`did you mean ${meant}?`)
  })
})

test('what means nothing here is an error with the nearest thing that does', () => {
  expect(() => ask('codeReviw')).toThrow(
    'codeReviw is not a Kiro file, a kind of work or a model here; did you mean codeReview?',
  )
  for (const [wrong, right] of [
    ['claude-haku-4.5', 'claude-haiku-4.5'],
    ['gpt-5.6-son', 'gpt-5.6-sol'],
    ['.kiro/setings.json', '.kiro/settings.json'],
    ['ml/agent:trainr', 'ml/agent:trainer'],
  ])
    expect(() => ask(wrong ?? '')).toThrow(`; did you mean ${right ?? ''}?`)
  expect(() => ask('')).toThrow('The empty name is not a Kiro file')
})

test('a profile, a name or a path may be that of any contract, mention or file', () => {
  const files: Files = {
    ...FILES,
    'api/.kiro/settings.json': contract(
      { deep: 'claude-next', fast: 'claude-haiku-4.5' },
      { codeReview: 'deep', hookActions: 'fast' },
    ),
  }
  const work = (question: string, folder = ''): string[] =>
    answer(question, configuration(files), ground([]), folder).flatMap(({ explanation: { model }, work: of }) => [
      model,
      ...of.map(({ name }) => name),
    ])
  expect(work('deep')).toEqual(['claude-next', 'api/task:codeReview'])
  expect(work('fast')).toEqual(['claude-haiku-4.5', 'task:hookActions', 'api/task:hookActions'])
  expect(work('claude-next')).toEqual(['claude-next'])
  expect(work('.kiro/settings.json', 'api/')).toEqual([
    'claude-next',
    'api/task:codeReview',
    'claude-haiku-4.5',
    'api/task:hookActions',
  ])
  expect(() => work('ml/.kiro/agents/trainer.json', 'api/')).toThrow('did you mean ../ml/.kiro/agents/trainer.json?')
  expect(() => work('../../../.kiro/settings.json', 'api/')).toThrow('is not a Kiro file')
})

test('who can change it: each layer has its own owners', () => {
  const [organization] = policy('version: 1\nmodels: { deny: [claude-opus-*] }', 'input organization-policy')
  if (!organization) throw new Error('a policy')
  const layers: Policy = [
    { ...organization, role: 'organization' },
    ...parentPolicy('version: 1\nmodels: { maxMultiplier: 1 }'),
    ...policy(STRICT),
  ]
  const [first] = ask('codeReview', layers)
  expect(first?.explanation.blockedBy).toBe(2)
  expect(first?.explanation.steps.slice(2).map(({ changedBy }) => plain(changedBy))).toEqual([
    'whoever sets the input organization-policy',
    'the owners of acme/policies/kiro.yml',
    'the code owners of .github/kiro-policy.yml, by a change of it or an exception with an end date',
  ])
})

test('instead: what every layer allows for the same work, with its price', () => {
  expect(ask('codeReview')[0]?.explanation.instead).toEqual([
    { model: 'auto', multiplier: 1 },
    { model: 'claude-haiku-4.5', multiplier: 0.4 },
  ])
  expect(ask('hookActions')[0]?.explanation.instead).toEqual([])
})

test('what no source says of a model is named, each once', () => {
  const { steps } = explain(
    { ...ground(policy('version: 1\nteam: { seats: { pro: 2, power: 1 } }')), day: '2026-11-29' },
    'claude-haiku-5.5',
    [],
  )
  expect(steps[1]).toMatchObject({
    layer: 'seats',
    says: 'nothing',
    message: ['who can use it is not known: no source names the plans, logins, regions and billing'],
  })
})

test('seats that lack a model block it, and the console’s list does', () => {
  const seats = explain(ground(policy('version: 1\nteam: { seats: { free: 1, pro: 2 } }')), 'claude-opus-4.8', [])
  expect(seats.steps[1]).toMatchObject({ says: 'blocks', message: ['some seats of the team lack it: blocked by plan'] })
  const listed = explain(ground(policy('version: 1\nteam: { approvedModels: [auto] }')), 'claude-opus-4.8', [])
  expect(listed.steps[1]).toMatchObject({
    says: 'blocks',
    message: ['no seat of the team has it: blocked by approved list'],
  })
})

test('an exception lifts what its layer blocks, for the work that it covers', () => {
  const excepted = policy(
    `${STRICT}\nexceptions: [{ rule: model-not-allowed, path: "ml/**", reason: a, owner: b, expires: 2026-12-31 }]`,
  )
  expect(told('ml/trainer', excepted).at(-1)).toBe(
    '  .github/kiro-policy.yml allows: by an exception until 2026-12-31; otherwise not in its allow list for ml/trainer',
  )
  expect(told('codeReview', excepted).at(-1)).toBe(
    '  .github/kiro-policy.yml blocks: not in its allow list for codeReview',
  )
})

test('a model without a price is under no cap, an unknown one is not judged by Kiro', () => {
  const { steps } = explain(ground(policy('version: 1\nmodels: { maxMultiplier: 2 }')), 'claude-next', [])
  expect(steps.map(({ says, message }) => `${says}: ${plain(message)}`)).toEqual([
    'nothing: not in the catalogue of 2026-11-29',
    'nothing: its plans are not known',
    'blocks: without a known price it cannot be within its cap of 2.0x for any kind of work',
  ])
})
