import { OperationTypeNode, parse } from 'graphql'

export interface RecordedRequest {
  readonly method: string
  /** With its query, as sent. */
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly authorization: string | undefined
  /** Parsed when it is JSON, the text otherwise, undefined when there is none. */
  readonly body: unknown
  readonly startedAt: number
  /** Undefined while there is no answer, and for ever after a fault that gives none. */
  endedAt: number | undefined
  status: number | undefined
}

/** Those that change something: all but reads by REST and queries by GraphQL. */
export function writes(requests: readonly RecordedRequest[]): RecordedRequest[] {
  return requests.filter((request) => !(isGraphql(request) ? isQuery(request.body) : request.method === 'GET'))
}

/** How many times the client waited: the longest chain of requests of which each began after the one before it ended. */
export function rounds(requests: readonly RecordedRequest[]): number {
  const depths: number[] = []
  for (const { startedAt } of requests) {
    const earlier = depths.filter((_, index) => (requests[index]?.endedAt ?? Infinity) <= startedAt)
    depths.push(1 + Math.max(0, ...earlier))
  }
  return Math.max(0, ...depths)
}

function isGraphql({ method, path }: RecordedRequest): boolean {
  return method === 'POST' && path === '/graphql'
}

function isQuery(body: unknown): boolean {
  const query = typeof body === 'object' && body !== null && 'query' in body ? body.query : undefined
  if (typeof query !== 'string') return false
  try {
    return parse(query).definitions.every(
      (part) => !('operation' in part) || part.operation === OperationTypeNode.QUERY,
    )
  } catch {
    return false
  }
}
