import { plain } from '../../../../src/core/text/message.js'
import { configuration } from '../../support/repository.js'

const PATH = '.kiro/workflows/release.workflow.json'
const step = (id: string, rest: Record<string, unknown> = {}) => ({
  type: 'step',
  id,
  agent: 'reviewer',
  prompt: `Do ${id}.`,
  ...rest,
})

type Files = Readonly<Record<string, unknown>>

/** Each step of a tree with its model and where that comes from; what else it may run on behind it. */
function steps(files: Files): string[] {
  const { assignments, standIns } = configuration(files)
  return assignments
    .filter(({ work }) => work.kind === 'step')
    .map(({ name, key, model, origin }) => {
      const also = standIns.filter((one) => one.key.startsWith(`[${JSON.stringify(key)}`)).map((one) => one.model)
      return `${name} ${model} ${origin}${also.length === 0 ? '' : `, also ${also.join(', ')}`}`
    })
}

const complaints = (content: unknown, path = PATH): string[] =>
  configuration({ [path]: content }).complaints.map(
    ({ rule, place, message }) => `${rule} ${place.line}:${place.column} ${plain(message)}`,
  )

const YAML = `# the release
name: release
modelId: claude-sonnet-5
effortLevel: high
steps:
  - type: sequence
    id: all
    steps:
      - id: plan
        type: step
        agent: planner
        prompt: |
          modelId: not a key
      - type: repeat
        id: polish
        maxIterations: 12
        onMaxIterations: pause
        steps:
          - type: parallel
            id: looks
            joinPolicy: all
            branches:
              - { type: step, id: review, agent: reviewer, prompt: Look., modelId: claude-opus-5, effortLevel: max }
              - type: repeat
                id: again
                maxIterations: 3
                steps: [{ type: step, id: test, agent: tester, prompt: Test., modelId: auto }]
  - { type: watch, id: merged, handler: github-pr, config: { model: theirs } }
`

test('steps at any depth, with the loops around them, at their lines', () => {
  const { assignments, complaints: found, unknownKeys } = configuration({ '.kiro/workflows/r.workflow.yaml': YAML })
  expect(found).toEqual([])
  expect(unknownKeys).toEqual([])
  expect(assignments).toMatchObject([
    {
      name: 'workflow:release#plan',
      identity: 'workflow:release#plan',
      model: 'claude-sonnet-5',
      origin: 'stated',
      surface: 'workflows',
      appliedBy: 'kiro',
      task: null,
      place: { line: 3, column: 10 },
      workPlace: { line: 9, column: 13 },
      work: { kind: 'step', workflow: 'release', step: 'plan', loops: [] },
      note: null,
    },
    {
      name: 'workflow:release#review',
      model: 'claude-opus-5',
      place: { line: 23, column: 84 },
      work: { loops: [12] },
      note: 'in a loop: at most 12 runs in one run of the workflow',
    },
    {
      name: 'workflow:release#test',
      model: 'claude-sonnet-5',
      work: { loops: [12, 3] },
      note: 'in a loop: at most 36 runs (12 × 3) in one run of the workflow',
    },
  ])
})

test('JSON and YAML of the same workflow are read alike', () => {
  const json = { name: 'release', modelId: 'auto', steps: [step('a', { modelId: 'claude-opus-5' }), step('b')] }
  const yaml = `name: release\nmodelId: auto\nsteps:\n  - {type: step, id: a, agent: reviewer, prompt: Do a., modelId: claude-opus-5}\n  - {type: step, id: b, agent: reviewer, prompt: Do b.}\n`
  const read = (path: string, content: unknown) =>
    configuration({ [path]: content }).assignments.map(({ name, model, origin, content: what, position }) => [
      name,
      model,
      origin,
      what,
      position,
    ])
  expect(read('.kiro/workflows/x.workflow.yml', yaml)).toEqual(read(PATH, json))
})

const CHAT = { 'chat.defaultModel': 'claude-haiku-4.5' }
const LEAD = { ...CHAT, 'chat.defaultAgent': 'lead' }
const AGENTS = {
  '.kiro/agents/reviewer.json': { name: 'reviewer', model: 'claude-opus-4.8' },
  '.kiro/agents/lead.json': { name: 'lead', model: 'gpt-5.6-luna' },
}
const ONE = { name: 'w', steps: [step('s')] }

