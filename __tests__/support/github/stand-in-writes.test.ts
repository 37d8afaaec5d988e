import { account } from './accounts.js'
import { startGitHub, type StandIn } from './stand-in.js'

let github: StandIn

beforeAll(async () => {
  github = await startGitHub()
})
beforeEach(() => {
  github.reset()
  github.viewers.set('app', account('kiro-app[bot]'))
})
afterAll(() => github.close())

async function rest(
  method: string,
  path: string,
  body?: unknown,
  token = 't',
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${github.origin}/repos/acme/shop${path}`, {
    method,
    headers: { authorization: `token ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> }
}

interface Answered {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly { readonly message: string; readonly type?: string }[]
}

async function graphql(query: string, variables: Record<string, unknown> = {}): Promise<Answered> {
  const response = await fetch(`${github.origin}/graphql`, {
    method: 'POST',
    headers: { authorization: 'bearer t' },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as Answered
}

test('issues are opened, edited and closed; GraphQL lists them by label, the newest first, without pull requests', async () => {
  const repository = github.repository('acme/shop')
  const base = repository.commit({ files: { a: '1' } })
  repository.branch('main', base)
  await repository.pullRequest({ base: 'main', head: repository.commit({ files: { a: '2' }, parents: [base] }) })
  const first = await repository.issue({ body: 'of a person', labels: ['bug'], closed: true })
  const made = await rest('POST', '/issues', { title: 'Usage', body: 'text', labels: ['kiro-usage'] })
  expect(made).toMatchObject({
    status: 201,
    body: {
      number: first.number + 1,
      state: 'open',
      user: { login: 'github-actions[bot]' },
      html_url: `${github.origin}/acme/shop/issues/${first.number + 1}`,
    },
  })
  expect(
    await rest('PATCH', `/issues/${first.number + 1}`, { body: 'new', state: 'closed', state_reason: 'not_planned' }),
  ).toMatchObject({ status: 200, body: { body: 'new', state: 'closed' } })
  await rest('POST', `/issues/${first.number + 1}/comments`, { body: 'said' })

  const fields = 'nodes { number body state author { __typename login } comments(first: 10) { nodes { body url } } }'
  const order = 'orderBy: { field: CREATED_AT, direction: DESC }'
  const { data } = await graphql(
    `{ repository(owner: "acme", name: "shop") { hasIssuesEnabled all: issues(first: 1, ${order}) { totalCount ${fields} } bugs: issues(first: 9, labels: ["bug"], ${order}) { ${fields} } } }`,
  )
  const url: unknown = expect.stringContaining(`/acme/shop/issues/${first.number + 1}#issuecomment-`)
  expect(data?.repository).toEqual({
    hasIssuesEnabled: true,
    all: {
      totalCount: 2,
      nodes: [
        {
          number: first.number + 1,
          body: 'new',
          state: 'CLOSED',
          author: { __typename: 'Bot', login: 'github-actions' },
          comments: { nodes: [{ body: 'said', url }] },
        },
      ],
    },
    bugs: {
      nodes: [
        {
          number: first.number,
          body: 'of a person',
          state: 'CLOSED',
          author: { __typename: 'User', login: 'octocat' },
          comments: { nodes: [] },
        },
      ],
    },
  })
  expect(
    (await graphql('{ repository(owner: "acme", name: "shop") { issue(number: 99) { body } } }')).errors,
  ).toMatchObject([{ type: 'NOT_FOUND' }])
})

test.each<[string, string, string, unknown, number, string]>([
  ['an issue without a title', 'POST', '/issues', { body: 'a' }, 422, 'title'],
  ['an issue that is too long', 'POST', '/issues', { title: 'a', body: 'x'.repeat(65_537) }, 422, 'Validation Failed'],
  ['an issue that is not there', 'PATCH', '/issues/99', { body: 'a' }, 404, 'Not Found'],
  ['a state that does not exist', 'PATCH', '/issues/99', { state: 'shut' }, 422, 'state'],
  [
    'a branch of a commit that is not there',
    'POST',
    '/git/refs',
    { ref: 'refs/heads/a', sha: '0'.repeat(40) },
    422,
    'Object does not exist',
  ],
  ['a branch without a commit', 'POST', '/git/refs', { ref: 'refs/heads/a' }, 422, 'sha'],
  [
    'a branch that is there',
    'POST',
    '/git/refs',
    { ref: 'refs/heads/main', sha: 'TIP' },
    422,
    'Reference already exists',
  ],
  ['no branch to take away', 'DELETE', '/git/refs/heads%2Fnone', undefined, 422, 'Reference does not exist'],
  [
    'a pull request of a branch that is not there',
    'POST',
    '/pulls',
    { title: 'a', head: 'none', base: 'main' },
    422,
    'Validation Failed',
  ],
  [
    'a pull request without a commit',
    'POST',
    '/pulls',
    { title: 'a', head: 'same', base: 'main' },
    422,
    'Validation Failed',
  ],
])('%s is refused', async (_, method, path, body, status, message) => {
  const repository = github.repository('acme/shop')
  repository.branch('main', repository.commit({ files: { a: '1' } }))
  repository.branch('same', repository.tip('main'))
  const sent =
    typeof body === 'object' && body !== null && 'sha' in body && body.sha === 'TIP'
      ? { ...body, sha: repository.tip('main') }
      : body
  const answered = await rest(method, path, sent)
  expect([answered.status, String(answered.body.message)]).toEqual([status, expect.stringContaining(message)])
})

test('a repository whose issues are switched off has none', async () => {
  github.repository('acme/shop', { hasIssues: false })
  expect(await rest('POST', '/issues', { title: 'a' })).toMatchObject({
    status: 410,
    body: { message: 'Issues are disabled for this repo' },
  })
  expect(
    (await graphql('{ repository(owner: "acme", name: "shop") { hasIssuesEnabled issues(first: 1) { totalCount } } }'))
      .data,
  ).toEqual({ repository: { hasIssuesEnabled: false, issues: { totalCount: 0 } } })
})

const COMMIT =
  'mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }'
const commitOn = (branchName: string, expectedHeadOid: string) => ({
  input: {
    branch: { repositoryNameWithOwner: 'acme/shop', branchName },
    expectedHeadOid,
    message: { headline: 'Change' },
    fileChanges: { additions: [{ path: 'b/c', contents: Buffer.from('zwei ✓\n').toString('base64') }] },
  },
})

test('a branch is made, gets a commit and a pull request, and goes', async () => {
  const repository = github.repository('acme/shop')
  const tip = repository.commit({ files: { a: '1' } })
  repository.branch('main', tip)
  expect(await rest('POST', '/git/refs', { ref: 'refs/heads/x/y', sha: tip })).toMatchObject({
    status: 201,
    body: { ref: 'refs/heads/x/y', object: { sha: tip } },
  })
  expect((await graphql(COMMIT, commitOn('x/y', tip))).errors).toBeUndefined()
  const head = repository.tip('x/y')
  expect(repository.objects.commit(head)).toMatchObject({ parents: [tip], message: 'Change' })
  expect(
    repository.objects.blobs
      .get(repository.objects.find(repository.objects.commit(head).tree, 'b/c')?.oid ?? '')
      ?.toString(),
  ).toBe('zwei ✓\n')
  expect((await graphql(COMMIT, commitOn('x/y', tip))).errors).toMatchObject([{ type: 'STALE_DATA' }])
  expect((await graphql(COMMIT, commitOn('none', tip))).errors).toMatchObject([{ type: 'NOT_FOUND' }])

  const pull = { title: 'Change', head: 'x/y', base: 'main', body: 'why' }
  expect(await rest('POST', '/pulls', pull, 'app')).toMatchObject({
    status: 201,
    body: { state: 'open', title: 'Change', user: { login: 'kiro-app[bot]' }, head: { sha: head } },
  })
  expect(await rest('POST', '/pulls', pull, 'app')).toMatchObject({ status: 422 })
  const states = async () =>
    (
      await graphql(
        '{ repository(owner: "acme", name: "shop") { pullRequests(headRefName: "x/y", first: 9) { nodes { state isCrossRepository } } } }',
      )
    ).data?.repository
  expect(await states()).toEqual({ pullRequests: { nodes: [{ state: 'OPEN', isCrossRepository: false }] } })
  expect(await rest('DELETE', '/git/refs/heads%2Fx%2Fy')).toMatchObject({ status: 204 })
  expect(await states()).toEqual({ pullRequests: { nodes: [{ state: 'CLOSED', isCrossRepository: false }] } })
})
