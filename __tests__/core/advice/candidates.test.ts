import { Candidates } from '../../../src/core/advice/candidates.js'
import { catalogueOf } from '../../../src/core/policy/catalogue-of.js'
import { workloadOf } from '../../../src/core/cost/workload.js'
import type { TaskKind } from '../../../src/core/kiro/task-kind.js'
import { plain } from '../../../src/core/text/message.js'
import { agent, configuration, contract, DAY, policy, type Change } from '../support/repository.js'
import { advised } from './advised.js'

const SETTINGS = '.kiro/settings.json'
const file = (name: string) => `.kiro/agents/${name}.json`
const named = (...models: readonly string[]) =>
  Object.fromEntries(models.map((model, index) => [file(`a${index}`), agent(`a${index}`, model)]))

function candidates({ before = null, after, policy: text = 'version: 1' }: Change): Candidates {
  const layers = typeof text === 'string' ? policy(text) : text
  return new Candidates({
    before: configuration(before ?? {}),
    after: configuration(after),
    hasBase: before !== null,
    policy: layers,
    catalogue: catalogueOf(layers),
    prices: catalogueOf,
    day: DAY,
    workload: workloadOf(layers),
    shareOf: () => 1,
    totalOf: () => 0,
    saving: () => 0,
    worksOf: () => [],
  })
}
/** Ids in their order, with `*` where a file names the model. */
const offers = (change: Change): string[] =>
  candidates(change)
    .offers()
    .map(({ id, named: own }) => (own ? `${id}*` : id))

test.each<[string, Change, readonly string[]]>([
  ['without any name: auto', { after: {} }, ['auto']],
  [
    'named, the cheapest first',
    { after: named('claude-opus-5', 'claude-haiku-4.5') },
    ['claude-haiku-4.5*', 'auto', 'claude-opus-5*'],
  ],
  ['named before the change', { before: named('claude-opus-5'), after: named('auto') }, ['auto*', 'claude-opus-5*']],
  ['by their ids', { after: named('claude-opus-4-8') }, ['auto', 'claude-opus-4.8*']],
  [
    'named by a list of the policy',
    {
      after: {},
      policy:
        'version: 1\nmodels: { allow: [claude-haiku-4.5], tasks: { codeReview: { allow: ["claude-opus-4.8*"] } } }',
    },
    ['claude-haiku-4.5', 'auto', 'claude-opus-4.8'],
  ],
  [
    'of one price those of files first, then the newest name',
    { after: named('claude-opus-4.6'), policy: 'version: 1\nmodels: { allow: ["claude-opus-4*"] }' },
    ['auto', 'claude-opus-4.6*', 'claude-opus-4.8', 'claude-opus-4.7', 'claude-opus-4.5'],
  ],
  [
    'not experimental, not retired, not unknown',
    { after: named('qwen3-coder-next', 'claude-3-sonnet', 'nova-1') },
    ['auto'],
  ],
])('models that may be advised: %s', (_, change, expected) => {
  expect(offers(change)).toEqual(expected)
})

const [HAIKU, AUTO, SONNET, OPUS] = [0.4, 1, 1.3, 2.2]

/** The lowest price for the work of a route, or of an agent that is `a0`. */
function floorOf(change: Change, task: TaskKind | null = null): number | null {
  const work = configuration(change.after).assignments.find((one) =>
    task === null ? one.name === 'agent:a0' : one.task === task,
  )
  if (!work) throw new Error('there is such work')
  return candidates(change).floor(work)
}
const routed = (model: string, task: TaskKind = 'codeReview') => ({
  [SETTINGS]: contract({ p: model }, { [task]: 'p' }),
})

test.each<[string, Change, TaskKind | null, number | null]>([
  ['what it was before', { before: routed('claude-sonnet-5'), after: routed('claude-opus-5') }, 'codeReview', SONNET],
  [
    'what it was before, below the class',
    { before: routed('claude-haiku-4.5'), after: routed('claude-opus-5') },
    'codeReview',
    HAIKU,
  ],
  ['what it is, with nothing before', { after: routed('claude-opus-5') }, 'codeReview', OPUS],
  [
    'new work that matters: the class of auto',
    { before: named('claude-haiku-4.5'), after: { ...named('claude-haiku-4.5'), ...routed('claude-opus-5') } },
    'codeReview',
    AUTO,
  ],
  [
    'new routine work: the cheapest that was named',
    { before: named('claude-haiku-4.5', 'glm-5'), after: routed('claude-opus-5', 'codeExplanation') },
    'codeExplanation',
    HAIKU,
  ],
  [
    'new routine work where all that was named is dearer than auto',
    { before: named('claude-sonnet-5'), after: routed('claude-opus-5', 'codeExplanation') },
    'codeExplanation',
    AUTO,
  ],
  [
    'new routine work where nothing was named: what is named now',
    { before: {}, after: { ...routed('claude-opus-5', 'codeExplanation'), ...named('claude-haiku-4.5') } },
    'codeExplanation',
    HAIKU,
  ],
  [
    'what the policy states, above what it was',
    {
      before: routed('claude-haiku-4.5'),
      after: routed('claude-opus-5'),
      policy: 'version: 1\nfloor: { codeReview: "claude-sonnet-*" }',
    },
    'codeReview',
    SONNET,
  ],
  [
    'what the policy states, below what it was',
    {
      before: routed('claude-sonnet-5'),
      after: routed('claude-opus-5'),
      policy: 'version: 1\nfloor: { codeReview: "claude-haiku-4.5" }',
    },
    'codeReview',
    SONNET,
  ],
  [
    'what the policy states of new work, below the class',
    {
      before: named('claude-haiku-4.5'),
      after: routed('claude-opus-5'),
      policy: 'version: 1\nfloor: { codeReview: "claude-haiku-4.5" }',
    },
    'codeReview',
    HAIKU,
  ],
  ['an agent: what it was before', { before: named('claude-haiku-4.5'), after: named('claude-opus-5') }, null, HAIKU],
  ['a model without a price before', { before: named('nova-1'), after: named('claude-opus-5') }, null, null],
])('the lowest price: %s', (_, change, task, expected) => {
  expect(floorOf(change, task)).toBe(expected)
})