test.each<[string, unknown, Files, string]>([
  ['its own model', { ...ONE, modelId: 'b', steps: [step('s', { modelId: 'a' })] }, AGENTS, 'a stated'],
  ['the workflow’s', { ...ONE, modelId: 'b' }, { ...AGENTS, '.kiro/settings/cli.json': LEAD }, 'b stated'],
  ['auto in the step inherits', { ...ONE, modelId: 'b', steps: [step('s', { modelId: 'auto' })] }, {}, 'b stated'],
  ['null in the step inherits', { ...ONE, modelId: 'b', steps: [step('s', { modelId: null })] }, {}, 'b stated'],
  [
    'the session: the default agent before the default model, and its agent may come first where the IDE starts it',
    { ...ONE, modelId: 'auto' },
    { ...AGENTS, '.kiro/settings/cli.json': LEAD },
    'gpt-5.6-luna default, also claude-haiku-4.5, claude-opus-4.8',
  ],
  [
    'the default model of the session',
    ONE,
    { ...AGENTS, '.kiro/settings/cli.json': CHAT },
    'claude-haiku-4.5 default, also claude-opus-4.8',
  ],
  ['its agent where the session names nothing', ONE, AGENTS, 'claude-opus-4.8 default'],
  [
    'its agent where the session is on auto',
    ONE,
    { ...AGENTS, '.kiro/settings/cli.json': { 'chat.defaultModel': 'auto' } },
    'claude-opus-4.8 default',
  ],
  ['auto where nothing names a model', ONE, {}, 'auto auto'],
  [
    'the session without an agent',
    { name: 'w', steps: [{ type: 'step', id: 's' }] },
    { '.kiro/settings/cli.json': CHAT },
    'claude-haiku-4.5 default',
  ],
  [
    'nothing of another root',
    ONE,
    { 'web/.kiro/settings/cli.json': CHAT, 'web/.kiro/agents/reviewer.json': AGENTS['.kiro/agents/reviewer.json'] },
    'auto auto',
  ],
])('a step runs on %s', (_, workflow, files, expected) => {
  expect(steps({ ...files, [PATH]: workflow })).toEqual([`workflow:w#s ${expected}`])
})

test.each<[string, unknown, string[]]>([
  ['a list', [], ['schema 1:1 A workflow is one object with a name and steps.']],
  [
    'no steps',
    { name: 'w' },
    ['schema 1:1 The workflow has no steps, so Kiro cannot run it; write a list of them or delete the file'],
  ],
  ['steps that are no list', '{"steps": {"a": 1}}', ['schema 1:11 steps must be a list of steps']],
  [
    'branches that are no list',
    '{"steps": [{"type":"parallel","branches":"x"}]}',
    ['schema 1:42 steps.0.branches must be a list of steps'],
  ],
  ['a step that is a text', '{"steps": ["build"]}', ['schema 1:12 steps.0 must be one step: an object with its keys']],
  [
    'a step without id',
    '{"steps": [{"type":"step","agent":"a"}]}',
    ['schema 1:12 The step steps.0 has no id, so Kiro cannot run its workflow; give it one of its own'],
  ],
  [
    'an id that is a number',
    '{"steps": [{"type":"step","id":7}]}',
    ['schema 1:32 steps.0.id must be the name of the step in quotes'],
  ],
  [
    'an agent that is a list',
    '{"steps": [{"type":"step","id":"a","agent":["x"]}]}',
    ['schema 1:44 steps.0.agent must be the name of an agent in quotes'],
  ],
  [
    'a model that is a number',
    '{"steps": [{"type":"step","id":"a","modelId":5}]}',
    ['schema 1:46 steps.0.modelId must be the id of a model in quotes, or auto to inherit'],
  ],
  [
    'an empty model',
    '{"modelId":"","steps": []}',
    ['schema 1:12 modelId must be the id of a model in quotes, or auto to inherit'],
  ],
  [
    'a level that is a switch',
    '{"effortLevel":true,"steps": []}',
    ['schema 1:16 effortLevel must be a level in quotes: low, medium, high, xhigh or max'],
  ],
  ['a name that is a number', '{"name":3,"steps": []}', ['schema 1:9 name must be the name of the workflow in quotes']],
  [
    'a type that Kiro does not know',
    '{"steps": [{"type":"loop","id":"l","maxIterations":2,"steps":[]}]}',
    ['schema 1:20 steps.0.type must be step, sequence, repeat, parallel or watch; it is read as repeat'],
  ],
  ...[0, 1001, 2.5, -1, '"7"'].map((cap): [string, unknown, string[]] => [
    `maxIterations ${cap}`,
    `{"steps": [{"type":"repeat","id":"l","maxIterations":${cap},"steps":[]}]}`,
    [
      'schema 1:54 steps.0.maxIterations must be a whole number from 1 to 1,000; until then the loop counts as one of 1,000 runs',
    ],
  ]),
  ['JSON with comments', '{ // ours\n"steps": [], }', []],
  [
    'a model where none is read',
    '{"steps": [], "policy": {"modelId": "x"}}',
    [
      'syntax 1:26 policy.modelId names a model in a place that is not understood, so it cannot be judged. Write it where Kiro reads it, or delete it.',
    ],
  ],
  ['a model of something else', '{"steps": [], "inputs": {"model": "which one"}}', []],
])('%s', (_, content, expected) => {
  expect(complaints(content)).toEqual(expected)
})

