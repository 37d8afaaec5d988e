import type { Files } from '../../../support/github/git-objects.js'
import { BAD_GATEWAY } from '../../../support/github/faults.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import type { RecordedRequest } from '../../../support/github/request-log.js'
import { check, EXAMPLE, EXAMPLE_PULL, marked, openPull, POLICY, SETTINGS } from '../../../support/pull-request-run.js'

const github = openGitHub()

const many = (count: number, path: (index: number) => string, text: (index: number) => string): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [path(index), text(index)]))

test.concurrent('one Kiro file among 3,000 changed files is judged, with no more requests than alone', async () => {
  const others = many(
    3_000,
    (index) => `${index % 2 === 0 ? '.a' : 'z'}/${index % 50}/${index}.txt`,
    (index) => `${index}\n`,
  )
  const opened = await openPull(github, { ...EXAMPLE_PULL, after: { ...others, [SETTINGS]: EXAMPLE.after } })
  const run = await check(github, opened)
  expect(run).toMatchObject({ exit: 1, stderr: '', outputs: { verdict: 'fail', errors: '2', 'credits-delta': '5558' } })
  expect(run.requests.length).toBeLessThanOrEqual(8)
})

test.concurrent('300 Kiro files are all judged; their contents are asked for a hundred at a time', async () => {
  const agents = many(
    299,
    (index) => `p${index % 9}/.kiro/agents/a${index}.json`,
    (index) => `{ "name": "a${index}", "model": "claude-opus-4.8", "description": "${index}" }\n`,
  )
  const opened = await openPull(github, { ...EXAMPLE_PULL, after: { ...agents, [SETTINGS]: EXAMPLE.after } })
  const run = await check(github, opened)
  // Each of the agents, and the two of the example.
  expect(run).toMatchObject({ exit: 1, stderr: '', outputs: { verdict: 'fail', errors: '301', 'error-class': '' } })
  const blobs = run.requests.filter(({ body }) => JSON.stringify(body ?? '').includes('query Blobs'))
  expect(blobs).toHaveLength(4)
  expect(run.requests.length).toBeLessThanOrEqual(11)
  const [comment] = await marked(opened)
  expect(comment?.body).toContain('301 blocking problems')
  expect(comment?.body.length).toBeLessThan(65_536)
})

test.concurrent(
  'a gateway that fails at a hundred files at once is asked for fewer, and the verdict is the same',
  async () => {
    const agents = many(
      99,
      (index) => `.kiro/agents/a${index}.json`,
      (index) => `{ "name": "a${index}", "model": "claude-opus-4.8", "description": "${index}" }\n`,
    )
    const objects = (request: RecordedRequest): number =>
      JSON.stringify(request.body ?? '').match(/: object\(oid:/g)?.length ?? 0
    const failing = openGitHub()
    failing.faults.push({ match: (request) => objects(request) > 30, respond: BAD_GATEWAY })
    const opened = await openPull(failing, { ...EXAMPLE_PULL, after: { ...agents, [SETTINGS]: EXAMPLE.after } })
    const run = await check(failing, opened)
    expect(run).toMatchObject({ exit: 1, stderr: '', outputs: { verdict: 'fail', errors: '101', 'error-class': '' } })
    const sizes = run.requests.map(objects).filter((size) => size > 10)
    // A hundred once, in halves, in quarters: nothing is tried again as it is.
    expect([Math.max(...sizes) > 90, sizes.filter((size) => size > 30).length, sizes.length]).toEqual([true, 3, 7])
  },
)

test.concurrent(
  '300 Kiro files that were there before cost no request of their own when one of them is edited',
  async () => {
    const agents = many(
      300,
      (index) => `.kiro/agents/a${index}.json`,
      (index) => `{ "name": "a${index}", "model": "auto" }\n`,
    )
    const opened = await openPull(github, {
      before: { [POLICY]: EXAMPLE.policy, ...agents },
      after: { '.kiro/agents/a7.json': '{ "name": "a7", "model": "claude-opus-4.8" }\n' },
    })
    const run = await check(github, opened)
    expect(run).toMatchObject({ exit: 1, stderr: '', outputs: { verdict: 'fail', errors: '1' } })
    expect(new Set(run.annotations.map(({ properties }) => properties.file))).toEqual(new Set(['.kiro/agents/a7.json']))
    expect(run.requests.length).toBeLessThanOrEqual(10)
  },
)

test.concurrent('a file of ten megabytes is refused by its size and never fetched', async () => {
  const opened = await openPull(github, {
    ...EXAMPLE_PULL,
    after: { '.kiro/agents/a.json': '['.repeat(10_000_000), '.kiro/hooks/h.json': `${' '.repeat(999_998)}{}` },
  })
  const run = await check(github, opened)
  expect(run).toMatchObject({ exit: 1, stderr: '', outputs: { verdict: 'fail', errors: '1', 'error-class': '' } })
  expect(run.annotations[0]).toMatchObject({
    message: expect.stringContaining('more than the 1000 kB that are read') as string,
    properties: { file: '.kiro/agents/a.json', line: '1' },
  })
  // The one within the limit, which GraphQL cuts, is read raw.
  expect(run.requests.filter(({ path }) => path.includes('/git/blobs/'))).toHaveLength(1)
})

test.concurrent('attacks in every kind of file at once end in findings with their places', async () => {
  const attacks: Files = {
    [SETTINGS]: `{"${'k'.repeat(500_000)}":{${'"a":1,'.repeat(9_000)}"a":1}}`,
    '.kiro/settings/cli.json': '['.repeat(1_000_000),
    '.kiro/agents/keys.json': `{${Array.from({ length: 90_000 }, (_, index) => `"${index}":1`).join()}}`,
    '.kiro/agents/commas.md': `---\nmodel: [${','.repeat(900_000)}]\n---\n`,
    '.kiro/hooks/proto.json': `{${'"__proto__":1,'.repeat(9_000)}"a":1}`,
    '.kiro/hooks/name.kiro.hook': `{"when":{"type":"x"},"then":{"type":"askAgent","model":"${'m'.repeat(900_000)}"}}`,
    [POLICY]: `version: 1\n${Array.from({ length: 9_000 }, (_, index) => `k${index}: 1`).join('\n')}\n`,
    '.github/workflows/w.yml': `${' '.repeat(500_000)}\n${'- '.repeat(200_000)}\n`,
  }
  const opened = await openPull(github, { ...EXAMPLE_PULL, after: attacks })
  const run = await check(github, opened)
  expect(run).toMatchObject({ exit: 1, stderr: '', outputs: { verdict: 'fail', errors: '32', 'error-class': '' } })
  const [comment] = await marked(opened)
  // A file of many mistakes gets ten of them, so that it does not crowd out the others.
  for (const file of Object.keys(attacks).filter((path) => path.startsWith('.kiro/')))
    for (const text of [run.summary, comment?.body]) expect(text).toContain(`\`${file}:1\``)
  expect(comment?.body.length).toBeLessThan(65_536)
})
