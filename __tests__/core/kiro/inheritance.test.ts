import { agent, configuration, hook, type Files } from '../support/repository.js'

const CLI = '.kiro/settings/cli.json'
const models = (files: Files): Record<string, string> =>
  Object.fromEntries(
    configuration(files).assignments.map(({ name, model, origin }) => [
      name,
      origin === 'stated' ? model : `${model} (${origin})`,
    ]),
  )

test('what names no model takes chat.defaultModel', () => {
  expect(
    models({
      [CLI]: { 'chat.defaultModel': 'claude-haiku-4.5' },
      '.kiro/agents/a.json': agent('a'),
      '.kiro/agents/b.json': agent('b', 'auto'),
      '.kiro/hooks/h.kiro.hook': hook('manual'),
    }),
  ).toEqual({
    'chat:cli': 'claude-haiku-4.5',
    'agent:a': 'claude-haiku-4.5 (default)',
    'agent:b': 'auto',
    'hook:h.kiro.hook#1': 'claude-haiku-4.5 (default)',
  })
})

test('an inherited model is found where it is written', () => {
  const { assignments } = configuration({
    [CLI]: '{\n"chat.defaultModel": "claude-haiku-4.5" }',
    '.kiro/agents/a.json': agent('a'),
  })
  expect(assignments.map(({ place }) => `${place.file}:${place.line}`)).toEqual([
    '.kiro/settings/cli.json:2',
    '.kiro/settings/cli.json:2',
  ])
})

test('without chat.defaultModel, auto, found where the work is', () => {
  const { assignments } = configuration({ '.kiro/agents/a.json': agent('a') })
  expect(assignments).toMatchObject([{ model: 'auto', origin: 'auto', place: { file: '.kiro/agents/a.json' } }])
})

describe('the chat', () => {
  test('runs on the model of its default agent before its default model', () => {
    expect(
      models({
        [CLI]: { 'chat.defaultAgent': 'lead', 'chat.defaultModel': 'claude-haiku-4.5' },
        '.kiro/agents/lead.json': agent('lead', 'claude-opus-4.8'),
      }),
    ).toEqual({
      'chat:cli': 'claude-opus-4.8 (default)',
      'agent:lead': 'claude-opus-4.8',
    })
  })

  test('finds the agent in markdown too', () => {
    expect(
      models({
        [CLI]: { 'chat.defaultAgent': 'lead' },
        '.kiro/agents/lead.md': '---\nname: lead\nmodel: claude-opus-4.8\n---\n',
      }),
    ).toMatchObject({ 'chat:cli': 'claude-opus-4.8 (default)' })
  })

  test('takes its default model when the agent names none, or is not in the repository', () => {
    const cli = { 'chat.defaultAgent': 'lead', 'chat.defaultModel': 'claude-haiku-4.5' }
    expect(models({ [CLI]: cli, '.kiro/agents/lead.json': agent('lead') })).toMatchObject({
      'chat:cli': 'claude-haiku-4.5',
    })
    expect(models({ [CLI]: cli })).toMatchObject({ 'chat:cli': 'claude-haiku-4.5' })
  })

  test('takes auto when nothing names a model', () => {
    expect(models({ [CLI]: { 'chat.defaultAgent': 'lead' }, '.kiro/agents/lead.json': agent('lead', null) })).toEqual({
      'chat:cli': 'auto (auto)',
      'agent:lead': 'auto (auto)',
    })
  })

  test('other work does not take the model of the default agent', () => {
    expect(
      models({
        [CLI]: { 'chat.defaultAgent': 'lead' },
        '.kiro/agents/lead.json': agent('lead', 'claude-opus-4.8'),
        '.kiro/agents/x.json': agent('x'),
      }),
    ).toMatchObject({ 'agent:x': 'auto (auto)' })
  })
})

test('each root is a workspace of its own', () => {
  expect(
    models({
      [CLI]: { 'chat.defaultModel': 'claude-opus-4.8', 'chat.defaultAgent': 'a' },
      'web/.kiro/agents/a.json': agent('a', 'claude-haiku-4.5'),
      'web/.kiro/agents/b.json': agent('b'),
    }),
  ).toEqual({
    'chat:cli': 'claude-opus-4.8',
    'web/agent:a': 'claude-haiku-4.5',
    'web/agent:b': 'auto (auto)',
  })
})

test('work of the contract never inherits: what is not routed is not assigned', () => {
  expect(
    models({
      [CLI]: { 'chat.defaultModel': 'claude-opus-4.8' },
      '.kiro/settings.json': { models: { routing: { codeReview: 'gone' } } },
    }),
  ).toEqual({ 'chat:cli': 'claude-opus-4.8' })
})
