import { ACTIONS_BOT } from '../../../support/github/accounts.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import {
  check,
  EXAMPLE,
  EXAMPLE_PULL,
  isAbout,
  marked,
  MARKER,
  openPull,
  push,
  SETTINGS,
  type OpenPull,
} from '../../../support/pull-request-run.js'

const github = openGitHub()

const RESULT = {
  verdict: 'fail',
  'error-class': '',
  errors: '2',
  warnings: '0',
  'credits-before': '7030',
  'credits-after': '13835',
  'credits-delta': '6805',
  complete: 'true',
}

/** The parts of a run that only the pull request decides, not who else wrote there. */
async function expectFirstRun(
  opened: OpenPull,
  { requests, rounds }: { requests: number; rounds: number },
): Promise<void> {
  const run = await check(github, opened)
  expect(run).toMatchObject({ exit: 1, stderr: '', outputs: RESULT })
  expect(run.summary).toContain('### ❌ Kiro config: 2 blocking problems · about 2.0x the credits')
  expect(run.summary).toContain('**What runs where** · 7 assignments')
  expect(
    run.annotations.map(({ level, properties }) => [level, properties.title, properties.file, properties.line]),
  ).toEqual([
    ['error', 'model-not-allowed', SETTINGS, '5'],
    ['error', 'cost-increase', SETTINGS, '5'],
  ])
  expect(run.requests.map(({ status }) => status).every((status) => status === 200 || status === 201)).toBe(true)
  expect(run.requests.length).toBeLessThanOrEqual(requests)
  expect(run.rounds).toBeLessThanOrEqual(rounds)
  expect(run.writes.map(({ method }) => method)).toEqual(['POST'])

  const comments = await marked(opened)
  expect(comments).toHaveLength(1)
  expect(comments[0]?.user).toEqual(ACTIONS_BOT)
  expect(comments[0]?.body).toContain(`${MARKER}\n### ❌ Kiro config: 2 blocking problems · about 2.0x the credits`)
  expect(comments[0]?.body).toContain('+6,805 (+97 %)')
  expect(run.outputs['comment-url']).toBe(
    `${github.origin}/${opened.repository.fullName}/pull/${opened.pull.number}#issuecomment-${comments[0]?.id}`,
  )
}

test.concurrent(
  'the first run writes one comment in at most 6 requests and 3 rounds, and one more to see whether another run did too',
  async () => {
    await expectFirstRun(await openPull(github, EXAMPLE_PULL), { requests: 7, rounds: 4 })
  },
)

test.concurrent('behind 120 comments of others the first look takes one more page, and the last look none', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  for (let count = 0; count < 120; count += 1)
    await opened.pull.comment({ body: `Looks good (${count})`, by: 'reviewer' })
  await expectFirstRun(opened, { requests: 8, rounds: 4 })
  expect(await opened.pull.comments()).toHaveLength(121)
})

test.concurrent('the comment is found again behind 120 comments of others', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  for (let count = 0; count < 120; count += 1)
    await opened.pull.comment({ body: `Looks good (${count})`, by: 'reviewer' })
  const first = await check(github, opened)
  const second = await check(github, opened, { action: 'reopened' })
  expect(second.writes).toEqual([])
  expect(second.outputs).toEqual(first.outputs)
  expect(await marked(opened)).toHaveLength(1)
})

test.concurrent('a second run with the same content writes nothing and says the same', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const first = await check(github, opened)
  const before = await opened.pull.comments()
  const second = await check(github, opened, { action: 'reopened' })
  expect(second).toMatchObject({ exit: 1, writes: [], outputs: first.outputs, summary: first.summary })
  expect(second.outputs['comment-url']).not.toBe('')
  expect(second.requests.length).toBeLessThanOrEqual(5)
  expect(await opened.pull.comments()).toEqual(before)
})

test.concurrent('a changed head updates the comment in place, and a fixed one turns it green', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const first = await check(github, opened)
  const [comment] = await marked(opened)

  push(opened, { [SETTINGS]: EXAMPLE.after.replace('"interactiveChat": "primary"', '"interactiveChat": "fast"') })
  const second = await check(github, opened, { action: 'synchronize' })
  expect(second).toMatchObject({
    exit: 1,
    outputs: { verdict: 'fail', 'credits-before': '7030', 'comment-url': first.outputs['comment-url'] },
  })
  expect(second.outputs['credits-after']).not.toBe('13835')
  expect(second.writes.map(({ method }) => method)).toEqual(['PATCH'])
  const updated = await opened.pull.comments()
  expect(updated.map(({ id }) => id)).toEqual([comment?.id])
  expect(updated[0]?.body).toContain(opened.pull.head.slice(0, 7))
  expect(updated[0]?.body).not.toContain('+6,805')

  push(opened, {
    [SETTINGS]: EXAMPLE.before.replace('"fast": {', '"cheap": {\n      "model": "auto"\n    },\n    "fast": {'),
  })
  const third = await check(github, opened, { action: 'synchronize' })
  expect(third).toMatchObject({
    exit: 0,
    outputs: { verdict: 'pass', errors: '0', 'credits-delta': '0', 'comment-url': first.outputs['comment-url'] },
  })
  const allowed = await opened.pull.comments()
  expect(allowed.map(({ id }) => id)).toEqual([comment?.id])
  expect(allowed[0]?.body).toMatch(/^<!-- kiro-governance:check -->\n### ✅ Kiro config: allowed/)

  push(opened, { [SETTINGS]: EXAMPLE.before })
  const fourth = await check(github, opened, { action: 'synchronize' })
  expect(fourth).toMatchObject({
    exit: 0,
    annotations: [],
    outputs: { verdict: 'skipped', 'comment-url': first.outputs['comment-url'] },
  })
  const green = await opened.pull.comments()
  expect(green.map(({ id, body }) => ({ id, body }))).toEqual([
    { id: comment?.id, body: `${MARKER}\n### ✅ Kiro config: no Kiro file changed` },
  ])
})

