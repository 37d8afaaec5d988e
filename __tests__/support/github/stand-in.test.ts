import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BAD_GATEWAY, NOT_PERMITTED } from './faults.js'
import { startGitHub, type StandIn } from './stand-in.js'

let github: StandIn
const folder = mkdtempSync(join(tmpdir(), 'stand-in-'))

beforeAll(async () => {
  github = await startGitHub()
})
beforeEach(() => {
  github.reset()
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await github.close()
})

const HEADERS = { authorization: 'token t', 'content-type': 'application/json; charset=utf-8' }

function call(path: string, init: { method?: string; body?: unknown; headers?: Record<string, string> } = {}) {
  const { method = 'GET', body, headers = {} } = init
  return fetch(`${github.origin}${path}`, {
    method,
    headers: { ...HEADERS, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

async function rest<T>(
  path: string,
  init: { method?: string; body?: unknown } = {},
): Promise<{ status: number; body: T }> {
  const response = await call(path, init)
  const text = await response.text()
  return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T }
}

async function query<T>(text: string, variables: Record<string, unknown> = {}) {
  const { body } = await rest<{ data?: T; errors?: { message: string; type?: string }[] }>('/graphql', {
    method: 'POST',
    body: { query: text, variables },
  })
  return body
}

/** A pull request that changes one of two files, on a base that has moved on. */
async function shop() {
  const repository = github.repository('acme/shop', { private: true })
  const first = repository.commit({ files: { 'README.md': 'shop\n', '.kiro/settings.json': '{}' } })
  const head = repository.commit({ files: { '.kiro/settings.json': '{"a":1}' }, parents: [first] })
  const tip = repository.commit({ files: { 'README.md': 'the shop\n' }, parents: [first] })
  repository.branch('main', tip)
  const pull = await repository.pullRequest({ base: 'main', head, author: 'monalisa' })
  return { repository, pull, first, head, tip }
}

test('pages 120 comments by GraphQL, and tells the bot from people', async () => {
  const { pull } = await shop()
  for (let n = 1; n <= 119; n++) await pull.comment({ body: `comment ${n}` })
  await pull.comment({ body: 'ours', by: 'github-actions[bot]', minimized: true })

  const text = `query($number: Int!, $after: String) {
    viewer { login databaseId }
    repository(owner: "acme", name: "shop") { isPrivate pullRequest(number: $number) { headRefOid
      comments(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { fullDatabaseId body url isMinimized viewerDidAuthor
          author { __typename login ... on Bot { databaseId } ... on User { databaseId } } }
      } } }
  }`
  interface Page {
    viewer: { login: string; databaseId: number }
    repository: {
      isPrivate: boolean
      pullRequest: { comments: { pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: { body: string }[] } }
    }
  }
  const one = await query<Page>(text, { number: pull.number })
  expect(one.errors).toBeUndefined()
  expect(one.data?.viewer).toEqual({ login: 'github-actions[bot]', databaseId: 41898282 })
  const first = one.data?.repository.pullRequest.comments
  expect(first?.pageInfo.hasNextPage).toBe(true)
  const two = await query<Page>(text, { number: pull.number, after: first?.pageInfo.endCursor })
  const second = two.data?.repository.pullRequest.comments
  expect(second?.pageInfo.hasNextPage).toBe(false)
  expect([...(first?.nodes ?? []), ...(second?.nodes ?? [])].map(({ body }) => body)).toEqual(
    (await pull.comments()).map(({ body }) => body),
  )
  expect(second?.nodes.at(-1)).toMatchObject({
    body: 'ours',
    isMinimized: true,
    viewerDidAuthor: true,
    author: { __typename: 'Bot', login: 'github-actions', databaseId: 41898282 },
  })
  expect(github.writes()).toEqual([])
})

test('says the errors of GraphQL as GitHub does', async () => {
  await shop()
  const repository = (inside: string) => query<unknown>(`{ repository(owner: "acme", name: "shop") { ${inside} } }`)
  expect((await query('{ viewer { nonsense } }')).errors?.[0]?.message).toBe(
    "Field 'nonsense' doesn't exist on type 'User'",
  )
  expect((await query('{ viewer {')).errors).toHaveLength(1)
  expect((await query('{ repository(owner: "acme", name: "no") { id } }')).errors?.[0]).toMatchObject({
    type: 'NOT_FOUND',
    path: ['repository'],
    message: "Could not resolve to a Repository with the name 'acme/no'.",
  })
  expect((await repository('stargazerCount')).errors?.[0]?.message).toMatch('does not know Repository.stargazerCount')
  expect((await repository('pullRequest(number: 1) { comments { totalCount } }')).errors?.[0]?.type).toBe(
    'MISSING_PAGINATION_BOUNDARIES',
  )
})

test('a database id that does not fit 32 bits is an error, its full form is not', async () => {
  const { pull } = await shop()
  await pull.comment({ body: 'hello' })
  const ask = (field: string) =>
    query(
      `{ repository(owner: "acme", name: "shop") { pullRequest(number: 1) { comments(first: 1) { nodes { ${field} } } } } }`,
    )
  expect((await ask('databaseId')).errors?.[0]?.message).toMatch('32-bit')
  expect((await ask('fullDatabaseId')).errors).toBeUndefined()
})

test('creates, updates, lists and deletes comments', async () => {
  const { pull } = await shop()
  interface Comment {
    id: number
    body: string
    html_url: string
    user: { login: string; type: string }
  }
  const path = `/repos/acme/shop/issues/${pull.number}/comments`
  const made = await rest<Comment>(path, { method: 'POST', body: { body: 'first — ünï 🎉' } })
  expect(made.status).toBe(201)
  expect(made.body.user).toMatchObject({ login: 'github-actions[bot]', id: 41898282, type: 'Bot' })
  expect(made.body.html_url).toBe(`${github.origin}/acme/shop/pull/1#issuecomment-${made.body.id}`)
  const one = `/repos/acme/shop/issues/comments/${made.body.id}`
  expect((await rest<Comment>(one, { method: 'PATCH', body: { body: 'second' } })).body.body).toBe('second')
  await pull.comment({ body: 'hi', by: 'octocat' })
  const listed = await call(`${path}?per_page=1`)
  expect(listed.headers.get('link')).toContain(`<${github.origin}${path}?`)
  expect(await listed.json()).toMatchObject([{ body: 'second', user: { login: 'github-actions[bot]' } }])
  expect((await rest(one, { method: 'DELETE' })).status).toBe(204)
  expect((await pull.comments()).map(({ body, user }) => [body, user?.login])).toEqual([['hi', 'octocat']])
  expect(github.writes().map(({ method }) => method)).toEqual(['POST', 'PATCH', 'DELETE'])
})

test('refuses what GitHub refuses', async () => {
  const { pull } = await shop()
  const path = `/repos/acme/shop/issues/${pull.number}/comments`
  const post = (body: unknown) => rest<{ message: string }>(path, { method: 'POST', body })
  expect(await post({ body: '' })).toMatchObject({
    status: 422,
    body: { errors: [{ message: 'Body cannot be blank' }] },
  })
  const wrongType = await post({ body: 5 })
  expect(wrongType.status).toBe(422)
  expect(wrongType.body.message).toMatch('must be string')
  const missing = await post({})
  expect(missing.status).toBe(422)
  expect(missing.body.message).toMatch("'body'")
  expect((await post({ body: 'x'.repeat(65_536) })).status).toBe(201)
  expect((await post({ body: 'x'.repeat(65_537) })).status).toBe(422)
  expect((await rest('/repos/acme/shop/issues/99/comments', { method: 'POST', body: { body: 'x' } })).status).toBe(404)
  expect((await rest('/repos/acme/other')).status).toBe(404)
  expect((await rest('/repos/acme/shop/stargazers')).status).toBe(501)
  expect((await fetch(`${github.origin}/repos/acme/shop`)).status).toBe(401)
})

test('compares by the merge base', async () => {
  const { repository, first, head, tip } = await shop()
  interface Comparison {
    status: string
    merge_base_commit: { sha: string }
    base_commit: { sha: string }
    files: unknown[]
  }
  const compared = await rest<Comparison>(`/repos/acme/shop/compare/main...${head}?per_page=1`)
  expect(compared.body).toMatchObject({
    status: 'diverged',
    ahead_by: 1,
    behind_by: 1,
    merge_base_commit: { sha: first },
    base_commit: { sha: tip },
    files: [{ filename: '.kiro/settings.json', status: 'modified' }],
  })
  const many = Object.fromEntries(Array.from({ length: 310 }, (_, n) => [`many/${n}.txt`, 'x']))
  repository.branch('feature/many', repository.commit({ files: many, parents: [head] }))
  expect((await rest<Comparison>('/repos/acme/shop/compare/main...feature%2Fmany')).body.files).toHaveLength(300)
  const orphan = repository.commit({ files: { a: 'a' } })
  expect(await rest(`/repos/acme/shop/compare/main...${orphan}`)).toMatchObject({
    status: 404,
    body: { message: `No common ancestor between main and ${orphan}.` },
  })
})

test('lists trees with the modes and names of git', async () => {
  const repository = github.repository('acme/shop')
  const submodule = 'a'.repeat(40)
  const latin = Buffer.from([0x63, 0x61, 0x66, 0xe9])
  const files = {
    'a.txt': 'text\n',
    'a/b/c.json': '{}',
    link: { symlink: 'a.txt' },
    run: { executable: '#!/bin/sh\n' },
    sub: { submodule },
    latin,
  }
  const base = repository.commit({ files: { 'gone.txt': 'x' } })
  const sha = repository.commit({ files: { ...files, 'gone.txt': null }, parents: [base] })
  interface Tree {
    sha: string
    truncated: boolean
    tree: { path: string; mode: string; type: string; sha: string; size?: number }[]
  }
  const { body } = await rest<Tree>(`/repos/acme/shop/git/trees/${sha}?recursive=1`)
  expect(body.tree.map(({ path, mode, type }) => `${mode} ${type} ${path}`)).toEqual([
    '100644 blob a.txt',
    '040000 tree a',
    '040000 tree a/b',
    '100644 blob a/b/c.json',
    '100644 blob latin',
    '120000 blob link',
    '100755 blob run',
    '160000 commit sub',
  ])
  expect(body).toMatchObject({ sha, truncated: false })

  // Git itself names the same content the same way.
  const git = (args: string[], input?: string | Buffer) =>
    execFileSync('git', args, {
      cwd: folder,
      input: input ?? '',
      env: { PATH: process.env.PATH, GIT_DIR: join(folder, '.git') },
    })
      .toString()
      .trim()
  git(['init', '--quiet'])
  const named = Object.fromEntries(body.tree.map((entry) => [entry.path, entry.sha]))
  expect(named['a.txt']).toBe(git(['hash-object', '-w', '--stdin'], 'text\n'))
  expect(named.latin).toBe(git(['hash-object', '-w', '--stdin'], latin))
  const flat = await rest<Tree>(`/repos/acme/shop/git/trees/${repository.objects.commit(sha).tree}`)
  const listing = flat.body.tree.map(({ mode, type, sha: oid, path }) => `${mode} ${type} ${oid}\t${path}\n`).join('')
  expect(git(['mktree', '--missing'], listing)).toBe(flat.body.sha)

  const raw = await call(`/repos/acme/shop/git/blobs/${named.latin ?? ''}`, {
    headers: { accept: 'application/vnd.github.raw+json' },
  })
  expect(Buffer.from(await raw.arrayBuffer()).equals(latin)).toBe(true)
  github.treeLimit = 3
  expect((await rest<Tree>(`/repos/acme/shop/git/trees/${sha}?recursive=1`)).body).toMatchObject({ truncated: true })
})

test('gives blobs by GraphQL: truncated, binary, not UTF-8, a link', async () => {
  const repository = github.repository('acme/shop')
  const sha = repository.commit({
    files: {
      big: 'x'.repeat(512_001),
      bin: Buffer.from([1, 0, 2]),
      latin: Buffer.from([0x63, 0xe9]),
      'dir/link': { symlink: '../big' },
    },
  })
  repository.branch('main', sha)
  interface Blob {
    oid: string
    text: string | null
    isBinary: boolean
    isTruncated: boolean
    byteSize: number
  }
  const aliases = ['big', 'bin', 'latin', 'dir/link']
    .map((path) => repository.objects.find(repository.objects.commit(sha).tree, path)?.oid ?? '')
    .map((oid, n) => `b${n}: object(oid: "${oid}") { ... on Blob { oid text isBinary isTruncated byteSize } }`)
  const { data, errors } = await query<{
    repository: Record<string, Blob>
  }>(`{ repository(owner: "acme", name: "shop") {
    ${aliases.join('\n')} none: object(oid: "${'0'.repeat(40)}") { oid }
    defaultBranchRef { name target { ... on Commit { file(path: "dir/link") { mode type oid object { ... on Blob { text } } } } } }
  } }`)
  expect(errors).toBeUndefined()
  expect(data?.repository.b0).toMatchObject({ isTruncated: true, byteSize: 512_001 })
  expect(data?.repository.b0?.text).toHaveLength(512_000)
  expect(data?.repository.b1).toMatchObject({ isBinary: true, text: null })
  expect(data?.repository.b2).toMatchObject({ isBinary: false, text: 'c\uFFFD' })
  expect(data?.repository).toMatchObject({
    none: null,
    defaultBranchRef: { name: 'main', target: { file: { mode: 0o120000, type: 'blob', object: { text: '../big' } } } },
  })
})

test('a fork shares its objects, and its pull request says where it is from', async () => {
  const repository = github.repository('acme/shop')
  const base = repository.commit({ files: { a: '1' } })
  repository.branch('main', base)
  const head = repository.commit({ files: { a: '2' }, parents: [base] })
  const pull = await repository.pullRequest({ base: 'main', head, author: 'stranger', fork: true })
  const next = repository.commit({ files: { a: '3' }, parents: [head] })
  pull.push(next)
  expect(repository.event(pull, 'synchronize')).toMatchObject({
    action: 'synchronize',
    before: head,
    after: next,
    pull_request: {
      head: { sha: next, repo: { full_name: 'stranger/shop', fork: true } },
      base: { sha: base },
      commits: 2,
    },
    repository: { full_name: 'acme/shop', fork: false },
    sender: { login: 'stranger' },
  })
  expect((await rest(`/repos/stranger/shop/git/trees/${next}`)).status).toBe(200)
})

test('faults come first, and are used up', async () => {
  const { pull } = await shop()
  const path = `/repos/acme/shop/issues/${pull.number}/comments`
  const write = () => call(path, { method: 'POST', body: { body: 'x' } })
  github.faults.push({ match: ({ method }) => method === 'POST', times: 1, respond: NOT_PERMITTED })
  github.faults.push({ match: ({ path: at }) => at.startsWith('/graphql'), times: 1, respond: BAD_GATEWAY })
  expect((await write()).status).toBe(403)
  expect((await write()).status).toBe(201)
  expect((await call('/graphql', { method: 'POST', body: { query: '{ viewer { login } }' } })).status).toBe(502)
  github.faults.push({ match: () => true, times: 1, respond: 'reset' })
  await expect(call(path)).rejects.toThrow('fetch failed')
  github.faults.push({ match: () => true, times: 1, respond: 'hang' })
  await expect(fetch(`${github.origin}${path}`, { signal: AbortSignal.timeout(200) })).rejects.toThrow()
})

test('counts rounds: what overlaps is one', async () => {
  const { head, tip } = await shop()
  const tree = (sha: string) => rest(`/repos/acme/shop/git/trees/${sha}`)
  await Promise.all([tree(head), tree(tip), rest('/repos/acme/shop/pulls/1'), query('{ viewer { login } }')])
  await tree(head)
  expect(github.requests).toHaveLength(5)
  expect(github.rounds()).toBe(2)
  expect(github.requests[0]).toMatchObject({ method: 'GET', authorization: 'token t', status: 200 })
})
