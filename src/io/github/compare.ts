import { isRecord } from '../../core/kiro/surfaces/document.js'
import { isDay } from '../../core/text/day.js'
import { UserError } from '../../core/user-error.js'
import { isRateLimit, reasonOf, statusOf } from './api-error.js'
import type { GitHub } from './client.js'
import { walkToMergeBase, type Compared } from './history.js'

/** A file that differs between two commits. */
export interface ChangedFile {
  readonly path: string
  /** Its path before, where it was moved or copied. */
  readonly former: string | null
  /** Whether a file of its path is there on one side only. */
  readonly side: 'before' | 'after' | 'both'
}

export interface Comparison {
  /** The commit that both have in common. */
  readonly mergeBase: string
  /** The day on which that was committed, `YYYY-MM-DD`, UTC; null where GitHub does not say it. */
  readonly committed: string | null
  /** What the head changes since then; null where that was not asked for, or not all is listed. */
  readonly files: readonly ChangedFile[] | null
}

/** Files that GitHub lists in a comparison: at most these, without a word that there are more. */
const MOST_LISTED = 300

interface CompareAnswer {
  readonly merge_base_commit: { readonly sha: string; readonly commit?: unknown }
  readonly files?: unknown
}

/**
 * The merge base of two commits, and what the head changes since then if `withFiles`. Without them no difference is computed, which large
 * ones make GitHub fail at; where it fails all the same, the history is walked. Null where the two have no commit in common.
 * @throws {UserError} when the history is longer than is read
 */
export async function readComparison(
  github: GitHub,
  commits: Compared,
  withFiles: boolean,
): Promise<Comparison | null> {
  for (const listed of withFiles ? [true, false] : [false]) {
    try {
      return await ask(github, commits, listed)
    } catch (error) {
      const status = statusOf(error)
      // What else is not found is one of the two commits.
      if (status === 404 && /no common ancestor/i.test(reasonOf(error))) return null
      if (status !== null && status < 500 && status !== 422) throw error
    }
  }
  const found = await walkToMergeBase(github, commits)
  return found && { mergeBase: found.commit, committed: dayOf(found.committed), files: null }
}

async function ask(github: GitHub, { base, head }: Compared, listed: boolean): Promise<Comparison> {
  const send = (read: GitHub['read']): Promise<CompareAnswer> =>
    read<CompareAnswer>(
      'GET /repos/{owner}/{repo}/compare/{basehead}',
      // The files come with the first page of commits, and with no other.
      { basehead: `${base}...${head}`, per_page: 1, page: listed ? 1 : 2 },
      ({ merge_base_commit: commit }) => isRecord(commit) && typeof commit.sha === 'string',
    )
  // A limit is waited for; what fails otherwise is not tried again, because there is another way.
  const { merge_base_commit: commit, files } = await send(github.readOnce).catch((error: unknown) => {
    if (isRateLimit(error)) return send(github.read)
    throw error
  })
  return { mergeBase: commit.sha, committed: dayOf(committedDate(commit)), files: listed ? changedFiles(files) : null }
}

function committedDate({ commit }: CompareAnswer['merge_base_commit']): unknown {
  const committer = isRecord(commit) ? commit.committer : null
  return isRecord(committer) ? committer.date : null
}

/** The day of a point in time as GitHub writes it: `2026-11-29T08:00:00Z`. */
function dayOf(date: unknown): string | null {
  const day = typeof date === 'string' ? date.slice(0, 10) : ''
  return isDay(day) ? day : null
}

function changedFiles(files: unknown): ChangedFile[] | null {
  if (!Array.isArray(files) || files.length >= MOST_LISTED) return null
  const changed: ChangedFile[] = []
  for (const file of files) {
    if (!isRecord(file) || typeof file.filename !== 'string') return null
    const former = typeof file.previous_filename === 'string' ? file.previous_filename : null
    // Names that are not UTF-8 cannot be told from others.
    if (`${file.filename}${former ?? ''}`.includes('\ufffd')) return null
    changed.push({ path: file.filename, former, side: sideOf(file.status) })
  }
  return changed
}

/** On which side of a change a file is, by GitHub's word for the change. */
function sideOf(status: unknown): ChangedFile['side'] {
  if (status === 'removed') return 'before'
  return status === 'added' || status === 'renamed' || status === 'copied' ? 'after' : 'both'
}

/** Two commits have no commit in common; named for people. */
export function nothingInCommon(base: string, head: string): UserError {
  return new UserError(
    `${base} and ${head.slice(0, 7)} have no commit in common, so there is nothing to compare with.`,
    'Rebase the branch onto its base.',
    'config',
  )
}
