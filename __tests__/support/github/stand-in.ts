import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { ACTIONS_BOT, type Account } from './accounts.js'
import { Comments } from './comments.js'
import { Emulated } from './emulated.js'
import { refusal, takeFault, type Answer, type Fault } from './faults.js'
import { answerGraphql } from './graphql.js'
import { Issues } from './issues.js'
import { Repository, type NewRepository } from './repository.js'
import { rounds, writes, type RecordedRequest } from './request-log.js'
import { answerRest } from './rest.js'

/**
 * Every answer takes at least this long, as over a network. Without it, the first of several requests that a client
 * sends together could be answered before the last of them has arrived, and rounds could not be told apart.
 */
const LATENCY_MS = 20

/** GitHub lists no more entries than this in a recursive tree. */
const TREE_LIMIT = 100_000

export interface StandIn {
  /** The address of the API and, as on a server of one's own, of the pages. */
  readonly origin: string
  /** What a runner tells an action of where GitHub is. */
  readonly env: Readonly<Record<'GITHUB_API_URL' | 'GITHUB_GRAPHQL_URL' | 'GITHUB_SERVER_URL', string>>
  readonly repositories: ReadonlyMap<string, Repository>
  /** Every request in the order of arrival. */
  readonly requests: RecordedRequest[]
  writes(): RecordedRequest[]
  rounds(): number
  /** In force until they are used up or the stand-in is reset; a test may add to them at any time. */
  readonly faults: Fault[]
  /** Whom a token acts as: the bot of GitHub Actions unless a test says otherwise. */
  readonly viewers: Map<string, Account>
  /** How many entries a tree may list before it is truncated. */
  treeLimit: number
  repository(fullName: string, options?: NewRepository): Repository
  /** Forgets everything: repositories, issues, comments, faults and requests. */
  reset(): void
  close(): Promise<void>
}

/**
 * Starts a GitHub on this machine, as far as an action meets it. Issues and comments are kept by `emulate` behind `prism`, which
 * judges requests by GitHub's OpenAPI description (emulate-behind-prism.mjs); GraphQL is executed over GitHub's
 * published schema (graphql.ts); trees, blobs, branches, comparisons, pull requests and events are the stand-in's own
 * (git-rest.ts says why). Who counts rounds lets it wait longer: on a busy machine requests that are sent together arrive further apart.
 */
export async function startGitHub(latencyMs = LATENCY_MS): Promise<StandIn> {
  const emulated = new Emulated()
  const [comments, issues] = [new Comments(emulated), new Issues(emulated)]
  const repositories = new Map<string, Repository>()
  const server = createServer((incoming, outgoing) => void serve(github, incoming, outgoing, latencyMs))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const host = { origin, emulated, comments, issues, repositories }

  const github: StandIn = {
    origin,
    env: { GITHUB_API_URL: origin, GITHUB_GRAPHQL_URL: `${origin}/graphql`, GITHUB_SERVER_URL: origin },
    repositories,
    requests: [],
    writes: () => writes(github.requests),
    rounds: () => rounds(github.requests),
    faults: [],
    viewers: new Map(),
    treeLimit: TREE_LIMIT,
    repository: (fullName, options) => new Repository(host, fullName, options),
    reset() {
      repositories.clear()
      github.requests.length = 0
      github.faults.length = 0
      github.viewers.clear()
      github.treeLimit = TREE_LIMIT
      emulated.reset()
      comments.reset()
      issues.reset()
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      // Whoever was left hanging must not keep the process alive.
      server.closeAllConnections()
      await closed
    },
  }
  return github
}

async function serve(
  github: StandIn,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  latencyMs: number,
): Promise<void> {
  const startedAt = performance.now()
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  const request: RecordedRequest = {
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    headers: incoming.headers,
    authorization: incoming.headers.authorization,
    body: parsed(text),
    startedAt,
    endedAt: undefined,
    status: undefined,
  }
  github.requests.push(request)
  await wait(latencyMs)

  const fault = takeFault(github.faults, request)?.respond
  if (fault === 'hang') return
  if (fault === 'reset') {
    incoming.socket.resetAndDestroy()
    return
  }
  if (fault === 'cut-after') {
    await answer(github, request, text)
    incoming.socket.resetAndDestroy()
    return
  }
  if (fault !== undefined && 'lateMs' in fault) await wait(fault.lateMs)
  const given = fault !== undefined && 'status' in fault ? fault : await answer(github, request, text).catch(broken)
  request.endedAt = performance.now()
  request.status = given.status
  send(outgoing, given)
}

async function answer(github: StandIn, request: RecordedRequest, text: string): Promise<Answer> {
  const url = new URL(request.path, github.origin)
  const graphql = request.method === 'POST' && url.pathname === '/graphql'
  const [, token] = /^(?:token|bearer)\s+(\S+)$/i.exec(request.authorization ?? '') ?? []
  if (token === undefined) {
    return refusal(401, graphql ? 'This endpoint requires you to be authenticated.' : 'Requires authentication')
  }
  const { treeLimit } = github
  const viewer = github.viewers.get(token) ?? ACTIONS_BOT
  // What a token may not read does not exist for it: GitHub does not even say that it is private.
  const repositories = new Map([...github.repositories].filter(([, repository]) => repository.isReadableBy(token)))
  if (graphql) return answerGraphql(request.body, { repositories, viewer })
  const accept = String(request.headers.accept ?? '')
  return answerRest({ method: request.method, url, accept, text }, { repositories, viewer, treeLimit })
}

/** A mistake in the stand-in itself: said as such, so that nobody looks for it in the action. */
function broken(error: unknown): Answer {
  return refusal(500, `The stand-in for GitHub failed: ${error instanceof Error ? (error.stack ?? '') : String(error)}`)
}

function send(outgoing: ServerResponse, { status, headers = {}, body }: Answer): void {
  const plain = body === undefined || typeof body === 'string' || Buffer.isBuffer(body)
  outgoing.writeHead(status, {
    ...(plain ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    'x-github-request-id': crypto.randomUUID(),
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '4999',
    ...headers,
  })
  outgoing.end(plain ? body : JSON.stringify(body))
}

function parsed(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
