import fc, { type Arbitrary } from 'fast-check'
import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { RULE_IDS } from '../../../src/core/rules/index.js'
import { TASK_KINDS } from '../../../src/core/kiro/task-kind.js'
import type { Files } from './repository.js'

const CATALOGUE = loadCatalogue()

/** Ids that Kiro accepts, ids that it does not, wrong spellings and nonsense. */
export const models: Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...CATALOGUE.models.map(({ id }) => id)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('claude-opus-4-8', 'Claude Sonnet 5', 'opus', 'claude-next', 'claude-sonet-5'),
  },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 12 }) },
)

const PROFILES = ['primary', 'fast', 'other'] as const
const AGENTS = ['lead', 'reviewer', 'constructor'] as const
const TRIGGERS = ['fileEdited', 'PostFileSave', 'agentStop', 'manual', 'hourly', 'constructor'] as const
const ROOTS = ['', 'web/', 'packages/api/'] as const
const PLANS = ['free', 'pro', 'pro+', 'pro-max', 'power'] as const

const maybe = <T>(value: Arbitrary<T>) => fc.option(value, { nil: undefined })
const some = <K extends string, T>(keys: readonly K[], value: Arbitrary<T>): Arbitrary<Record<string, T>> =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...keys), value), { selector: ([key]) => key, maxLength: keys.length })
    .map((entries) => Object.fromEntries(entries))

const limit = fc.record(
  { credits: fc.nat(5000), action: fc.constantFrom('notify', 'restrict', 'pause') },
  { requiredKeys: [] },
)
const settings = fc
  .record({
    profiles: some(PROFILES, models),
    routing: some(TASK_KINDS, fc.constantFrom(...PROFILES, 'gone')),
    budget: maybe(fc.record({ daily: limit, monthly: limit }, { requiredKeys: [] })),
  })
  .map(({ profiles, routing, budget }) => ({
    models: { ...Object.fromEntries(Object.entries(profiles).map(([name, model]) => [name, { model }])), routing },
    budget,
  }))

const effort = fc.record({ output_config: fc.record({ effort: fc.constantFrom('low', 'medium', 'max', 'odd') }) })
const cli = fc.oneof(
  fc.record(
    {
      'chat.defaultModel': models,
      'chat.defaultAgent': fc.constantFrom(...AGENTS),
      'chat.modelDefaults': some(['auto', 'claude-opus-4.8'], effort),
    },
    { requiredKeys: [] },
  ),
  fc.record({ chat: fc.record({ defaultModel: models }) }),
)
const agentJson = fc.record({ name: fc.constantFrom(...AGENTS), model: fc.option(models) }, { requiredKeys: [] })
const agentMd = fc
  .tuple(fc.constantFrom(...AGENTS), models)
  .map(([name, model]) => `---\nname: ${name}\nmodel: ${JSON.stringify(model)}\n---\nText\n`)
const hookV0 = fc.record(
  {
    name: fc.constantFrom('A', 'B'),
    when: fc.record({ type: fc.constantFrom(...TRIGGERS) }),
    then: fc.record({ type: fc.constantFrom('askAgent', 'runCommand') }),
    enabled: fc.boolean(),
  },
  { requiredKeys: ['when', 'then'] },
)
const hookV1 = fc.record({
  version: fc.constant('v1'),
  hooks: fc.array(
    fc.record({
      name: fc.constantFrom('A', 'B'),
      trigger: fc.constantFrom(...TRIGGERS),
      action: fc.record({ type: fc.constantFrom('agent', 'command'), model: models }, { requiredKeys: ['type'] }),
    }),
    { maxLength: 3 },
  ),
})

const step = fc.tuple(fc.constantFrom(...AGENTS), maybe(models), fc.nat(99)).map(([agent, modelId, id]) => ({
  type: 'step',
  id: `s${id}`,
  agent,
  prompt: 'Do it.',
  ...(modelId === undefined ? {} : { modelId }),
}))
const repeat = fc
  .tuple(maybe(fc.constantFrom(1, 2, 3, 40)), fc.array(step, { minLength: 1, maxLength: 2 }), fc.nat(99))
  .map(([maxIterations, steps, id]) => ({ type: 'repeat', id: `r${id}`, maxIterations, steps }))
const looped = fc.tuple(fc.constantFrom(1, 4), repeat).map(([maxIterations, inner]) => ({
  type: 'repeat',
  id: 'outer',
  maxIterations,
  steps: [inner],
}))
const workflow = fc.record(
  {
    name: fc.constantFrom('release', 'triage', 'constructor'),
    modelId: models,
    steps: fc.array(fc.oneof({ weight: 3, arbitrary: step }, { weight: 2, arbitrary: repeat }, looped), {
      minLength: 1,
      maxLength: 3,
    }),
  },
  { requiredKeys: ['name', 'steps'] },
)

