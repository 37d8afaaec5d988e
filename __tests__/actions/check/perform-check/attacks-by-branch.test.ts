import {
  check,
  EXAMPLE,
  EXAMPLE_PULL,
  marked,
  openPull,
  POLICY,
  push,
  SETTINGS,
  type NewPull,
} from '../../../support/pull-request-run.js'
import { github, expectBinding } from './binding-attacks.js'

/** The example's pull request, in a repository that has a branch where all is allowed. */
async function withLaxBranch(change: Partial<NewPull> = {}) {
  const opened = await openPull(github, { ...EXAMPLE_PULL, ...change })
  const { repository, from } = opened
  repository.branch(
    'lax',
    repository.commit({ files: { [POLICY]: 'version: 1\n', [SETTINGS]: EXAMPLE.after }, parents: [from] }),
  )
  return opened
}

test.concurrent(
  'an author who retargets the pull request to a lax branch and back is judged by the branch it would be merged into',
  async () => {
    const opened = await withLaxBranch()
    const { repository, pull } = opened
    pull.retarget('lax')
    const lax = repository.event(pull, 'edited', { base: { ref: { from: 'main' } } })
    pull.retarget('main')
    const back = repository.event(pull, 'edited', { base: { ref: { from: 'lax' } } })
    for (const payload of [lax, back]) expectBinding(await check(github, opened, { payload }))
    expect((await marked(opened))[0]?.body).toContain(`at \`${opened.from.slice(0, 7)}\``)
  },
)

test.concurrent('an author who builds on a lax branch is judged by what the base branch has', async () => {
  const opened = await withLaxBranch()
  const { repository } = opened
  const head = repository.commit({ files: { 'README.md': 'A lax shop.\n' }, parents: [repository.tip('lax')] })
  const pull = await repository.pullRequest({ base: 'main', head })
  expectBinding(await check(github, { ...opened, pull }))
})

test.concurrent('an author who merges the base branch and keeps the change in the merge is judged by it', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const { repository, pull, from } = opened
  const tip = repository.commit({
    files: { [SETTINGS]: `${EXAMPLE.before}\n`, 'README.md': 'A newer shop.\n' },
    parents: [from],
  })
  repository.branch('main', tip)
  pull.push(repository.commit({ files: { [SETTINGS]: EXAMPLE.after }, parents: [tip, pull.head] }))
  expectBinding(await check(github, opened, { action: 'synchronize' }))
})

test.concurrent(
  'an author who pushes while the check runs gets no comment on what was not judged, and the verdict holds',
  async () => {
    const opened = await openPull(github, EXAMPLE_PULL)
    const payload = opened.repository.event(opened.pull)
    push(opened, { [SETTINGS]: EXAMPLE.before })
    const run = await check(github, opened, { payload })
    expectBinding(run)
    expect(run.writes).toEqual([])
  },
)
