import { LIMITS } from '../../../../src/core/text/limits.js'
import { agent, configuration, judged, lines, type Files } from '../../support/repository.js'

const read = (path: string, content: unknown) =>
  configuration({ [path]: content }).assignments.map(({ name, model, origin, place: { line, column }, note }) => ({
    name,
    model,
    origin,
    at: `${line}:${column}`,
    note,
  }))

test('an agent of JSON names its model', () => {
  expect(read('.kiro/agents/reviewer.json', agent('code-reviewer', 'claude-opus-4.8'))).toEqual([
    { name: 'agent:code-reviewer', model: 'claude-opus-4.8', origin: 'stated', at: '3:12', note: null },
  ])
})

test('without a name it is called like its file', () => {
  expect(read('.kiro/agents/Plan.JSON', { description: 'plans' })).toMatchObject([{ name: 'agent:Plan' }])
  expect(read('.kiro/agents/plan.md', '---\nmodel: auto\n---\n')).toMatchObject([{ name: 'agent:plan' }])
  expect(read('.kiro/agents/PLAN.MD', '---\nmodel: auto\n---\n')).toMatchObject([
    { name: 'agent:PLAN', note: 'Kiro IDE may ignore the model of an .md agent (kirodotdev/Kiro#6637)' },
  ])
  expect(read('.kiro/agents/a.b.json', { name: '' })).toMatchObject([{ name: 'agent:a.b' }])
  expect(read('.kiro/agents/a.json', { name: 7 })).toMatchObject([{ name: 'agent:a' }])
})

test('no model and null both inherit', () => {
  expect(read('.kiro/agents/a.json', agent('a'))).toMatchObject([{ model: 'auto', origin: 'auto', at: '1:1' }])
  expect(read('.kiro/agents/a.json', agent('a', null))).toMatchObject([{ model: 'auto', origin: 'auto', at: '3:12' }])
})

test('an agent of markdown, with the doubt about it', () => {
  expect(
    read('.kiro/agents/reviewer.md', '---\nname: reviewer\nmodel: claude-sonnet-5\ntools: [read]\n---\nYou review.\n'),
  ).toEqual([
    {
      name: 'agent:reviewer',
      model: 'claude-sonnet-5',
      origin: 'stated',
      at: '3:8',
      note: 'Kiro IDE may ignore the model of an .md agent (kirodotdev/Kiro#6637)',
    },
  ])
})

test('markdown without front matter is prose', () => {
  expect(configuration({ '.kiro/agents/README.md': '# Agents\n' })).toMatchObject({
    assignments: [],
    complaints: [],
    files: [{ readable: true }],
  })
})

test.each<[string, string, unknown, string]>([
  [
    'a model that is no text',
    'a.json',
    { name: 'a', model: 4.5 },
    '3:12 schema: model must be the id of a model in quotes, or null to inherit',
  ],
  [
    'an empty model',
    'a.json',
    { name: 'a', model: '' },
    '3:12 schema: model must be the id of a model in quotes, or null to inherit',
  ],
  [
    'a model of YAML that is a list',
    'a.md',
    '---\nmodel: [auto]\n---\n',
    '2:1 schema: model must be the id of a model in quotes, or null to inherit',
  ],
  [
    'a model of YAML that is a number',
    'a.md',
    '---\nmodel: 4.5\n---\n',
    '2:8 schema: model must be the id of a model in quotes, or null to inherit',
  ],
  [
    'a model that is longer than any name',
    'a.json',
    { name: 'a', model: 'm'.repeat(LIMITS.name + 1) },
    '3:12 schema: model is longer than 500 characters',
  ],
  ['a list', 'a.json', [], '1:1 schema: An agent is one object: { … }.'],
])('%s', (_, file, content, message) => {
  expect(lines(judged({ after: { [`.kiro/agents/${file}`]: content } }))).toEqual([
    `error .kiro/agents/${file}:${message}`,
  ])
})

test.each<[string, string, unknown, string[]]>([
  ['none: in another spelling, which another rule reports', 'a.json', { name: 'a', Model: 'x' }, []],
  ['in another spelling and more than a name', 'a.json', { name: 'a', Model: ['x'] }, ['Model']],
  ['below a folder, in a list', 't/a.json', [{ model: 'x' }], ['0.model']],
  ['none: below a folder, in a list of something else', 't/a.json', [{ type: 'object' }], []],
  ['further in', 'a.json', { name: 'a', agent: { modelId: 'x' } }, ['agent.modelId']],
  ['in markdown', 'a.md', '---\nname: a\nagent:\n  model: x\n---\n', ['agent.model']],
  ['of a hook', 'a.json', { name: 'a', hooks: { agentSpawn: [{ model: 'x' }] } }, ['hooks.agentSpawn.0.model']],
  ['none: of a server', 'a.json', { name: 'a', mcpServers: { s: { env: { MODEL: 'x' } } } }, []],
  ['none: of a tool', 'a.json', { name: 'a', toolsSettings: { image: { model: 'x' } } }, []],
])('a model where none is read is reported: %s', (_, file, content, keys) => {
  const { complaints } = configuration({ [`.kiro/agents/${file}`]: content })
  expect(complaints.map(({ rule, value }) => [rule, value])).toEqual(keys.map((key) => ['syntax', key]))
})

test('a name as long as a name may be is read, in whatever characters', () => {
  for (const model of ['m'.repeat(LIMITS.name), '😀'.repeat(LIMITS.name)])
    expect(read('.kiro/agents/a.json', agent('a', model))).toMatchObject([{ model, origin: 'stated' }])
})

test('two agents of one name are one, the later file, and the other is its twin', () => {
  const { assignments, standIns } = configuration({
    '.kiro/agents/a.json': agent('x', 'auto'),
    '.kiro/agents/b.json': agent('x', 'claude-opus-4.8'),
  })
  expect(assignments).toMatchObject([
    {
      name: 'agent:x',
      model: 'claude-opus-4.8',
      file: '.kiro/agents/b.json',
      twins: [{ file: '.kiro/agents/a.json' }],
    },
  ])
  expect(standIns).toMatchObject([{ name: 'agent:x', model: 'auto', twins: [] }])
})

test('agents of one name in other roots are kept apart, and so is one that is called like a second', () => {
  const names = (files: Files): string[] => configuration(files).assignments.map(({ name }) => name)
  expect(
    names({
      '.kiro/agents/a.json': agent('x'),
      '.kiro/agents/b.json': agent('x (2)'),
      'web/.kiro/agents/a.json': agent('x'),
    }),
  ).toEqual(['agent:x', 'agent:x (2)', 'web/agent:x'])
  const many = Array.from({ length: 3_000 }, (_, index): [string, unknown] => [
    `.kiro/agents/${index}.json`,
    agent('x'),
  ])
  expect(names(Object.fromEntries<unknown>(many))).toEqual(['agent:x'])
})
