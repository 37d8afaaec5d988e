import { AuditedOrganization, timeless } from '../support/audit/audit-command.js'
import type { Fault } from '../support/audit/organization-github.js'

/*
 * Repositories and servers at the edges of what GitHub answers: what cannot be seen is listed, ends with exit code 3, and the rest is judged.
 */

let acme: AuditedOrganization

beforeEach(async () => {
  acme = await AuditedOrganization.start(4)
  for (const index of [0, 1, 2, 3]) acme.organization.put(index, { files: { 'README.md': '# None\n' } })
})
afterEach(() => acme.close())

const settings = (model: string) => ({ '.kiro/settings/cli.json': JSON.stringify({ 'chat.defaultModel': model }) })
const many = (count: number, path: (index: number) => string) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [path(index), `# ${index}\n`]))

test.each([
  ['in one folder', (index: number) => `.kiro/prompts/s${index}.txt`],
  ['in folders of their own', (index: number) => `.kiro/skills/s${index}/SKILL.md`],
])('a .kiro of more objects than GitHub answers in one query is read another way: %s', async (_, path) => {
  acme.organization.put(1, { files: { ...settings('claude-opus-4.8'), ...many(600, path) } })
  acme.github.behavior.mostObjects = 1_000
  const { report } = await acme.audit()
  expect(report()).toMatchObject({ verdict: 'fail', notSeen: [], head: { usesKiro: 1 } })
  expect(report().repositories[1]).toMatchObject({
    state: 'read',
    verdict: 'fail',
    models: [{ model: 'claude-opus-4.8' }],
  })
  expect(acme.counts()).toMatchObject({ Beside: 1, rest: 1 })
  expect(acme.github.requests.length).toBeLessThan(50)
})

test('a .kiro of more texts than are read of one repository is not seen', async () => {
  acme.organization.put(1, {
    files: { ...settings('claude-opus-4.8'), ...many(5_001, (index) => `.kiro/agents/s${index}.json`) },
  })
  const { exit, report } = await acme.audit()
  expect(exit).toBe(3)
  expect(report().notSeen).toEqual([
    expect.objectContaining({
      repository: 'acme/r000001',
      reason: expect.stringMatching(/^There are 5,00\d Kiro files, more than the 5,000 that an audit reads/) as string,
    }),
  ])
  expect(acme.github.requests.length).toBeLessThan(20)
})

test('a .kiro whose listing GitHub cuts is opened level by level', async () => {
  const skill = (index: number): string => `.kiro/skills/s${index % 200}/f${Math.floor(index / 200)}.md`
  acme.organization.put(1, { files: { ...settings('claude-opus-4.8'), ...many(600, skill) } })
  acme.github.behavior.treeLimit = 100
  acme.github.behavior.mostObjects = 1_000
  const { report } = await acme.audit()
  expect(report()).toMatchObject({ verdict: 'fail', notSeen: [] })
  expect(acme.github.requests.length).toBeLessThan(30)
})

test('of more files that no adapter reads than are looked at, some are named as not seen and the rest is counted', async () => {
  acme.organization.put(1, {
    files: { ...settings('claude-opus-4.8'), ...many(1_100, (index) => `.kiro/steering/s${index}.md`) },
  })
  const { exit, report } = await acme.audit()
  expect(exit).toBe(3)
  const { notSeen, repositories } = report()
  expect(notSeen.length).toBe(21)
  expect(notSeen.at(-1)?.what).toMatch(/^[\d,]+ more files of \.kiro$/)
  expect(repositories[1]).toMatchObject({ state: 'in part', verdict: 'fail' })
})

test('a deep audit of a tree that GitHub cuts judges what is at the top, and lists the rest as not seen', async () => {
  const cut = { ...settings('claude-opus-4.8'), ...many(200, (index) => `src/f${index}.ts`) }
  const nested = { 'apps/web/.kiro/settings/cli.json': JSON.stringify({ 'chat.defaultModel': 'claude-opus-4.8' }) }
  acme.organization.put(1, {
    files: { ...cut, 'zoo/.kiro/settings/cli.json': '{ "chat.defaultModel": "claude-opus-4.8" }' },
  })
  acme.organization.put(2, { files: nested })
  acme.github.behavior.treeLimit = 100
  const { exit, report } = await acme.audit('--deep')
  expect(exit).toBe(3)
  const { verdict, notSeen, repositories, head } = report()
  expect(verdict).toBe('incomplete')
  expect(head.verdicts).toEqual({ pass: 0, warn: 0, fail: 2, error: 0 })
  expect(notSeen).toEqual([expect.objectContaining({ repository: 'acme/r000001', what: 'folders below the top' })])
  expect(repositories[1]).toMatchObject({ state: 'in part', verdict: 'fail' })
})

test('of a tree that is cut and has nothing at the top it is not known whether Kiro is used', async () => {
  acme.organization.put(1, { files: many(200, (index) => `src/f${index}.ts`) })
  acme.github.behavior.treeLimit = 100
  const { exit, report } = await acme.audit('--deep')
  expect(exit).toBe(3)
  expect(report().head).toMatchObject({ usesKiro: 0, withoutKiro: 3, notKnown: 1 })
  expect(report().repositories[1]).toMatchObject({ usesKiro: null, verdict: null })
})

