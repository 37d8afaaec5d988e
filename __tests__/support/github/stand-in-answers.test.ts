/** What every answer by REST says beside its body, and what GitHub refuses, cuts or sends elsewhere. */
import { account } from './accounts.js'
import type { Files } from './git-objects.js'
import { PERMISSIONS } from './permissions.js'
import { startGitHub, type StandIn } from './stand-in.js'

let github: StandIn

beforeAll(async () => {
  github = await startGitHub(0)
})
beforeEach(() => {
  github.reset()
})
afterAll(() => github.close())

async function call(method: string, path: string, init: { body?: unknown; token?: string; accept?: string } = {}) {
  const { body, token = 'ghs_t', accept = 'application/vnd.github+json' } = init
  const response = await fetch(`${github.origin}${path}`, {
    method,
    redirect: 'manual',
    headers: { authorization: `token ${token}`, 'content-type': 'application/json', accept },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const json = (text === '' || accept.includes('raw') ? {} : JSON.parse(text)) as Record<string, unknown>
  return { status: response.status, headers: response.headers, body: json }
}

function shop(files: Files = { a: '1' }, name = 'acme/shop') {
  const repository = github.repository(name)
  repository.branch('main', repository.commit({ files }))
  return repository
}

test('every endpoint says what it needs, to whom it gives nothing as well', async () => {
  shop()
  for (const [method, path, permissions] of PERMISSIONS) {
    const there = path.replace('#', '99').replace('*', 'none')
    const body = method === 'GET' || method === 'DELETE' ? {} : { body: { body: 5, title: 5, ref: 5 } }
    for (const repository of ['acme/shop', 'acme/none']) {
      const { status, headers } = await call(method, `/repos/${repository}${there}`, body)
      expect([method, path, headers.get('x-accepted-github-permissions')]).toEqual([method, path, permissions])
      expect(path === '' && repository === 'acme/shop' ? status === 200 : status >= 200).toBe(true)
    }
  }
})

test.each<[string, Record<string, unknown>, Record<string, string | null>]>([
  ['an app', {}, { 'x-oauth-scopes': null, 'x-github-media-type': 'github.v3; format=json' }],
  ['a fine-grained token', { token: 'github_pat_t' }, { 'x-oauth-scopes': null }],
  ['a classic token', { token: 'ghp_t' }, { 'x-oauth-scopes': 'repo' }],
  ['raw bytes', { accept: 'application/vnd.github.raw+json' }, { 'x-github-media-type': 'github.v3; param=raw' }],
])('the usual headers come with an answer for %s', async (_, init, expected) => {
  shop()
  const { headers } = await call('GET', '/repos/acme/shop', init)
  const said = Object.fromEntries(Object.keys(expected).map((name) => [name, headers.get(name)]))
  expect(said).toEqual(expected)
  expect(headers.get('x-github-request-id')).toMatch(/^[\w-]+$/)
  for (const name of ['limit', 'remaining', 'used', 'reset'])
    expect(headers.get(`x-ratelimit-${name}`)).toMatch(/^\d+$/)
  expect(headers.get('x-ratelimit-resource')).toBe('core')
})

test('an answer that the client has already is a 304', async () => {
  shop()
  const etag = (await call('GET', '/repos/acme/shop')).headers.get('etag') ?? ''
  expect(etag).toMatch(/^W\/"\w+"$/)
  const headers = { authorization: 'token t', 'if-none-match': etag }
  expect((await fetch(`${github.origin}/repos/acme/shop`, { headers })).status).toBe(304)
})

test('a locked conversation takes comments of people, not of apps, and says that it is locked everywhere', async () => {
  const repository = shop()
  const head = repository.commit({ files: { a: '2' }, parents: [repository.tip('main')] })
  const pull = await repository.pullRequest({ base: 'main', head })
  expect(repository.event(pull).pull_request).toMatchObject({ locked: false, active_lock_reason: null })
  repository.lock(pull.number, 'too heated')
  github.viewers.set('person', account('octocat'))
  const comment = (token: string) =>
    call('POST', `/repos/acme/shop/issues/${pull.number}/comments`, { body: { body: 'x' }, token })
  expect(await comment('ghs_t')).toMatchObject({
    status: 403,
    body: {
      message: 'Unable to create comment because issue is locked.',
      documentation_url: 'https://docs.github.com/articles/locking-conversations/',
    },
  })
  expect((await comment('person')).status).toBe(201)
  const locked = { locked: true, active_lock_reason: 'too heated' }
  expect((await call('GET', `/repos/acme/shop/pulls/${pull.number}`)).body).toMatchObject(locked)
  expect(repository.event(pull, 'synchronize').pull_request).toMatchObject(locked)
  const issue = await repository.issue({ body: 'x' })
  repository.lock(issue.number)
  expect((await call('PATCH', `/repos/acme/shop/issues/${issue.number}`, { body: { body: 'y' } })).body).toMatchObject({
    locked: true,
    active_lock_reason: null,
  })
})

test('a merged pull request is closed, and merged', async () => {
  const repository = shop()
  const head = repository.commit({ files: { a: '2' }, parents: [repository.tip('main')] })
  const pull = await repository.pullRequest({ base: 'main', head })
  const state = async () => (await call('GET', `/repos/acme/shop/pulls/${pull.number}`)).body
  expect(await state()).toMatchObject({ state: 'open', merged: false, merged_at: null })
  pull.merge()
  const merged = { state: 'closed', merged: true, merge_commit_sha: repository.tip('main') }
  expect(await state()).toMatchObject(merged)
  expect(repository.event(pull, 'closed').pull_request).toMatchObject(merged)
})

test('an archived repository is read, and takes no write', async () => {
  const repository = shop()
  repository.archived = true
  expect((await call('GET', '/repos/acme/shop')).body.archived).toBe(true)
  expect(repository.scheduleEvent().repository).toMatchObject({ archived: true })
  for (const [method, path] of PERMISSIONS.filter(([verb]) => verb !== 'GET')) {
    const there = path.replace('#', '1').replace('*', 'heads/main')
    expect(await call(method, `/repos/acme/shop${there}`)).toMatchObject({
      status: 403,
      body: { message: 'Repository was archived so is read-only.' },
    })
  }
})

test('a former name leads to the repository by its id: reads by 301, writes by 307', async () => {
  const repository = shop()
  const issue = await repository.issue({ body: 'x' })
  repository.rename('globex/store')
  const comments = `/issues/${issue.number}/comments`
  const read = await call('GET', `/repos/ACME/Shop/git/trees/main?recursive=1`)
  const write = await call('POST', `/repos/acme/shop${comments}`, { body: { body: 'x' } })
  const there = `${github.origin}/repositories/${repository.id}`
  expect([read.status, read.headers.get('location')]).toEqual([301, `${there}/git/trees/main?recursive=1`])
  expect(read.body).toMatchObject({ message: 'Moved Permanently', url: `${there}/git/trees/main?recursive=1` })
  expect([write.status, write.headers.get('location')]).toEqual([307, `${there}${comments}`])
  expect(write.headers.get('x-accepted-github-permissions')).toBe('issues=write; pull_requests=write')
  const followed = await call('POST', `/repositories/${repository.id}${comments}`, { body: { body: 'said' } })
  expect(followed).toMatchObject({ status: 201, body: { body: 'said' } })
  expect(followed.body.html_url).toContain(`/globex/store/issues/${issue.number}#`)
  expect((await repository.commentsOn(issue.number)).map(({ body }) => body)).toEqual(['said'])
  expect((await call('GET', `/repositories/${repository.id}`)).body.full_name).toBe('globex/store')
  expect((await call('GET', '/repositories/1')).status).toBe(404)
  shop({ b: '1' })
  expect((await call('GET', '/repos/acme/shop')).status).toBe(200)
})

test.each<[string, string, string]>([
  ['owner and name in any case', '/repos/ACME/sHoP/git/trees/main', 'main'],
  ['an encoded slash in a branch', '/repos/acme/shop/git/trees/feature%2Fx', 'feature/x'],
  ['a plain slash in a branch', '/repos/acme/shop/git/trees/feature/x', 'feature/x'],
  ['encoded letters', '/repos/%61cme/shop/git/trees/%66eature%2fx', 'feature/x'],
  ['a branch with signs that mean something in an address', '/repos/acme/shop/git/trees/a%23b%3Fc%25+d', 'a#b?c%+d'],
  ['a full ref', '/repos/acme/shop/git/trees/refs%2Fheads%2Fv1', 'v1'],
  ['a tag before a branch of its name', '/repos/acme/shop/git/trees/v1', 'main'],
  ['a folder of a branch', '/repos/acme/shop/git/trees/main%3Aa%2Fb', 'main:a/b'],
])('%s is understood', async (_, path, meant) => {
  const repository = shop({ 'a/b/c': '1' })
  for (const name of ['feature/x', 'a#b?c%+d', 'v1'])
    repository.branch(name, repository.commit({ files: { [name]: '1' }, parents: [repository.tip('main')] }))
  repository.tag('v1', repository.tip('main'))
  const { objects } = repository
  const folder = objects.find(objects.commit(repository.tip('main')).tree, 'a/b')?.oid
  const sha = meant === 'main:a/b' ? folder : repository.tip(meant)
  expect((await call('GET', path)).body).toMatchObject({ sha, truncated: false })
})

test.each<[string, number]>([
  ['/repos/acme/shop/git/trees/Main', 404],
  ['/repos/acme/shop/git/trees/main%3Anone', 404],
  ['/repos/acme/shop/git/trees/%E9', 400],
  ['/repos/acme%2Fshop', 501],
])('%s is answered by %d', async (path, status) => {
  shop()
  expect((await call('GET', path)).status).toBe(status)
})

test('a tree is cut at a number of entries or of bytes, in the order of git, at one level too', async () => {
  shop({ 'a.txt': '1', 'a/b': '2', a0: '3', 'z/y/x': '4' })
  const list = async (query = '?recursive=1') => {
    const { body } = await call('GET', `/repos/acme/shop/git/trees/main${query}`)
    return [(body.tree as { path: string }[]).map(({ path }) => path).join(' '), body.truncated]
  }
  expect(await list()).toEqual(['a.txt a a/b a0 z z/y z/y/x', false])
  expect(await list('')).toEqual(['a.txt a a0 z', false])
  github.treeLimit = 3
  expect(await list()).toEqual(['a.txt a a/b', true])
  expect(await list('')).toEqual(['a.txt a a0', true])
  github.reset()
  shop({ 'a.txt': '1', 'a/b': '2', a0: '3', 'z/y/x': '4' })
  github.treeBytes = 500
  const [shown, truncated] = await list()
  expect('a.txt a a/b a0 z z/y z/y/x'.startsWith(String(shown))).toBe(true)
  expect([String(shown).split(' ').length < 7, truncated]).toEqual([true, true])
})
