import { withAppliers } from '../../../src/core/judgement/appliers.js'
import type { Finding } from '../../../src/core/finding.js'
import { plain, words } from '../../../src/core/text/message.js'
import { agent, configuration, contract } from '../support/repository.js'

/** Who acts on what findings are about: Kiro, the team, or neither. */

const SETTINGS = '.kiro/settings.json'
const [HERE, TWIN] = ['.kiro/agents/a.json', '.kiro/agents/b.json']
const tree = configuration({
  [SETTINGS]: contract({ p: 'auto' }, { codeReview: 'p' }),
  [HERE]: agent('one', 'auto'),
  [TWIN]: '---\nnot an agent',
  '.kiro/agents/dropped.json': { ...agent('gone', 'auto'), prompt: 'file://./missing.md' },
})

function applied(file: string | null, assignments: readonly string[], rule = 'schema') {
  const finding: Finding = {
    rule,
    severity: 'error',
    place: file === null ? null : { file, line: 1, column: 1 },
    assignments,
    model: null,
    introduced: true,
    message: words('x'),
    instead: [],
    identity: '',
    edit: null,
  }
  return withAppliers([finding], tree).map((one) => [one.applied?.by, plain(one.message)])[0]
}

test.each<[string, string | null, readonly string[], string | undefined]>([
  ['an agent at its place', HERE, ['agent:one'], 'kiro'],
  ['a route at its place', SETTINGS, ['task:codeReview'], 'team'],
  ['of two, the one that is at the place', SETTINGS, ['agent:one', 'task:codeReview'], 'team'],
  ['of two, the one that is at the other place', HERE, ['task:codeReview', 'agent:one'], 'kiro'],
  ['of two that are elsewhere, the first', 'other.json', ['agent:one', 'task:codeReview'], 'kiro'],
  ['of two at no place, the first', null, ['task:codeReview', 'agent:one'], 'team'],
  ['no work, in a contract', SETTINGS, [], 'team'],
  ['no work, in an agent', HERE, [], 'kiro'],
  ['no work, in a file that is not governed', 'README.md', [], undefined],
  ['no work, nowhere', null, [], undefined],
  ['a name that nothing has', HERE, ['agent:other'], 'kiro'],
])('%s', (_, file, assignments, by) => {
  expect(applied(file, assignments)).toEqual([by, 'x'])
})

test('what Kiro drops is said, where the rule does not say it itself, and where nothing of it is loaded', () => {
  const dropped = 'agent:gone'
  const file = '.kiro/agents/dropped.json'
  expect(tree.assignments.find(({ name }) => name === dropped)?.dropped).not.toBeNull()
  expect(applied(file, [dropped])).toEqual(['kiro', expect.stringMatching(/^x \(Kiro drops it, because .+\)$/)])
  expect(applied(file, [dropped], 'dropped-by-kiro')).toEqual(['kiro', 'x'])
  expect(applied(file, [dropped], 'dangling-reference')).toEqual(['kiro', 'x'])
  expect(applied(null, [dropped, 'agent:one'])).toEqual(['kiro', 'x'])
})
