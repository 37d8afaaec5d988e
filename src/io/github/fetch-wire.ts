import { isRecord } from '../../core/kiro/surfaces/document.js'
import { VERSION } from '../../version.js'
import type { FetchOptions, FetchResponse } from './bounded-fetch.js'
import type { Wire } from './client.js'

/** How one request is sent: given by the client with each one. */
type Send = (address: string, options: FetchOptions) => Promise<FetchResponse>

/**
 * Read requests by `fetch` alone, for the command line, which does not load the Actions toolkit. Refusals are thrown with the names and
 * fields of octokit's, because everything else tells them apart by these.
 */
export function fetchWire(token: string, url: string, graphqlUrl: string): Promise<Wire> {
  const headers = {
    authorization: `bearer ${token}`,
    'user-agent': `kiro-governance/${VERSION}`,
    'content-type': 'application/json; charset=utf-8',
  }
  return Promise.resolve({
    request: async (route, parameters) => {
      const [send, own] = split(parameters)
      const [method = 'GET', template = ''] = route.split(' ')
      const rest = new Map(Object.entries(own).map(([name, value]) => [name, String(value)]))
      const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
        const value = rest.get(name) ?? ''
        rest.delete(name)
        return encodeURIComponent(value)
      })
      // The client names the repository with every request; what the route has no place for is a parameter of its query.
      const query = [...rest].filter(([name]) => name !== 'owner' && name !== 'repo')
      const address = `${url}${path}${query.length === 0 ? '' : `?${new URLSearchParams(query).toString()}`}`
      return answered(send, address, { method, headers: { ...headers, accept: 'application/vnd.github+json' } })
    },
    graphql: async (text, variables) => {
      const [send, own] = split(variables)
      const body = JSON.stringify({ query: text, variables: own })
      const { data: answer, headers: given } = await answered(send, graphqlUrl, { method: 'POST', headers, body })
      if (!isRecord(answer)) throw failure('HttpError', 'the answer is not a JSON object', { headers: given })
      if (answer.errors === undefined) return answer.data
      const errors = Array.isArray(answer.errors) ? answer.errors.filter(isRecord) : []
      const messages = errors.map(({ message }) => ` - ${String(message)}`)
      throw failure(
        'GraphqlResponseError',
        ['Request failed due to following response errors:', ...messages].join('\n'),
        { errors, data: answer.data, headers: given },
      )
    },
  })
}

/** The client's own `fetch`, and the parameters of the request. */
function split(parameters: Readonly<Record<string, unknown>>): [Send, Readonly<Record<string, unknown>>] {
  const { request, ...own } = parameters
  return [(request as { readonly fetch: Send }).fetch, own]
}

async function answered(send: Send, address: string, options: FetchOptions) {
  const response = await send(address, options).catch((error: unknown) => {
    // Without a response: the connection was lost.
    throw failure('HttpError', error instanceof Error ? error.message : String(error), { status: 500, cause: error })
  })
  const [text, headers] = [await response.text(), Object.fromEntries(response.headers)]
  const data = parsed(text)
  if (response.ok) return { data, headers }
  const message = isRecord(data) && typeof data.message === 'string' ? data.message : text.slice(0, 500)
  throw failure('HttpError', message, { status: response.status, response: { status: response.status, headers, data } })
}

/** A text where it is no JSON: then it has not the shape that the caller expects. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

function failure(name: string, message: string, fields: Readonly<Record<string, unknown>>): Error {
  return Object.assign(new Error(message), { name, ...fields })
}
