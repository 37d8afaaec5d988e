/** What a run asks for where GitHub does not list a repository whole, and what it does where GitHub refuses that. */
import type { Files } from '../../../support/github/git-objects.js'
import { BAD_GATEWAY, type Fault } from '../../../support/github/faults.js'
import { generatedTree } from '../../../support/github/generated-tree.js'
import { openGitHub, type MemoryGitHub } from '../../../support/github/memory-github.js'
import type { Repository } from '../../../support/github/repository.js'
import type { RecordedRequest } from '../../../support/github/request-log.js'
import { agent, cutting, isFolders, isTree, OPUS, PACKAGES } from '../../../support/cut-trees.js'
import { check, EXAMPLE, newRepository, openPull, POLICY, SETTINGS } from '../../../support/pull-request-run.js'

test('320 packages below a folder that GitHub cuts take few requests, however many of them change', async () => {
  const packages = Array.from({ length: 320 }, (_, index) => index)
  const before = Object.fromEntries(
    packages.map((at) => [`packages/p${at}/.kiro/agents/a.json`, agent(`a${at}`, 'auto')]),
  )
  const counts = await Promise.all(
    [1, 50, 320].map(async (count) => {
      const github = cutting(400)
      const after = Object.fromEntries(
        packages
          .slice(0, count)
          .map((at) => [`packages/p${at}/.kiro/agents/a.json`, agent(`a${at}`, 'claude-opus-4.8')]),
      )
      const run = await check(
        github,
        await openPull(github, { before: { ...before, [POLICY]: EXAMPLE.policy }, after }),
      )
      expect(run).toMatchObject({ exit: 1, outputs: { errors: String(count) } })
      return run.requests.filter(isTree).length
    }),
  )
  expect(counts).toEqual([6, 6, 26])
})

/** 100,000 folders, none with more than 5,000 entries, and a million files. */
function million(github: MemoryGitHub): { repository: Repository; base: string } {
  const repository = newRepository(github)
  const packages = generatedTree(repository.objects, 'packages', {
    levels: [
      { name: 'p', folders: 4_750 },
      { name: 'part', folders: 20 },
    ],
    files: 10,
    own: (index) => (index % 100 === 0 ? { '.kiro/agents/reviewer.json': agent('reviewer', 'claude-haiku-4.5') } : {}),
  })
  const files = { [POLICY]: EXAMPLE.policy, [SETTINGS]: EXAMPLE.before, packages: { tree: packages } }
  return { repository, base: repository.commit({ files }) }
}

test.each<[string, Files, errors: string, most: number]>([
  ['one agent', { 'packages/p-2500/.kiro/agents/reviewer.json': OPUS }, '1', 13],
  ['no Kiro file', { 'packages/p-2500/part-0007/file-0001.ts': 'x\n' }, '0', 10],
  [
    'an agent in each of 60 packages',
    Object.fromEntries(PACKAGES.map((at) => [`packages/p-${1_000 + at}/.kiro/agents/new.json`, OPUS])),
    '40',
    20,
  ],
])('among a million files %s is found', async (_, after, errors, most) => {
  const github = openGitHub()
  const { repository, base } = million(github)
  repository.branch('main', base)
  const pull = await repository.pullRequest({
    base: 'main',
    head: repository.commit({ files: after, parents: [base] }),
  })
  const run = await check(github, { repository, pull, from: base })
  expect(run).toMatchObject({ stderr: '', outputs: { errors, 'error-class': '' } })
  expect(run.requests.length).toBeLessThanOrEqual(most)
})

test.each<[string, Fault['respond']]>([
  ['a page of the load balancer', BAD_GATEWAY],
  ['a cut connection', 'reset'],
  [
    'the words for too much',
    {
      status: 200,
      body: {
        data: null,
        errors: [{ message: 'Resource limits for this query exceeded.', type: 'RESOURCE_LIMITS_EXCEEDED' }],
      },
    },
  ],
])('%s halves a batch of folders', async (_, respond) => {
  const github = cutting(100)
  const packages = Object.fromEntries(PACKAGES.map((at) => [`p${at}/.kiro/agents/a.json`, agent('a', 'auto')]))
  const after = Object.fromEntries(PACKAGES.map((at) => [`p${at}/.kiro/agents/a.json`, OPUS]))
  const opened = await openPull(github, { before: { ...packages, [POLICY]: EXAMPLE.policy }, after })
  const large = (request: RecordedRequest): boolean =>
    isFolders(request) && JSON.stringify(request.body).includes('t30:')
  github.faults.push({ match: large, respond })
  expect(await check(github, opened)).toMatchObject({ exit: 1, stderr: '', outputs: { errors: '40' } })
})

test('a folder that is too much for GraphQL is read by REST; one that is too much for that as well is named', async () => {
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`big/${index}.txt`, `${index}\n`]))
  const change = {
    before: { ...many, [SETTINGS]: EXAMPLE.before, [POLICY]: EXAMPLE.policy },
    after: { 'big/.kiro/agents/a.json': OPUS },
  }
  const [rest, neither] = [
    Object.assign(cutting(62), { mostObjects: 40 }),
    Object.assign(cutting(40), { mostObjects: 40 }),
  ]
  expect(await check(rest, await openPull(rest, change))).toMatchObject({ exit: 1, outputs: { errors: '1' } })
  const refused = await check(neither, await openPull(neither, change))
  expect(refused).toMatchObject({ exit: 2, outputs: { verdict: 'error', 'error-class': 'config' } })
  expect(refused.stdout).toContain('The folder big has too many entries')
})
