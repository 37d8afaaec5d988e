/** How often a run waits for GitHub, and for how much. Requests that are sent together are all there before the first is answered. */
import type { Files } from '../../../support/github/git-objects.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import {
  check,
  EXAMPLE,
  EXAMPLE_PULL,
  isAbout,
  marked,
  MARKER,
  openPull,
  POLICY,
  push,
  SETTINGS,
  type NewPull,
} from '../../../support/pull-request-run.js'

const github = openGitHub()

const README: Files = { 'README.md': 'A better shop.\n' }
const NOTHING: NewPull = { ...EXAMPLE_PULL, after: README }
const SKIPPED = { exit: 0, outputs: { verdict: 'skipped', errors: '0' } }
const JUDGED = { exit: 1, outputs: { verdict: 'fail', errors: '2', 'credits-delta': '6805' } }
const many = (count: number): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`src/${index}.ts`, `${index}\n`]))

test.each<[string, Files]>([
  ['one file', README],
  ['100 files', many(100)],
  ['a file that is gone', { 'README.md': null }],
  ['no file at all', {}],
])('where nothing governed changed, but %s, a run waits once, for four requests', async (_, after) => {
  const opened = await openPull(github, { ...EXAMPLE_PULL, after })
  const run = await check(github, opened)
  expect(run).toMatchObject({ ...SKIPPED, rounds: 1, writes: [] })
  expect(run.requests).toHaveLength(4)
})

test('an old red comment turns green in one round more', async () => {
  const opened = await openPull(github, NOTHING)
  await opened.pull.comment({ by: 'github-actions[bot]', body: `${MARKER}\n### ❌ Kiro config: 2 blocking problems` })
  const run = await check(github, opened)
  expect(run).toMatchObject({ ...SKIPPED, rounds: 2 })
  expect(run.writes.map(({ method }) => method)).toEqual(['PATCH'])
  expect((await marked(opened))[0]?.body).toContain('✅')
})

test.each<[string, NewPull]>([
  ['a change', EXAMPLE_PULL],
  ['a change among 99 other files', { ...EXAMPLE_PULL, after: { ...many(99), ...EXAMPLE_PULL.after } }],
  ['a change among 150 other files', { ...EXAMPLE_PULL, after: { ...many(150), ...EXAMPLE_PULL.after } }],
])('%s is judged in three rounds, a first comment takes one more', async (_, pull) => {
  const opened = await openPull(github, pull)
  const first = await check(github, opened)
  expect(first).toMatchObject({ ...JUDGED, rounds: 4 })
  push(opened, { [SETTINGS]: `${EXAMPLE.after}\n` })
  expect(await check(github, opened, { action: 'synchronize' })).toMatchObject({ ...JUDGED, rounds: 3 })
})

test('a removed, a new and a moved file are what the list says, as the trees do', async () => {
  const agent = (name: string, model: string): string => `{ "name": "${name}", "model": "${model}" }\n`
  const before = {
    [POLICY]: 'version: 1\nmodels: { allow: [auto] }\n',
    '.kiro/agents/gone.json': agent('gone', 'claude-opus-4.8'),
    '.kiro/agents/moved.json': agent('moved', 'claude-opus-4.8'),
    '.kiro/agents/kept.json': agent('kept', 'claude-opus-4.8'),
  }
  const after = {
    '.kiro/agents/gone.json': null,
    '.kiro/agents/moved.json': null,
    'web/.kiro/agents/moved.json': agent('moved', 'claude-opus-4.8'),
    '.kiro/agents/new.json': agent('new', 'claude-opus-4.8'),
  }
  const [few, lots] = [
    await check(github, await openPull(github, { before, after })),
    await check(github, await openPull(github, { before, after: { ...after, ...many(150) } })),
  ]
  expect(few).toMatchObject({ exit: 1, rounds: 4 })
  expect({ ...few.outputs, 'comment-url': '' }).toEqual({ ...lots.outputs, 'comment-url': '' })
  expect(few.annotations).toEqual(lots.annotations)
})

test('a list that is not whole, or none, is not relied on: the trees are compared', async () => {
  const [short, refused] = [await openPull(github, EXAMPLE_PULL), await openPull(github, NOTHING)]
  const compared = github.requests.length
  const cut = { merge_base_commit: { sha: short.from }, files: [{ filename: 'README.md', status: 'modified' }, {}] }
  for (const [opened, respond] of [
    [short, { status: 200, body: cut }],
    [refused, { status: 500, body: { message: 'Sorry, this diff is taking too long to generate.' } }],
  ] as const)
    github.faults.push({
      match: (request) => isAbout(opened.repository, request) && /\/compare\/.*page=1$/.test(request.path),
      respond,
    })
  expect(await check(github, short)).toMatchObject(JUDGED)
  expect(await check(github, refused)).toMatchObject(SKIPPED)
  expect(github.requests.length).toBeGreaterThan(compared)
})

test('a target of a link that changed is no change of nothing', async () => {
  const agent = (model: string): string => `{ "name": "a", "model": "${model}" }\n`
  const opened = await openPull(github, {
    before: {
      [POLICY]: 'version: 1\nmodels: { allow: [auto] }\n',
      'shared/agents/a.json': agent('auto'),
      '.kiro/agents': { symlink: '../shared/agents' },
    },
    after: { 'shared/agents/a.json': agent('claude-opus-4.8') },
  })
  const run = await check(github, opened)
  expect(run.outputs.verdict).not.toBe('skipped')
})

test('a base branch that moved since the event is seen live, in no more rounds when there is a change', async () => {
  const [changed, nothing] = [await openPull(github, EXAMPLE_PULL), await openPull(github, NOTHING)]
  for (const { repository, from } of [changed, nothing])
    repository.branch('main', repository.commit({ files: { 'docs/a.md': 'a\n' }, parents: [from] }))
  expect(await check(github, changed)).toMatchObject({ ...JUDGED, rounds: 4 })
  const run = await check(github, nothing)
  expect(run).toMatchObject({ ...SKIPPED, rounds: 2 })
  expect(run.requests).toHaveLength(5)
})

test('what the base branch has merged of the head meanwhile is not the head’s any more', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const payload = opened.repository.event(opened.pull)
  const first = opened.pull.head
  push(opened, README)
  // The first commit is in main now, as when the lower layer of a stack is merged.
  opened.repository.branch('main', first)
  const { number, ...rest } = payload.pull_request
  const stale = { ...payload, pull_request: { ...rest, number, head: { ...rest.head, sha: opened.pull.head } } }
  expect(await check(github, opened, { payload: stale })).toMatchObject({ exit: 0, outputs: { verdict: 'skipped' } })
})
