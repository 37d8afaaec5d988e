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
import type { Keeper } from './keeper.js'
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

/** A stand-in that nothing reaches yet: the state, and what a test sets. */
export function newStandIn(origin: string, keeper: Keeper): StandIn {
  const [comments, issues] = [new Comments(keeper), new Issues(keeper)]
  const [repositories, renamed] = [new Map<string, Repository>(), new Map<string, Repository>()]
  const host = { origin, keeper, comments, issues, repositories, renamed }
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
      keeper.reset()
      comments.reset()
      issues.reset()
    },
    close: () => Promise.resolve(),
  }
  return github
}

/**
 * Starts a GitHub on this machine, as far as an action meets it. Issues and comments are kept by `emulate` behind `prism`, which
 * judges requests by GitHub's OpenAPI description (emulate-behind-prism.mjs); GraphQL is executed over GitHub's
 * published schema (graphql.ts); trees, blobs, branches, comparisons, pull requests and events are the stand-in's own
 * (git-rest.ts says why). Who counts rounds lets it wait longer: on a busy machine requests that are sent together arrive further apart.
 */
export async function startGitHub(latencyMs = LATENCY_MS): Promise<StandIn> {
  const time: Time = { now: () => performance.now(), arrive: () => wait(latencyMs), pause: (ms) => wait(ms) }
  const server = createServer((incoming, outgoing) => void serve(github, incoming, outgoing, time))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const github = newStandIn(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, new Emulated())
  return Object.assign(github, {
    async close() {
      const closed = once(server, 'close')
      server.close()
      // Whoever was left hanging must not keep the process alive.
      server.closeAllConnections()
      await closed
    },
  })
}

/** When a request came and went, and how long an answer takes. */
export interface Time {
  readonly now: () => number
  /** Until what is sent together with a request has arrived too. */
  readonly arrive: () => Promise<void>
  readonly pause: (ms: number) => Promise<void>
}

export interface Incoming {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: RecordedRequest['headers']
  readonly text: string
}

/** Takes a request down and carries it out; `hang` is never an answer, `reset` a cut connection. */
export async function attend(github: StandIn, incoming: Incoming, time: Time): Promise<Answer | 'hang' | 'reset'> {
  const { method, path, headers, text } = incoming
  const { authorization } = headers
  const request: RecordedRequest = {
    method,
    path,
    headers,
    authorization: typeof authorization === 'string' ? authorization : undefined,
    body: parsed(text),
    startedAt: time.now(),
    endedAt: undefined,
    status: undefined,
  }
  github.requests.push(request)
  await time.arrive()

  const fault = takeFault(github.faults, request)?.respond
  if (fault === 'hang' || fault === 'reset') return fault
  if (fault === 'cut-after') {
    await answerRequest(github, request, text)
    return 'reset'
  }
  if (fault !== undefined && 'lateMs' in fault) {
    fault.meanwhile?.()
    await time.pause(fault.lateMs)
  }
  const given =
    fault !== undefined && 'status' in fault
      ? dressed(github, request, fault)
      : await answerRequest(github, request, text)
  request.endedAt = time.now()
  request.status = given.status
  return given
}

async function serve(github: StandIn, incoming: IncomingMessage, outgoing: ServerResponse, time: Time): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const { method = 'GET', url: path = '/', headers } = incoming
  const given = await attend(github, { method, path, headers, text: Buffer.concat(chunks).toString() }, time)
  if (given === 'hang') return
  if (given === 'reset') {
    incoming.socket.resetAndDestroy()
    return
  }
  const sent = bytesOf(given)
  outgoing.writeHead(given.status, sent.headers)
  outgoing.end(sent.bytes)
}

/** An answer as it goes out. */
export function bytesOf({ headers = {}, body }: Answer): {
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Buffer
} {
  if (body === undefined) return { headers, bytes: Buffer.alloc(0) }
  if (Buffer.isBuffer(body)) return { headers, bytes: body }
  if (typeof body === 'string') return { headers, bytes: Buffer.from(body) }
  const type = { 'content-type': 'application/json; charset=utf-8' }
  return { headers: { ...type, ...headers }, bytes: Buffer.from(JSON.stringify(body)) }
}

function parsed(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