test.each<[string, string, string[]]>([
  ['an empty file', '\n', ['syntax 1:1 The file is empty. Write its keys or delete it.']],
  ['comments only', '# later\n', ['schema 1:1 A workflow is one object with a name and steps.']],
  ['a text', 'later', ['schema 1:1 A workflow is one object with a name and steps.']],
  ['a list', '\n- a', ['schema 2:1 A workflow is one object with a name and steps.']],
  [
    'a key twice',
    'steps: []\nmodelId: a\nmodelId: b',
    ['duplicate-key 3:1 A key of the file is written twice. Keep one of them.'],
  ],
  [
    '__proto__',
    'steps: []\n__proto__: {}',
    ['syntax 2:1 The key __proto__ is not allowed: programs that read it can be confused by it. Remove it.'],
  ],
  [
    'a merge key',
    'x-a: &a {modelId: b}\n<<: *a\nsteps: []',
    ['syntax 2:1 A merge key (<<) hides what the file says. Write the keys out.'],
  ],
  [
    'an alias as a model',
    'description: &m claude-opus-5\nmodelId: *m\nsteps: []',
    ['schema 2:1 modelId must be the id of a model in quotes, or auto to inherit'],
  ],
  ['an alias as the steps', 'inputs: &s []\nsteps: *s', ['schema 2:1 steps must be a list of steps']],
  [
    'two documents',
    'steps: []\n---\nsteps: []',
    ['syntax 2:1 The file is not valid YAML: a second document begins here; keep one of them.'],
  ],
  ['a tab', 'steps:\n\t- a', ['syntax 2:1 The file is not valid YAML: a tab is used for indentation; use spaces.']],
  [
    'more than is read',
    `steps: []\ndescription: ${'x'.repeat(64_000)}`,
    ['syntax 1:1 The file has more than the 64 kB that are read. Make it smaller.'],
  ],
  [
    'more levels than are read',
    `steps: ${'['.repeat(70)}`,
    ['syntax 1:71 More than 64 levels are nested here. Flatten the file.'],
  ],
  [
    'a pointer of Git LFS',
    'version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n',
    ['syntax 1:1 This is a pointer of Git LFS, not the file itself: commit the text.'],
  ],
  [
    'a number as a model',
    'steps: []\nmodelId: 4.5',
    ['schema 2:10 modelId must be the id of a model in quotes, or auto to inherit'],
  ],
])('YAML: %s', (_, content, expected) => {
  expect(complaints(content, '.kiro/workflows/r.workflow.yml')).toEqual(expected)
})

test('more values of YAML than are read', () => {
  const found = complaints(`steps: [${'1,'.repeat(10_001)}]`, '.kiro/workflows/r.workflow.yml')
  expect(found).toEqual([
    expect.stringContaining(
      'The file has more than 10000 values, and from here on they are not read. Make it smaller.',
    ),
  ])
})

