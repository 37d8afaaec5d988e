import { plain } from '../../../../src/core/text/message.js'
import { configuration } from '../../support/repository.js'

const PATH = '.kiro/workflows/release.workflow.json'

const complaints = (content: unknown, path = PATH): string[] =>
  configuration({ [path]: content }).complaints.map(
    ({ rule, place, message }) => `${rule} ${place.line}:${place.column} ${plain(message)}`,
  )

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
    'several steps and branches of the wrong shape',
    '{"steps": ["build", {"type":"parallel","branches":[5, null]}, {"type":"parallel","branches":"x"}, {"type":"sequence","steps":7}]}',
    [
      'schema 1:93 steps.2.branches must be a list of steps',
      'schema 1:126 steps.3.steps must be a list of steps',
      'schema 1:12 steps.0 must be one step: an object with its keys',
      'schema 1:52 steps.1.branches.0 must be one step: an object with its keys',
      'schema 1:55 steps.1.branches.1 must be one step: an object with its keys',
    ],
  ],
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
  ['a tab', 'steps:\n\t- a', ['syntax 2:1 The file is not valid YAML: the line is indented by a tab; use spaces.']],
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
