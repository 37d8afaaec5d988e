import type { ExceptionNote } from '../../core/judgement/exception-notes.js'
import { list } from '../../core/text/message.js'
import { count, whole } from '../../core/text/number.js'
import type { Report } from '../../core/report.js'
import { effectsHeading, exceptionCost, exceptionScope, proposalLines } from '../text/policy-lines.js'
import { markdownTable } from '../tables/table.js'
import { code, markdown, modelName } from '../escape/markdown.js'
import type { ReportContext } from './context.js'
import { placeLink, ruleLink } from './links.js'

/** What the pull request changes in the policy, and the verdict that the changed policy would give. */
export function proposalMarkdown(report: Report, context: ReportContext): string {
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
  const blocks = [`**${heading}**`, facts.map(markdown).join(' '), table, effectsMarkdown(report, context)]
  return blocks.filter((block) => block !== '').join('\n\n')
}

/** Rows. Chosen by hand; the report file has all. */
const MOST_EFFECTS = 20

/** Whom the change of the policy breaks: work that is there and that it newly refuses, and work that it newly allows. */
function effectsMarkdown({ policyEffects, inventory }: Report, context: ReportContext): string {
  const shown = policyEffects.slice(0, MOST_EFFECTS)
  const left = policyEffects.length - shown.length
  const labels = new Map(inventory.rows.map(({ assignment, label }) => [assignment, label]))
  const table = markdownTable({
    columns: [
      { title: '', align: 'left' },
      { title: 'where', align: 'left' },
      { title: 'model', align: 'left' },
      { title: 'work', align: 'left' },
      { title: 'credits / month', align: 'right' },
      { title: 'instead', align: 'left' },
    ],
    rows: shown.map(({ effect, rule, place, model, assignments, credits, instead }) => [
      `${effect} ${ruleLink(rule)}`,
      placeLink(place, context),
      model === null ? '' : modelName(model, 'short'),
      markdown(
        list(
          assignments.map((name) => labels.get(name) ?? name),
          3,
        ),
      ),
      whole(credits),
      instead
        .slice(0, 2)
        .map((name) => modelName(name, 'short'))
        .join(', '),
    ]),
  })
  return policyEffects.length === 0
    ? ''
    : `**${effectsHeading(policyEffects)}**\n\n${table}${left > 0 ? `\n\n${count(left, 'more row')} in the report file.` : ''}`
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
