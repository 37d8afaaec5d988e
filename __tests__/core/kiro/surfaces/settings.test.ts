import { configuration, contract, judged, lines, of } from '../../support/repository.js'
import { plain } from '../../../../src/core/text/message.js'

const PATH = '.kiro/settings.json'
const read = (content: unknown) => configuration({ [PATH]: content })

test('each routed kind of work runs on the model of its profile', () => {
  const { assignments } = read(
    contract(
      { primary: 'claude-sonnet-5', fast: 'claude-haiku-4.5', 'with space': 'auto' },
      { codeReview: 'primary', interactiveChat: 'fast', hookActions: 'with space' },
    ),
  )
  expect(
    assignments.map(({ name, model, profile, origin, appliedBy, surface }) => [
      name,
      model,
      profile,
      origin,
      appliedBy,
      surface,
    ]),
  ).toEqual([
    ['task:codeReview', 'claude-sonnet-5', 'primary', 'stated', 'team', 'settings'],
    ['task:interactiveChat', 'claude-haiku-4.5', 'fast', 'stated', 'team', 'settings'],
    ['task:hookActions', 'auto', 'with space', 'stated', 'team', 'settings'],
  ])
})

test('the place of an assignment is where its model is written, whoever routes to it', () => {
  const { assignments, mentions } = read(
    '{\n  "models": {\n    "primary": { "model": "auto" },\n    "routing": { "codeReview": "primary", "specGeneration": "primary" }\n  }\n}',
  )
  expect(assignments.map(({ place }) => place)).toEqual([
    { file: PATH, line: 3, column: 27 },
    { file: PATH, line: 3, column: 27 },
  ])
  expect(mentions.map(({ model, assignments: on }) => [model, on.length])).toEqual([['auto', 2]])
})

test('an unrouted profile is a mention that nothing runs on', () => {
  const { assignments, mentions } = read(
    contract({ primary: 'auto', slow: 'claude-opus-4.8' }, { codeReview: 'primary' }),
  )
  expect(assignments).toHaveLength(1)
  expect(mentions.map(({ model, identity, assignments: on }) => [model, identity, on.length])).toEqual([
    ['auto', 'task:codeReview', 1],
    ['claude-opus-4.8', 'profile:slow', 0],
  ])
})

test('a route to a profile without a model assigns nothing', () => {
  expect(
    read({ models: { primary: {}, routing: { codeReview: 'primary', hookActions: 'gone' } } }).assignments,
  ).toEqual([])
})

test('the last of two profiles of one name counts, as it does for every reader of the file', () => {
  const { assignments } = read(
    '{ "models": { "p": { "model": "auto" }, "p": { "model": "claude-opus-4.8" }, "routing": { "codeReview": "p" } } }',
  )
  expect(assignments.map(({ model }) => model)).toEqual(['claude-opus-4.8'])
})

describe('budgets', () => {
  test('are read per period, with their place', () => {
    const [own] = read(
      '{ "budget": {\n  "monthly": { "credits": 900, "alertThreshold": 0.8, "action": "restrict" } } }',
    ).contracts
    expect([...(own?.budgets ?? [])]).toEqual([
      [
        'monthly',
        { limit: { credits: 900, alertThreshold: 0.8, action: 'restrict' }, place: { file: PATH, line: 2, column: 3 } },
      ],
    ])
  })

  test('only what has the right type is taken', () => {
    const [own] = read({
      budget: {
        daily: { credits: '50', inputTokens: -1, outputTokens: 7, action: 'stop' },
        monthly: [],
        weekly: { credits: 1 },
      },
    }).contracts
    expect([...(own?.budgets ?? [])].map(([period, { limit }]) => [period, limit])).toEqual([
      ['daily', { outputTokens: 7 }],
    ])
  })
})

describe('files that are no contract', () => {
  test.each<[string, unknown]>([
    ['editor settings', { 'python.defaultInterpreterPath': '.venv/bin/python', 'files.exclude': { '**/x': true } }],
    ['nested editor settings', { editor: { tabSize: 2 }, eslint: { enable: true } }],
    ['trusted commands', { 'kiroAgent.trustedCommands': ['npm *'] }],
    ['a marker', { _casops: true }],
    ['project data', { project: { name: 'a', version: '1.0.0' }, steering: ['.kiro/steering/a.md'] }],
    ['nothing', {}],
    ['models of another tool', { 'tool.models': { primary: 'x' } }],
  ])('%s: left alone', (_, content) => {
    const { assignments, contracts, complaints, misplaced, files } = read(content)
    expect({ assignments, contracts, complaints, misplaced }).toEqual({
      assignments: [],
      contracts: [],
      complaints: [],
      misplaced: [],
    })
    expect(files).toEqual([{ path: PATH, root: '', surface: 'settings', readable: true }])
  })

  const broken: [string, unknown, string][] = [
    ['a list', [], '1:1 schema: The file must hold one object: { … }.'],
    ['a text', '"auto"', '1:1 schema: The file must hold one object: { … }.'],
    ['markdown', '# Settings\n', '1:1 syntax: Not valid JSON: # is not a value. Texts and keys need double quotes.'],
  ]
  test.each(broken)('%s: an error where it was the contract', (_, content, message) => {
    const before = { [PATH]: contract({}, { codeReview: 'p' }) }
    expect(lines(judged({ before, after: { [PATH]: content } })).filter((line) => line.startsWith('error'))).toEqual([
      `error ${PATH}:${message}`,
    ])
  })
  test.each(broken)(
    '%s: no error where it never was, and only what can be read is left alone',
    (name, content, message) => {
      const [at = '', why = ''] = message.split(/ syntax: /)
      const expected =
        name === 'markdown'
          ? [
              `${PATH}:${at} unread-model: Whether ${PATH} is the contract, or names a model, is not known, because it cannot be read: ${why}`,
            ]
          : []
      for (const before of [null, {}])
        expect(lines(judged({ before, after: { [PATH]: content } }))).toEqual(expected.map((line) => `warning ${line}`))
    },
  )
})

describe('keys that belong in another Kiro file', () => {
  test.each<[string, unknown, string[]]>([
    [
      'a default agent',
      { 'chat.defaultAgent': 'a' },
      ['chat.defaultAgent has no effect here: Kiro does not read this file; it belongs in .kiro/settings/cli.json'],
    ],
    ['servers', { mcpServers: {} }, ['mcpServers has no effect here; move it to .kiro/settings/mcp.json']],
    [
      'a model at the top',
      { model: 'claude-sonnet-4-6', provider: 'anthropic' },
      [
        'model has no effect here; write it as chat.defaultModel in .kiro/settings/cli.json, or as models.primary.model in a contract',
      ],
    ],
    ['a model that is no text', { model: { id: 1 } }, []],
    [
      'beside a contract',
      { budget: {}, 'chat.defaultModel': 'auto' },
      ['chat.defaultModel has no effect here: Kiro does not read this file; it belongs in .kiro/settings/cli.json'],
    ],
  ])('%s', (_, content, messages) => {
    const report = judged({ after: { [PATH]: content } })
    expect(of(report, 'misplaced-key').map(({ message }) => plain(message))).toEqual(messages)
    expect(of(report, 'misplaced-key').every(({ severity }) => severity === 'warning')).toBe(true)
  })
})
