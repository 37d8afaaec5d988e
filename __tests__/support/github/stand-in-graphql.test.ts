/** What GraphQL answers in part, and what it refuses because of its size. */
import { FORBIDDEN, type FieldAnswer } from './behavior.js'
import { startGitHub, type StandIn } from './stand-in.js'

let github: StandIn

beforeAll(async () => {
  github = await startGitHub(0)
})
beforeEach(() => {
  github.reset()
})
afterAll(() => github.close())

interface Answered {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly Record<string, unknown>[]
}

async function graphql(query: string, variables: Record<string, unknown> = {}): Promise<Answered> {
  const headers = { authorization: 'bearer t' }
  const body = JSON.stringify({ query, variables })
  return (await (await fetch(`${github.origin}/graphql`, { method: 'POST', headers, body })).json()) as Answered
}

async function shop() {
  const repository = github.repository('acme/shop')
  repository.branch('main', repository.commit({ files: { a: 'text' } }))
  const head = repository.commit({ files: { a: 'other' }, parents: [repository.tip('main')] })
  return { repository, pull: await repository.pullRequest({ base: 'main', head }) }
}

const SHOP = 'repository(owner: "acme", name: "shop")'
const forbidden = (path: string[], column: number) => ({
  type: 'FORBIDDEN',
  path,
  extensions: { saml_failure: false },
  locations: [{ line: 1, column }],
  message: 'Resource not accessible by integration',
})

test.each<[string, string, FieldAnswer, string, unknown, unknown[] | undefined]>([
  [
    'no viewer, which may not be null',
    'viewer',
    FORBIDDEN,
    `{ viewer { login } ${SHOP} { name } }`,
    null,
    [forbidden(['viewer'], 3)],
  ],
  [
    'a viewer without an id',
    'viewer.databaseId',
    null,
    '{ viewer { databaseId } }',
    { viewer: { databaseId: null } },
    undefined,
  ],
  [
    'no permission for pull requests',
    'repository.pullRequest',
    FORBIDDEN,
    `{ ${SHOP} { name pullRequest(number: 1) { title } } }`,
    { repository: { name: 'shop', pullRequest: null } },
    [forbidden(['repository', 'pullRequest'], 50)],
  ],
  [
    'no permission for comments, which may not be null',
    'repository.pullRequest.comments',
    FORBIDDEN,
    `{ ${SHOP} { name pullRequest(number: 1) { comments(first: 1) { totalCount } } } }`,
    { repository: { name: 'shop', pullRequest: null } },
    [forbidden(['repository', 'pullRequest', 'comments'], 75)],
  ],
])('%s: the rest is answered', async (_, field, answer, query, data, errors) => {
  await shop()
  github.graphqlFields.set(field, answer)
  expect(await graphql(query)).toEqual({ data, ...(errors === undefined ? {} : { errors }) })
})

test('beside a repository that the token does not see, the other is answered', async () => {
  await shop()
  github.repository('acme/private', { readers: ['ghp_other'] })
  const { data, errors } = await graphql(
    `{ ${SHOP} { name } parent: repository(owner: "acme", name: "private") { name } }`,
  )
  expect(data).toEqual({ repository: { name: 'shop' }, parent: null })
  expect(errors).toEqual([
    {
      type: 'NOT_FOUND',
      path: ['parent'],
      locations: [{ line: 1, column: 52 }],
      message: "Could not resolve to a Repository with the name 'acme/private'.",
    },
  ])
})

test('an older server lacks a field, in the words for a field that never was', async () => {
  await shop()
  github.missingFields.add('IssueComment.fullDatabaseId')
  const ask = (field: string) =>
    graphql(`query Ask { ${SHOP} { pullRequest(number: 1) { comments(first: 1) { nodes { ${field} } } } } }`)
  expect(await ask('body')).toEqual({ data: { repository: { pullRequest: { comments: { nodes: [] } } } } })
  const refused = await ask('fullDatabaseId')
  expect(refused).not.toHaveProperty('data')
  expect(refused.errors).toMatchObject([
    {
      path: ['query Ask', 'repository', 'pullRequest', 'comments', 'nodes', 'fullDatabaseId'],
      extensions: { code: 'undefinedField', typeName: 'IssueComment', fieldName: 'fullDatabaseId' },
      message: "Field 'fullDatabaseId' doesn't exist on type 'IssueComment'",
    },
  ])
})

test.each<[string, () => void, unknown]>([
  ['objects', () => (github.mostObjects = 3), [{ text: 'text' }, { text: 'text' }, null]],
  ['bytes', () => (github.mostBytes = 5), [{ text: 'text' }, { text: null }, { text: null }]],
])(
  'a query of more %s than a query may touch gets what came before, and an error for each that is left out',
  async (_, set, blobs) => {
    await shop()
    set()
    const objects = [0, 1, 2].map((n) => `b${n}: object(expression: "main:a") { ... on Blob { text } }`)
    const { data, errors } = await graphql(`{ ${SHOP} { ${objects.join(' ')} } }`)
    expect(Object.values(data?.repository ?? {})).toEqual(blobs)
    const message = 'Resource limits for this query exceeded.'
    expect(errors?.at(-1)).toMatchObject({ type: 'RESOURCE_LIMITS_EXCEEDED', message })
  },
)

