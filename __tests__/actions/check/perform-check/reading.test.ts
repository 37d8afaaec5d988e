import type { Files } from '../../../support/github/git-objects.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import { check, EXAMPLE, EXAMPLE_PULL, openPull, POLICY, SETTINGS } from '../../../support/pull-request-run.js'

const github = openGitHub()

function others(count: number): Files {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`.a/${String(index).padStart(4, '0')}.txt`, `${index}\n`]),
  )
}

/** A comparison lists 300 files, in the order of their paths; `.a/` comes before `.kiro/`. */
test.each([300, 350])('a change of a Kiro file behind %i other changed files is seen', async (count) => {
  const opened = await openPull(github, { ...EXAMPLE_PULL, after: { ...others(count), [SETTINGS]: EXAMPLE.after } })
  const run = await check(github, opened)
  expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail', errors: '2', 'credits-delta': '5558' } })
  expect(run.requests.length).toBeLessThanOrEqual(8)
})

test('a pull request without a Kiro file is skipped with one line and no comment, in at most 4 requests', async () => {
  const opened = await openPull(github, {
    ...EXAMPLE_PULL,
    after: { 'README.md': 'A better shop.\n', 'src/kiro.ts': 'export {}\n' },
  })
  const run = await check(github, opened)
  expect(run).toMatchObject({
    exit: 0,
    stderr: '',
    writes: [],
    annotations: [],
    outputs: { verdict: 'skipped', errors: '0', warnings: '0', 'error-class': '', 'comment-url': '' },
  })
  expect(run.summary.trim()).toBe('Kiro config: no Kiro file changed, so there was nothing to judge.')
  expect(run.requests.length).toBeLessThanOrEqual(4)
  expect(await opened.pull.comments()).toEqual([])
})

test('what main gained since the branch was made is not the pull request’s', async () => {
  const opened = await openPull(github, { ...EXAMPLE_PULL, after: { 'README.md': 'A better shop.\n' } })
  opened.repository.branch(
    'main',
    opened.repository.commit({ files: { [SETTINGS]: EXAMPLE.after }, parents: [opened.from] }),
  )
  expect(await check(github, opened)).toMatchObject({ exit: 0, outputs: { verdict: 'skipped' } })
})

test('a base branch with a slash in its name is compared with', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  opened.repository.branch('release/1.0', opened.from)
  const pull = await opened.repository.pullRequest({ base: 'release/1.0', head: opened.pull.head })
  expect(await check(github, { ...opened, pull })).toMatchObject({ exit: 1, outputs: { 'credits-delta': '5558' } })
})

test('a pull request that was retargeted since the event is judged against its base of now', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  opened.repository.branch(
    'next',
    opened.repository.commit({ files: { [SETTINGS]: EXAMPLE.after }, parents: [opened.from] }),
  )
  const head = opened.repository.commit({
    files: { [SETTINGS]: `${EXAMPLE.after}\n` },
    parents: [opened.repository.tip('next')],
  })
  const pull = await opened.repository.pullRequest({ base: 'main', head })
  const now = opened.repository.event(pull, 'opened')
  const { base, ...rest } = now.pull_request
  const payload = { ...now, pull_request: { ...rest, base: { ...base, ref: 'next' } } }
  // Against next, which the event names, nothing has changed its price.
  expect(await check(github, { ...opened, pull }, { payload })).toMatchObject({
    exit: 1,
    outputs: { verdict: 'fail', 'credits-delta': '5558' },
  })
})

test('nested roots and other cases of .kiro are judged too', async () => {
  const opened = await openPull(github, {
    before: {
      [POLICY]: EXAMPLE.policy,
      'packages/web/.Kiro/agents/Reviewer.json': '{ "name": "reviewer", "model": "auto" }\n',
    },
    after: { 'packages/web/.Kiro/agents/Reviewer.json': '{ "name": "reviewer", "model": "claude-opus-4.8" }\n' },
  })
  const run = await check(github, opened)
  expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail', errors: '1' } })
  expect(run.annotations[0]).toMatchObject({
    level: 'error',
    properties: { title: 'model-not-allowed', file: 'packages/web/.Kiro/agents/Reviewer.json', line: '1' },
  })
})

test('a tree that GitHub truncates is walked folder by folder', async () => {
  const opened = await openPull(github, { ...EXAMPLE_PULL, before: { ...EXAMPLE_PULL.before, ...others(40) } })
  const { treeLimit } = github
  try {
    github.treeLimit = 41
    expect(await check(github, opened)).toMatchObject({
      exit: 1,
      outputs: { verdict: 'fail', 'credits-delta': '5558' },
    })
    // GraphQL lists a folder of any size.
    github.treeLimit = 30
    expect(await check(github, opened)).toMatchObject({ exit: 1, outputs: { 'credits-delta': '5558' } })
  } finally {
    github.treeLimit = treeLimit
  }
})
