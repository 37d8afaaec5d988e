import type { Files } from '../../../support/github/git-objects.js'
import type { Repository } from '../../../support/github/repository.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import {
  EXAMPLE,
  EXAMPLE_PULL,
  execute,
  newRepository,
  POLICY,
  SETTINGS,
  type Run,
} from '../../../support/pull-request-run.js'

const github = openGitHub()

const ZEROS = '0'.repeat(40)
const MAIN = 'refs/heads/main'

/** A repository whose main branch has these commits, oldest first. */
function history(...commits: Files[]): { repository: Repository; shas: string[] } {
  const repository = newRepository(github)
  const shas: string[] = []
  for (const files of commits) shas.push(repository.commit({ files, parents: shas.slice(-1) }))
  repository.branch('main', shas.at(-1) ?? '')
  return { repository, shas }
}

function pushed(repository: Repository, before: string, after: string, ref = MAIN): Promise<Run> {
  return execute(github, repository, { name: 'push', payload: repository.pushEvent({ before, after, ref }) })
}

function dispatched(
  repository: Repository,
  inputs: Record<string, string> = {},
  env: Record<string, string> = {},
): Promise<Run> {
  return execute(
    github,
    repository,
    { name: 'workflow_dispatch', payload: repository.dispatchEvent({ ref: MAIN, inputs }) },
    { inputs, env },
  )
}

test.concurrent('a push is compared with the tip before it, under its own policy, and comments nowhere', async () => {
  const { repository, shas } = history(EXAMPLE_PULL.before, { [SETTINGS]: EXAMPLE.after })
  const [before = '', after = ''] = shas
  const run = await pushed(repository, before, after)
  expect(run).toMatchObject({
    exit: 1,
    stderr: '',
    writes: [],
    outputs: { verdict: 'fail', errors: '2', 'credits-before': '7698', 'credits-after': '13256', 'comment-url': '' },
  })
  expect(run.annotations[0]?.properties).toMatchObject({ file: SETTINGS, line: '5' })
  expect(run.summary).toContain('**What runs where**')
  expect(run.summary).toContain(`at \`${after.slice(0, 7)}\``)
  expect(run.summary).not.toContain('Advisory')
})

test.concurrent('a push that changes the policy is judged by the policy that it brings', async () => {
  const { repository, shas } = history(EXAMPLE_PULL.before, { [SETTINGS]: EXAMPLE.after, [POLICY]: 'version: 1\n' })
  expect(await pushed(repository, shas[0] ?? '', shas[1] ?? '')).toMatchObject({
    exit: 0,
    outputs: { verdict: 'warn', errors: '0' },
  })
})

test.concurrent('a push under a broken policy is an error', async () => {
  const { repository, shas } = history(EXAMPLE_PULL.before, { [POLICY]: 'version: 2\n' })
  const run = await pushed(repository, shas[0] ?? '', shas[1] ?? '')
  expect(run).toMatchObject({ exit: 2, outputs: { verdict: 'error', 'error-class': 'policy' } })
  expect(run.annotations[0]?.properties).toMatchObject({ file: POLICY, line: '1' })
})

test.concurrent('a push without a Kiro file is skipped', async () => {
  const { repository, shas } = history(EXAMPLE_PULL.before, { 'README.md': 'A better shop.\n' })
  expect(await pushed(repository, shas[0] ?? '', shas[1] ?? '')).toMatchObject({
    exit: 0,
    writes: [],
    outputs: { verdict: 'skipped', 'credits-before': '' },
  })
})

describe('a branch without a former tip is compared with what it has in common with the default branch', () => {
  const OLD = { '.kiro/agents/old.json': '{ "name": "old", "model": "claude-opus-4.8" }' }
  const gone = 'd'.repeat(40)

  test.concurrent.each<[string, string]>([
    ['on its first push', ZEROS],
    ['after a forced push, when the former tip is gone', gone],
  ])('%s', async (_, before) => {
    const { repository, shas } = history({ ...EXAMPLE_PULL.before, ...OLD }, { 'README.md': 'Moved on.\n', ...OLD })
    const [from = ''] = shas
    const topic = repository.commit({ files: { [SETTINGS]: EXAMPLE.after }, parents: [from] })
    const plain = repository.commit({ files: { 'README.md': 'Another shop.\n' }, parents: [from] })
    const [changed, untouched] = await Promise.all(
      [topic, plain].map((after) => pushed(repository, before, after, 'refs/heads/feature/dear')),
    )
    expect(changed).toMatchObject({
      exit: 1,
      writes: [],
      outputs: { verdict: 'fail', errors: '2', 'credits-before': '8265', 'credits-delta': '4991' },
    })
    expect(untouched).toMatchObject({ exit: 0, outputs: { verdict: 'skipped' } })
  })

  test.concurrent('where they have nothing in common, it is an error that says so', async () => {
    const { repository } = history(EXAMPLE_PULL.before)
    const apart = repository.commit({ files: { [SETTINGS]: EXAMPLE.after } })
    const run = await pushed(repository, ZEROS, apart, 'refs/heads/apart')
    expect(run).toMatchObject({ exit: 2, outputs: { verdict: 'error', 'error-class': 'config' } })
    expect(run.stdout).toContain(`main and ${apart.slice(0, 7)} have no commit in common`)
  })
})

