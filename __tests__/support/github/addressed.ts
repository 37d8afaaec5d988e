/** Which repository the address of a request means: by its name without regard to case, by a former name, or by its id. */
import { refusal, type Answer } from './faults.js'
import type { Repository } from './repository.js'

/** What a token may see. */
export interface Seen {
  readonly repositories: ReadonlyMap<string, Repository>
  /** By the names they had before. */
  readonly renamed: ReadonlyMap<string, Repository>
}

export type Addressed = { readonly repository: Repository; readonly rest: string } | { readonly instead: Answer }

/** Undefined for an address that is not one of a repository. */
export function addressed(method: string, { origin, pathname, search }: URL, seen: Seen): Addressed | undefined {
  const [, id, ofId = ''] = /^\/repositories\/(\d+)(\/.*)?$/.exec(pathname) ?? []
  const [, name, ofName = ''] = /^\/repos\/([^/]+\/[^/]+)(\/.*)?$/.exec(pathname) ?? []
  if (id === undefined && name === undefined) return undefined
  const path = [decoded(name ?? ''), decoded(id === undefined ? ofName : ofId)]
  if (path.includes(undefined)) return { instead: refusal(400, 'Bad Request') }
  if (id !== undefined)
    return found(
      [...seen.repositories.values()].find((one) => String(one.id) === id),
      ofId,
    )

  const key = path[0]?.toLowerCase() ?? ''
  const moved = seen.repositories.has(key) ? undefined : seen.renamed.get(key)
  if (moved === undefined) return found(seen.repositories.get(key), ofName)
  return { instead: redirect(method, `${origin}/repositories/${moved.id}${ofName}${search}`) }
}

function found(repository: Repository | undefined, rest: string): Addressed {
  return repository === undefined ? { instead: refusal(404, 'Not Found') } : { repository, rest }
}

/** A read may be repeated as another one; a write keeps its method and its body. */
function redirect(method: string, location: string): Answer {
  const read = method === 'GET' || method === 'HEAD'
  return {
    status: read ? 301 : 307,
    headers: { location },
    body: {
      message: read ? 'Moved Permanently' : 'Temporary Redirect',
      url: location,
      documentation_url: 'https://docs.github.com/rest/guides/best-practices-for-using-the-rest-api#follow-redirects',
    },
  }
}

/** Undefined where a percent sign begins no byte of UTF-8. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
