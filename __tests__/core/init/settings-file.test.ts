import { firstFiles } from '../../../src/core/init/first-files.js'
import { TASK_KINDS } from '../../../src/core/kiro/task-kind.js'
import { agent, DAY, hook, judged, lines, sources, type Files } from '../support/repository.js'

interface Contract {
  readonly $schema: string
  readonly models: {
    readonly primary: { readonly model: string }
    readonly fast: { readonly model: string }
    readonly routing: Readonly<Record<string, string>>
  }
  readonly budget: unknown
}

function made(files: Files, day = DAY): Contract {
  const { contract } = firstFiles({ sources: sources(files), contract: true, observeUntil: null, day })
  return JSON.parse(contract ?? 'null') as Contract
}

const profiles = (files: Files): [string, string] => {
  const { models } = made(files)
  return [models.primary.model, models.fast.model]
}

const ROUTING = {
  specGeneration: 'primary',
  taskExecution: 'primary',
  codeReview: 'primary',
  interactiveChat: 'fast',
  hookActions: 'fast',
  codeExplanation: 'fast',
  documentationUpdate: 'fast',
}
const cli = (model: string): Files => ({ '.kiro/settings/cli.json': { 'chat.defaultModel': model } })

test('with nothing to go by it is auto, a fast model, every kind of work and a budget that tells', () => {
  expect(made({})).toEqual({
    $schema: 'https://raw.githubusercontent.com/kiro-governance/kiro-governance/v1/schemas/kiro-settings.schema.json',
    models: { primary: { model: 'auto' }, fast: { model: 'claude-haiku-4.5' }, routing: ROUTING },
    budget: { monthly: { credits: 1000, alertThreshold: 0.8, action: 'notify' } },
  })
  expect(Object.keys(made({}).models.routing)).toEqual([...TASK_KINDS])
})

test('primary is the model of the CLI chat, and the chat is routed to it', () => {
  const files = {
    ...cli('claude-sonnet-4.5'),
    '.kiro/agents/a.json': agent('a', 'claude-opus-4.8'),
    '.kiro/agents/b.json': agent('b', 'claude-opus-4.8'),
  }
  expect(profiles(files)).toEqual(['claude-sonnet-4.5', 'claude-haiku-4.5'])
  expect(made(files).models.routing).toEqual({ ...ROUTING, interactiveChat: 'primary' })
})

test('without a CLI chat it is the model that most places name', () => {
  expect(
    profiles({
      '.kiro/agents/a.json': agent('a', 'claude-haiku-4.5'),
      '.kiro/agents/b.json': agent('b', 'claude-opus-4.8'),
      '.kiro/agents/c.json': agent('c', 'claude-opus-4-8'),
    }),
  ).toEqual(['claude-opus-4.8', 'claude-haiku-4.5'])
})

test('fast is the cheapest that is named, if it is cheaper than primary', () => {
  expect(
    profiles({
      ...cli('claude-opus-4.8'),
      '.kiro/agents/a.json': agent('a', 'gpt-5.6-luna'),
      '.kiro/agents/b.json': agent('b', 'claude-sonnet-5'),
    }),
  ).toEqual(['claude-opus-4.8', 'gpt-5.6-luna'])
  expect(profiles(cli('claude-opus-4.8'))).toEqual(['claude-opus-4.8', 'claude-haiku-4.5'])
  expect(profiles(cli('minimax-m2.5'))).toEqual(['minimax-m2.5', 'minimax-m2.5'])
})

test('of equals the first by name: named as often, and as cheap', () => {
  const agents = (...models: readonly string[]): Files =>
    Object.fromEntries(models.map((model, index) => [`.kiro/agents/${index}.json`, agent(`${index}`, model)]))
  expect(profiles(agents('claude-opus-5', 'claude-opus-4.8'))[0]).toBe('claude-opus-4.8')
  expect(profiles({ ...cli('claude-opus-4.8'), ...agents('claude-sonnet-5', 'claude-sonnet-4.5') })).toEqual([
    'claude-opus-4.8',
    'claude-sonnet-4.5',
  ])
})

test('a model of several chats is routed only where all of them agree', () => {
  const chats = (...models: readonly string[]): Files => ({
    '.kiro/settings/cli.json': { 'chat.defaultModel': models[0] },
    '.kiro/Settings/cli.json': { 'chat.defaultModel': models[1] },
  })
  expect(made(chats('claude-opus-4.8', 'claude-opus-4.8')).models.routing.interactiveChat).toBe('primary')
  expect(made(chats('claude-opus-4.8', 'claude-haiku-4.5')).models.routing).not.toHaveProperty('interactiveChat')
})

test('what Kiro does not have is not named, and the chat that names it is left to the check', () => {
  for (const model of ['claude-3.7-sonnet', 'claude-next']) {
    expect(profiles(cli(model))).toEqual(['auto', 'claude-haiku-4.5'])
    expect(made(cli(model)).models.routing).not.toHaveProperty('interactiveChat')
  }
})

test('hooks that name a model of their own are not contradicted', () => {
  const hooks = (...models: string[]): Files => ({
    '.kiro/hooks/team.json': {
      version: 'v1',
      hooks: models.map((model, n) => ({ name: `${n}`, trigger: 'manual', action: { type: 'agent', model } })),
    },
  })
  expect(made({ ...cli('claude-opus-4.8'), ...hooks('claude-opus-4.8') }).models.routing.hookActions).toBe('primary')
  expect(made({ ...cli('claude-opus-4.8'), ...hooks('claude-haiku-4.5') }).models.routing.hookActions).toBe('fast')
  expect(
    made({ ...cli('claude-opus-4.8'), ...hooks('claude-haiku-4.5', 'claude-opus-4.8') }).models.routing,
  ).not.toHaveProperty('hookActions')
  expect(
    made({ ...cli('claude-opus-4.8'), '.kiro/hooks/h.kiro.hook': hook('manual') }).models.routing.hookActions,
  ).toBe('fast')
})

test('what a nested root gives to its own chat is no contract of this one', () => {
  expect(made({ 'web/.kiro/settings/cli.json': { 'chat.defaultModel': 'claude-opus-4.8' } }).models).toMatchObject({
    primary: { model: 'claude-opus-4.8' },
    routing: { interactiveChat: 'fast' },
  })
})

test('a repository with nothing but this contract and its policy passes', () => {
  const { contract, policy } = firstFiles({ sources: [], contract: true, observeUntil: null, day: DAY })
  const report = judged({ after: { '.kiro/settings.json': contract }, policy })
  // The total depends on the team, which is still to be filled in.
  expect(lines(report)).toEqual([expect.stringMatching(/^notice \S+ increase-without-total: /)])
  expect(report.verdict).toBe('pass')
})

test('there is none where one is already, in whatever case it is written', () => {
  for (const path of ['.kiro/settings.json', '.Kiro/Settings.json']) {
    expect(
      firstFiles({ sources: sources({ [path]: '{}' }), contract: true, observeUntil: null, day: DAY }),
    ).toMatchObject({ contract: null, there: path })
  }
  expect(
    firstFiles({ sources: sources({ 'web/.kiro/settings.json': '{}' }), contract: true, observeUntil: null, day: DAY }),
  ).toMatchObject({ there: null })
})