test('by default a query touches at most 5,000 objects and 8 MB', async () => {
  const { repository } = await shop()
  const files = Object.fromEntries(Array.from({ length: 5_001 }, (_, n) => [`${n}`, '']))
  repository.branch('many', repository.commit({ files }))
  const tree = (branch: string) =>
    `{ ${SHOP} { object(expression: "${branch}:") { ... on Tree { entries { name } } } } }`
  expect((await graphql(tree('main'))).errors).toBeUndefined()
  expect((await graphql(tree('many'))).errors).toMatchObject([{ type: 'RESOURCE_LIMITS_EXCEEDED' }])
  const large = Object.fromEntries(Array.from({ length: 17 }, (_, n) => [`${n}`, `${n}`.padEnd(500_000)]))
  repository.branch('large', repository.commit({ files: large }))
  const blobs = Object.keys(large).map(
    (path) => `b${path}: object(expression: "large:${path}") { ... on Blob { text } }`,
  )
  expect((await graphql(`{ ${SHOP} { ${blobs.slice(0, 15).join(' ')} } }`)).errors).toBeUndefined()
  const { data, errors } = await graphql(`{ ${SHOP} { ${blobs.join(' ')} } }`)
  expect(errors?.[0]?.type).toBe('RESOURCE_LIMITS_EXCEEDED')
  expect(Object.values(data?.repository ?? {})).toContainEqual({ text: '0'.padEnd(500_000) })
})

test('a query may ask for 500,000 nodes, whether they exist or not', async () => {
  github.repository('acme/shop')
  // A hundred issues and the hundred comments of each: 10,100 nodes.
  const ask = (times: number) => {
    const parts = Array.from(
      { length: times },
      (_, n) => `a${n}: ${SHOP} { issues(first: 100) { nodes { ...Comments } } }`,
    )
    return graphql(
      `query Ask($n: Int) { ${parts.join(' ')} } fragment Comments on Issue { comments(last: $n) { totalCount } }`,
      { n: 100 },
    )
  }
  expect((await ask(49)).errors).toBeUndefined()
  expect(await ask(50)).toEqual({
    errors: [
      {
        type: 'MAX_NODE_LIMIT_EXCEEDED',
        message: 'This query requests up to 505,000 possible nodes which exceeds the maximum limit of 500,000.',
      },
    ],
  })
})

test('states, locks and archives are reported for every object', async () => {
  const { repository, pull } = await shop()
  const issue = await repository.issue({ body: 'x' })
  const lock = 'locked activeLockReason closed'
  const ask = async () =>
    (
      await graphql(
        `{ ${SHOP} { isArchived isDisabled isLocked issue(number: ${issue.number}) { state ${lock} } pullRequest(number: ${pull.number}) { state merged changedFiles mergeCommit { oid } ${lock} } } }`,
      )
    ).data?.repository
  const open = { state: 'OPEN', locked: false, activeLockReason: null, closed: false }
  expect(await ask()).toEqual({
    isArchived: false,
    isDisabled: false,
    isLocked: false,
    issue: open,
    pullRequest: { ...open, merged: false, mergeCommit: null, changedFiles: 1 },
  })
  repository.lock(issue.number)
  repository.lock(pull.number, 'too heated')
  pull.merge()
  repository.archived = true
  expect(await ask()).toMatchObject({
    isArchived: true,
    issue: { ...open, locked: true },
    pullRequest: {
      state: 'MERGED',
      merged: true,
      mergeCommit: { oid: repository.tip('main') },
      locked: true,
      activeLockReason: 'TOO_HEATED',
      closed: true,
    },
  })
  const input = {
    branch: { repositoryNameWithOwner: 'acme/shop', branchName: 'main' },
    expectedHeadOid: repository.tip('main'),
    message: { headline: 'Change' },
  }
  const commit =
    'mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }'
  expect(await graphql(commit, { input })).toMatchObject({
    data: { createCommitOnBranch: null },
    errors: [{ type: 'FORBIDDEN', message: 'Repository was archived so is read-only.' }],
  })
})

test('a repository is found in any case and by its former name; a ref by its kind', async () => {
  const { repository } = await shop()
  repository.branch('v1', repository.tip('main'))
  repository.tag('v1', repository.tip('main'), 'First')
  const first = repository.tags.get('v1')
  repository.rename('globex/store')
  const ref = (name: string) => `ref(qualifiedName: "${name}") { prefix name target { oid } }`
  const { data } = await graphql(`{
    now: repository(owner: "GLOBEX", name: "Store") { nameWithOwner }
    before: repository(owner: "Acme", name: "SHOP") { nameWithOwner
      branch: ${ref('refs/heads/v1')} tag: ${ref('refs/tags/v1')} short: ${ref('main')} none: ${ref('refs/tags/main')} }
    strict: repository(owner: "acme", name: "shop", followRenames: false) { nameWithOwner }
  }`)
  expect(data).toEqual({
    now: { nameWithOwner: 'globex/store' },
    before: {
      nameWithOwner: 'globex/store',
      branch: { prefix: 'refs/heads/', name: 'v1', target: { oid: repository.tip('main') } },
      tag: { prefix: 'refs/tags/', name: 'v1', target: { oid: first } },
      short: { prefix: 'refs/heads/', name: 'main', target: { oid: repository.tip('main') } },
      none: null,
    },
    strict: null,
  })
})
