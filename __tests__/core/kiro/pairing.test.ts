import { pairAssignments } from '../../../src/core/kiro/pairing.js'
import { agent, configuration, contract, hook, type Files } from '../support/repository.js'

const file = (name: string, root = '') => `${root}.kiro/agents/${name}.json`
const MARKDOWN = (name: string, model: string) => `---\nname: ${name}\nmodel: ${model}\n---\nDo it.\n`

/** `before ← after` of what is paired, each by name and file, in the order of the later tree. */
function pairs(before: Files, after: Files): string[] {
  const [was, is] = [configuration(before).assignments, configuration(after).assignments]
  const found = pairAssignments(was, is)
  const told = ({ name, file: path }: { readonly name: string; readonly file: string }) =>
    `${name} ${path.split('/').at(-1) ?? ''}`
  return is.flatMap((one) =>
    was.filter(({ key }) => key === found.get(one.key)).map((old) => `${told(old)} ← ${told(one)}`),
  )
}

test.each<[string, Files, Files, readonly string[]]>([
  [
    'the same',
    { [file('a')]: agent('a', 'auto') },
    { [file('a')]: agent('a', 'auto') },
    ['agent:a a.json ← agent:a a.json'],
  ],
  ['nothing before', {}, { [file('a')]: agent('a', 'auto') }, []],
  ['nothing after', { [file('a')]: agent('a', 'auto') }, {}, []],
  [
    'another model',
    { [file('a')]: agent('a', 'auto') },
    { [file('a')]: agent('a', 'glm-5') },
    ['agent:a a.json ← agent:a a.json'],
  ],
  [
    'another name at the same place',
    { [file('a')]: agent('a', 'auto') },
    { [file('a')]: agent('b', 'auto') },
    ['agent:a a.json ← agent:b a.json'],
  ],
  [
    'the same in another file',
    { [file('a')]: agent('x', 'auto') },
    { [file('b')]: agent('x', 'auto') },
    ['agent:x a.json ← agent:x b.json'],
  ],
  [
    'the same name on another model in another file',
    { [file('a')]: agent('x', 'auto') },
    { [file('b')]: agent('x', 'glm-5') },
    ['agent:x a.json ← agent:x b.json'],
  ],
  ['something else in another file', { [file('a')]: agent('x', 'auto') }, { [file('b')]: agent('y', 'auto') }, []],
  [
    'two that changed places: what they say wins over where it is',
    { [file('a')]: agent('x', 'auto'), [file('b')]: agent('y', 'auto') },
    { [file('a')]: agent('y', 'auto'), [file('b')]: agent('x', 'auto') },
    ['agent:x a.json ← agent:y a.json', 'agent:y b.json ← agent:x b.json'],
  ],
  [
    'of equal ones the first with the first',
    { [file('a')]: agent('x', 'auto'), [file('b')]: agent('x', 'auto') },
    { [file('c')]: agent('x', 'auto'), [file('d')]: agent('x', 'auto') },
    ['agent:x b.json ← agent:x d.json'],
  ],
  [
    'an agent that is markdown now',
    { [file('a')]: agent('x', 'auto') },
    { '.kiro/agents/x.md': MARKDOWN('x', 'glm-5') },
    ['agent:x a.json ← agent:x x.md'],
  ],
  [
    'a root that is gone and one that is new',
    { [file('a', 'old/')]: agent('x', 'auto') },
    { [file('a', 'new/')]: agent('x', 'auto') },
    ['old/agent:x a.json ← new/agent:x a.json'],
  ],
  [
    'a root that is new beside one that stays',
    { [file('a', 'old/')]: agent('x', 'auto'), [file('b', 'old/')]: agent('y', 'auto') },
    { [file('b', 'old/')]: agent('y', 'auto'), [file('a', 'new/')]: agent('x', 'auto') },
    ['old/agent:y b.json ← old/agent:y b.json'],
  ],
  [
    'a root that is gone, on another model in the new one',
    { [file('a', 'old/')]: agent('x', 'auto') },
    { [file('a', 'new/')]: agent('x', 'glm-5') },
    [],
  ],
  [
    'a hook of the same trigger in the same file',
    { '.kiro/hooks/h.kiro.hook': hook('fileEdited', 'One') },
    { '.kiro/hooks/h.kiro.hook': hook('fileEdited', 'Two') },
    ['hook:h.kiro.hook#1 h.kiro.hook ← hook:h.kiro.hook#1 h.kiro.hook'],
  ],
  [
    'a hook that something else starts',
    { '.kiro/hooks/h.kiro.hook': hook('fileEdited', 'One') },
    { '.kiro/hooks/h.kiro.hook': hook('userTriggered', 'One') },
    [],
  ],
  [
    'routes, whatever their order',
    { '.kiro/settings.json': contract({ p: 'auto', q: 'glm-5' }, { codeReview: 'p', specGeneration: 'q' }) },
    { '.kiro/settings.json': contract({ q: 'auto', p: 'glm-5' }, { specGeneration: 'q', codeReview: 'p' }) },
    [
      'task:specGeneration settings.json ← task:specGeneration settings.json',
      'task:codeReview settings.json ← task:codeReview settings.json',
    ],
  ],
])('paired: %s', (_, before, after, expected) => {
  expect(pairs(before, after)).toEqual(expected)
})

test('each is paired once', () => {
  const one = { [file('a')]: agent('x', 'auto') }
  const two = { [file('a')]: agent('x', 'auto'), [file('b')]: agent('y', 'auto'), [file('c')]: agent('x2', 'auto') }
  expect(pairs(one, two)).toEqual(['agent:x a.json ← agent:x a.json'])
  expect(pairs(two, one)).toEqual(['agent:x a.json ← agent:x a.json'])
})
