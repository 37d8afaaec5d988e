import { count } from '../../core/text/number.js'
import type { Clock } from '../clock.js'
import { OversizedAnswer } from './api-error.js'
import { lossOf } from './loss.js'

/** Without a byte for so long there will be none: GitHub itself gives a request up after ten seconds. */
const SILENCE_MS = 12_000
/** The longest that one answer may take to arrive whole, in milliseconds. */
const ANSWER_MS = 40_000
const MOST_BYTES = 64_000_000
const MOST_REDIRECTS = 3

/** The part of a request that octokit uses. */
export interface FetchOptions {
  readonly method?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** An answer as it comes in: one of `fetch` is one. Its body is unzipped. */
export interface IncomingAnswer {
  readonly status: number
  readonly headers: Iterable<readonly [name: string, value: string]>
  readonly body: AsyncIterable<Uint8Array> | null
}

/** Sends one request and follows no redirect; the signal ends it, whatever of the answer is still to come. */
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

/** What is said about requests, and to whom. */
export interface Account {
  /** The proxy that requests go through, without its password; null when there is none. */
  readonly proxy?: string | null
  /** Is called with a line for each request once it is over; null says nothing. */
  readonly log?: ((line: string) => void) | null
  /** Which try this is of the same request, from 1. */
  readonly attempt?: number
}

/** A `fetch` for octokit: each answer has come whole, within its bounds of time and size, and from the host that was asked. */
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

/** How a request is sent, what is called with each part of its answer, and what with its end. */
interface Line {
  readonly fetch: Fetch
  readonly heard: () => void
  readonly told: (address: string, how: string) => void
}

/** A server may ask to repeat a request elsewhere: one that reads at any of these, one that writes only where its method and body stay. */
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
  // The token goes to the host that the runner named and to no other.
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
