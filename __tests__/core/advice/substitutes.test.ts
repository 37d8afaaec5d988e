import { loadCatalogue, statusOn } from '../../../src/core/catalogue/catalogue.js'
import { seatsOf } from '../../../src/core/policy/seats.js'
import { substitutes } from '../../../src/core/advice/substitutes.js'
import { configuration, contract, DAY, policy } from '../support/repository.js'
import type { TaskKind } from '../../../src/core/kiro/task-kind.js'

const catalogue = loadCatalogue()
function instead(
  model: string,
  tasks: readonly TaskKind[],
  rules = '',
  previous: readonly string[] = [],
  most = 2,
): string[] {
  const { assignments } = configuration({
    '.kiro/settings.json': contract({ p: model }, Object.fromEntries(tasks.map((task) => [task, 'p']))),
  })
  const ground = { catalogue, policy: policy(`version: 1\n${rules}`), day: DAY }
  return substitutes(ground, { assignments, model, first: previous, most })
}

const NEAREST: readonly (readonly [name: string, model: string, rules: string, expected: readonly string[]])[] = [
  [
    'its family first, the nearest price first',
    'claude-opus-4.8',
    'models: { deny: [claude-opus-4.8] }',
    ['claude-opus-5', 'claude-opus-4.7', 'claude-opus-4.6', 'claude-opus-4.5'],
  ],
  [
    'without its family the nearest price, the newest name first',
    'claude-opus-4.8',
    'models: { allow: [auto, claude-sonnet-*, claude-haiku-4.5] }',
    ['claude-sonnet-5.5', 'claude-sonnet-5', 'claude-sonnet-4.6', 'claude-sonnet-4.5'],
  ],
  [
    'nothing more expensive while something else may do it',
    'claude-haiku-4.5',
    'models: { allow: [auto, qwen3-coder-next, minimax-m2.5, claude-fable-5.1] }',
    ['minimax-m2.5'],
  ],
  [
    'the least more expensive where nothing else may do it',
    'qwen3-coder-next',
    'models: { deny: [qwen3-coder-next] }',
    ['minimax-m2.5', 'glm-5', 'claude-haiku-4.5', 'gpt-5.6-luna'],
  ],
  [
    'from auto where the price that was asked for is unknown',
    'claude-next',
    'models: { allow: [claude-opus-4.8, auto, claude-sonnet-5] }',
    ['auto', 'claude-sonnet-5', 'claude-opus-4.8'],
  ],
]

test.each(NEAREST)('%s', (_, model, rules, expected) => {
  expect(instead(model, ['codeReview'], rules, [], 4)).toEqual(expected)
})

test('the model used before comes first', () => {
  const rules = 'models: { allow: [auto, claude-sonnet-*, claude-haiku-4.5] }'
  expect(instead('claude-opus-4.8', ['codeReview'], rules, ['claude-haiku-4.5'])).toEqual([
    'claude-haiku-4.5',
    'claude-sonnet-5.5',
  ])
})

test('only what may do all of the work', () => {
  const rules =
    'models: { allow: [auto], maxMultiplier: 1, tasks: { specGeneration: { allow: [claude-opus-*], maxMultiplier: 3 } } }'
  expect(instead('gpt-5.6-sol', ['specGeneration'], rules)).toEqual(['claude-opus-5', 'claude-opus-4.8'])
  expect(instead('gpt-5.6-sol', ['specGeneration', 'codeReview'], rules)).toEqual(['auto'])
})

test('nothing where nothing is allowed, and never itself', () => {
  expect(instead('auto', ['codeReview'], 'models: { allow: [] }')).toEqual([])
  expect(instead('auto', ['codeReview'], 'models: { allow: [auto] }')).toEqual([])
  expect(instead('AUTO', ['codeReview'], 'models: { allow: [auto] }')).toEqual([])
})

test('nothing experimental, retired, unpriced, or that a seat cannot use', () => {
  const all = instead('claude-next', ['codeReview'], 'team: { seats: { free: 1 }, region: [eu-central-1] }', [], 99)
  expect(all).toEqual(['auto', 'claude-sonnet-4.5', 'claude-sonnet-4', 'minimax-m2.5'])
  const offered = catalogue.models.filter((model) => statusOn(model, DAY) === 'available').map(({ id }) => id)
  expect(offered).toEqual(expect.arrayContaining(instead('claude-next', ['codeReview'], '', [], 99)))
})

test('without work it is what the policy permits for work in general', () => {
  const permitted = (rules: string): string[] =>
    substitutes(
      { catalogue, policy: policy(`version: 1\n${rules}`), day: DAY },
      { assignments: [], model: null, most: 9 },
    )
  expect(permitted('models: { allow: [claude-haiku-4.5], tasks: { codeReview: { allow: [auto] } } }')).toEqual([
    'claude-haiku-4.5',
  ])
  expect(permitted('models: { allow: [auto, claude-opus-4.8], maxMultiplier: 1 }')).toEqual(['auto'])
})

test('two where nothing else is asked for', () => {
  const ground = { catalogue, policy: policy('version: 1'), day: DAY }
  expect(substitutes(ground, { assignments: [], model: 'claude-opus-4.8' })).toEqual([
    'claude-opus-5',
    'claude-opus-4.7',
  ])
})

test('a price at the cap is within it, and none of several current models comes back', () => {
  expect(
    instead('claude-opus-4.8', ['codeReview'], 'models: { allow: [auto, minimax-m2.5], maxMultiplier: 1 }'),
  ).toEqual(['auto', 'minimax-m2.5'])
  const { assignments } = configuration({
    '.kiro/settings.json': contract({ p: 'claude-opus-4.8', q: 'auto' }, { codeReview: 'p', taskExecution: 'q' }),
  })
  const allowed = policy('version: 1\nmodels: { allow: [auto, claude-opus-4.8, minimax-m2.5] }')
  expect(substitutes({ catalogue, policy: allowed, day: DAY }, { assignments, model: 'claude-opus-4.8' })).toEqual([
    'minimax-m2.5',
  ])
})

test('seats are the plans with people on them', () => {
  expect(seatsOf(policy('version: 1\nteam: { seats: { free: 0, power: 2, pro: 1 }, login: [github] }'))).toMatchObject({
    plans: ['power', 'pro'],
    logins: ['github'],
    billing: undefined,
  })
  expect(seatsOf([])).toMatchObject({ plans: [], approvedModels: undefined })
})
