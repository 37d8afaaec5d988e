import { AuditedOrganization, timeless } from '../support/audit/audit-command.js'
import type { Truth } from '../support/audit/generated-organization.js'

const SIZE = 100
let acme: AuditedOrganization

beforeEach(async () => {
  acme = await AuditedOrganization.start(SIZE)
})
afterEach(() => acme.close())

const truths = (kept: (index: number) => boolean): Truth[] =>
  Array.from({ length: SIZE }, (_, index) => index)
    .filter(kept)
    .map((index) => acme.organization.at(index).truth)

test('an organization of a hundred repositories has the counts that it was made with', async () => {
  const { exit, stderr, report } = await acme.audit()
  const { head, repositories } = report()
  expect(stderr).toMatch(/^\d+ requests to GitHub/)
  expect(exit).toBe(3)
  const all = truths((index) => !acme.organization.at(index).archived)
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
    const { truth, forbidden } = acme.organization.at(acme.organization.indexOf(name) ?? -1)
    const stated = models.flatMap(({ model, assignments }) =>
      assignments.some(({ inherited }) => !inherited) ? [model] : [],
    )
    expect([name, stated.sort()]).toEqual([name, truth.isSeen && !forbidden ? [...truth.models].sort() : []])
  }
})

test('a deep audit finds roots below the top, with one tree for each repository', async () => {
  const { report } = await acme.audit('--deep')
  const { repositories, scope } = report()
  expect(scope.deep).toBe(true)
  const nested = repositories.filter(
    ({ name }) => !acme.organization.at(acme.organization.indexOf(name) ?? -1).truth.isSeen,
  )
  expect(nested.length).toBeGreaterThan(0)
  for (const { name, models } of nested) {
    const { truth } = acme.organization.at(acme.organization.indexOf(name) ?? -1)
    expect(models.map(({ model }) => model)).toEqual(expect.arrayContaining([...truth.models]))
  }
  expect(acme.counts().rest).toBeLessThan(SIZE)
  expect(acme.counts().Contents).toBeLessThan(6)
})

test('an audit from the last report reads what changed, and equals a full one but for its time', async () => {
  const first = await acme.audit()
  acme.write('last.json', first.stdout)
  for (const index of [3, 14, 15, 92, 65]) acme.organization.change(index)
  const next = await acme.audit('--last', 'last.json')
  expect(acme.counts()).toMatchObject({ Repositories: 1, Viewer: 1, RequiredWorkflows: 1, Contents: 1 })
  expect(acme.github.requests.length).toBeLessThan(10)
  const full = await acme.audit('--full')
  expect(next.report().run.changes).toMatchObject({ sameScope: true, appeared: [], gone: [] })
  expect(timeless(next.report())).toBe(timeless(full.report()))
})

test('a day later, when no price and no policy names a day between, nothing is read again, and the report is that of the day', async () => {
  const first = await acme.audit('--as-of', '2026-12-01')
  acme.write('last.json', first.stdout)
  const next = await acme.audit('--as-of', '2026-12-02', '--last', 'last.json')
  expect(acme.counts().Contents).toBe(1)
  const full = await acme.audit('--as-of', '2026-12-02', '--full')
  expect(timeless(next.report())).toBe(timeless(full.report()))
})
