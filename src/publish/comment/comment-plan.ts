import { introducedFindings } from '../../core/finding.js'
import type { CommentMode } from './comment-mode.js'
import type { Failure, Report } from '../../core/report.js'
import type { Conversation, OwnComment } from '../../io/github/own-comments.js'

/** The first line of every comment of this action, by which it is found again; one per key on a pull request. */
export function markerOf(key: string | null): string {
  return `<!-- kiro-governance:check${key === null ? '' : `:${key}`} -->`
}

/** Percent. A change of cost from which a comment is written. Chosen by hand. */
const NOTABLE_PERCENT = 5

/** The comment for the pull request, and when to write it. */
export interface CommentRequest {
  readonly mode: CommentMode
  readonly result: Report | Failure
  readonly installing: boolean
  /** The text below the marker. */
  readonly body: string
  readonly marker: string
  /** The commit that was judged. */
  readonly judged: string
}

export type CommentPlan = {
  /** Extra comments that concurrent runs or an older version left. */
  readonly remove: readonly number[]
} & (
  | { readonly action: 'create'; readonly body: string }
  | { readonly action: 'update'; readonly id: number; readonly body: string }
  | { readonly action: 'none'; readonly url: string | null; readonly why: string }
)

/** What to do with the comment. An existing one is updated; a new one is created only when the mode asks for it. */
export function planComment(
  { mode, result, installing, body, marker, judged }: CommentRequest,
  { headSha, comments }: Conversation,
): CommentPlan {
  const existing = comments.at(-1) ?? null
  const url = existing?.url ?? null
  const whole = `${marker}\n${body}`
  if (mode === 'never') return { action: 'none', url, why: 'comments are off', remove: [] }
  if (headSha !== judged) return { action: 'none', url, why: MOVED_ON, remove: [] }
  const remove = idsOf(comments.slice(0, -1))
  if (existing) {
    return sameText(existing.body, whole)
      ? { action: 'none', url, why: 'the comment says so already', remove }
      : { action: 'update', id: existing.id, body: whole, remove }
  }
  return wanted(mode, result, installing)
    ? { action: 'create', body: whole, remove }
    : { action: 'none', url, why: 'there is nothing that a reviewer has to see', remove }
}

/** The remark when the pull request has a newer head. */
export const MOVED_ON = 'the pull request has moved on; the run for its new head comments'

/**
 * What to delete after a create, when a look shows what other runs did meanwhile. Of two runs that started together
 * each deletes comments older than its own, so that the newest is kept. A comment for a head that the pull request no
 * longer has deletes itself, unless the run for the new head has already taken it over.
 */
export function planAfterCreate(
  created: { readonly id: number; readonly body: string },
  judged: string,
  { headSha, comments }: Conversation,
): { readonly stays: boolean; readonly remove: readonly number[] } {
  if (headSha === judged) return { stays: true, remove: idsOf(comments.filter(({ id }) => id < created.id)) }
  const now = comments.find(({ id }) => id === created.id)
  return { stays: false, remove: now === undefined || sameText(now.body, created.body) ? [created.id] : [] }
}

function idsOf(comments: readonly OwnComment[]): number[] {
  return comments.map(({ id }) => id)
}

/**
 * Whether two comments say the same: GitHub may return line ends as CRLF and without the last one, and the link to the
 * run alone is no reason to edit.
 */
export function sameText(a: string, b: string): boolean {
  const normal = (text: string): string =>
    text
      .replaceAll('\r\n', '\n')
      .replace(/\/actions\/runs\/\d+\)/g, '/actions/runs/)')
      .trim()
  return normal(a) === normal(b)
}

function wanted(mode: Exclude<CommentMode, 'never'>, result: Report | Failure, installing: boolean): boolean {
  // A temporary failure is written only into an existing comment; the failed job shows it too.
  if ('errorClass' in result) return result.errorClass !== 'api' && result.errorClass !== 'internal'
  if (result.verdict === 'skipped') return false
  if (mode === 'always') return true
  const news = introducedFindings(result.findings).length > 0
  return news || (mode === 'changes' && (installing || result.proposal !== null || notable(result)))
}

function notable({ estimate }: Report): boolean {
  const [before, delta] = [estimate.before.typical, estimate.delta.typical]
  if (
    delta !== null &&
    delta !== 0 &&
    (before === null || before === 0 || (Math.abs(delta) / before) * 100 >= NOTABLE_PERCENT)
  )
    return true
  return estimate.allRows.some((row) => {
    if (!row.changed || row.after.credits.typical !== null) return false
    const ratio = row.ratio
    return ratio === null ? row.after.reason === 'no price' : Math.abs(ratio - 1) * 100 >= NOTABLE_PERCENT
  })
}
