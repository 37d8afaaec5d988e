import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AuditReport } from '../../src/core/contract/audit/report.js'
import { GeneratedOrganization, ORGANIZATION_POLICY, type Truth } from '../support/audit/generated-organization.js'
import { startOrganizationGitHub, type OrganizationGitHub } from '../support/audit/organization-github.js'
import { commandLine } from '../support/cli/command-line.js'

const SIZE = 100
let folder: string
let organization: GeneratedOrganization
let github: OrganizationGitHub

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kiro-audit-'))
  writeFileSync(join(folder, 'policy.yml'), ORGANIZATION_POLICY)
  organization = new GeneratedOrganization(SIZE, 2)
  github = await startOrganizationGitHub(organization)
})
afterEach(async () => {
  await github.close()
  rmSync(folder, { recursive: true })
})

/** Requests by the names of their queries; those of REST together. */
const counts = (): Record<string, number> => {
  const found: Record<string, number> = {}
  for (const { kind, name } of github.requests) {
    const key = kind === 'rest' ? 'rest' : name
    found[key] = (found[key] ?? 0) + 1
  }
  return found
}

/** A report without what depends on when the audit ran. */
const timeless = (report: AuditReport) => ({ ...report, run: null })

async function audit(...args: readonly string[]) {
  github.requests.length = 0
  const ended = await commandLine(
    ['audit', '--organization', 'acme', '--policy', 'policy.yml', '--as-of', '2026-11-30', '--format', 'json', ...args],
    { cwd: folder, env: github.env },
  )
  return { ...ended, report: () => JSON.parse(ended.stdout) as AuditReport }
}

const truths = (kept: (index: number) => boolean): Truth[] =>
  Array.from({ length: SIZE }, (_, index) => index)
    .filter(kept)
    .map((index) => organization.at(index).truth)

test('an organization of a hundred repositories has the counts that it was made with', async () => {
  const { exit, stderr, report } = await audit()
  const { head, repositories } = report()
  expect(stderr).toMatch(/^\d+ requests to GitHub/)
  expect(exit).toBe(3)
  const all = truths((index) => !organization.at(index).archived)
  const users = all.filter(({ usesKiro }) => usesKiro === true)
  expect(head).toMatchObject({
    repositories: all.length,
    usesKiro: users.length,
    withoutKiro: all.filter(({ usesKiro }) => usesKiro === false).length,
    notKnown: all.filter(({ usesKiro }) => usesKiro === null).length,
    checks: {
      required: users.filter(({ check }) => check === 'required').length,
      advisory: users.filter(({ check }) => check === 'advisory').length,
      none: users.filter(({ check }) => check === 'none').length,
      notSeen: 0,
    },
    policies: {
      found: users.filter(({ policy }) => policy === 'found').length,
      none: users.filter(({ policy }) => policy === 'none').length,
      invalid: users.filter(({ policy }) => policy === 'invalid').length,
    },
    leftOut: { archived: SIZE - all.length, topic: 0, name: 0 },
  })
  for (const { name, models } of repositories) {
    const { truth, forbidden } = organization.at(organization.indexOf(name) ?? -1)
    const stated = models.flatMap(({ model, assignments }) =>
      assignments.some(({ inherited }) => !inherited) ? [model] : [],
    )
    expect([name, stated.sort()]).toEqual([name, truth.isSeen && !forbidden ? [...truth.models].sort() : []])
  }
})

test('a deep audit finds roots below the top, with one tree for each repository', async () => {
  const { report } = await audit('--deep')
  const { repositories, scope } = report()
  expect(scope.deep).toBe(true)
  const nested = repositories.filter(({ name }) => !organization.at(organization.indexOf(name) ?? -1).truth.isSeen)
  expect(nested.length).toBeGreaterThan(0)
  for (const { name, models } of nested) {
    const { truth } = organization.at(organization.indexOf(name) ?? -1)
    expect(models.map(({ model }) => model)).toEqual(expect.arrayContaining([...truth.models]))
  }
  expect(counts().rest).toBeLessThan(SIZE)
  expect(counts().Contents).toBeLessThan(6)
})

test('an audit from the last report reads what changed, and equals a full one but for its time', async () => {
  const first = await audit()
  writeFileSync(join(folder, 'last.json'), first.stdout)
  for (const index of [3, 14, 15, 92, 65]) organization.change(index)
  const next = await audit('--last', 'last.json')
  expect(counts()).toMatchObject({ Repositories: 1, Viewer: 1, RequiredWorkflows: 1, Contents: 1 })
  expect(github.requests.length).toBeLessThan(10)
  const full = await audit('--full')
  expect(next.report().run.changes).toMatchObject({ sameScope: true, appeared: [], gone: [] })
  expect(JSON.stringify(timeless(next.report()))).toBe(JSON.stringify(timeless(full.report())))
})

test('a day later, when no price and no policy names a day between, nothing is read again, and the report is that of the day', async () => {
  const first = await audit('--as-of', '2026-12-01')
  writeFileSync(join(folder, 'last.json'), first.stdout)
  const next = await audit('--as-of', '2026-12-02', '--last', 'last.json')
  expect(counts().Contents).toBe(1)
  const full = await audit('--as-of', '2026-12-02', '--full')
  expect(JSON.stringify(timeless(next.report()))).toBe(JSON.stringify(timeless(full.report())))
})
