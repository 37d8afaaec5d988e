import { configuration, judged, lines } from '../../support/repository.js'

const PATH = '.kiro/settings/cli.json'
const read = (content: unknown) => configuration({ [PATH]: content })
const chat = (content: unknown) =>
  read(content).assignments.map(({ name, model, origin, task, appliedBy, place: { line, column } }) => [
    name,
    model,
    origin,
    task,
    appliedBy,
    `${line}:${column}`,
  ])

test('the chat runs on chat.defaultModel', () => {
  expect(chat('{\n  "chat.defaultModel": "gpt-5.6-terra",\n  "chat.enableThinking": true\n}')).toEqual([
    ['chat:cli', 'gpt-5.6-terra', 'stated', 'interactiveChat', 'kiro', '2:24'],
  ])
})

test('without it on Kiro’s default, at the top of the file', () => {
  for (const content of ['{}', '{ "chat.defaultModel": null }', '{ "chat.enableThinking": true }'])
    expect(chat(content)).toEqual([['chat:cli', 'auto', 'auto', 'interactiveChat', 'kiro', '1:1']])
})

describe('the nested spelling', () => {
  test('is read, so that nothing hides in it, and reported', () => {
    const text = '{ "chat": {\n  "defaultModel": "claude-opus-4.8" } }'
    expect(chat(text)).toEqual([['chat:cli', 'claude-opus-4.8', 'stated', 'interactiveChat', 'kiro', '2:19']])
    expect(lines(judged({ after: { [PATH]: text } }))).toEqual([
      `warning ${PATH}:2:3 misplaced-key: chat.defaultModel has no effect here; Kiro reads flat keys, so write "chat.defaultModel": …`,
    ])
  })

  test('gives way to the flat one', () => {
    expect(
      chat({ chat: { defaultModel: 'claude-opus-4.8' }, 'chat.defaultModel': 'auto' }).map(([, model]) => model),
    ).toEqual(['auto'])
  })

  test.each(['defaultModel', 'defaultAgent', 'modelDefaults'])('chat.%s is reported', (key) => {
    expect(read({ chat: { [key]: 'x' } }).misplaced.map(({ key: found }) => found)).toEqual([`chat.${key}`])
  })

  test('other nested keys are left alone', () => {
    expect(read({ chat: { greeting: { enabled: false } } }).misplaced).toEqual([])
  })
})

test.each<[string, unknown, string]>([
  ['a model that is no text', { 'chat.defaultModel': 5 }, '2:24 schema: chat.defaultModel must be the name of a model'],
  ['an empty model', { 'chat.defaultModel': '' }, '2:24 schema: chat.defaultModel must be the name of a model'],
  [
    'an agent that is no text',
    { 'chat.defaultAgent': ['a'] },
    '2:24 schema: chat.defaultAgent must be the name of an agent',
  ],
  [
    'a model that is longer than any name',
    { 'chat.defaultModel': 'm'.repeat(501) },
    '2:24 schema: chat.defaultModel is longer than 500 characters',
  ],
  [
    'an agent that is longer than any name',
    { 'chat.defaultAgent': 'm'.repeat(501) },
    '2:24 schema: chat.defaultAgent is longer than 500 characters',
  ],
  ['a list', '[]', '1:1 schema: The file must hold one object: { … }.'],
  [
    'the path of a link as text',
    '../shared/cli.json',
    '1:1 syntax: Not valid JSON: .. is not a value. Texts and keys need double quotes.',
  ],
])('%s', (_, content, message) => {
  expect(lines(judged({ after: { [PATH]: content } }))).toEqual([`error ${PATH}:${message}`])
})

test.each<[string, string]>([
  ['mcpServers', 'move it to .kiro/settings/mcp.json'],
  ['models', 'the contract lies in .kiro/settings.json'],
  ['budget', 'the contract lies in .kiro/settings.json'],
])('%s does not belong here', (key, advice) => {
  expect(lines(judged({ after: { [PATH]: { [key]: {} } } }))).toEqual([
    `warning ${PATH}:2:3 misplaced-key: ${key} has no effect here; ${advice}`,
  ])
})

describe('efforts', () => {
  const efforts = (content: unknown) =>
    read(content).efforts.map(({ model, level, place: { line } }) => [model, level, line])

  test('of both families, flat and nested', () => {
    const defaults = {
      'claude-opus-4.6': { output_config: { effort: 'xhigh' }, thinking: { type: 'adaptive' } },
      'gpt-5.6-sol': { reasoning: { effort: 'low' } },
    }
    expect(efforts({ 'chat.modelDefaults': defaults })).toEqual([
      ['claude-opus-4.6', 'xhigh', 5],
      ['gpt-5.6-sol', 'low', 13],
    ])
    expect(efforts({ chat: { modelDefaults: defaults } }).map(([model, level]) => [model, level])).toEqual([
      ['claude-opus-4.6', 'xhigh'],
      ['gpt-5.6-sol', 'low'],
    ])
  })

  test('other shapes are no one’s business', () => {
    for (const defaults of [
      null,
      [],
      'high',
      { a: 'high' },
      { a: { effort: 'high' } },
      { a: { output_config: { effort: 3 } } },
    ])
      expect(efforts({ 'chat.modelDefaults': defaults })).toEqual([])
  })
})
