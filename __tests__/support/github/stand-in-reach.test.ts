import { startGitHub, type StandIn } from './stand-in.js'

let github: StandIn

beforeAll(async () => {
  github = await startGitHub()
})
beforeEach(() => {
  github.reset()
})
afterAll(() => github.close())

interface Answer<T> {
  readonly data?: T
  readonly errors?: { message: string; type?: string }[]
}

async function query<T>(text: string, token = 't'): Promise<Answer<T>> {
  const headers = { authorization: `bearer ${token}` }
  const response = await fetch(`${github.origin}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query: text }),
  })
  return (await response.json()) as Answer<T>
}

async function status(path: string, token: string): Promise<number> {
  return (await fetch(`${github.origin}${path}`, { headers: { authorization: `token ${token}` } })).status
}

test('a repository with readers is not there for any other token', async () => {
  const repository = github.repository('acme/private', { private: true, readers: ['ghp_policy'] })
  repository.branch('main', repository.commit({ files: { 'kiro.yml': 'version: 1\n' } }))
  const text =
    '{ repository(owner: "acme", name: "private") { isPrivate object(expression: "main:kiro.yml") { ... on Blob { text } } } }'
  expect(await query(text, 'ghp_policy')).toEqual({
    data: { repository: { isPrivate: true, object: { text: 'version: 1\n' } } },
  })
  expect(await query(text, 'ghs_other')).toMatchObject({
    data: { repository: null },
    errors: [{ type: 'NOT_FOUND', message: "Could not resolve to a Repository with the name 'acme/private'." }],
  })
  const paths = ['', '/git/trees/main', '/compare/main...main', '/issues/1/comments'].map(
    (path) => `/repos/acme/private${path}`,
  )
  for (const path of paths) expect(await status(path, 'ghs_other')).toBe(404)
  expect(await status('/repos/acme/private', 'ghp_policy')).toBe(200)
  github.repository('acme/shop', { private: true })
  expect(await status('/repos/acme/shop', 'ghs_other')).toBe(200)
})

test('a tag names a commit, an annotated one through an object of its own', async () => {
  const repository = github.repository('acme/policies')
  const first = repository.commit({ files: { a: '1' } })
  const second = repository.commit({ files: { a: '2' }, parents: [first] })
  repository.branch('main', second)
  repository.branch('v1', second)
  repository.tag('v1', first)
  repository.tag('v2', second, 'The second one')
  const object = (expression: string) =>
    `object(expression: "${expression}") { __typename oid ... on Tag { name target { __typename oid } } }`
  const { data, errors } = await query<{
    repository: Record<string, { oid: string }>
  }>(`{ repository(owner: "acme", name: "policies") {
    light: ${object('v1')} full: ${object('refs/tags/v1')} branch: ${object('refs/heads/v1')} annotated: ${object('v2')} none: ${object('v3')}
    file: object(expression: "v2:a") { ... on Blob { text } }
  } }`)
  expect(errors).toBeUndefined()
  const commit = (oid: string) => ({ __typename: 'Commit', oid })
  expect(data?.repository).toMatchObject({
    light: commit(first),
    full: commit(first),
    branch: commit(second),
    annotated: { __typename: 'Tag', name: 'v2', target: commit(second) },
    none: null,
    file: { text: '2' },
  })
  expect(data?.repository.annotated?.oid).not.toBe(second)
  expect(await status('/repos/acme/policies/git/trees/v2', 't')).toBe(200)
})

test('a pull request can be retargeted', async () => {
  const repository = github.repository('acme/shop')
  const base = repository.commit({ files: { a: '1' } })
  repository.branch('main', base)
  repository.branch('next', repository.commit({ files: { a: '2' }, parents: [base] }))
  const pull = await repository.pullRequest({
    base: 'main',
    head: repository.commit({ files: { a: '3' }, parents: [base] }),
  })
  pull.retarget('next')
  expect(repository.event(pull, 'edited', { base: { ref: { from: 'main' } } })).toMatchObject({
    changes: { base: { ref: { from: 'main' } } },
    pull_request: { base: { ref: 'next', sha: repository.tip('next') } },
  })
})