test.concurrent('a tag is not judged', async () => {
  const { repository, shas } = history({ ...EXAMPLE_PULL.before, [SETTINGS]: EXAMPLE.after })
  const run = await pushed(repository, ZEROS, shas[0] ?? '', 'refs/tags/v1')
  expect(run).toMatchObject({ exit: 0, requests: [], outputs: { verdict: 'skipped' } })
  expect(run.stdout).toContain('A tag was pushed, and tags are not judged.')
})

test.concurrent('the first push of the default branch is compared with nothing, so all of it is new', async () => {
  const { repository, shas } = history({ ...EXAMPLE_PULL.before, [SETTINGS]: EXAMPLE.after })
  const run = await pushed(repository, ZEROS, shas[0] ?? '')
  expect(run).toMatchObject({
    exit: 1,
    writes: [],
    outputs: { verdict: 'fail', 'credits-before': '7623', 'credits-after': '13256' },
  })
  expect(run.annotations.map(({ properties }) => properties.title)).toContain('model-not-allowed')
})

test.concurrent('the deletion of a branch is not judged', async () => {
  const { repository, shas } = history(EXAMPLE_PULL.before)
  const run = await pushed(repository, shas[0] ?? '', ZEROS)
  expect(run).toMatchObject({ exit: 0, requests: [], outputs: { verdict: 'skipped' } })
  expect(run.stdout).toContain('The branch was deleted.')
})

test.concurrent('by hand, the default branch is compared with itself', async () => {
  const { repository } = history(EXAMPLE_PULL.before, { [SETTINGS]: EXAMPLE.after })
  expect(await dispatched(repository)).toMatchObject({
    exit: 0,
    writes: [],
    outputs: { verdict: 'skipped', 'comment-url': '' },
  })
})

test.concurrent('by hand, any two revisions are compared, under the default branch’s policy', async () => {
  const { repository, shas } = history(
    EXAMPLE_PULL.before,
    { [SETTINGS]: EXAMPLE.after, [POLICY]: null },
    { [SETTINGS]: EXAMPLE.before, [POLICY]: EXAMPLE.policy },
  )
  const [first = '', second = ''] = shas
  repository.branch('feature/dear', second)
  const [named, byBranch, back] = await Promise.all([
    dispatched(repository, { base: first, head: second }),
    dispatched(repository, { head: 'feature/dear' }),
    dispatched(repository, { base: 'feature/dear' }),
  ])
  expect(named).toMatchObject({
    exit: 1,
    writes: [],
    outputs: { verdict: 'fail', errors: '2', 'credits-delta': '5558' },
  })
  expect(byBranch).toMatchObject({
    exit: 1,
    writes: [],
    outputs: { verdict: 'fail', errors: '2', 'credits-delta': '5558' },
  })
  expect(back).toMatchObject({
    exit: 0,
    writes: [],
    outputs: { verdict: 'pass', errors: '0', 'credits-delta': '-5558' },
  })
})

test.concurrent('by hand on another branch, the dispatched commit is judged against the default branch', async () => {
  const { repository, shas } = history(EXAMPLE_PULL.before)
  const head = repository.commit({ files: { [SETTINGS]: EXAMPLE.after }, parents: shas })
  expect(await dispatched(repository, {}, { GITHUB_SHA: head })).toMatchObject({
    exit: 1,
    writes: [],
    outputs: { verdict: 'fail', 'credits-delta': '5558' },
  })
})

test.concurrent.each(['base', 'head'])(
  'by hand, a %s that names nothing is a mistake of the user’s, and is named',
  async (input) => {
    const { repository } = history(EXAMPLE_PULL.before)
    const run = await dispatched(repository, { [input]: 'no-such-branch' })
    expect(run).toMatchObject({ exit: 2, writes: [], outputs: { verdict: 'error', 'error-class': 'usage' } })
    expect(run.stdout).toContain('no-such-branch')
  },
)

test.concurrent(
  'after a forced push of the default branch the tip before it may be gone: then everything is new',
  async () => {
    const { repository, shas } = history({
      ...EXAMPLE_PULL.before,
      '.kiro/agents/a.json': '{ "name": "a", "model": "claude-opus-4-8" }',
    })
    const run = await pushed(repository, 'd'.repeat(40), shas[0] ?? '')
    expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail', 'credits-before': '7623' } })
    expect(run.annotations.map(({ properties }) => properties.title)).toContain('misspelled-model')
  },
)