const file: Arbitrary<[string, unknown]> = fc
  .tuple(
    fc.constantFrom(...ROOTS),
    fc.oneof(
      { weight: 3, arbitrary: settings.map((content): [string, unknown] => ['.kiro/settings.json', content]) },
      { weight: 2, arbitrary: cli.map((content): [string, unknown] => ['.kiro/settings/cli.json', content]) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom('a', 'b', 'c'), agentJson)
          .map(([name, content]): [string, unknown] => [`.kiro/agents/${name}.json`, content]),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom('a', 'd'), agentMd)
          .map(([name, content]): [string, unknown] => [`.kiro/agents/${name}.md`, content]),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom('h', 'i'), hookV0)
          .map(([name, content]): [string, unknown] => [`.kiro/hooks/${name}.kiro.hook`, content]),
      },
      { weight: 1, arbitrary: hookV1.map((content): [string, unknown] => ['.kiro/hooks/team.json', content]) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom('w', 'x'), workflow)
          .map(([name, content]): [string, unknown] => [`.kiro/workflows/${name}.workflow.json`, content]),
      },
    ),
  )
  .map(([root, [path, content]]) => [`${root}${path}`, content])

/** A repository's Kiro files, all of the right shape: none to eight of them. */
export const configurations: Arbitrary<Files> = fc
  .array(file, { maxLength: 8 })
  .map((entries) => Object.fromEntries(entries))

/** The same, in which some files cannot be read. */
export const unsound: Arbitrary<Files> = fc
  .tuple(
    configurations,
    fc.array(
      fc.tuple(
        file.map(([path]) => path),
        fc.constantFrom('', '{', '[]', '{"a":1,"a":2}', '\u0000'),
      ),
      { maxLength: 2 },
    ),
  )
  .map(([files, broken]) => ({ ...files, ...Object.fromEntries(broken) }))

const globs = fc.uniqueArray(fc.constantFrom('*', 'auto', 'claude-*', 'claude-opus-*', 'gpt-*', '*-1m'), {
  maxLength: 3,
})
const runs = fc.constantFrom(0, 0.1, 0.5, 1, 3, 40)
const credits = fc
  .tuple(fc.nat(5), fc.nat(5), fc.nat(50))
  .map(([a, b, c]) => ({ low: a / 10, typical: (a + b) / 10, high: (a + b + c) / 10 }))
const costLimit = fc.record(
  {
    increase: fc.record({ credits: fc.nat(500), percent: fc.nat(60) }, { requiredKeys: [] }),
    total: fc.record({ credits: fc.nat(2000) }),
  },
  { requiredKeys: [] },
)

/** Policies, as objects that are JSON and so YAML; every one of them is a valid policy. */
export const policies: Arbitrary<Record<string, unknown>> = fc
  .record(
    {
      team: fc.record(
        {
          developers: fc.integer({ min: 1, max: 200 }),
          workdays: fc.integer({ min: 1, max: 31 }),
          overage: fc.boolean(),
          login: fc.constantFrom(['google'], ['iam-identity-center', 'github']),
          region: fc.constantFrom(['us-east-1'], ['eu-central-1']),
          billing: fc.constantFrom('enterprise', 'individual'),
          approvedModels: fc.uniqueArray(models, { maxLength: 3 }),
        },
        { requiredKeys: [] },
      ),
      seats: some(PLANS, fc.nat(9)),
      models: fc.record(
        {
          allow: globs,
          deny: globs,
          maxMultiplier: fc.constantFrom(0, 0.4, 1.3, 2.2),
          tasks: some(
            TASK_KINDS,
            fc.record({ allow: globs, maxMultiplier: fc.constantFrom(1, 2.2) }, { requiredKeys: [] }),
          ),
        },
        { requiredKeys: [] },
      ),
      budget: fc.record({ required: fc.subarray(['daily', 'monthly']) }),
      cost: fc.record({ warn: costLimit, fail: costLimit }, { requiredKeys: [] }),
      workload: fc.record(
        {
          tasks: some(TASK_KINDS, fc.record({ runs, credits }, { requiredKeys: [] })),
          agents: some(AGENTS, fc.record({ runs, credits }, { requiredKeys: ['runs'] })),
          hooks: some(['save', 'other', 'manual'], fc.record({ runs }, { requiredKeys: [] })),
          cliShare: fc.constantFrom(0, 0.3, 1),
          roots: some(['web', 'packages/api'], fc.constantFrom(0, 0.2, 0.5)),
        },
        { requiredKeys: [] },
      ),
      rules: some(RULE_IDS, fc.constantFrom('error', 'warning', 'notice', 'off')),
      catalogue: fc.record({
        models: some(
          ['claude-opus-4.8', 'claude-next', 'auto'],
          fc.record(
            {
              multiplier: fc.constantFrom(0.3, 1, 7),
              status: fc.constantFrom('available', 'retired', 'preview'),
              plans: fc.subarray([...PLANS]),
            },
            { requiredKeys: [] },
          ),
        ),
      }),
    },
    { requiredKeys: [] },
  )
  .map(({ seats, team, ...rest }) => {
    // Seats and developers contradict each other unless they are equal, so one of them leads.
    const sum = Object.values(seats ?? {}).reduce((total, count) => total + count, 0)
    const facts = { ...team, ...(seats && sum > 0 ? { seats, developers: sum } : {}) }
    return { version: 1, ...(team || seats ? { team: facts } : {}), ...rest }
  })

/** A policy of generated content, or none, as text. */
export const policyTexts: Arbitrary<string | null> = fc.option(
  policies.map((content) => JSON.stringify(content)),
  { freq: 4 },
)
