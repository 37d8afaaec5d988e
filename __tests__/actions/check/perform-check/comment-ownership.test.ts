import { account } from '../../../support/github/accounts.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import { check, EXAMPLE_PULL, marked, MARKER, openPull } from '../../../support/pull-request-run.js'

const github = openGitHub()

const FORGED = `${MARKER}\n### ✅ Kiro config: allowed`

const NOT_OURS: [string, { by: string | null; body?: string; minimized?: boolean }][] = [
  ['a user', { by: 'mallory' }],
  ['a user with the bot’s name', { by: 'github-actions' }],
  ['another app', { by: 'dependabot[bot]' }],
  ['an account that is gone', { by: null }],
  ['ourselves, but hidden by a maintainer', { by: 'github-actions[bot]', minimized: true }],
  ['ourselves, for something else', { by: 'github-actions[bot]', body: 'Deployed to staging.' }],
]

test.concurrent.each(NOT_OURS)('a comment by %s is not edited', async (_, { by, body = FORGED, minimized = false }) => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const theirs = await opened.pull.comment({ by, body, minimized })
  const run = await check(github, opened)
  expect(run.writes.map(({ method }) => method)).toEqual(['POST'])
  const [untouched, ours, ...more] = await opened.pull.comments()
  expect(untouched).toEqual(theirs)
  expect(ours).toMatchObject({ user: { login: 'github-actions[bot]' } })
  expect(ours?.body).toContain('2 blocking problems')
  expect(more).toEqual([])
  expect(run.outputs['comment-url']).toContain(`#issuecomment-${ours?.id}`)
})

test.concurrent('ours is found wherever in it the marker is: a maintainer may have written above it', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const ours = await opened.pull.comment({ by: 'github-actions[bot]', body: `Please read this.\n\n${FORGED}` })
  const run = await check(github, opened)
  expect(run.writes.map(({ method }) => method)).toEqual(['PATCH'])
  expect((await opened.pull.comments()).map(({ id }) => id)).toEqual([ours.id])
})

test.concurrent('a forged comment does not keep ours from being updated', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  await check(github, opened)
  const forged = await opened.pull.comment({ by: 'mallory', body: FORGED })
  const again = await check(github, opened)
  expect(again.writes).toEqual([])
  expect(await opened.pull.comments()).toMatchObject([{ user: { login: 'github-actions[bot]' } }, forged])
})

test.concurrent('a person’s own token edits that person’s comment and no bot’s', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const bots = await opened.pull.comment({ by: 'github-actions[bot]', body: FORGED })
  github.viewers.set('ghp_personal', account('governor'))
  const first = await check(github, opened, { inputs: { 'github-token': 'ghp_personal' } })
  const second = await check(github, opened, { inputs: { 'github-token': 'ghp_personal' } })
  expect([first.writes.length, second.writes.length]).toEqual([1, 0])
  expect(await marked(opened)).toMatchObject([bots, { user: { login: 'governor' } }])
})

test.concurrent('the token of another app keeps a comment of its own', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  github.viewers.set('ghs_governance', account('acme-governance[bot]'))
  const inputs = { 'github-token': 'ghs_governance' }
  const first = await check(github, opened, { inputs })
  const second = await check(github, opened, { inputs })
  expect([first.writes.length, second.writes.length]).toEqual([1, 0])
  expect(await marked(opened)).toMatchObject([{ user: { login: 'acme-governance[bot]', type: 'Bot' } }])
})

test.concurrent('only the job’s token is sent', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const run = await check(github, opened, { inputs: { 'github-token': 'ghs_only' } })
  expect(new Set(run.requests.map(({ authorization }) => authorization))).toEqual(new Set(['token ghs_only']))
  expect(`${run.stdout}${run.summary}`).not.toContain('ghs_only')
})
