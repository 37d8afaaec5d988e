/** The comment's half of what is asked of GitHub: whatever it refuses there, the verdict is what it would be. */
import { FORBIDDEN, type Behavior, type FieldAnswer } from '../../../support/github/behavior.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import {
  check,
  EXAMPLE,
  EXAMPLE_PULL,
  marked,
  MARKER,
  openPull,
  push,
  SETTINGS,
} from '../../../support/pull-request-run.js'

const JUDGED = { exit: 1, stderr: '', outputs: { verdict: 'fail', errors: '2', 'credits-delta': '6805' } }
const OURS = { by: 'github-actions[bot]', body: `${MARKER}\nold` }
const REFUSED = 'The comments of the pull request cannot be read, so none is written: '

/** A GitHub that answers so. */
function answering(fields: Readonly<Record<string, FieldAnswer>>, more: Partial<Behavior> = {}) {
  const github = openGitHub()
  for (const [field, answer] of Object.entries(fields)) github.graphqlFields.set(field, answer)
  return Object.assign(github, more)
}

test.each<[string, Readonly<Record<string, FieldAnswer>>]>([
  ['pull requests', { 'repository.pullRequest': FORBIDDEN }],
  ['the comments', { 'repository.pullRequest.comments': FORBIDDEN }],
  ['the head', { 'repository.pullRequest.headRefOid': FORBIDDEN }],
])('a token that may not read %s judges all the same, and says why there is no comment', async (_, fields) => {
  const github = answering(fields)
  const opened = await openPull(github, EXAMPLE_PULL)
  const [run, silent] = [await check(github, opened), await check(github, opened, { inputs: { comment: 'never' } })]
  expect(run).toMatchObject({ ...JUDGED, writes: [], outputs: { ...JUDGED.outputs, 'comment-url': '' } })
  expect(run.stdout).toContain(REFUSED)
  expect(run.summary).toContain(REFUSED)
  expect(silent).toMatchObject(JUDGED)
  expect(`${silent.stdout}${silent.summary}`).not.toContain(REFUSED)
})

test.each<[string, Readonly<Record<string, FieldAnswer>>]>([
  ['the account of the token', { viewer: FORBIDDEN }],
  ['an account at all', { viewer: null }],
  ['the number of the account', { 'viewer.databaseId': null }],
  ['the number of the account, by a refusal', { 'viewer.databaseId': FORBIDDEN }],
  ['numbers of authors', { 'repository.pullRequest.comments.nodes.author.databaseId': null }],
])('where GitHub does not say %s, three runs keep one comment', async (_, fields) => {
  const github = answering(fields)
  const opened = await openPull(github, EXAMPLE_PULL)
  const runs = []
  for (let count = 0; count < 3; count += 1) runs.push(await check(github, opened))
  expect(runs.map(({ exit, writes }) => [exit, writes.length])).toEqual([
    [1, 1],
    [1, 0],
    [1, 0],
  ])
  const others = await opened.pull.comment({ by: 'mallory', body: `${MARKER}\nforged` })
  push(opened, { [SETTINGS]: EXAMPLE.before })
  expect((await check(github, opened)).writes.map(({ method }) => method)).toEqual(['PATCH'])
  expect(await marked(opened)).toMatchObject([{ user: { login: 'github-actions[bot]' } }, others])
})

test('an older server without long numbers of comments keeps one comment', async () => {
  const github = answering({}, { missingFields: new Set(['IssueComment.fullDatabaseId']) })
  const opened = await openPull(github, EXAMPLE_PULL)
  const [first, second] = [await check(github, opened), await check(github, opened)]
  expect([first, second].map(({ exit, writes }) => [exit, writes.length])).toEqual([
    [1, 1],
    [1, 0],
  ])
})

test('pages of comments that are too large for GitHub are asked for in halves', async () => {
  const github = answering({}, { mostObjects: 120 })
  const opened = await openPull(github, EXAMPLE_PULL)
  const ours = await opened.pull.comment(OURS)
  for (let count = 0; count < 150; count += 1) await opened.pull.comment({ body: `${count}`, by: 'reviewer' })
  const run = await check(github, opened)
  expect(run).toMatchObject(JUDGED)
  expect(run.writes.map(({ method }) => method)).toEqual(['PATCH'])
  expect((await marked(opened)).map(({ id }) => id)).toEqual([ours.id])
})

test('behind 450 comments of others a first comment takes at most 9 requests', async () => {
  const github = openGitHub()
  const opened = await openPull(github, EXAMPLE_PULL)
  for (let count = 0; count < 450; count += 1) await opened.pull.comment({ body: `${count}`, by: 'reviewer' })
  const first = await check(github, opened)
  expect(first.writes.map(({ method }) => method)).toEqual(['POST'])
  expect(first.requests.length).toBeLessThanOrEqual(9)
  const second = await check(github, opened)
  expect(second).toMatchObject({ exit: 1, writes: [] })
  expect(second.outputs['comment-url']).toBe(first.outputs['comment-url'])
})

test('contents that are too much for GitHub in one batch are asked for in halves, and one that is too much alone is read raw', async () => {
  const agents = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [
      `.kiro/agents/a${index}.json`,
      `{ "name": "a${index}", "model": "claude-opus-4.8", "prompt": "${'x'.repeat(3000)}" }\n`,
    ]),
  )
  const after = { ...agents, '.kiro/agents/large.json': `{ "name": "large", "prompt": "${'y'.repeat(60_000)}" }` }
  const whole = openGitHub()
  const expected = await check(whole, await openPull(whole, { ...EXAMPLE_PULL, after }))
  const github = answering({}, { mostBytes: 50_000 })
  const run = await check(github, await openPull(github, { ...EXAMPLE_PULL, after }))
  expect(run.outputs).toEqual({ ...expected.outputs, 'comment-url': run.outputs['comment-url'] })
  expect(run.requests.filter(({ path }) => path.includes('/git/blobs/'))).toHaveLength(1)
})
