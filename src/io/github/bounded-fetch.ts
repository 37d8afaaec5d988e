import { count } from '../../core/number.js'
import type { Clock } from '../clock.js'
import { OversizedAnswer } from './api-error.js'

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

/** A `fetch` for octokit: each answer has come whole, within its bounds of time and size, and from the host that was asked. */
export function boundedFetch(
  fetch: Fetch,
  clock: Clock,
  left: () => number = () => ANSWER_MS,
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
    try {
      heard()
      return await answerOf(address, { ...options, signal: end.signal }, { fetch, heard }, 0)
    } catch (error) {
      if (end.signal.aborted) throw new Error((end.signal.reason as Error).message, { cause: error })
      throw error
    } finally {
      stopAll()
      stopSilence()
    }
  }
}

/** How a request is sent, and what is called with each part of its answer. */
interface Line {
  readonly fetch: Fetch
  readonly heard: () => void
}

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
  const [location, url] = [headers.get('location'), new URL(address)]
  const next = status >= 301 && status <= 308 && location !== undefined ? new URL(location, url) : null
  // The token goes to the host that the runner named and to no other.
  if (next?.origin === url.origin && (options.method ?? 'GET') === 'GET' && redirects < MOST_REDIRECTS)
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
