import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { AuditReport } from '../../src/core/contract/audit/report.js'
import { GeneratedOrganization, ORGANIZATION_POLICY } from '../support/audit/generated-organization.js'
import { startOrganizationGitHub, type OrganizationGitHub } from '../support/audit/organization-github.js'
import { commandLine } from '../support/cli/command-line.js'

let folder: string
let github: OrganizationGitHub
/** The first audit, which every test goes by in whatever order. */
let first: {
  readonly exit: number | null
  readonly stderr: string
  readonly report: AuditReport
  readonly patches: string[]
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kiro-audit-out-'))
  writeFileSync(join(folder, 'policy.yml'), ORGANIZATION_POLICY)
  github = await startOrganizationGitHub(new GeneratedOrganization(60, 2))
  const { exit, stderr } = await audit('--out', 'out')
  first = { exit, stderr, report: JSON.parse(read('out/kiro-audit.json')) as AuditReport, patches: patches() }
})
afterAll(async () => {
  await github.close()
  rmSync(folder, { recursive: true })
})

const audit = (...args: readonly string[]) =>
  commandLine(['audit', '--organization', 'acme', '--policy', 'policy.yml', '--as-of', '2026-11-30', ...args], {
    cwd: folder,
    env: github.env,
  })
const read = (path: string): string => readFileSync(join(folder, path), 'utf8')
const patches = (): string[] => readdirSync(join(folder, 'out/patches/acme')).sort()

test('--out has the report in every format and a patch for each repository with an exact answer; nothing is pushed', () => {
  const { exit, stderr, report } = first
  expect(exit).toBe(3)
  expect(readdirSync(join(folder, 'out')).sort()).toEqual([
    'kiro-audit.csv',
    'kiro-audit.html',
    'kiro-audit.json',
    'kiro-audit.md',
    'kiro-audit.sarif',
    'patches',
  ])
  expect(read('out/kiro-audit.md')).toContain(
    `${report.head.usesKiro} repositories of ${report.head.repositories} use Kiro`,
  )
  expect(read('out/kiro-audit.html')).toContain('<table class="sortable filtered">')
  expect(parse(read('out/kiro-audit.csv')).length).toBeGreaterThan(report.repositories.length)
  expect(JSON.parse(read('out/kiro-audit.sarif'))).toMatchObject({ version: '2.1.0' })
  expect(stderr).toContain(`Written: ${first.patches.length} patches in out/patches`)
  const initial = report.repositories
    .filter(
      ({ usesKiro, policy, check, state, archived }) =>
        usesKiro && policy.state === 'none' && check.enforcement === 'none' && state === 'read' && !archived,
    )
    .map(({ name }) => `${name.replace('acme/', '')}.init.patch`)
  expect(first.patches.filter((name) => name.endsWith('.init.patch'))).toEqual(initial.sort())
  expect(github.requests.filter(({ kind, name }) => kind !== 'rest' && name.startsWith('mutation'))).toEqual([])
})

test('patches of repositories that were not read again stay, and those of others that need none go', async () => {
  const kept = patches()
  writeFileSync(join(folder, 'out/patches/acme/gone.patch'), 'of another repository\n')
  await audit('--out', 'out')
  expect(patches()).toEqual([...kept, 'gone.patch'].sort())
  const without = (JSON.parse(read('out/kiro-audit.json')) as AuditReport).repositories.find(
    ({ usesKiro, state }) => usesKiro === false && state === 'read',
  )
  const stale = `out/patches/${without?.name ?? ''}.patch`
  writeFileSync(join(folder, stale), 'stale\n')
  await audit('--out', 'out', '--full')
  expect(existsSync(join(folder, stale))).toBe(false)
})

test.each([
  ['markdown', '### ⚠️ Not everything was seen'],
  ['csv', 'day,verdict,section,repository'],
  ['html', '<!doctype html>'],
  ['sarif', '"version": "2.1.0"'],
  ['text', 'Not everything was seen'],
])('--format %s', async (format, expected) => {
  const { exit, stdout } = await audit('--last', 'out/kiro-audit.json', '--format', format)
  expect(exit).toBe(3)
  expect(stdout).toContain(expected)
})
