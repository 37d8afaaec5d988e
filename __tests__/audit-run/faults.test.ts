import { AuditedOrganization, timeless } from '../support/audit/audit-command.js'
import type { Fault } from '../support/audit/organization-github.js'

const SIZE = 60
let acme: AuditedOrganization
let whole: string

beforeAll(async () => {
  acme = await AuditedOrganization.start(SIZE)
  whole = timeless((await acme.audit()).report())
})
beforeEach(() => {
  acme.github.fault = () => null
  acme.github.behavior.mostObjects = 5_000
  acme.github.points = 5_000
  acme.github.viewer = 'acme-audit[bot]'
})
afterAll(() => acme.close())

/** Answers the first `good` queries for contents, and the rest so. */
const after =
  (good: number, answer: ReturnType<Fault>): Fault =>
  ({ name }) => {
    const asked = acme.github.requests.filter((one) => one.name === 'Contents').length
    return name === 'Contents' && asked > good ? answer : null
  }

/** Small batches, so that something is read before something fails. */
const inSmallBatches =
  (fault: Fault): Fault =>
  (request, number) =>
    request.name === 'Contents' && request.size > 8 ? { status: 502, body: {} } : fault(request, number)

test('batches are halved where GitHub answers a part of them, and the report is the same', async () => {
  acme.github.behavior.mostObjects = 1_000
  const { report } = await acme.audit()
  expect(acme.counts().Contents).toBeGreaterThan(2)
  expect(timeless(report())).toBe(whole)
})

test('batches are halved where GitHub fails at them, and the report is the same', async () => {
  acme.github.fault = inSmallBatches(() => null)
  const { report } = await acme.audit()
  expect(timeless(report())).toBe(whole)
})

const LIMITED = {
  status: 403,
  headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4070908800' },
  body: { message: 'API rate limit exceeded for installation ID 1.' },
}

test.each<[string, ReturnType<Fault>, RegExp]>([
  ['the rate limit is reached', LIMITED, /rate limit/],
  ['the token expires', { status: 401, body: { message: 'Bad credentials' } }, /does not accept the token any more/],
])('where %s in the middle, the rest is not seen, and the next audit goes on', async (_, answer, reason) => {
  acme.github.fault = inSmallBatches(after(9, answer))
  const first = await acme.audit()
  expect(first.exit).toBe(3)
  const { verdict, repositories } = first.report()
  const unseen = repositories.filter(({ state }) => state === 'not seen')
  expect(verdict).toBe('incomplete')
  expect(unseen.length).toBeGreaterThan(10)
  expect(unseen.length).toBeLessThan(repositories.length)
  expect(unseen.filter(({ notSeen }) => notSeen.some((one) => reason.test(one.reason))).length).toBeGreaterThan(10)
  acme.write('last.json', first.stdout)
  acme.github.fault = () => null
  const next = await acme.audit('--last', 'last.json')
  expect(timeless(next.report())).toBe(whole)
  const asked = acme.github.requests.filter(({ name }) => name === 'Contents').reduce((sum, { size }) => sum + size, 0)
  expect(asked).toBeLessThan(repositories.length)
})

test('points that are used up end the reading, and it is said until when', async () => {
  acme.github.points = 30
  const { exit, report } = await acme.audit()
  expect(exit).toBe(3)
  expect(report().notSeen).toContainEqual(
    expect.objectContaining({ reason: expect.stringContaining('until 2099-01-01') as string }),
  )
})

test('a job’s own token is told what it does not see', async () => {
  acme.github.viewer = 'github-actions[bot]'
  const { exit, report } = await acme.audit()
  expect(exit).toBe(3)
  expect(report().notSeen[0]).toMatchObject({ repository: null, what: 'private and internal repositories of acme' })
})

test('repositories are named in a file, old names found, and a name that is none is not seen', async () => {
  const renamed = Array.from({ length: SIZE }, (_, index) => acme.organization.at(index)).find(
    ({ formerName, archived, forbidden }) => formerName !== null && !archived && !forbidden,
  )
  acme.write('names.txt', `# ours\n${renamed?.formerName ?? ''}\nacme/r000000 # the first\nacme/nothing\n`)
  const { exit, report } = await acme.run('--repositories', 'names.txt')
  const { repositories, notSeen } = report()
  expect(exit).toBe(3)
  expect(repositories.map(({ name, asked }) => [name, asked])).toEqual([
    ['acme/r000000', null],
    [renamed?.name, renamed?.formerName],
  ])
  expect(notSeen).toMatchObject([{ repository: 'acme/nothing', what: 'the repository' }])
})

test.each<[string, readonly string[], Readonly<Record<string, string>>, RegExp]>([
  ['no token', ['--organization', 'acme'], { GITHUB_TOKEN: '', GH_TOKEN: '' }, /There is no token/],
  ['nothing to audit', [], {}, /What to audit is not said/],
  ['no organization', ['--organization', 'nobody'], {}, /GitHub knows no organization or user nobody/],
  ['no file and no glob', ['--repositories', 'names'], {}, /names is neither a file nor a glob/],
  ['a glob of another', ['--organization', 'acme', '--repositories', 'other/*'], {}, /is not of the organization acme/],
  ['a later day', ['--organization', 'acme', '--since', '2026-12-01'], {}, /2026-12-01.* is after 2026-11-30/],
  ['no last report', ['--organization', 'acme', '--last', 'policy.yml'], {}, /policy.yml is not an audit report/],
])('%s is an error with what to do', async (_, args, env, said) => {
  const { github } = acme
  const before = github.env
  Object.assign(github, { env: { ...before, ...env } })
  const { stdout, stderr } = await acme.run(...args)
  Object.assign(github, { env: before })
  expect(stderr).toMatch(said)
  expect(stdout).toBe('')
})

test.each<[string, readonly string[]]>([
  ['a glob', ['--repositories', 'acme/x-*']],
  ['a glob with what no glob knows', ['--repositories', 'acme/r00000[1-3]']],
  ['a topic', ['--organization', 'acme', '--topic', 'wbe']],
])('%s that no repository has is not good news', async (_, args) => {
  const { exit, report } = await acme.run(...args)
  expect(exit).toBe(3)
  expect(report()).toMatchObject({ verdict: 'incomplete', repositories: [], notSeen: [{ what: 'any repository' }] })
})
