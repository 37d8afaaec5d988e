import { plain } from '../../../src/core/text/message.js'
import type { GitHub } from '../../../src/io/github/client.js'
import {
  AUDIT_ISSUES,
  createIssue,
  readIssueComments,
  readIssues,
  unreadable,
  updateIssue,
  USAGE_ISSUES,
} from '../../../src/io/github/issues.js'

const START = '<!-- kiro-governance:usage:'
const BODY = `${START}2026-11 -->\ntext`
const BOT = { __typename: 'Bot', databaseId: 41_898_282 }
const VIEWER = { login: 'github-actions[bot]', databaseId: 41_898_282 }

const answering = (answer: unknown): GitHub =>
  ({
    owner: 'acme',
    name: 'shop',
    graphql: () => Promise.resolve(answer),
    read: unused,
    write: unused,
    mutate: unused,
  }) as unknown as GitHub
const failing = (error: Error): GitHub => ({ ...answering(null), write: () => Promise.reject(error) })

function unused(): never {
  throw new Error('not asked for')
}

const issue = (number: number, more: Record<string, unknown> = {}) => ({
  number,
  body: BODY,
  url: `#${number}`,
  state: 'OPEN',
  author: BOT,
  ...more,
})

test('issues are ours by account, type and marker, each once, from the lowest number', async () => {
  const labelled = [
    issue(9),
    null,
    issue(3, { state: 'CLOSED' }),
    issue(4, { author: { __typename: 'User', databaseId: 41_898_282 } }),
    issue(5, { author: { __typename: 'Bot', databaseId: 1 } }),
    issue(6, { author: null }),
  ]
  const newest = [issue(9), issue(7, { body: `quoted:\n${BODY}` }), issue(8)]
  const found = await readIssues(
    answering({
      viewer: VIEWER,
      repository: { hasIssuesEnabled: true, labelled: { nodes: labelled }, newest: { nodes: newest } },
    }),
    USAGE_ISSUES,
    START,
  )
  expect(found.enabled).toBe(true)
  expect(found.issues.map(({ number, closed }) => [number, closed])).toEqual([
    [3, true],
    [8, false],
    [9, false],
  ])
})

test('the issue of the audit has a label of its own, and one of an older version is found by the former label', async () => {
  const asked: { query: string; variables: unknown }[] = []
  const nodes = (...numbers: readonly number[]) => ({ nodes: numbers.map((number) => issue(number)) })
  const github = {
    ...answering(null),
    graphql: (query: string, variables: unknown) => {
      asked.push({ query, variables })
      return Promise.resolve({
        viewer: VIEWER,
        repository: { hasIssuesEnabled: true, labelled: nodes(), former: nodes(4), newest: nodes(300) },
      })
    },
  } as unknown as GitHub
  const { issues } = await readIssues(github, AUDIT_ISSUES, START)
  expect(issues.map(({ number }) => number)).toEqual([4, 300])
  expect(asked[0]?.variables).toMatchObject({ label: 'kiro-audit', former: 'kiro-usage' })
  expect(asked[0]?.query).toContain('labels: [$former]')
})

test.each([
  [USAGE_ISSUES, 'kiro-usage'],
  [AUDIT_ISSUES, 'kiro-audit'],
])('a new issue gets the label of its kind', async (kind, label) => {
  const sent: unknown[] = []
  const github = {
    ...answering(null),
    write: (_: string, parameters: unknown) => {
      sent.push(parameters)
      return Promise.resolve({ number: 1, html_url: 'https://github.com/acme/shop/issues/1' })
    },
  } as unknown as GitHub
  await createIssue(github, kind, { title: 'title', body: BODY }, 0)
  expect(sent).toEqual([{ title: 'title', body: BODY, labels: [label] }])
})

test('comments of ours count, whoever hid them; ids do not fit 32 bits', async () => {
  const nodes = [
    { fullDatabaseId: '3000000007', body: 'step: a', author: BOT },
    { fullDatabaseId: '3000000008', body: 'step: b', author: { __typename: 'User', databaseId: 5 } },
    { fullDatabaseId: null, body: 'step: c', author: BOT },
  ]
  const page = { pageInfo: { hasNextPage: false, endCursor: null }, nodes }
  expect(
    await readIssueComments(answering({ viewer: VIEWER, repository: { issue: { comments: page } } }), 3, 'step:'),
  ).toEqual([{ id: 3_000_000_007, body: 'step: a' }])
})

const http = (status: number, message: string, headers: Record<string, string> = {}): Error =>
  Object.assign(new Error(message), { name: 'HttpError', status, response: { headers } })
const READ_ONLY = 'The token may not write issues: the job needs `permissions: issues: write`.'

test.each([
  [http(403, 'Resource not accessible by integration'), READ_ONLY],
  [
    http(403, 'Repository was archived so is read-only.', { 'x-accepted-github-permissions': 'issues=write' }),
    'GitHub did not take the issue (HTTP 403): Repository was archived so is read-only. The repository is archived: unarchive it in its settings.',
  ],
  [
    http(403, 'Unable to create comment because issue is locked.'),
    'GitHub did not take the issue (HTTP 403): Unable to create comment because issue is locked. The conversation is locked: unlock it, or read the result in the job.',
  ],
  [
    http(403, 'the `acme` organization has an IP allow list enabled, and your IP address is not permitted'),
    'GitHub did not take the issue (HTTP 403): the `acme` organization has an IP allow list enabled, and your IP address is not permitted. The organization’s IP allow list does not let the runner in: add the runner’s address to it, or run the job on a runner whose address is in it.',
  ],
  [
    http(403, 'Resource protected by organization SAML enforcement.'),
    'GitHub did not take the issue (HTTP 403): Resource protected by organization SAML enforcement. The organization’s single sign-on does not let the token in: authorize the token for the organization (Configure SSO, in the settings of its owner), or use the job’s own.',
  ],
  [http(404, 'Not Found'), READ_ONLY],
  [
    http(410, 'Issues are disabled for this repo'),
    'This repository has no issues: switch them on in its settings (General → Features), or set the input `issue: false`.',
  ],
  [http(422, 'Validation Failed'), 'GitHub did not take the issue (HTTP 422): Validation Failed.'],
  [
    http(403, 'You have exceeded a secondary rate limit', { 'retry-after': '3600' }),
    'GitHub’s rate limit kept the issue from being written: You have exceeded a secondary rate limit.',
  ],
])('%s is said in words', async (error, words) => {
  const sent = await createIssue(failing(error), USAGE_ISSUES, { title: 'title', body: BODY }, 0)
  expect(sent.done ? null : plain(sent.reason)).toBe(words)
})

test('an issue that was deleted is worth another look, once', async () => {
  const gone = failing(http(410, 'This issue was deleted'))
  expect([await updateIssue(gone, 3, BODY, 0), await updateIssue(gone, 3, BODY, 1)]).toMatchObject([
    { again: 0 },
    { again: null },
  ])
})

test('issues that may not be read are not told as a mistake of the report', () => {
  const forbidden = Object.assign(
    new Error('Request failed due to following response errors:\n - Resource not accessible by integration'),
    { name: 'GraphqlResponseError', errors: [{ type: 'FORBIDDEN' }] },
  )
  expect(plain(unreadable(forbidden))).toBe(READ_ONLY)
  expect(plain(unreadable(http(502, 'Bad Gateway')))).toContain('HTTP 502')
})
