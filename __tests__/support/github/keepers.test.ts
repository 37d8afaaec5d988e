import { Emulated } from './emulated.js'
import { MemoryKeeper } from './memory-keeper.js'
import { newStandIn, attend, type StandIn } from './stand-in.js'

const ORIGIN = 'https://github.test'
const TIME = { now: () => 0, arrive: () => Promise.resolve(), pause: () => Promise.resolve() }

/** One request of a client, and what it comes to; times and request ids differ from run to run. */
async function ask(github: StandIn, method: string, path: string, body?: unknown): Promise<unknown> {
  const got = await attend(
    github,
    {
      method,
      path,
      headers: { authorization: 'token t', accept: 'application/json' },
      text: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
    },
    TIME,
  )
  if (got === 'hang' || got === 'reset') return got
  const { link } = got.headers ?? {}
  const rels = link === undefined ? null : [...link.matchAll(/([?&]page=\d+)[^>]*>; (rel="\w+")/g)].map(String).sort()
  return { status: got.status, rels, body: masked(got.body) }
}

function masked(value: unknown): unknown {
  return value === undefined
    ? null
    : JSON.parse(
        JSON.stringify(value, (key, inner: unknown) =>
          /^(created|updated|closed)_?[aA]t$/.test(key) ? 'a time' : inner,
        )
          .replace(/(issuecomment-|comments\/)\d+/g, '$1N')
          .replace(/"(id|node_id|databaseId|fullDatabaseId)":("[^"]*"|\d+)/g, '"$1":0'),
      )
}

const BASE = '/repos/acme/shop'
const QUERY = `query { repository(owner: "acme", name: "shop") {
  issues(first: 10, labels: ["kiro"], states: [OPEN, CLOSED]) { totalCount nodes { number title body state author { login } } }
  issue(number: 2) { body state comments(last: 50) { totalCount nodes { body author { login } viewerDidAuthor isMinimized } } }
  pullRequest(number: 1) { comments(first: 2) { totalCount nodes { body } pageInfo { hasNextPage } } }
} }`

/** What clients and tests ask, in order; a wrong request between right ones. */
async function conversation(github: StandIn): Promise<readonly unknown[]> {
  const repository = github.repository('acme/shop')
  const base = repository.commit({ files: { a: '1' } })
  repository.branch('main', base)
  const said: unknown[] = []
  const then = async (method: string, path: string, body?: unknown): Promise<void> => {
    said.push([method, path.replace(/\d{10}/, 'N'), await ask(github, method, path, body)])
  }
  await then('POST', `${BASE}/issues/1/comments`, { body: 'too early' })
  await then('POST', '/graphql', { query: QUERY })
  const pull = await repository.pullRequest({
    base: 'main',
    head: repository.commit({ files: { a: '2' }, parents: [base] }),
  })
  await then('POST', `${BASE}/issues`, { title: 'Usage', body: 'text', labels: ['kiro', 'other'] })
  await then('POST', `${BASE}/issues`, { title: 'No text' })
  await then('POST', `${BASE}/issues`, { body: 'no title' })
  await then('POST', `${BASE}/issues`, { title: 'Wrong', labels: 'kiro' })
  await then('POST', `${BASE}/issues`, '{"title": ')
  await then('PATCH', `${BASE}/issues/2`, { body: 'new', state: 'closed', state_reason: 'not_planned' })
  await then('PATCH', `${BASE}/issues/2`, { state: 'ajar' })
  await then('PATCH', `${BASE}/issues/3`, { title: 'Renamed', labels: ['kiro'] })
  await then('PATCH', `${BASE}/issues/99`, { body: 'nowhere' })
  for (const body of ['one', 'two', 'three', 'grüße \u202e ::error::'])
    await then('POST', `${BASE}/issues/1/comments`, { body })
  await then('POST', `${BASE}/issues/2/comments`, { body: 'of an issue' })
  await then('POST', `${BASE}/issues/99/comments`, { body: 'nowhere' })
  await then('POST', `${BASE}/issues/1/comments`, {})
  await then('POST', `${BASE}/issues/1/comments`, { body: 5 })
  await then('POST', `${BASE}/issues/1/comments`)
  await repository.issue({ title: 'Old', body: 'closed', by: 'octocat', closed: true })
  await repository.comment(2, { body: 'of a person', by: 'octocat', minimized: true })
  const ids = (await pull.comments()).map(({ id }) => id)
  for (const page of [1, 2, 3]) await then('GET', `${BASE}/issues/1/comments?per_page=2&page=${page}`)
  await then('GET', `${BASE}/issues/comments/${ids[0] ?? ''}`)
  await then('PATCH', `${BASE}/issues/comments/${ids[0] ?? ''}`, { body: 'edited' })
  await then('PATCH', `${BASE}/issues/comments/${ids[0] ?? ''}`, { text: 'wrong key' })
  await then('DELETE', `${BASE}/issues/comments/${ids[1] ?? ''}`)
  await then('DELETE', `${BASE}/issues/comments/${ids[1] ?? ''}`)
  await then('PATCH', `${BASE}/issues/comments/${ids[1] ?? ''}`, { body: 'gone' })
  await then('POST', `${BASE}/git/refs`, { ref: 'refs/heads/topic', sha: base })
  await then('POST', `${BASE}/git/refs`, { ref: 'refs/heads/topic' })
  repository.branch('topic', repository.commit({ files: { a: '3' }, parents: [base] }))
  await then('POST', `${BASE}/pulls`, { title: 'Ask', head: 'topic', base: 'main', body: 'please' })
  await then('POST', `${BASE}/pulls`, { title: 'Ask', base: 'main' })
  await then('POST', '/graphql', { query: QUERY })
  said.push((await pull.comments()).map(({ body, user, issue }) => [body, user?.login, issue]))
  said.push((await repository.issues()).map(({ number, title, labels, closed }) => [number, title, labels, closed]))
  github.reset()
  github.repository('acme/shop')
  await then('GET', `${BASE}/issues/comments/${ids[0] ?? ''}`)
  await then('POST', '/graphql', {
    query: '{ repository(owner: "acme", name: "shop") { issues(first: 1) { totalCount } } }',
  })
  return said
}

test('what is kept in memory is answered as emulate behind prism answers it', async () => {
  const emulated = await conversation(newStandIn(ORIGIN, new Emulated()))
  const remembered = await conversation(newStandIn(ORIGIN, new MemoryKeeper()))
  expect(remembered).toEqual(emulated)
  const statuses = [...JSON.stringify(emulated).matchAll(/"status":(\d+)/g)].map(([, status]) => status)
  expect(new Set(statuses)).toEqual(new Set(['200', '201', '204', '400', '404', '422']))
})
