import { product } from '../../../src/core/amount.js'
import { loadCatalogue, multiplierOn } from '../../../src/core/catalogue/catalogue.js'
import { agent, DAY, judged } from '../support/repository.js'

const between = (from: string, to: string, team = '', day = DAY) =>
  judged({
    before: { '.kiro/agents/a.json': agent('a', from) },
    after: { '.kiro/agents/a.json': agent('a', to) },
    policy: `version: 1\n${team}`,
    day,
  }).estimate.exampleTasks

test.each<[string, string, number]>([
  ['claude-haiku-4.5', '2025-12-06', 4],
  ['auto', '2025-12-06', 10],
  ['claude-sonnet-4', '2025-12-06', 13],
  ['claude-sonnet-4.5', '2025-12-06', 13],
  ['claude-opus-4.5', '2025-12-06', 22],
])('the documentation’s example task on %s on %s costs %i credits', (id, day, credits) => {
  const catalogue = loadCatalogue()
  const match = catalogue.find(id)
  const multiplier = match && multiplierOn(match.model, day)
  expect(product(multiplier ?? NaN, catalogue.facts.exampleTaskCredits.value).toNumber()).toBe(credits)
})

test.each<[string, string, number, number]>([
  ['claude-sonnet-4.5', 'claude-opus-4.8', 76, 45],
  ['claude-opus-4.8', 'claude-sonnet-4.5', 45, 76],
  ['auto', 'claude-haiku-4.5', 100, 250],
  ['claude-fable-5.1', 'qwen3-coder-next', 16, 2000],
])('1,000 Pro credits on %s and on %s: %i and %i tasks', (from, to, before, after) => {
  expect(between(from, to)).toEqual({
    plan: 'pro',
    planName: 'Pro',
    credits: 1000,
    modelBefore: from,
    modelAfter: to,
    before,
    after,
    source: 'https://kiro.dev/docs/chat/model-selection/',
  })
})

test('the team’s smallest plan is the measure', () => {
  expect(between('auto', 'claude-sonnet-4.5', 'team: { seats: { power: 1, free: 2 } }')).toMatchObject({
    plan: 'free',
    credits: 50,
    before: 5,
    after: 3,
  })
  expect(between('auto', 'claude-sonnet-4.5', 'team: { seats: { free: 0, power: 1 } }')).toMatchObject({
    plan: 'power',
    before: 1000,
    after: 769,
  })
})

test('none where no model changes, a price is not known, or the price is the same', () => {
  expect(between('auto', 'auto')).toBeNull()
  expect(between('claude-sonnet-5', 'claude-sonnet-4.5')).toBeNull()
  expect(between('auto', 'brand-new-model')).toBeNull()
  expect(between('claude-3.7-sonnet', 'auto')).toBeNull()
})

test('of several changes the one that moves most credits', () => {
  const files = (chat: string, spec: string) => ({
    '.kiro/settings.json': {
      models: { a: { model: chat }, b: { model: spec }, routing: { documentationUpdate: 'a', taskExecution: 'b' } },
    },
  })
  const { exampleTasks } = judged({
    before: files('auto', 'auto'),
    after: files('claude-fable-5.1', 'claude-opus-4.8'),
  }).estimate
  expect(exampleTasks?.modelAfter).toBe('claude-opus-4.8')
})
