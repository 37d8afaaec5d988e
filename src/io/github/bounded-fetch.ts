import { count } from '../../core/text/number.js'
import type { Clock } from '../clock.js'
import { OversizedAnswer } from './api-error.js'
import { lossOf } from './loss.js'

/** Milliseconds without a byte after which a request is given up: GitHub itself ends a request after ten seconds. */
const SILENCE_MS = 12_000
/** Milliseconds for a complete answer. Chosen by hand. */
const ANSWER_MS = 40_000
/** Bytes of one answer. Chosen by hand. */
const MOST_BYTES = 64_000_000
/** Redirects in a row. Chosen by hand. */
const MOST_REDIRECTS = 3

/** The part of a request that octokit uses. */
export interface FetchOptions {
  readonly method?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A streamed answer, such as one of `fetch`, with its body decompressed. */
export interface IncomingAnswer {
  readonly status: number
  readonly headers: Iterable<readonly [name: string, value: string]>
  readonly body: AsyncIterable<Uint8Array> | null
}

/** Sends one request without following redirects; the signal aborts it at any time. */
export type Fetch = (
  address: string,
  options: FetchOptions & { readonly signal: AbortSignal },
) => Promise<IncomingAnswer>

/** The part of an answer that octokit uses. */
export interface FetchResponse {
  readonly status: number
  readonly ok: boolean
  readonly url: string
  readonly headers: ReadonlyMap<string, string>
  readonly text: () => Promise<string>
  readonly arrayBuffer: () => Promise<ArrayBuffer>
}

/** The logging of requests. */
export interface Account {
  /** The proxy that requests go through, without its password; null when there is none. */
  readonly proxy?: string | null
  /** Is called with a line for each finished request; null logs none. */
  readonly log?: ((line: string) => void) | null
  /** The number of the attempt, from 1. */
  readonly attempt?: number
}

/** A `fetch` for octokit: each answer is complete, within its limits of time and size, and from the requested host. */
export function boundedFetch(
  fetch: Fetch,
  clock: Clock,
  left: () => number = () => ANSWER_MS,
  { proxy = null, log = null, attempt = 1 }: Account = {},
): (address: string, options?: FetchOptions) => Promise<FetchResponse> {
  return async (address, options = {}) => {
    const bound = Math.min(ANSWER_MS, left())
    const end = new AbortController()
    const giveUp = (why: string) => () => {
      end.abort(new Error(why))
    }
    const stopAll = clock.after(bound, giveUp(`no whole answer within ${count(Math.ceil(bound / 1000), 'second')}`))
    let stopSilence = () => undefined as unknown
    const heard = (): void => {
      stopSilence()
      stopSilence = clock.after(SILENCE_MS, giveUp(`no answer within ${SILENCE_MS / 1000} seconds`))
    }
    const begun = clock.now()
    const told = (at: string, how: string): void => {
      const ms = Math.round(clock.now() - begun)
      log?.(`${options.method ?? 'GET'} ${new URL(at).pathname}: ${how}, ${ms} ms, attempt ${attempt}`)
    }
    try {
      heard()
      return await answerOf(address, { ...options, signal: end.signal }, { fetch, heard, told }, 0)
    } catch (error) {
      const why = end.signal.aborted ? (end.signal.reason as Error).message : lossOf(error)
      told(address, why)
      if (error instanceof OversizedAnswer) throw error
      throw new Error(proxy === null ? why : `${why} (by way of the proxy ${proxy})`, { cause: error })
    } finally {
      stopAll()
      stopSilence()
    }
  }
}

/** The parts of a request: how it is sent, and callbacks for each chunk of its answer and for its end. */
interface Line {
  readonly fetch: Fetch
  readonly heard: () => void
  readonly told: (address: string, how: string) => void
}

/** Redirects that are followed: for reads any of these, for writes only those that keep method and body. */
const MOVED = { read: [301, 302, 303, 307, 308], write: [307, 308] }

async function answerOf(
  address: string,
  options: FetchOptions & { readonly signal: AbortSignal },
  line: Line,
  redirects: number,
): Promise<FetchResponse> {
  const answer = await line.fetch(address, options)
  line.heard()
  const { status } = answer
  const headers = new Map([...answer.headers].map(([name, value]) => [name.toLowerCase(), value]))
  const body = await readBody(answer.body, line)
  line.told(address, String(status))
  const [location, url] = [headers.get('location'), new URL(address)]
  const moved = MOVED[(options.method ?? 'GET') === 'GET' ? 'read' : 'write'].includes(status)
  const next = moved && location !== undefined ? new URL(location, url) : null
  // The token is sent only to the host that the runner named.
  if (next?.origin === url.origin && redirects < MOST_REDIRECTS)
    return answerOf(next.href, options, line, redirects + 1)
  return {
    status,
    ok: status >= 200 && status < 300,
    url: address,
    headers,
    text: () => Promise.resolve(body.toString('utf8')),
    arrayBuffer: () => Promise.resolve(new Uint8Array(body).buffer),
  }
}

async function readBody(body: IncomingAnswer['body'], { heard }: Line): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    heard()
    chunks.push(chunk)
    size += chunk.length
    if (size > MOST_BYTES) throw new OversizedAnswer(MOST_BYTES)
  }
  return Buffer.concat(chunks)
}
