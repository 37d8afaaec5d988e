import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runAudit, type AuditActionRun } from '../../../src/actions/audit/audit-action.js'
import { readAuditInputs } from '../../../src/actions/audit/inputs.js'
import { CLOCK } from '../../../src/io/clock.js'
import { connect } from '../../../src/io/github/client.js'
import { commandLineGitHub } from '../../../src/io/github/command-line.js'
import { pointsBudget } from '../../../src/io/github/many/points.js'
import { newDeadline } from '../../../src/io/github/retry.js'
import type { IssueStore } from '../../../src/publish/issue/publish-issue.js'
import { AuditedOrganization } from '../../support/audit/audit-command.js'
import { ORGANIZATION_POLICY } from '../../support/audit/generated-organization.js'

let acme: AuditedOrganization

beforeAll(async () => {
  acme = await AuditedOrganization.start(20)
})
beforeEach(() => {
  acme.github.home = 'PRIVATE'
})
afterAll(() => acme.close())

/** Issues that are kept here; the body of each by its number. */
function keptIssues() {
  const bodies: string[] = []
  const sent = { done: true, id: 1, url: 'https://github.com/acme/ops/issues/1' } as const
  const store: IssueStore = {
    look: () =>
      Promise.resolve({
        enabled: true,
        issues: bodies.slice(0, 1).map((body) => ({ number: 1, body, url: sent.url, closed: false })),
      }),
    comments: () => Promise.resolve([]),
    create: (_, body) => {
      bodies.push(body)
      return Promise.resolve(sent)
    },
    update: (_, body) => {
      bodies.unshift(body)
      return Promise.resolve(sent)
    },
    close: () => Promise.reject(new Error('not here')),
    comment: () => Promise.reject(new Error('not here')),
    removeComment: () => Promise.reject(new Error('not here')),
    wait: () => Promise.resolve(false),
  }
  return { bodies, store }
}

function runOf(store: IssueStore, inputs: Readonly<Record<string, string>> = {}, event = 'schedule'): AuditActionRun {
  const { token, api } = commandLineGitHub(acme.github.env, null)
  const deadline = newDeadline(CLOCK)
  const stated: Readonly<Record<string, string>> = {
    'github-token': token,
    'audit-token': token,
    'organization-policy': ORGANIZATION_POLICY,
    ...inputs,
  }
  return {
    inputs: readAuditInputs((name) => stated[name] ?? ''),
    event,
    github: connect(token, 'acme/ops', deadline, api),
    reach: {
      github: (name) => connect(token, name, deadline, api),
      budget: pointsBudget(deadline, Date.now, () => undefined),
      now: () => '2026-11-30T06:00:00.000Z',
      progress: () => undefined,
    },
    readParent: () => Promise.resolve(null),
    actionRepository: 'kiro-governance/kiro-governance',
    folder: acme.folder,
    day: '2026-11-30',
    runsUrl: null,
    issues: () => store,
  }
}

test('the organization of the workflow is audited, and has one issue, which is written anew only when it says something else', async () => {
  const { bodies, store } = keptIssues()
  const first = await runAudit(runOf(store))
  expect(first).toMatchObject({ isPublic: false, issueUrl: 'https://github.com/acme/ops/issues/1', refused: null })
  expect(first.report.scope.organization).toBe('acme')
  expect(first.report.head.repositories).toBeGreaterThan(10)
  await runAudit(runOf(store))
  expect(bodies).toHaveLength(1)
  expect(bodies[0]).toContain('acme/r0000')
})

test('a public repository gets no issue, and is told why', async () => {
  acme.github.home = 'PUBLIC'
  const { bodies, store } = keptIssues()
  const { isPublic, issueUrl, refused } = await runAudit(runOf(store))
  expect({ isPublic, issueUrl, bodies }).toEqual({ isPublic: true, issueUrl: null, bodies: [] })
  expect(refused).not.toBeNull()
})

test('no issue is written where none is wanted', async () => {
  const { bodies, store } = keptIssues()
  expect(await runAudit(runOf(store, { issue: 'false' }))).toMatchObject({ issueUrl: null, refused: null })
  expect(bodies).toEqual([])
})

test('patches are in the folder of `out`, but not in a public repository nor in a dry run', async () => {
  const written = async (inputs: Readonly<Record<string, string>>): Promise<boolean> => {
    await runAudit(runOf(keptIssues().store, inputs))
    return existsSync(join(acme.folder, inputs.out ?? '', 'patches', 'acme'))
  }
  expect(await written({ out: 'report' })).toBe(true)
  expect(await written({ out: 'dry', 'dry-run': 'true' })).toBe(false)
  acme.github.home = 'PUBLIC'
  expect(await written({ out: 'public' })).toBe(false)
})

test.each(['pull_request', 'push', ''])('on %j it does not run', async (event) => {
  await expect(runAudit(runOf(keptIssues().store, {}, event))).rejects.toMatchObject({
    message: expect.stringContaining('The audit does not run on') as string,
  })
})

test.each<[string, string]>([
  ['since', 'yesterday'],
  ['archived', 'maybe'],
  ['last', '../report.json'],
  ['out', '/tmp/out'],
  ['prices', 'prices.json'],
  ['audit-token', ''],
])('the input %s cannot be %j', (name, value) => {
  expect(() => runOf(keptIssues().store, { [name]: value })).toThrow(name)
})
