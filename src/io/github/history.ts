import { UserError } from '../../core/user-error.js'
import { mergeBaseOf, type History } from '../git/merge-base.js'
import type { GitHub } from './client.js'
import { errorAt, refusalOf } from './partial.js'

/** The two commits of a comparison, by object id: a tag may have the name of a branch. */
export interface Compared {
  readonly base: string
  readonly head: string
}

/** Pages of a hundred commits that are read of each side. Chosen by hand. */
const MOST_PAGES = 100

const COMMITS = 'pageInfo { hasNextPage endCursor } nodes { oid committedDate parents(first: 10) { nodes { oid } } }'

/** The GraphQL query. */
export const HISTORY_QUERY = `query History($owner: String!, $name: String!, $base: GitObjectID!, $head: GitObjectID!, $afterBase: String, $afterHead: String) {
  repository(owner: $owner, name: $name) {
    base: object(oid: $base) { ... on Commit { history(first: 100, after: $afterBase) { ${COMMITS} } } }
    head: object(oid: $head) { ... on Commit { history(first: 100, after: $afterHead) { ${COMMITS} } } }
  }
}`

interface SideAnswer {
  readonly history?: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
    readonly nodes:
      | readonly ({
          readonly oid: string
          readonly committedDate?: string
          readonly parents: { readonly nodes: readonly ({ readonly oid: string } | null)[] | null }
        } | null)[]
      | null
  }
}

type Side = keyof Compared
type Cursors = Record<Side, string | null>
interface HistoryAnswer {
  readonly repository: Readonly<Record<Side, SideAnswer | null>> | null
}

/** The merge base, and when it was committed as GitHub writes it; empty where it does not say so. */
interface FoundBase {
  readonly commit: string
  readonly committed: string
}

/**
 * The merge base of two commits, by their histories; null where they have no commit in common.
 * @throws {UserError} when one of them is not there, or their histories are longer than is read
 */
export async function walkToMergeBase(github: GitHub, commits: Compared): Promise<FoundBase | null> {
  const history: History = { parents: new Map(), dates: new Map() }
  const after: Cursors = { base: null, head: null }
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const more = await readPage(github, commits, after, history)
    const found = mergeBaseOf(history, commits.base, commits.head, !more)
    if (found !== undefined) return found === null ? null : { commit: found, committed: history.dates.get(found) ?? '' }
  }
  throw new UserError(
    `GitHub cannot compare ${commits.base.slice(0, 7)} and ${commits.head.slice(0, 7)}, and they have nothing in common in their last ${MOST_PAGES * 100} commits.`,
    'Rebase the branch onto its base, or run the CLI in a checkout: npx kiro-governance check.',
    'config',
  )
}

/** Reads one more page of both sides; returns whether either has more. */
async function readPage(github: GitHub, commits: Compared, after: Cursors, history: History): Promise<boolean> {
  const cursors = { afterBase: after.base, afterHead: after.head }
  const answer = await github.partial<HistoryAnswer>(HISTORY_QUERY, { ...commits, ...cursors })
  let more = false
  for (const side of ['base', 'head'] as const) {
    const found = answer.data.repository?.[side]
    const refused = errorAt(answer, 'repository', side)
    if (refused !== null) throw refusalOf(refused)
    if (!found?.history) throw goneCommit(commits[side])
    const { nodes, pageInfo } = found.history
    for (const node of nodes ?? []) {
      if (node === null) continue
      history.parents.set(node.oid, node.parents.nodes?.flatMap((parent) => parent?.oid ?? []) ?? [])
      history.dates.set(node.oid, node.committedDate ?? '')
    }
    after[side] = pageInfo.endCursor ?? after[side]
    more ||= pageInfo.hasNextPage
  }
  return more
}

/** A commit of the event is not in the repository any more. */
export function goneCommit(sha: string): UserError {
  return new UserError(
    `The commit ${sha.slice(0, 7)} is gone: it was force-pushed away, or its branch was deleted, since the event.`,
    'There is nothing to do here: the run for the new commit judges that one.',
    'config',
  )
}