test.concurrent(
  'a run for a head that is no longer the pull request’s own judges it but does not comment',
  async () => {
    const opened = await openPull(github, EXAMPLE_PULL)
    const payload = opened.repository.event(opened.pull, 'opened')
    push(opened, { [SETTINGS]: EXAMPLE.before })
    const run = await check(github, opened, { payload })
    expect(run).toMatchObject({
      exit: 1,
      writes: [],
      outputs: { verdict: 'fail', 'credits-delta': '6805', 'comment-url': '' },
    })
    expect(run.stdout).toContain('the pull request has moved on')
    expect(await opened.pull.comments()).toEqual([])
  },
)

test.concurrent('two runs at once end with one comment, and so do runs that find several', async () => {
  const [fresh, crowded] = await Promise.all([openPull(github, EXAMPLE_PULL), openPull(github, EXAMPLE_PULL)])
  for (const body of ['old', 'older'])
    await crowded.pull.comment({ by: 'github-actions[bot]', body: `${MARKER}\n${body}` })
  await Promise.all([fresh, fresh, fresh, crowded, crowded].map((opened) => check(github, opened)))
  for (const opened of [fresh, crowded]) {
    const comments = await marked(opened)
    expect(comments).toHaveLength(1)
    expect(comments[0]?.body).toContain('2 blocking problems')
  }
})

test.concurrent('an update takes one request more than none: 6 in 3 rounds', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  await opened.pull.comment({ by: 'github-actions[bot]', body: `${MARKER}\nold` })
  const run = await check(github, opened)
  expect(run.writes.map(({ method }) => method)).toEqual(['PATCH'])
  expect([run.requests.length, run.rounds]).toEqual([6, 3])
})

test.concurrent('jobs with keys of their own keep a comment each', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const run = (key: string) => check(github, opened, { inputs: { 'comment-key': key } })
  await Promise.all([run(''), run('web'), run('api')])
  const again = await Promise.all([run(''), run('web'), run('api')])
  expect(again.flatMap(({ writes }) => writes)).toEqual([])
  const titles = (await opened.pull.comments()).map(({ body }) => body.split('\n').slice(0, 2))
  expect(titles.sort()).toEqual(
    ['', ':api', ':web']
      .map((key) => [
        `<!-- kiro-governance:check${key} -->`,
        `### ❌ ${key === '' ? '' : `\`${key.slice(1)}\` · `}Kiro config: 2 blocking problems · about 2.0x the credits`,
      ])
      .sort(),
  )
  const wrong = await run('a b')
  expect(wrong).toMatchObject({ exit: 2, outputs: { verdict: 'error', 'error-class': 'usage' } })
})

test.concurrent('a head that moves while GitHub is slow gets no comment of the old one', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const isBlobs = ({ body }: { body: unknown }): boolean => JSON.stringify(body ?? '').includes('query Blobs')
  github.faults.push({
    match: (request) => isAbout(opened.repository, request) && isBlobs(request),
    respond: {
      lateMs: 4000,
      meanwhile: () => {
        push(opened, { [SETTINGS]: EXAMPLE.before })
      },
    },
    times: 1,
  })
  expect(await check(github, opened)).toMatchObject({
    exit: 1,
    writes: [],
    outputs: { verdict: 'fail', 'comment-url': '' },
  })
  expect(await opened.pull.comments()).toEqual([])
})

test.concurrent('a dry run writes nothing, and its log shows what it would have written', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const run = await check(github, opened, { inputs: { 'dry-run': 'true', 'report-file': 'kiro.json' } })
  expect(run).toMatchObject({ exit: 1, writes: [], summary: '', outputs: {} })
  expect(run.stdout).toMatch(/Dry run: this comment would be written:\n<!-- kiro-governance:check -->/)
  expect(run.stdout).toMatch(/Dry run: kiro\.json would get \d+ lines\./)
  expect(run.stdout).toContain('Dry run: the output verdict would be "fail".')
})

test.concurrent('after a failed write our comment is found again behind 120 of others', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  await opened.pull.comment({ by: 'github-actions[bot]', body: `${MARKER}\nold` })
  for (let count = 0; count < 120; count += 1)
    await opened.pull.comment({ body: `Looks good (${count})`, by: 'reviewer' })
  github.faults.push({
    match: (request) => isAbout(opened.repository, request) && request.method === 'PATCH',
    respond: 'reset',
    times: 1,
  })
  const run = await check(github, opened)
  expect(run.writes.map(({ method }) => method)).toEqual(['PATCH', 'PATCH'])
  expect(await marked(opened)).toHaveLength(1)
})
