import { introducedFindings } from '../../core/finding.js'
import type { CommentMode } from './comment-mode.js'
import type { Failure, Report } from '../../core/report.js'
import type { Conversation, OwnComment } from '../../io/github/own-comments.js'

/** The first line of every comment of ours, by which it is found again; one of each key on a pull request. */
export function markerOf(key: string | null): string {
  return `<!-- kiro-governance:check${key === null ? '' : `:${key}`} -->`
}

/** A change of cost from which a comment is worth reading. */
const NOTABLE_PERCENT = 5

/** What is to be said on the pull request, and when. */
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
  /** Comments of ours that two runs at once, or an older version, left beside the one that stays. */
  readonly remove: readonly number[]
} & (
  | { readonly action: 'create'; readonly body: string }
  | { readonly action: 'update'; readonly id: number; readonly body: string }
  | { readonly action: 'none'; readonly url: string | null; readonly why: string }
)

/** What to do with the comment. An existing one is kept true; a new one is written only when the mode asks for it. */
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

export const MOVED_ON = 'the pull request has moved on; the run for its new head comments'

/**
 * What to take away after a create, when a look shows what other runs did meanwhile. Two that started together both wrote: each takes away
 * what is older than its own, so that the newest stays. A comment for a head that is no longer the pull request's own goes itself, unless
 * the run for the new head has made it its own already.
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

/** GitHub may give line ends back as CRLF and without the last one. */
export function sameText(a: string, b: string): boolean {
  const normal = (text: string): string => text.replaceAll('\r\n', '\n').trim()
  return normal(a) === normal(b)
}

function wanted(mode: Exclude<CommentMode, 'never'>, result: Report | Failure, installing: boolean): boolean {
  // What may pass is told where something is told already; the failed job says it too.
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
  return estimate.rows.some((row) => {
    if (!row.changed || row.after.credits.typical !== null) return false
    const ratio = row.ratio
    return ratio === null ? row.after.reason === 'no price' : Math.abs(ratio - 1) * 100 >= NOTABLE_PERCENT
  })
}
