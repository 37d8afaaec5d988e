import { introducedFindings } from '../core/finding.js'
import type { CommentMode } from '../core/options.js'
import type { Failure, Report } from '../core/report.js'
import type { OwnComment } from '../io/github/pull-request.js'

/** The first line of every comment of ours, by which it is found again. */
export const MARKER = '<!-- kiro-governance:check -->'

/** A change of cost from which a comment is worth reading. */
const NOTABLE_PERCENT = 5

export type CommentPlan =
  | { readonly action: 'create'; readonly body: string }
  | { readonly action: 'update'; readonly id: number; readonly body: string }
  | { readonly action: 'none'; readonly url: string | null; readonly why: string }

/** What to do with the comment. An existing one is kept true; a new one is written only when the mode asks for it. */
export function planComment(input: {
  readonly mode: CommentMode
  readonly result: Report | Failure
  readonly installing: boolean
  readonly body: string
  readonly existing: OwnComment | null
  /** Whether the pull request's head is still the commit that was judged. */
  readonly current: boolean
}): CommentPlan {
  const { mode, result, installing, existing, current } = input
  const body = `${MARKER}\n${input.body}`
  if (mode === 'never') return { action: 'none', url: existing?.url ?? null, why: 'comments are off' }
  if (!current) return { action: 'none', url: existing?.url ?? null, why: 'the pull request has moved on; the run for its new head comments' }
  if (existing) {
    return sameText(existing.body, body) ? { action: 'none', url: existing.url, why: 'the comment says so already' } : { action: 'update', id: existing.id, body }
  }
  return wanted(mode, result, installing) ? { action: 'create', body } : { action: 'none', url: null, why: 'there is nothing that a reviewer has to see' }
}

/** GitHub may give line ends back as CRLF and without the last one. */
function sameText(a: string, b: string): boolean {
  const normal = (text: string): string => text.replaceAll('\r\n', '\n').trim()
  return normal(a) === normal(b)
}

function wanted(mode: Exclude<CommentMode, 'never'>, result: Report | Failure, installing: boolean): boolean {
  if ('errorClass' in result) return true
  if (result.verdict === 'skipped') return false
  if (mode === 'always') return true
  const news = introducedFindings(result.findings).length > 0
  return news || (mode === 'changes' && (installing || result.proposal !== null || notable(result)))
}

function notable({ estimate }: Report): boolean {
  const [before, delta] = [estimate.before.typical, estimate.delta.typical]
  if (delta !== null && delta !== 0 && (before === null || before === 0 || (Math.abs(delta) / before) * 100 >= NOTABLE_PERCENT)) return true
  return estimate.rows.some((row) => {
    if (!row.changed || row.after.credits.typical !== null) return false
    const ratio = row.ratio
    return ratio === null ? row.after.reason === 'no price' : Math.abs(ratio - 1) * 100 >= NOTABLE_PERCENT
  })
}
