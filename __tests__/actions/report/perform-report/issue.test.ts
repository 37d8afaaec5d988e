import { openGitHub } from '../../../support/github/memory-github.js'
import { agreed, MARKER, newRepository, report, withPolicy } from '../../../support/report-run.js'

const github = openGitHub()

const bodies = (comments: readonly { readonly body: string }[]): string[] =>
  comments.map(({ body }) => body.split('\n')[0] ?? '')

test.concurrent(
  'a first run opens the issue, a second writes nothing, a step is reported once when it is reached',
  async () => {
    // 6 people of 10 credits on 14 working days: 840.
    const repository = newRepository(github, withPolicy(agreed(2000, 'notify')))
    const first = await report(github, repository, { inputs: { out: 'report' } })
    expect(first).toMatchObject({
      exit: 0,
      stderr: '',
      annotations: [],
      outputs: { month: '2026-11', state: 'to date', credits: '840', action: '', 'pull-request-url': '' },
    })
    const [issue, ...others] = await repository.issues()
    expect(others).toEqual([])
    expect(issue).toMatchObject({
      title: 'Kiro usage 2026-11',
      labels: ['kiro-usage'],
      closed: false,
      user: { login: 'github-actions[bot]' },
    })
    expect(issue?.body.startsWith(`${MARKER}\n`)).toBe(true)
    expect(first.outputs['issue-url']).toBe(`${github.origin}/${repository.fullName}/issues/${issue?.number ?? ''}`)
    expect(issue?.body).toContain(`${github.origin}/${repository.fullName}/actions/workflows/kiro.yml`)
    expect(Number(first.outputs.usd)).toBeGreaterThan(0)
    expect(Number(first.outputs['forecast-credits'])).toBeGreaterThan(840)
    expect(Object.keys(first.out)).toEqual(
      expect.arrayContaining(['kiro-usage-2026-11.html', 'kiro-usage-2026-11.json']),
    )
    expect(first.outputs['report-folder']).toMatch(/\/report$/)
    expect(first.summary).toContain('840')
    expect(first.summary).toMatch(/\[Issue\]\(.*\) · \[Runs\]\(.*actions\/workflows\/kiro\.yml\)/)

    const second = await report(github, repository)
    expect([second.exit, second.writes, second.outputs['issue-url']]).toEqual([0, [], first.outputs['issue-url']])

    // 1,680 of 2,000: past 50 and 75 % at once.
    const usage = [{ credits: 20, through: 19 }]
    const crossed = await report(github, repository, { usage })
    expect(crossed.writes.map(({ method }) => method)).toEqual(['PATCH', 'POST'])
    expect(crossed.annotations).toMatchObject([{ level: 'warning', properties: { title: 'Kiro usage' } }])
    expect(crossed.outputs.action).toBe('notify')
    expect(bodies(await repository.commentsOn(issue?.number ?? 0))).toEqual([
      '<!-- kiro-governance:step:policy/monthly@75 -->',
    ])
    // The comment says the day of the limit, so that is not announced again.
    expect((await repository.commentsOn(issue?.number ?? 0))[0]?.body).toContain(
      '\n<!-- kiro-governance:step:policy/monthly@100/expected -->\n',
    )

    const again = await report(github, repository, { usage })
    expect([again.exit, again.writes, again.annotations]).toEqual([0, [], []])
  },
)

test.concurrent('only an issue of our own is ours; one that was closed is kept true and stays closed', async () => {
  const repository = newRepository(github)
  const forged = await repository.issue({ body: `${MARKER}\nforged`, labels: ['kiro-usage'] })
  const own = await repository.issue({ body: `${MARKER}\nold`, by: 'github-actions[bot]', closed: true })
  const double = await repository.issue({ body: `${MARKER}\nold`, by: 'github-actions[bot]', labels: ['kiro-usage'] })
  const run = await report(github, repository)
  expect(run).toMatchObject({
    exit: 0,
    outputs: { 'issue-url': expect.stringMatching(new RegExp(`/issues/${own.number}$`)) as unknown },
  })
  const [first, second, third] = await repository.issues()
  expect(first).toEqual(forged)
  expect(second).toMatchObject({
    number: own.number,
    closed: true,
    body: expect.stringContaining('2026-11') as unknown,
  })
  expect(second?.body).not.toContain('old')
  expect(third).toMatchObject({
    number: double.number,
    closed: true,
    body: expect.stringContaining(`#${own.number}`) as unknown,
  })
})

test.concurrent('two first runs at once end with one open issue and one comment', async () => {
  const repository = newRepository(github, withPolicy(agreed(1000, 'notify')))
  const runs = await Promise.all([report(github, repository), report(github, repository)])
  expect(runs.map(({ exit }) => exit)).toEqual([0, 0])
  const [open, ...others] = (await repository.issues()).filter(({ closed }) => !closed)
  expect(others).toEqual([])
  expect(runs.map(({ outputs }) => outputs['issue-url'])).toEqual(
    runs.map(() => `${github.origin}/${repository.fullName}/issues/${open?.number ?? ''}`),
  )
  expect(await repository.commentsOn(open?.number ?? 0)).toHaveLength(1)
})

test.concurrent('in the next month the issue gets its last numbers, once, and is left alone then', async () => {
  const repository = newRepository(github)
  const november = { credits: 10, month: '2026-11' }
  const usage = [november, { credits: 5, month: '2026-12', through: 1 }]
  await report(github, repository, { usage: [november], day: '2026-11-30' })
  const early = await report(github, repository, { usage, day: '2026-12-02' })
  expect(early).toMatchObject({ exit: 0, outputs: { month: '2026-12', state: 'to date' } })
  const [issue, next] = await repository.issues()
  expect(next).toMatchObject({ title: 'Kiro usage 2026-12' })
  expect(issue?.body.split('\n')[1]).not.toBe('<!-- kiro-governance:final -->')

  const last = await report(github, repository, { usage, day: '2026-12-03' })
  expect(last.stdout).toContain('The issue of 2026-11 says how the month ended.')
  const settled = (await repository.issues())[0]
  expect(settled?.body.split('\n')[1]).toBe('<!-- kiro-governance:final -->')
  const late = await report(github, repository, {
    usage: [{ ...november, credits: 11 }, ...usage.slice(1)],
    day: '2026-12-03',
  })
  expect(late.writes.map(({ path }) => path)).not.toContain(
    `/repos/${repository.fullName}/issues/${settled?.number ?? 0}`,
  )
  expect((await repository.issues())[0]).toEqual(settled)
})
