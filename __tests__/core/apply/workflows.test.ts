import { configuration, contract, type Files } from '../support/repository.js'
import { after, changes, planned, refusals, type Agents } from './applied.js'

const HAIKU = 'claude-haiku-4.5'
const OPUS = 'claude-opus-4.8'
const SETTINGS = '.kiro/settings.json'
const JSON_FILE = '.kiro/workflows/ship.workflow.json'
const YAML_FILE = '.kiro/workflows/ship.workflow.yaml'
const CONTRACT = { [SETTINGS]: contract({ fast: HAIKU, deep: OPUS }, { codeReview: 'fast', specGeneration: 'deep' }) }
const MAPPED: Agents = { 'ship#look': 'codeReview', 'ship#plan': 'specGeneration' }

const apply = (files: Files, mapped: Agents = MAPPED) => planned({ ...CONTRACT, ...files }, {}, [], mapped)

/** The text of one workflow after the plan; the plan names what it did. */
function applied(path: string, text: string, mapped?: Agents): { text: unknown; changes: string[] } {
  const files = { ...CONTRACT, [path]: text }
  const plan = apply({ [path]: text }, mapped)
  return { text: after(files, plan)[path], changes: changes(plan) }
}

test('the mapped steps of a workflow in JSON get the model of the contract, and nothing else changes', () => {
  const text = `{
  // ours
  "name": "ship",
  "steps": [
    { "type": "step", "id": "plan", "modelId": "gpt-5.6-terra" }, // first
    {
      "type": "repeat", "id": "loop", "maxIterations": 3,
      "steps": [
        {
          "type": "step",
          "id": "look" // twice
        },
      ]
    }
  ]
}
`
  expect(applied(JSON_FILE, text)).toEqual({
    text: text
      .replace('gpt-5.6-terra', OPUS)
      .replace('"id": "look" // twice', `"id": "look", // twice\n          "modelId": "${HAIKU}"`),
    changes: [
      `${JSON_FILE} modelId of plan: gpt-5.6-terra → ${OPUS} (specGeneration)`,
      `${JSON_FILE} modelId of look: nothing → ${HAIKU} (codeReview)`,
    ],
  })
})

test.each<[string, string, string]>([
  [
    'a value',
    '  - id: look # it\n    modelId: gpt-5.6-terra # dear\n',
    `  - id: look # it\n    modelId: ${HAIKU} # dear\n`,
  ],
  ['a value in quotes', '  - { id: look, modelId: "gpt-5.6-terra" }\n', `  - { id: look, modelId: ${HAIKU} }\n`],
  ['auto, which inherits', '  - id: look\n    modelId: auto\n', `  - id: look\n    modelId: ${HAIKU}\n`],
  ['nothing behind the key', '  - id: look\n    modelId:\n', `  - id: look\n    modelId: ${HAIKU}\n`],
  [
    'no key',
    '  - id: look\n    prompt: |\n      Look.\n',
    `  - modelId: ${HAIKU}\n    id: look\n    prompt: |\n      Look.\n`,
  ],
  ['no key in braces', '  - { id: look }\n', `  - { id: look, modelId: ${HAIKU} }\n`],
  ['braces on many lines', '  - {\n      id: look,\n    }\n', `  - {\n      id: look, modelId: ${HAIKU},\n    }\n`],
  [
    'line ends of Windows',
    '  - id: look\r\n    agent: a\r\n',
    `  - modelId: ${HAIKU}\r\n    id: look\r\n    agent: a\r\n`,
  ],
])('YAML: %s', (_, before, expected) => {
  const head = 'name: ship\nsteps:\n'
  const { text } = applied(YAML_FILE, head + before, { 'ship#look': 'codeReview' })
  expect(text).toBe(head + expected)
})

test('a step that runs on the model already is left alone', () => {
  expect(changes(apply({ [JSON_FILE]: { name: 'ship', steps: [{ id: 'look', modelId: HAIKU }] } }))).toEqual([])
})

test('only what is mapped is written, in its own root', () => {
  const steps = [{ id: 'look' }, { id: 'plan' }]
  expect(
    changes(
      apply(
        { [JSON_FILE]: { name: 'ship', steps }, 'web/.kiro/workflows/ship.workflow.json': { name: 'ship', steps } },
        { 'ship#look': 'codeReview', 'web/ship#plan': 'specGeneration' },
      ),
    ),
  ).toEqual([`${JSON_FILE} modelId of look: nothing → ${HAIKU} (codeReview)`])
})

test('auto is not written where it would inherit another model', () => {
  const files = {
    [SETTINGS]: contract({ any: 'auto' }, { codeReview: 'any' }),
    [JSON_FILE]: { name: 'ship', modelId: OPUS, steps: [{ id: 'look', modelId: HAIKU }] },
  }
  expect(refusals(planned(files, {}, [], MAPPED))).toEqual([
    `${JSON_FILE}: the contract wants auto for the step look, but auto inherits in a workflow, and so it runs on ${OPUS}. | Take the model out where it is inherited from, or route the work to a profile with a model of its own; until then nothing is written.`,
  ])
  const free = { ...files, [JSON_FILE]: { name: 'ship', steps: [{ id: 'look', modelId: HAIKU }] } }
  expect(changes(planned(free, {}, [], MAPPED))).toEqual([`${JSON_FILE} modelId of look: ${HAIKU} → auto (codeReview)`])
})

test('a workflow that cannot be read is in the way only where the policy maps steps', () => {
  const broken = { [JSON_FILE]: '{', '.kiro/agents/a.json': { name: 'a' } }
  expect(refusals(apply(broken)).map((text) => text.split(': ')[0])).toEqual([`${JSON_FILE}:1:2`])
  expect(changes(planned({ ...CONTRACT, ...broken }, { a: 'codeReview' }))).toEqual([
    `.kiro/agents/a.json model: nothing → ${HAIKU} (codeReview)`,
  ])
})

test.each<[string, string]>([
  ['an alias', 'name: ship\ndescription: &m auto\nsteps:\n  - id: look\n    modelId: *m\n'],
  ['an anchor', 'name: ship\nsteps:\n  - id: look\n    modelId: &m auto\n    prompt: *m\n'],
])('%s is not written over', (_, text) => {
  expect(refusals(apply({ [YAML_FILE]: text }))).toEqual([
    `${YAML_FILE}: modelId must be the id of a model, written out. | Write modelId of look: ${HAIKU} by hand; until then nothing is written.`,
  ])
})

test('what is written is what then runs', () => {
  const text = 'name: ship\nsteps: [{ id: plan }, { type: repeat, id: l, steps: [{ id: look }] }]\n'
  const files = { ...CONTRACT, [YAML_FILE]: text }
  const { assignments } = configuration(after(files, apply({ [YAML_FILE]: text })))
  expect(assignments.flatMap(({ work, model }) => (work.kind === 'step' ? [[work.step, model]] : []))).toEqual([
    ['plan', OPUS],
    ['look', HAIKU],
  ])
})
