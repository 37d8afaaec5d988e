import type { FoundPolicy } from '../../../src/core/policy/layers.js'
import { parsePolicies } from '../../../src/core/policy/parse.js'
import { ownDocuments, type Policy } from '../../../src/core/policy/policy.js'
import { rememberParents, resolveBinding, resolveProposal } from '../../../src/core/policy/resolve.js'
import { plain } from '../../../src/core/text/message.js'

const OWN = '.github/kiro-policy.yml'
const found = (text: string, source = OWN): FoundPolicy => ({ text: `version: 1\n${text}`, source, sha: null })
const ORGANIZATION = found('models: { deny: [x] }', 'acme/p/kiro.yml@main')

/** Parents by what is asked for, and how often each was. */
function reader(texts: Readonly<Record<string, string>>) {
  const asked: string[] = []
  const parents = rememberParents(({ owner, repository, path, ref }) => {
    const name = `${owner}/${repository}/${path}@${ref}`
    asked.push(name)
    return Promise.resolve(texts[name] === undefined ? null : found(texts[name], name))
  })
  return { asked, parents }
}

const [A, B] = ['acme/p/a.yml@v1', 'acme/p/b.yml@v1']
const TEXTS = { [A]: 'ignore: [a]', [B]: 'ignore: [b]' }
const extending = (...names: readonly string[]): FoundPolicy => found(`extends: [${names.join(', ')}]`)

test('a policy as a change would leave it: layers, and parents that the binding one does not name', async () => {
  const { asked, parents } = reader(TEXTS)
  const binding = await resolveBinding({ organization: ORGANIZATION, own: extending(A) }, parents)
  expect(binding.failure === null && binding.policy.map(({ source }) => source)).toEqual([ORGANIZATION.source, A, OWN])
  const proposal = await resolveProposal({ organization: ORGANIZATION, own: extending(A, B) }, OWN, parents)
  expect(proposal).toMatchObject({ kind: 'policy', source: OWN, unread: [B] })
  expect(proposal.kind === 'policy' && proposal.policy.map(({ source }) => source)).toEqual([
    ORGANIZATION.source,
    A,
    OWN,
  ])
  expect(asked).toEqual([A])
  expect(await resolveProposal({ organization: null, own: extending(A) }, OWN, parents)).toMatchObject({
    kind: 'policy',
    unread: [],
    policy: [{ source: A }, { source: OWN }],
  })
})

test('without a file of its own the layers above remain', async () => {
  const { parents } = reader(TEXTS)
  expect(await resolveProposal({ organization: ORGANIZATION, own: null }, OWN, parents)).toMatchObject({
    kind: 'policy',
    policy: [{ source: ORGANIZATION.source }],
    unread: [],
  })
  expect(await resolveProposal({ organization: null, own: null }, OWN, parents)).toMatchObject({ policy: [] })
})

test('a broken file has all of its problems, each with its place and its rename', async () => {
  const { parents } = reader(TEXTS)
  const proposal = await resolveProposal(
    { organization: null, own: found('modles: {}\nteam: { devs: 1 }') },
    OWN,
    parents,
  )
  expect(
    proposal.kind === 'invalid' && [
      proposal.source,
      ...proposal.problems.map(({ line, column, rename }) => [line, column, rename?.to]),
    ],
  ).toEqual([OWN, [2, 1, 'models'], [3, 9, undefined]])
})

test('a broken parent is a problem of the proposal', async () => {
  const { parents } = reader({ ...TEXTS, [A]: 'modles: {}' })
  await parents.read({ owner: 'acme', repository: 'p', path: 'a.yml', ref: 'v1' })
  const proposal = await resolveProposal({ organization: null, own: extending(A) }, OWN, parents)
  expect(proposal.kind === 'invalid' && proposal.problems.map(({ message }) => plain(message))).toEqual([
    `${A}, which ${OWN} extends, is not a valid policy: line 2, column 1.`,
  ])
})

test('a broken policy binds nothing; what is above it binds all the same', async () => {
  const { parents } = reader(TEXTS)
  const broken = found('modles: {}')
  expect(await resolveBinding({ organization: ORGANIZATION, own: broken }, parents)).toMatchObject({
    failure: { problems: [{ line: 2 }] },
    above: [{ source: ORGANIZATION.source }],
  })
  const all = await resolveBinding({ organization: broken, own: ORGANIZATION }, parents)
  expect(all.failure?.problems.map(({ message }) => message)).toEqual([
    `The organization’s policy (${OWN}) is not a valid policy: line 2, column 1.`,
  ])
  expect(all.failure && all.above).toBeNull()
  expect(await resolveBinding({ organization: null, own: null }, parents)).toEqual({ policy: [], failure: null })
})

test('a parent that the organization names already keeps its place', async () => {
  const { asked, parents } = reader(TEXTS)
  const above = { ...extending(A), source: ORGANIZATION.source }
  const binding = await resolveBinding({ organization: above, own: extending(B, A) }, parents)
  expect(binding.failure === null && binding.policy.map(({ source }) => source)).toEqual([A, above.source, B, OWN])
  expect(asked.sort()).toEqual([A, B])
})

test('the documents of the repository’s own policy, wherever they count', () => {
  const documents = (role: 'organization' | 'repository', source: string): Policy => {
    const parsed = parsePolicies(`version: 1\n---\nversion: 1\n---\nversion: 1`, { source, sha: null, role })
    return 'layers' in parsed ? parsed.layers : []
  }
  const [first, second, third] = documents('repository', 'own')
  if (!first || !second || !third) throw new Error('three documents')
  const numbers = (policy: Policy): unknown[] =>
    ownDocuments(policy).map(({ source, document }) => `${source} ${document}`)
  const all = ['own 1', 'own 2', 'own 3']
  expect(numbers([first, second, third])).toEqual(all)
  expect(numbers([{ ...first, elsewhere: [third] }, second])).toEqual(all)
  expect(numbers([{ ...first, elsewhere: [second, third] }])).toEqual(all)
  expect(numbers([...documents('organization', 'above'), { ...first, elsewhere: [third] }])).toEqual(['own 1', 'own 3'])
  expect(numbers(documents('organization', 'above'))).toEqual([])
  // A file of one document has no number.
  const alone = { ...first, document: null }
  expect(ownDocuments([alone])).toEqual([alone])
  // The first of those that count may be a later one.
  expect(numbers([{ ...third, elsewhere: [first, second] }])).toEqual(all)
})
