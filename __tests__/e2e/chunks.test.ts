import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startGitHub, type StandIn } from '../support/github/stand-in.js'
import { check, EXAMPLE_PULL, openPull, root } from '../support/pull-request-run.js'
import { agreed, newRepository, report, withPolicy } from '../support/report-run.js'

let github: StandIn
let folder: string
let record: string

beforeAll(async () => {
  github = await startGitHub()
  folder = mkdtempSync(join(tmpdir(), 'kiro-governance-chunks-'))
  record = join(folder, 'modules')
})
beforeEach(() => {
  writeFileSync(record, '')
})
afterAll(async () => {
  await github.close()
  rmSync(folder, { recursive: true })
})

const preload = (name: string): string => `--import=${new URL(`../support/${name}`, import.meta.url).href}`

/** ncc does not fail on an import that it cannot resolve: what is never loaded may be broken. */
function expectAllLoaded(dist: string): void {
  const chunks = readdirSync(root(dist)).filter((name) => name.endsWith('.js'))
  const loaded = new Set(readFileSync(record, 'utf8').split('\n'))
  expect(chunks.filter((name) => !loaded.has(pathToFileURL(root(`${dist}/${name}`)).href))).toEqual([])
  expect(chunks).toContain('index.js')
}

test('a check with every output loads every file of its bundle', async () => {
  const run = await check(github, await openPull(github, EXAMPLE_PULL), {
    inputs: { 'report-file': 'kiro.json', 'sarif-file': 'kiro.sarif' },
    env: { NODE_OPTIONS: preload('recorded-modules.mjs'), RECORDED_MODULES: record },
  })
  expect(run).toMatchObject({ exit: 1, stderr: '', outputs: { verdict: 'fail' } })
  expectAllLoaded('dist/check')
})

test('a usage report with every output loads every file of its bundle', async () => {
  const run = await report(github, newRepository(github, withPolicy(agreed(500, 'notify'))), {
    inputs: { out: 'report' },
    env: {
      NODE_OPTIONS: `${preload('fixed-day.mjs')} ${preload('recorded-modules.mjs')}`,
      RECORDED_MODULES: record,
    },
  })
  expect(run).toMatchObject({ exit: 0, stderr: '' })
  expectAllLoaded('dist/report')
})
