/** The headers that GitHub puts on every answer of its API, a refusal included. */
import { createHash } from 'node:crypto'
import type { Answer } from './faults.js'
import { permissionsOf } from './permissions.js'
import type { RecordedRequest } from './request-log.js'

const HOURLY_LIMIT = 5000

/** The answer with GitHub's usual headers; those that it has already win. What a client has already, by its `etag`, is a 304. */
export function withHeaders(request: RecordedRequest, pathname: string, answer: Answer): Answer {
  const { status, body } = answer
  const graphql = pathname === '/graphql'
  const permissions = graphql ? undefined : permissionsOf(request.method, pathname)
  const etag = request.method === 'GET' && status === 200 ? tagOf(body) : undefined
  const headers = {
    'x-github-request-id': crypto.randomUUID(),
    'x-github-media-type': mediaType(graphql, request),
    'x-github-api-version-selected': '2022-11-28',
    ...rateLimitHeaders(graphql ? 'graphql' : 'core'),
    ...scopeHeaders(request.authorization),
    ...(permissions === undefined ? {} : { 'x-accepted-github-permissions': permissions }),
    ...(etag === undefined ? {} : { etag }),
    ...answer.headers,
  }
  if (etag !== undefined && request.headers['if-none-match'] === etag) return { status: 304, headers }
  return { ...answer, headers }
}

function mediaType(graphql: boolean, { headers }: RecordedRequest): string {
  const [, parameter] = /application\/vnd\.github(?:\.v3)?\.(\w+)/.exec(String(headers.accept ?? '')) ?? []
  if (graphql) return 'github.v4; format=json'
  return parameter === undefined || parameter === 'v3' ? 'github.v3; format=json' : `github.v3; param=${parameter}`
}

function rateLimitHeaders(resource: 'core' | 'graphql') {
  return {
    'x-ratelimit-limit': String(HOURLY_LIMIT),
    'x-ratelimit-remaining': String(HOURLY_LIMIT - 1),
    'x-ratelimit-used': '1',
    'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3600),
    'x-ratelimit-resource': resource,
  }
}

/** Only classic tokens, of a person or of an OAuth app, have scopes. */
function scopeHeaders(authorization = '') {
  const classic = /^(?:token|bearer)\s+gh[po]_/i.test(authorization)
  return classic ? { 'x-oauth-scopes': 'repo', 'x-accepted-oauth-scopes': '' } : {}
}

function tagOf(body: unknown): string {
  const bytes = Buffer.isBuffer(body) ? body : JSON.stringify(body)
  return `W/"${createHash('sha256').update(bytes).digest('hex')}"`
}
