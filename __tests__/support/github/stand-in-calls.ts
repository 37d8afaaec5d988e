import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startGitHub, type StandIn } from './stand-in.js'

/** The stand-in of a test file: started before its tests, emptied before each of them. */
export let github: StandIn
/** A folder for git, removed after the tests. */
export let folder: string

/** To be called by each test file: a worker loads this module once, and hooks belong to a file. */
export function setUp(): void {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stand-in-'))
    github = await startGitHub()
  })
  beforeEach(() => {
    github.reset()
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true })
    await github.close()
  })
}

const HEADERS = { authorization: 'token t', 'content-type': 'application/json; charset=utf-8' }

/** A request of its REST API with a token. */
export function call(path: string, init: { method?: string; body?: unknown; headers?: Record<string, string> } = {}) {
  const { method = 'GET', body, headers = {} } = init
  return fetch(`${github.origin}${path}`, {
    method,
    headers: { ...HEADERS, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

/** The status and the JSON of such a request. */
export async function rest<T>(
  path: string,
  init: { method?: string; body?: unknown } = {},
): Promise<{ status: number; body: T }> {
  const response = await call(path, init)
  const text = await response.text()
  return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T }
}

/** The answer of its GraphQL API. */
export async function query<T>(text: string, variables: Record<string, unknown> = {}) {
  const { body } = await rest<{ data?: T; errors?: { message: string; type?: string }[] }>('/graphql', {
    method: 'POST',
    body: { query: text, variables },
  })
  return body
}

/** A pull request that changes one of two files, on a base that has moved on. */
export async function shop() {
  const repository = github.repository('acme/shop', { private: true })
  const first = repository.commit({ files: { 'README.md': 'shop\n', '.kiro/settings.json': '{}' } })
  const head = repository.commit({ files: { '.kiro/settings.json': '{"a":1}' }, parents: [first] })
  const tip = repository.commit({ files: { 'README.md': 'the shop\n' }, parents: [first] })
  repository.branch('main', tip)
  const pull = await repository.pullRequest({ base: 'main', head, author: 'monalisa' })
  return { repository, pull, first, head, tip }
}
