import type { Agent, IncomingMessage, request } from 'node:http'
import { count } from '../../core/number.js'
import { OversizedAnswer } from './api-error.js'

/** Without a byte for so long there will be none: GitHub itself gives a request up after ten seconds. */
const SILENCE_MS = 12_000
/** The longest that one answer may take to arrive whole, in milliseconds. */
const ANSWER_MS = 40_000
const MOST_BYTES = 64_000_000
const MOST_REDIRECTS = 3

/**
 * The part of `fetch` that octokit uses, on Node's own http client: `fetch` takes 40 ms to load, a quarter of the whole run.
 * Proxies are those of the environment (HTTPS_PROXY, HTTP_PROXY, NO_PROXY), which Node's agent knows since 24.5.
 */
export async function httpFetch(
  address: string,
  options: FetchOptions,
  patienceMs = ANSWER_MS,
): Promise<FetchResponse> {
  const bound = Math.min(ANSWER_MS, patienceMs)
  const signal = AbortSignal.timeout(bound)
  try {
    return await answerOf(address, { ...options, signal }, 0)
  } catch (error) {
    if (signal.aborted)
      throw new Error(`no whole answer within ${count(Math.ceil(bound / 1000), 'second')}`, { cause: error })
    throw error
  }
}

async function answerOf(
  address: string,
  options: FetchOptions & { readonly signal: AbortSignal },
  redirects: number,
): Promise<FetchResponse> {
  const url = new URL(address)
  const response = await send(url, options)
  const { statusCode: status = 0, headers } = response
  const method = options.method ?? 'GET'
  const next = status >= 301 && status <= 308 && headers.location !== undefined ? new URL(headers.location, url) : null
  // The token goes to the host that the runner named and to no other.
  if (next?.origin === url.origin && method === 'GET' && redirects < MOST_REDIRECTS) {
    response.resume()
    return answerOf(next.href, options, redirects + 1)
  }
  const body = await readBody(response)
  return {
    status,
    ok: status >= 200 && status < 300,
    url: address,
    headers: new Map(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    text: () => Promise.resolve(body.toString('utf8')),
    arrayBuffer: () => Promise.resolve(new Uint8Array(body).buffer),
  }
}

export interface FetchOptions {
  readonly method?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

interface FetchResponse {
  readonly status: number
  readonly ok: boolean
  readonly url: string
  readonly headers: ReadonlyMap<string, string>
  readonly text: () => Promise<string>
  readonly arrayBuffer: () => Promise<ArrayBuffer>
}

/** One agent for the whole run, so that its requests share connections; TLS is loaded only for an https host. */
let agent: Promise<{ send: typeof request; agent: Agent }> | undefined

function client(protocol: string): NonNullable<typeof agent> {
  agent ??= (async () => {
    const options = { keepAlive: true, proxyEnv: process.env }
    if (protocol === 'http:') {
      const http = await import('node:http')
      return { send: http.request, agent: new http.Agent(options) }
    }
    const https = await import('node:https')
    return { send: https.request, agent: new https.Agent(options) }
  })()
  return agent
}

async function send(
  url: URL,
  { method = 'GET', headers = {}, body, signal }: FetchOptions & { readonly signal: AbortSignal },
): Promise<IncomingMessage> {
  const { send: start, agent: connections } = await client(url.protocol)
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const sent = start(
      url,
      {
        method,
        agent: connections,
        timeout: SILENCE_MS,
        signal,
        headers: { ...headers, ...length, 'accept-encoding': 'gzip' },
      },
      resolve,
    )
    sent.on('timeout', () => sent.destroy(new Error(`no answer within ${SILENCE_MS / 1000} seconds`)))
    sent.on('error', reject)
    sent.end(body)
  })
}

async function readBody(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size > MOST_BYTES) throw new OversizedAnswer(MOST_BYTES)
  }
  const body = Buffer.concat(chunks)
  if (response.headers['content-encoding'] !== 'gzip') return body
  const { gunzipSync } = await import('node:zlib')
  try {
    return gunzipSync(body, { maxOutputLength: MOST_BYTES })
  } catch (error) {
    throw error instanceof RangeError ? new OversizedAnswer(MOST_BYTES) : error
  }
}