const LACKS_TYPE: Fault = ({ query }) =>
  query.includes('WorkflowsParameters')
    ? {
        status: 200,
        body: {
          errors: [
            {
              path: ['query Repositories', 'fragment WorkflowsParameters'],
              extensions: { code: 'undefinedType', typeName: 'WorkflowsParameters' },
              message: 'No such type WorkflowsParameters, so it can’t be a fragment condition',
            },
          ],
        },
      }
    : null

test.each<[string, readonly string[], Fault]>([
  ['has no rules', ['Ref.rules'], () => null],
  ['has no old rules', ['Ref.refUpdateRule'], () => null],
  ['has rules, and none that requires a workflow', [], LACKS_TYPE],
])('on an old server that %s, the rules are not seen, and the files are judged', async (_, missing, fault) => {
  acme.organization.put(1, { files: settings('claude-opus-4.8') })
  for (const field of missing) acme.github.behavior.missingFields.add(field)
  acme.github.fault = fault
  const { exit, report } = await acme.audit()
  expect(exit).toBe(3)
  expect(report().repositories[1]).toMatchObject({
    verdict: 'fail',
    check: { enforcement: 'not seen', rules: null },
    notSeen: [{ what: 'rules', reason: 'this GitHub does not list the rules of a branch' }],
  })
})

test('a server that lacks what the audit cannot do without is an error, and names the field', async () => {
  acme.github.behavior.missingFields.add('Repository.visibility')
  const { exit, stdout, stderr } = await acme.audit()
  expect(exit).toBe(3)
  expect(stdout).toBe('')
  expect(stderr).toContain('visibility')
})

test.each([
  [60, 'required', 0],
  [99, 'required', 0],
  [150, 'not seen', 1],
] as const)('of %d rules beside the one that requires the check, it is %s', async (rules, enforcement, unseen) => {
  acme.organization.put(0, {
    files: {
      'README.md': '#\n',
      '.github/workflows/required-kiro.yml':
        'on: pull_request\njobs:\n  kiro:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: kiro-governance/kiro-governance@v1\n',
    },
  })
  acme.organization.put(1, { files: settings('auto'), required: true, rules })
  const { report } = await acme.audit()
  expect(report().repositories[1]?.check.enforcement).toBe(enforcement)
  expect(report().notSeen.length).toBe(unseen)
  expect(JSON.stringify(report().notSeen)).not.toContain('Metadata')
})

test('a cursor that GitHub does not know any more ends the listing, and what was listed is judged', async () => {
  const many = await AuditedOrganization.start(230)
  let pages = 0
  many.github.fault = ({ name }) => {
    if (name !== 'Repositories' || (pages += 1) < 3) return null
    const error = {
      type: 'INVALID_CURSOR_ARGUMENTS',
      path: ['repositoryOwner', 'repositories'],
      message: '`Y3Vyc29yOjIwMA==` does not appear to be a valid cursor.',
    }
    return {
      status: 200,
      body: { data: { rateLimit: null, repositoryOwner: { repositories: null } }, errors: [error] },
    }
  }
  const { exit, report } = await many.audit('--archived')
  await many.close()
  expect(exit).toBe(3)
  expect(report().repositories.length).toBe(200)
  expect(report().notSeen[0]).toMatchObject({
    repository: null,
    what: '30 of 230 repositories',
    reason: expect.stringContaining('does not appear to be a valid cursor') as string,
  })
})

test('a repository that the listing left out, because another one moved between two pages, is not seen', async () => {
  acme.github.hidden = 1
  const { exit, report } = await acme.audit()
  expect(exit).toBe(3)
  expect(report().repositories.length).toBe(3)
  expect(report().notSeen).toEqual([
    expect.objectContaining({
      repository: null,
      what: '1 of 4 repositories',
      reason: expect.stringContaining('3') as string,
    }),
  ])
})

test('where a parent of a policy has changed since the last report, the repository is judged again, and no other', async () => {
  const policy = 'version: 1\nextends: [acme/.github/kiro-policy.yml@main]\n'
  acme.organization.put(1, { files: { ...settings('claude-opus-4.5'), '.github/kiro-policy.yml': policy } })
  acme.organization.put(2, { files: settings('claude-opus-4.5') })
  const first = await acme.audit()
  expect(first.report().repositories.map(({ verdict }) => verdict)).toEqual([null, 'pass', 'pass', null])
  acme.write('last.json', first.stdout)
  await acme.audit('--last', 'last.json')
  expect(acme.counts().Contents).toBeUndefined()
  acme.github.parent = 'version: 1\nmodels: { deny: [claude-opus-4.5] }\n'
  const next = await acme.audit('--last', 'last.json')
  expect(acme.github.requests.filter(({ name }) => name === 'Contents').map(({ size }) => size)).toEqual([1])
  expect(next.report().repositories.map(({ verdict }) => verdict)).toEqual([null, 'fail', 'pass', null])
  const full = await acme.audit('--full')
  expect(timeless(next.report())).toBe(timeless(full.report()))
})

test('a parent that cannot be read any more is not taken from the last report', async () => {
  const policy = 'version: 1\nextends: [acme/.github/kiro-policy.yml@main]\n'
  acme.organization.put(1, { files: { ...settings('auto'), '.github/kiro-policy.yml': policy } })
  acme.write('last.json', (await acme.audit()).stdout)
  acme.github.parent = 'version: 1\nmodles: {}\n'
  const { exit, report } = await acme.audit('--last', 'last.json')
  expect(exit).toBe(1)
  expect(report().repositories[1]).toMatchObject({ verdict: 'error', policy: { state: 'invalid' } })
})