const nested = (levels: number): unknown =>
  levels === 1 ? step('deep', { modelId: 'a' }) : { type: 'sequence', id: `s${levels}`, steps: [nested(levels - 1)] }
const many = (count: number): unknown[] => Array.from({ length: count }, (_, index) => step(`s${index}`))

test.each<[string, unknown[], string | null]>([
  ['50 steps', many(50), null],
  ['51 steps', many(51), 'its workflow has 51 steps, more than the 50 that Kiro runs'],
  ['8 levels', [nested(8)], null],
  ['9 levels', [nested(9)], 'its workflow has 9 levels, more than the 8 that Kiro runs'],
  [
    'two nodes of one id',
    [step('a'), { type: 'sequence', id: 'a', steps: [] }],
    'its workflow has two nodes with the id a',
  ],
])('what Kiro does not run is judged all the same: %s', (_, nodes, expected) => {
  const { assignments, complaints: found } = configuration({ [PATH]: { name: 'w', steps: nodes } })
  expect(found).toEqual([])
  expect(new Set(assignments.map(({ dropped }) => dropped && plain(dropped)))).toEqual(new Set([expected]))
})

test('what is not where Kiro wants it is read all the same', () => {
  const inside = { id: 'a', modelId: 'm' }
  for (const node of [
    { type: 'parallel', steps: [inside] },
    { type: 'sequence', branches: [inside] },
    { type: 'watch', steps: [inside] },
    { type: 'step', id: 'b', steps: [inside] },
    { steps: [inside] },
    { type: 7, branches: [inside] },
  ])
    expect(steps({ [PATH]: { steps: [node] } })).toContain('workflow:release#a m stated')
})

test.each<[string, string, string]>([
  [
    '{"steps":[{"type":"step","id":"a","model":"x"}]}',
    'steps.0.model',
    'steps; did you mean modelId? What it says has no effect',
  ],
  [
    '{"steps":[{"type":"step","id":"a","modelid":"x"}]}',
    'steps.0.modelid',
    'steps; did you mean modelId? What it says has no effect',
  ],
  [
    '{"steps":[{"type":"step","id":"a","model_id":"x"}]}',
    'steps.0.model_id',
    'steps; did you mean modelId? What it says has no effect',
  ],
  [
    '{"steps":[{"type":"step","id":"a","effort":"max"}]}',
    'steps.0.effort',
    'steps; did you mean effortLevel? What it says has no effect',
  ],
  ['{"steps":[],"defaultModel":"x"}', 'defaultModel', 'workflows; did you mean modelId? What it says has no effect'],
  ['{"steps":[],"setps":[]}', 'setps', 'workflows; did you mean steps? What it says has no effect'],
  [
    '{"steps":[{"type":"repeat","id":"a","steps":[],"max_iterations":5}]}',
    'steps.0.max_iterations',
    'loops; did you mean maxIterations? What it says has no effect',
  ],
  ['{"steps":[{"type":"step","id":"a","retry":2}]}', 'steps.0.retry', 'steps, so what it says has no effect'],
])('%s', (text, key, message) => {
  const { unknownKeys, complaints: found } = configuration({ [PATH]: text })
  expect(unknownKeys.map((one) => [one.key, plain(one.message)])).toEqual([[key, message]])
  expect(found).toEqual([])
})

test('keys for editors are nobody’s mistake', () => {
  expect(
    configuration({ [PATH]: { $schema: 'x', version: 1, 'x-owner': 'a', _note: 'b', steps: [] } }).unknownKeys,
  ).toEqual([])
})

test('without a name a workflow is called as its file', () => {
  expect(steps({ '.kiro/workflows/Ship It.Workflow.YML': 'steps: [{type: step, id: a, modelId: m}]' })).toEqual([
    'workflow:Ship It#a m stated',
  ])
})

test('the efforts of steps are their own, else the workflow’s; auto is none', () => {
  const { efforts } = configuration({
    [PATH]: {
      name: 'w',
      effortLevel: 'high',
      steps: [step('a'), step('b', { effortLevel: 'max' }), step('c', { effortLevel: 'auto' })],
    },
  })
  expect(efforts.map(({ work, level }) => `${plain(work ?? [])} ${level}`)).toEqual([
    'step w#a high',
    'step w#b max',
    'step w#c high',
  ])
})