test.each<[string, TaskKind | null, boolean, number | null]>([
  ['version: 1', 'specGeneration', false, AUTO],
  ['version: 1', 'taskExecution', false, AUTO],
  ['version: 1', 'codeReview', false, AUTO],
  ['version: 1', 'codeReview', true, null],
  ['version: 1', 'interactiveChat', false, null],
  ['version: 1', null, false, null],
  ['version: 1\nfloor: { codeReview: "claude-*" }', 'codeReview', true, HAIKU],
  ['version: 1\nfloor: { codeReview: "claude-opus-4*" }', 'codeReview', true, OPUS],
  ['version: 1\nfloor: { codeReview: "claude-opus-4*" }', 'interactiveChat', true, null],
  ['version: 1\nfloor: { codeReview: "nova-*" }', 'codeReview', false, null],
])('by %j the class of %s, there already: %s, is %s', (text, task, there, expected) => {
  expect(candidates({ after: {}, policy: text }).classFloor(task, there)).toBe(expected)
})

const EXCEPTION = (expires: string, more = '') =>
  `version: 1\nmodels: { allow: [auto] }\nexceptions: [{ rule: model-not-allowed, ${more}reason: r, owner: o, expires: ${expires} }]`

test.each<[string, string, boolean]>([
  ['no list', 'version: 1', false],
  ['the general list', 'version: 1\nmodels: { allow: [claude-opus-5] }', false],
  [
    'a list of the kind',
    'version: 1\nmodels: { allow: [auto], tasks: { codeReview: { allow: [claude-opus-5] } } }',
    true,
  ],
  [
    'a list of another kind',
    'version: 1\nmodels: { allow: [auto], tasks: { specGeneration: { allow: [claude-opus-5] } } }',
    false,
  ],
  ['a cap of the kind', 'version: 1\nmodels: { maxMultiplier: 1, tasks: { codeReview: { maxMultiplier: 3 } } }', true],
  ['an exception through today', EXCEPTION('2026-10-08'), true],
  ['an exception until yesterday', EXCEPTION('2026-10-07'), false],
  ['an exception for another model', EXCEPTION('2026-12-31', 'model: glm-5, '), false],
  ['an exception for another file', EXCEPTION('2026-12-31', 'path: "ml/**", '), false],
  [
    'an exception from another rule',
    EXCEPTION('2026-12-31').replace('rule: model-not-allowed', 'rule: costly-hook'),
    false,
  ],
])('permitted specially by %s: %s', (_, text, expected) => {
  const change = { after: routed('claude-opus-5'), policy: text }
  const [work] = configuration(change.after).assignments
  if (!work) throw new Error('there is work')
  expect(candidates(change).isPermittedSpecially(work)).toBe(expected)
})

test.each<[string, string, TaskKind | null, boolean]>([
  ['version: 1', 'claude-opus-5', null, true],
  ['version: 1', 'nova-1', null, false],
  ['version: 1', 'claude-3-sonnet', null, false],
  ['version: 1\nmodels: { deny: [claude-opus-5] }', 'claude-opus-5', 'codeReview', false],
  ['version: 1\nmodels: { maxMultiplier: 2.2 }', 'claude-opus-5', null, true],
  ['version: 1\nmodels: { maxMultiplier: 2.1 }', 'claude-opus-5', null, false],
  [
    'version: 1\nmodels: { maxMultiplier: 1, tasks: { codeReview: { maxMultiplier: 3 } } }',
    'claude-opus-5',
    'codeReview',
    true,
  ],
  [
    'version: 1\nmodels: { maxMultiplier: 1, tasks: { codeReview: { maxMultiplier: 3 } } }',
    'claude-opus-5',
    'specGeneration',
    false,
  ],
  ['version: 1\nmodels: { maxMultiplier: 9 }', 'kimi-k3', null, false],
  ['version: 1\nteam: { seats: { free: 1, pro: 1 } }', 'claude-opus-5', null, false],
  ['version: 1\nteam: { seats: { pro: 1 } }', 'claude-opus-5', null, true],
])('by %j %s may do %s: %s', (text, model, task, expected) => {
  expect(candidates({ after: {}, policy: text }).mayDo(model, task)).toBe(expected)
})

test('the floor of a kind holds for an agent that the policy maps to it', () => {
  const change = {
    before: named('claude-haiku-4.5'),
    after: { ...named('claude-opus-5'), ...routed('claude-sonnet-5', 'specGeneration') },
  }
  const said = (more: string) =>
    advised({ ...change, policy: `version: 1\nagents: { a0: codeReview }\n${more}` })
      .suggestions.map(({ message }) => plain(message))
      .filter((text) => text.startsWith('a0 '))
  expect(said('')[0]).toMatch(/^a0 on claude-haiku-4\.5 \(0\.4x\) instead of claude-opus-5 .*: undo this change$/)
  expect(said('floor: { codeReview: "claude-sonnet-*" }')[0]).toMatch(
    /^a0 on claude-sonnet-5 \(1\.3x\) instead of claude-opus-5 .* less$/,
  )
})
