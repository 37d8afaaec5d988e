import { configuration, hook, judged, lines } from '../../support/repository.js'
import type { Trigger } from '../../../../src/core/kiro/surfaces/surface.js'

const read = (content: unknown, path = '.kiro/hooks/lint.kiro.hook') => configuration({ [path]: content }).assignments
const triggers = (content: unknown): (string | null)[] =>
  read(content).map(({ work }) => (work.kind === 'hook' ? work.trigger : null))

const V0 = {
  enabled: true,
  name: 'Format',
  version: '1',
  when: { type: 'fileEdited', patterns: ['**/*.ts'] },
  then: { type: 'askAgent', prompt: 'Format it.' },
}
const V1 = {
  version: 'v1',
  hooks: [
    { name: 'Commit', trigger: 'PostTaskExec', action: { type: 'agent', prompt: 'Commit.' } },
    { name: 'Lint', trigger: 'PostFileSave', matcher: '*.ts', action: { type: 'command', command: 'npm run lint' } },
    { name: 'Cheap', trigger: 'PostFileSave', action: { type: 'agent', prompt: 'Look.', model: 'gpt-5.6-luna' } },
  ],
}

test('a hook of IDE 0.x', () => {
  expect(read(V0)).toMatchObject([
    {
      name: 'hook:lint.kiro.hook#1',
      identity: 'hook:Format on save',
      model: 'auto',
      origin: 'auto',
      appliedBy: 'kiro',
      task: 'hookActions',
      work: { kind: 'hook', title: 'Format', trigger: 'save', number: 1 },
      place: { line: 11, column: 3 },
    },
  ])
})

test('hooks of IDE 1.x: commands cost nothing, a model of its own is taken and doubted', () => {
  expect(read(V1, '.kiro/hooks/team.json')).toMatchObject([
    { name: 'hook:team.json#1', identity: 'hook:Commit on task', model: 'auto', note: null },
    {
      name: 'hook:team.json#3',
      identity: 'hook:Cheap on save',
      model: 'gpt-5.6-luna',
      origin: 'stated',
      note: 'a hook’s model is not documented by Kiro (kirodotdev/Kiro#4180)',
    },
  ])
})

test('both shapes may lie under both names', () => {
  expect(read(V0, '.kiro/hooks/a.json')).toHaveLength(1)
  expect(read(V1, '.kiro/hooks/a.kiro.hook')).toHaveLength(2)
})

/** Every spelling in Kiro's documentation and in real files. */
const SPELLINGS: [spelling: string, trigger: Trigger][] = [
  ['fileEdited', 'save'],
  ['fileEdit', 'save'],
  ['fileSaved', 'save'],
  ['PostFileSave', 'save'],
  ['postFileSave', 'save'],
  ['onFileSave', 'save'],
  ['onSave', 'save'],
  ['on_save', 'save'],
  ['file:saved', 'save'],
  ['fileCreated', 'create'],
  ['fileCreate', 'create'],
  ['PostFileCreate', 'create'],
  ['fileDeleted', 'delete'],
  ['PostFileDelete', 'delete'],
  ['promptSubmit', 'prompt'],
  ['UserPromptSubmit', 'prompt'],
  ['agentStop', 'stop'],
  ['Stop', 'stop'],
  ['preToolUse', 'tool'],
  ['PostToolUse', 'tool'],
  ['preTaskExecution', 'task'],
  ['postTaskExecution', 'task'],
  ['PreTaskExec', 'task'],
  ['PostTaskExec', 'task'],
  ['SessionStart', 'session'],
  ['SessionEnd', 'session'],
  ['agentSpawn', 'session'],
  ['userTriggered', 'manual'],
  ['manual', 'manual'],
  ['hourly', 'other'],
  ['', 'other'],
]

test.each(SPELLINGS)('the trigger %j is %s', (spelling, trigger) => {
  expect(triggers(hook(spelling))).toEqual([trigger])
  expect(triggers({ hooks: [{ trigger: spelling, action: { type: 'agent' } }] })).toEqual([trigger])
  expect(triggers({ trigger: { type: spelling }, action: { type: 'agent' } })).toEqual([trigger])
})

test('a trigger named like a property of every object is an unknown one', () => {
  for (const name of ['constructor', 'hasOwnProperty', '__proto__', 'toString']) {
    expect(triggers(hook(name))).toEqual(['other'])
    expect(judged({ after: { '.kiro/hooks/a.kiro.hook': hook(name) } }).verdict).toBe('pass')
  }
})

test.each<[string, unknown]>([
  ['a command', { ...V0, then: { type: 'runCommand', command: 'npm test' } }],
  ['a message', { trigger: { type: 'onFileSave' }, action: { type: 'message', message: 'Look.' } }],
  ['a disabled one', { ...V0, enabled: false }],
  ['a command without an action', { hooks: [{ trigger: 'onSave', command: 'git add .' }] }],
  [
    'another tool’s hooks',
    { hooks: { PostToolUse: [{ matcher: 'Edit', hooks: [{ type: 'command', command: 'x' }] }] } },
  ],
  ['no hooks', { version: 'v1', hooks: [] }],
  ['entries that are no objects', { hooks: [null, 'a', 1, []] }],
  ['nothing', {}],
])('no credits: %s', (_, content) => {
  expect(read(content)).toEqual([])
})

