import { visible } from '../../core/text/message.js'
import { UserError } from '../../core/user-error.js'
import { isRecord } from '../../core/kiro/surfaces/document.js'
import { askBatch } from './ask-batch.js'
import type { GitHub } from './client.js'
import { errorAt, isTooMuch, refusalOf } from './partial.js'

/** What a folder holds, one level deep. The mode is git's, in octal digits: `100644`. */
export interface FolderEntry {
  readonly name: string
  readonly mode: string
  readonly oid: string | null
}

export type Folder = readonly FolderEntry[]

/** Where a folder is, for people. */
type PathOf = (id: string) => string

/** An answer of REST to a question for a tree; recursive ones name what is in folders by its path from the tree. */
export interface TreeAnswer {
  readonly sha: string
  readonly truncated: boolean
  readonly tree: readonly { readonly path?: string; readonly mode?: string; readonly sha?: string | null }[]
}

/** Requests for the folders and trees of one run. Beyond that the check is an error. Chosen by hand, below GitHub's 1,000 an hour. */
const MOST_REQUESTS = 300

/** Entries of the folders and trees of one run: a bound on memory. Chosen by hand. */
const MOST_ENTRIES = 2_000_000

/** Folders in one GraphQL request. Chosen by hand. */
export const FOLDER_BATCH = 100

/** So few folders that GraphQL refuses together are read one by one by REST: halves would cost as many requests. */
const FEW = 3

/** Concurrent requests: GitHub throttles clients with more. Chosen by hand. */
const AT_ONCE = 8

/** Object ids of SHA-1 and of SHA-256. */
export const OBJECT_ID = /^[0-9a-f]{40,64}$/

/** What a run reads of trees: within one bound of requests and entries, and no folder twice. */
export interface FolderReader {
  /**
   * All that is below a tree, a commit or a branch; cut where GitHub cuts it.
   * @throws {UserError} when the run has made more requests, or read more entries, than the bound
   */
  readonly recursive: (revision: string) => Promise<TreeAnswer>
  /**
   * Sees to it that folders are known, by their object ids or those of their commits, or by names of commits.
   * @throws {UserError} beyond the bound of the run, or when one folder is more than GitHub gives
   */
  readonly load: (ids: readonly string[], pathOf?: PathOf) => Promise<void>
  /** A folder that is known. */
  readonly known: (id: string) => Folder | undefined
  /** Remembers a folder that was read otherwise. */
  readonly remember: (id: string, folder: Folder) => void
  /** Whether GitHub is known to cut what is below a folder. */
  readonly isCut: (id: string) => boolean
  readonly markCut: (id: string) => void
  /** Requests that are left of the bound. */
  readonly left: () => number
}

/** The reader of one run. */
export function folderReader(github: GitHub): FolderReader {
  const folders = new Map<string, Folder>()
  const cut = new Set<string>()
  let [requests, entries] = [0, 0]
  const spend = (): void => {
    requests += 1
    if (requests > MOST_REQUESTS) throw tooMuch(`more than ${MOST_REQUESTS} requests`)
  }
  const count = (more: number): void => {
    entries += more
    if (entries > MOST_ENTRIES) throw tooMuch(`more than ${MOST_ENTRIES / 1_000_000} million entries`)
  }
  const remember = (id: string, folder: Folder): void => {
    folders.set(id, folder)
  }
  const keep = (id: string, folder: Folder): void => {
    count(folder.length)
    remember(id, folder)
  }
  const ask = async (revision: string, recursive: boolean): Promise<TreeAnswer> => {
    spend()
    const answer = await github.read<TreeAnswer>(
      'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
      { tree_sha: revision, ...(recursive ? { recursive: '1' } : {}) },
      isTree,
    )
    count(answer.tree.length)
    return answer
  }
  const alone = async (id: string, pathOf: PathOf): Promise<void> => {
    const { tree, truncated } = await ask(id, false)
    if (truncated)
      throw new UserError(
        `The folder ${visible(pathOf(id)) || '/'} has too many entries to be seen whole through the API.`,
        'Run the CLI in a checkout instead: npx kiro-governance check.',
        'config',
      )
    remember(
      id,
      tree.flatMap(({ path, mode, sha }) => (path && mode ? [{ name: path, mode, oid: sha ?? null }] : [])),
    )
  }
  const batch = async (ids: readonly string[], pathOf: PathOf): Promise<void> => {
    spend()
    const answer = await askBatch<FoldersAnswer>(github, foldersQuery(ids), { size: ids.length, few: FEW })
    const left: string[] = []
    for (const [index, id] of ids.entries()) {
      const refused = answer && errorAt(answer, 'repository', `t${index}`)
      const found = answer?.data.repository?.[`t${index}`]
      const given = found?.entries ?? found?.tree?.entries
      if (refused && !isTooMuch(refused)) throw refusalOf(refused)
      if (answer === null || refused || !given) left.push(id)
      else
        keep(
          id,
          given.map(({ name, mode, oid }) => ({ name, mode: mode.toString(8).padStart(6, '0'), oid })),
        )
    }
    if (left.length <= FEW) await Promise.all(left.map((id) => alone(id, pathOf)))
    else {
      const middle = Math.ceil(left.length / 2)
      await Promise.all([batch(left.slice(0, middle), pathOf), batch(left.slice(middle), pathOf)])
    }
  }
  return {
    recursive: (revision) => ask(revision, true),
    load: async (ids, pathOf = (id) => id) => {
      const lacking = [...new Set(ids)].filter((id) => !folders.has(id))
      const byId = lacking.filter((id) => OBJECT_ID.test(id))
      const jobs: (() => Promise<void>)[] = lacking
        .filter((id) => !OBJECT_ID.test(id))
        .map((name) => () => alone(name, pathOf))
      for (let at = 0; at < byId.length; at += FOLDER_BATCH) {
        const some = byId.slice(at, at + FOLDER_BATCH)
        jobs.push(() => batch(some, pathOf))
      }
      if (jobs.length > MOST_REQUESTS - requests) throw tooMuch(`more than ${MOST_REQUESTS} requests`)
      for (let at = 0; at < jobs.length; at += AT_ONCE)
        await Promise.all(jobs.slice(at, at + AT_ONCE).map((job) => job()))
    },
    known: (id) => folders.get(id),
    remember,
    isCut: (id) => cut.has(id),
    markCut: (id) => void cut.add(id),
    left: () => MOST_REQUESTS - requests,
  }
}

function tooMuch(bound: string): UserError {
  return new UserError(
    `The change touches too many folders to be seen whole through the API: it would take ${bound}.`,
    'Run the CLI in a checkout instead: npx kiro-governance check.',
    'config',
  )
}

function isTree({ tree, truncated }: Record<string, unknown>): boolean {
  return typeof truncated === 'boolean' && Array.isArray(tree) && tree.every(isRecord)
}

interface EntriesAnswer {
  readonly entries?: readonly { readonly name: string; readonly mode: number; readonly oid: string }[] | null
}

interface FoldersAnswer {
  readonly repository: Readonly<
    Record<string, (EntriesAnswer & { readonly tree?: EntriesAnswer | null }) | null>
  > | null
}

/** The GraphQL query for what some folders hold, by their object ids or those of commits. */
export function foldersQuery(ids: readonly string[]): string {
  const fields = ids.map((id, index) => `t${index}: object(oid: "${id}") { ...holds }`)
  return `query Folders($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { ${fields.join('\n')} } }
fragment holds on GitObject {
  ... on Tree { entries { name mode oid } }
  ... on Commit { tree { entries { name mode oid } } }
}`
}
