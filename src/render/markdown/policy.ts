import type { ExceptionNote } from '../../core/judgement/exception-notes.js'
import { count, whole } from '../../core/text/number.js'
import type { Report } from '../../core/report.js'
import { exceptionCost, exceptionScope, proposalLines } from '../text/policy-lines.js'
import { markdownTable } from '../tables/table.js'
import { code, markdown } from '../escape/markdown.js'

/** What the pull request changes in the policy, and the verdict that the changed policy would give. */
export function proposalMarkdown(report: Report): string {
  const lines = proposalLines(report)
  if (lines === null) return ''
  const { heading, facts, edits } = lines
  const table =
    edits === null
      ? ''
      : edits.length === 0
        ? 'Both resolve to the same: nothing is freer or stricter.'
        : markdownTable({
            columns: ['', 'after the merge'].map((title) => ({ title, align: 'left' })),
            rows: edits.map(({ direction, message }) => [direction, markdown(message)]),
          })
  return [`**${heading}**`, facts.map(markdown).join(' '), table].filter((block) => block !== '').join('\n\n')
}

/** Exceptions of the policy, with what they cost in credits/month. */
export function exceptionsMarkdown(exceptions: readonly ExceptionNote[]): string {
  const rows = exceptions.map((note) => [
    markdown(exceptionScope(note)),
    note.owner === null ? code(note.source) : code(note.owner),
    note.reason === null ? '' : code(note.reason),
    note.status === 'active' ? note.expires : `${note.expires}, ${note.status}`,
    markdown(exceptionCost(note)),
  ])
  const table = markdownTable({
    columns: [
      { title: 'may break', align: 'left' },
      { title: 'owner', align: 'left' },
      { title: 'why', align: 'left' },
      { title: 'until', align: 'left' },
      { title: 'credits / month', align: 'right' },
    ],
    rows,
  })
  return table
}

/** `2 exceptions in use · 1,361 credits a month` */
export function exceptionsHeading(exceptions: readonly ExceptionNote[]): string {
  const extra = exceptions.reduce(
    (sum, { extra, status }) => (status === 'expired' ? sum : sum + Math.max(0, extra ?? 0)),
    0,
  )
  return `${count(exceptions.length, 'exception')}${extra > 0 ? ` · ${whole(extra)} credits a month more than without` : ''}`
}
