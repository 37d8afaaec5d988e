import { openGitHub, type MemoryGitHub } from './github/memory-github.js'
import type { RecordedRequest } from './github/request-log.js'

/** The file of an agent. */
export const agent = (name: string, model: string, more = ''): string =>
  `{ "name": "${name}", "model": "${model}"${more} }\n`

export const OPUS = agent('reviewer', 'claude-opus-4.8')

export const PACKAGES = Array.from({ length: 40 }, (_, index) => index)

/** A GitHub that cuts trees above so many entries. */
export function cutting(treeLimit: number): MemoryGitHub {
  return Object.assign(openGitHub(), { treeLimit })
}

/** Whether a request is the query for what folders hold. */
export const isFolders = ({ body }: RecordedRequest): boolean => JSON.stringify(body ?? '').includes('query Folders')

/** Whether a request is for what folders hold, by REST or by GraphQL. */
export const isTree = (request: RecordedRequest): boolean => request.path.includes('/git/trees/') || isFolders(request)
