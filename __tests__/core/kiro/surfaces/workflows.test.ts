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