test('only an explicit false disables', () => {
  for (const enabled of [true, null, 'false', 0]) expect(read({ ...V0, enabled })).toHaveLength(1)
})

test('a hook without a name is called like its file', () => {
  expect(read({ ...V0, name: '' })).toMatchObject([{ work: { title: 'lint.kiro.hook#1' } }])
})

test.each<[string, unknown, string]>([
  [
    'a model that is no text',
    '{ "then": { "type": "askAgent", "model": 5 } }',
    '1:42 schema: then.model must be the id of a model in quotes',
  ],
  [
    'a model of a list that is no text',
    '{ "hooks": [{ "action": { "type": "agent", "model": {} } }] }',
    '1:53 schema: action.model must be the id of a model in quotes',
  ],
  [
    'a model that is longer than any name',
    `{ "then": { "type": "askAgent", "model": "${'m'.repeat(501)}" } }`,
    '1:42 schema: then.model is longer than 500 characters',
  ],
  ['a list', [], '1:1 schema: A hook file is one object: { … }.'],
])('%s', (_, content, message) => {
  expect(lines(judged({ after: { '.kiro/hooks/a.kiro.hook': content } }))).toEqual([
    `error .kiro/hooks/a.kiro.hook:${message}`,
  ])
})

const OPUS = 'claude-opus-4.8'

test('both actions are read, and each is judged', () => {
  const ask = (model?: string) => ({ type: 'askAgent', prompt: 'x', ...(model ? { model } : {}) })
  const models = (content: unknown) => read(content).map(({ model }) => model)
  expect(models({ name: 'A', then: {}, action: ask(OPUS) })).toEqual([OPUS])
  expect(models({ name: 'A', then: ask('auto'), action: ask(OPUS) })).toEqual(['auto', OPUS])
  expect(models({ name: 'A', then: { type: 'runCommand', command: 'x' }, action: ask(OPUS) })).toEqual([OPUS])
  expect(models({ hooks: [{ name: 'A', then: [], action: ask(OPUS) }] })).toEqual([OPUS])
  expect(models({ name: 'A', action: { type: 'ask-agent', model: OPUS } })).toEqual([OPUS])
})

test.each<[string, Record<string, unknown>, Trigger]>([
  ['a trigger beside an empty when', { when: {}, trigger: 'PostFileSave' }, 'save'],
  ['a when beside a trigger that is rarer', { when: { type: 'fileEdited' }, trigger: 'manual' }, 'save'],
  ['the other way round', { when: { type: 'userTriggered' }, trigger: 'PostToolUse' }, 'tool'],
  ['a when that is a text', { when: 'fileEdited' }, 'save'],
  ['a manual one beside one that nobody knows', { when: 'manual', trigger: 'hourly' }, 'other'],
])('of two triggers the more frequent one counts: %s', (_, hook, trigger) => {
  expect(triggers({ ...hook, action: { type: 'agent' } })).toEqual([trigger])
})

test.each<[string, unknown, string[]]>([
  ['beside the action', { ...V0, model: OPUS }, ['model']],
  ['of a list of actions', { name: 'A', then: [{ type: 'askAgent', model: OPUS }] }, ['then.0.model']],
  ['under another key', { name: 'A', actions: { type: 'askAgent', modelId: OPUS } }, ['actions.modelId']],
  ['further in', { name: 'A', action: { type: 'agent', agent: { model: OPUS } } }, ['action.agent.model']],
  ['of a command', { ...V0, then: { type: 'runCommand', command: 'x', model: OPUS } }, ['then.model']],
  ['of hooks by name', { hooks: { a: { action: { type: 'agent', model: OPUS } } } }, ['hooks.a.action.model']],
  ['of hooks in a hook', { hooks: [{ hooks: [{ type: 'agent', model: OPUS }] }] }, ['hooks.0.hooks.0.model']],
  ['as a list', { ...V0, models: [OPUS] }, ['models']],
  ['none: nothing, an empty text, a number', { ...V0, model: null, models: [], modelId: '', modelName: 4 }, []],
  ['none: a hook that is off', { hooks: [{ ...V0, enabled: false, model: OPUS }] }, []],
  [
    'a list beside a hook that is off',
    { ...V0, enabled: false, model: OPUS, hooks: [{ ...V0, model: OPUS }] },
    ['hooks.0.model'],
  ],
])('a model where none is read is reported: %s', (_, content, keys) => {
  const { complaints } = configuration({ '.kiro/hooks/a.kiro.hook': content })
  expect(complaints.map(({ rule, value }) => [rule, value])).toEqual(keys.map((key) => ['syntax', key]))
})
