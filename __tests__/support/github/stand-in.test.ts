import { BAD_GATEWAY, NOT_PERMITTED } from './faults.js'
import { setUp, github, call, rest, query, shop } from './stand-in-calls.js'

setUp()

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

test('keeps every request', async () => {
  const { head, tip } = await shop()
  const tree = (sha: string) => rest(`/repos/acme/shop/git/trees/${sha}`)
  await Promise.all([tree(head), tree(tip), rest('/repos/acme/shop/pulls/1'), query('{ viewer { login } }')])
  await tree(head)
  expect(github.requests).toHaveLength(5)
  expect(github.requests.every(({ startedAt, endedAt = 0 }) => endedAt >= startedAt)).toBe(true)
  expect(github.requests[0]).toMatchObject({ method: 'GET', authorization: 'token t', status: 200 })
})
