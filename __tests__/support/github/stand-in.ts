import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Account } from './accounts.js'
import { answerRequest, dressed } from './answer.js'
import { usualBehavior, type Behavior } from './behavior.js'
import { Comments } from './comments.js'
import { Emulated } from './emulated.js'
import { takeFault, type Answer, type Fault } from './faults.js'
import { Issues } from './issues.js'
import { Repository, type NewRepository } from './repository.js'
import { rounds, writes, type RecordedRequest } from './request-log.js'

/**
 * Every answer takes at least this long, as over a network. Without it, the first of several requests that a client
 * sends together could be answered before the last of them has arrived, and rounds could not be told apart.
 */
const LATENCY_MS = 20

export interface StandIn extends Behavior {
  /** The address of the API and, as on a server of one's own, of the pages. */
  readonly origin: string
  /** What a runner tells an action of where GitHub is. */
  readonly env: Readonly<Record<'GITHUB_API_URL' | 'GITHUB_GRAPHQL_URL' | 'GITHUB_SERVER_URL', string>>
  readonly repositories: ReadonlyMap<string, Repository>
  /** By the names they had before. */
  readonly renamed: ReadonlyMap<string, Repository>
  /** Every request in the order of arrival. */
  readonly requests: RecordedRequest[]
  writes(): RecordedRequest[]
  rounds(): number
  /** In force until they are used up or the stand-in is reset; a test may add to them at any time. */
  readonly faults: Fault[]
  /** Whom a token acts as: the bot of GitHub Actions unless a test says otherwise. */
  readonly viewers: Map<string, Account>
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
  const [repositories, renamed] = [new Map<string, Repository>(), new Map<string, Repository>()]
  const server = createServer((incoming, outgoing) => void serve(github, incoming, outgoing, latencyMs))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const host = { origin, emulated, comments, issues, repositories, renamed }

  const github: StandIn = {
    origin,
    env: { GITHUB_API_URL: origin, GITHUB_GRAPHQL_URL: `${origin}/graphql`, GITHUB_SERVER_URL: origin },
    repositories,
    renamed,
    requests: [],
    writes: () => writes(github.requests),
    rounds: () => rounds(github.requests),
    faults: [],
    viewers: new Map(),
    ...usualBehavior(),
    repository: (fullName, options) => new Repository(host, fullName, options),
    reset() {
      repositories.clear()
      renamed.clear()
      github.requests.length = 0
      github.faults.length = 0
      github.viewers.clear()
      Object.assign(github, usualBehavior())
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
    await answerRequest(github, request, text)
    incoming.socket.resetAndDestroy()
    return
  }
  if (fault !== undefined && 'lateMs' in fault) await wait(fault.lateMs)
  const given =
    fault !== undefined && 'status' in fault
      ? dressed(github, request, fault)
      : await answerRequest(github, request, text)
  request.endedAt = performance.now()
  request.status = given.status
  send(outgoing, given)
}

function send(outgoing: ServerResponse, { status, headers = {}, body }: Answer): void {
  const plain = body === undefined || typeof body === 'string' || Buffer.isBuffer(body)
  outgoing.writeHead(status, {
    ...(plain ? {} : { 'content-type': 'application/json; charset=utf-8' }),
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
