import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startGitHub, type StandIn } from '../../support/github/stand-in.js'
import { check, EXAMPLE_PULL, openPull } from '../../support/pull-request-run.js'

let github: StandIn
let folder: string

beforeAll(async () => {
  ;[github, folder] = await Promise.all([startGitHub(), mkdtemp(join(tmpdir(), 'kiro-governance-reach-'))])
})
afterAll(async () => {
  await Promise.all([github.close(), rm(folder, { recursive: true })])
})

const PRELOAD = new URL('recorded-connections.mjs', import.meta.url)

test('a run talks to the API that the runner names and to no other host', async () => {
  const record = join(folder, 'connections')
  await writeFile(record, '')
  const run = await check(github, await openPull(github, EXAMPLE_PULL), {
    env: { NODE_OPTIONS: `--import=${PRELOAD.href}`, RECORDED_CONNECTIONS: record },
  })
  expect(run).toMatchObject({ exit: 1, stderr: '', outputs: { verdict: 'fail' } })
  const connections = (await readFile(record, 'utf8')).trim().split('\n')
  expect(new Set(connections)).toEqual(new Set([new URL(github.origin).host]))
})

test('a run needs no checkout, no home and no temporary folder', async () => {
  const env = { HOME: '', GITHUB_WORKSPACE: '', RUNNER_TEMP: '', RUNNER_TOOL_CACHE: '' }
  expect(await check(github, await openPull(github, EXAMPLE_PULL), { env })).toMatchObject({
    exit: 1,
    stderr: '',
    outputs: { verdict: 'fail' },
  })
})

test('a run without a job summary says everything else', async () => {
  const run = await check(github, await openPull(github, EXAMPLE_PULL), { env: { GITHUB_STEP_SUMMARY: '' } })
  expect(run).toMatchObject({ exit: 1, stderr: '', summary: '', outputs: { verdict: 'fail', errors: '2' } })
})

test('behind a proxy every request goes through it', async () => {
  const seen: string[] = []
  // A plain forward proxy: requests come with the whole address as their path.
  const proxy = createServer((incoming, outgoing) => {
    seen.push(incoming.url ?? '')
    const onward = request(incoming.url ?? '', { method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const { port } = proxy.address() as AddressInfo
  try {
    const run = await check(github, await openPull(github, EXAMPLE_PULL), {
      env: { HTTP_PROXY: `http://127.0.0.1:${port}`, http_proxy: `http://127.0.0.1:${port}` },
    })
    expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail' } })
    expect(seen).toHaveLength(run.requests.length)
    expect(seen.every((url) => url.startsWith(github.origin))).toBe(true)
  } finally {
    proxy.close()
  }
})
