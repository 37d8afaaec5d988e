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

/** Entries. Chosen by hand; the report file has all. */
const MOST_EFFECTS = 20

/** Whom the change of the policy breaks: work that is there and that it newly refuses, and work that it newly allows. */
function effectsMarkdown({ policyEffects, inventory }: Report, context: ReportContext): string {
  const shown = policyEffects.slice(0, MOST_EFFECTS)
  const left = policyEffects.length - shown.length
  const labels = new Map(inventory.rows.map(({ assignment, label }) => [assignment, label]))
  const lines = shown.map(({ effect, rule, place, model, assignments, credits, instead }) => {
    const work = assignments.map((name) => labels.get(name) ?? name)
    const what = [
      model === null ? '' : modelName(model),
      work.length === 0 ? '' : `${model === null ? '' : 'for '}${markdown(list(work, 3))}`,
    ].filter((part) => part !== '')
    const others = instead.slice(0, 2).map((name) => modelName(name))
    const parts = [
      placeLink(place, context),
      what.length === 0 ? effect : `${effect}: ${what.join(' ')}`,
      // What is about no model, such as a missing budget, has no price of its own.
      model === null ? '' : credits === null ? 'not priced' : `${whole(credits)} credits a month`,
      others.length === 0 ? '' : `instead ${others.join(', ')}`,
    ]
    return `- ${parts.filter((part) => part !== '').join(' · ')} ${ruleLink(rule)}`
  })
  return policyEffects.length === 0
    ? ''
    : `**${effectsHeading(policyEffects)}**\n\n${lines.join('\n')}${left > 0 ? `\n\n${count(left, 'more row')} in the report file.` : ''}`
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
