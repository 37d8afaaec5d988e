import { count } from '../../core/text/number.js'
import type { Report } from '../../core/report.js'
import { BUDGETS_HEADING } from '../text/budget-lines.js'
import { droppedRows, droppedSentence } from '../tables/dropped-rows.js'
import { onlyTasks, rootsTable, totalsTable, workOfRoots, workTable } from '../tables/cost-table.js'
import { notInTotals } from '../tables/not-in-totals.js'
import { workGroups } from '../tables/work-groups.js'
import { code, markdown, MARKDOWN_STYLE } from '../escape/markdown.js'
import { markdownTable } from '../tables/table.js'
import { teamTable } from '../tables/team-table.js'
import { adviceFolds } from './advice.js'
import { explanationsMarkdown } from './explanation.js'
import type { ReportContext } from './context.js'
import type { PageSection } from './fit.js'
import { fold } from './fold.js'
import { inventoryList } from './inventory-list.js'
import { basisLine, creditsLine, forWhom } from './lead.js'
import { exceptionsHeading, exceptionsMarkdown, proposalMarkdown } from './policy.js'
import { budgetsMarkdown, seatsMarkdown } from './seats.js'
import { upgradesHeading, upgradesMarkdown } from './upgrade.js'

/* The sections of the comment and the job summary. Each page decides which of them it has and in which order. */

const section = (name: string, write: PageSection['write']): PageSection => ({ name, write })

/** The totals before and after, credits/month; for whom they are is said below the title where they move, else here. */
export function totalsSection(report: Report): PageSection {
  const { estimate } = report
  return section('the totals', () =>
    estimate.before.typical === null || estimate.rows.length === 0
      ? ''
      : `${creditsLine(report) === '' ? `${basisLine(report)}\n\n` : ''}${markdownTable(totalsTable(estimate, MARKDOWN_STYLE))}`,
  )
}

/** What the change does to the policy. */
export function proposalSection(report: Report, context: ReportContext): PageSection {
  return section('the change of the policy', () => proposalMarkdown(report, context))
}

/** A table of what changes and what it costs, row by row. */
export function workTableOf({ estimate }: Report, most?: number): string {
  return markdownTable(workTable(estimate, MARKDOWN_STYLE, most))
}

/** The rows of the estimate whose model or price changes. */
export function workSection(report: Report): PageSection {
  const { rows } = report.estimate
  const groups = workGroups(rows)
  const changed = groups.filter((group) => group.changed).length
  const kinds = onlyTasks(rows) ? 'task' : 'kind of work'
  return section(`the cost by ${kinds}`, (most) =>
    changed === 0
      ? ''
      : fold(
          `Cost by ${kinds} · ${changed} of ${groups.length} ${changed === 1 ? 'changes' : 'change'}`,
          workTableOf(report, most),
        ),
  )
}

/** One folded section per piece of advice. */
export function adviceSections({ advice, estimate }: Report): PageSection[] {
  const roots = estimate.roots.map(({ root }) => root)
  return adviceFolds(advice, roots).map(({ heading, body }) =>
    section('what could cost less', () => fold(heading, body)),
  )
}

/** Work that is counted in no total, and why, grouped by the reason. */
export function notInTotalsSection({ estimate }: Report): PageSection {
  const { unpriced, notEstimated } = estimate
  const line = (names: readonly string[], why: string): string =>
    names.length === 0
      ? ''
      : `- ${names
          .slice(0, 10)
          .map((name) => code(name))
          .join(', ')}${names.length > 10 ? ` and ${names.length - 10} more` : ''}: ${why}`
  return section('what is not in the totals', () => {
    const lines = [
      ...notInTotals(estimate).map(({ names, why }) => line(names, markdown(why))),
      line(notEstimated, 'not estimated; the file cannot be read'),
    ].filter((text) => text !== '')
    const rows = unpriced.filter(({ reason }) => reason !== 'file cannot be read').length
    return unpriced.length + notEstimated.length === 0
      ? ''
      : fold(`Not in the totals · ${rows + notEstimated.length}`, lines.join('\n'))
  })
}

/** Every root with its own totals, where there are several. */
export function rootsSection({ estimate }: Report): PageSection {
  const table = rootsTable(estimate, MARKDOWN_STYLE)
  return section('the other roots', () =>
    table === null
      ? ''
      : fold(
          estimate.roots.length === 2 ? 'Both roots' : `All ${count(estimate.roots.length, 'root')}`,
          `For ${forWhom(estimate)}, ${workOfRoots(estimate)}:\n\n${markdownTable(table)}`,
        ),
  )
}

/** Work that Kiro drops, and why: it costs nothing, and is no part of what is not in the totals. */
export function droppedSection({ estimate }: Report): PageSection {
  return section('what Kiro drops', () => {
    const rows = droppedRows(estimate)
    const lines = rows.slice(0, 10).map((row) => `- ${markdown(droppedSentence(row))}`)
    if (rows.length > lines.length) lines.push(`- and ${rows.length - lines.length} more`)
    return rows.length === 0 ? '' : fold(`Kiro drops ${rows.length}`, lines.join('\n'))
  })
}

/** The stated team beside the supposed one. */
export function teamSection({ team }: Report): PageSection {
  return section('the team', () => (team === null ? '' : markdownTable(teamTable(team, MARKDOWN_STYLE))))
}

/** The cost of each plan and the cheapest mix of seats. */
export function seatsSection({ seatAdvice }: Report): PageSection {
  return section('the seats', () =>
    seatAdvice === null ? '' : fold('Seats: what each plan would cost', seatsMarkdown(seatAdvice)),
  )
}

/** What each budget of a developer would do. */
export function budgetsSection({ budgets }: Report): PageSection {
  return section('the budgets', () => (budgets.length === 0 ? '' : fold(BUDGETS_HEADING, budgetsMarkdown(budgets))))
}

/** What to check where a model changes. */
export function upgradesSection({ upgrades }: Report, context: ReportContext): PageSection {
  return section('what to check for a new model', () =>
    upgrades.length === 0 ? '' : fold(upgradesHeading(upgrades), upgradesMarkdown(upgrades, context)),
  )
}

/** Why models are blocked, layer by layer. */
export function explanationsSection({ explanations }: Report): PageSection {
  return section('why models are blocked', () =>
    explanations.length === 0 ? '' : fold('Why, layer by layer', explanationsMarkdown(explanations)),
  )
}

/** Exceptions in use, folded, or all exceptions of the policy, open. */
export function exceptionsSection({ exceptions }: Report, which: 'in use' | 'all'): PageSection {
  const shown =
    which === 'all' ? exceptions : exceptions.filter(({ status }) => status === 'active' || status === 'expiring')
  return section('the exceptions', (most) => {
    if (shown.length === 0) return ''
    const table = exceptionsMarkdown(shown.slice(0, most)) + more(shown.length - (most ?? shown.length), 'exception')
    return which === 'all'
      ? `**${exceptionsHeading(shown)}**\n\n${table}`
      : fold(`In use: ${exceptionsHeading(shown)}`, table)
  })
}

/** The inventory of assignments and models. */
export function inventorySection(report: Report, context: ReportContext): PageSection {
  return section('what runs where', (most) => inventoryList(report, context, most))
}

/** The assumptions of the estimate, each with its source. */
export function assumptionsSection({ estimate, catalogueAsOf }: Report): PageSection {
  const lines = estimate.assumptions.map(
    ({ text, source }) => `- ${text} ${source.startsWith('https://') ? `([source](${source}))` : `(${source})`}`,
  )
  return section('the assumptions', () => fold(`Assumptions · prices of ${catalogueAsOf}`, lines.join('\n')))
}

/** One section per note of the caller. */
export function noteSections({ notes }: ReportContext): PageSection[] {
  return notes.map((note) => section('a note', () => note))
}

function more(left: number, what: string): string {
  return left > 0 ? `\n\n${count(left, `more ${what}`)} in the report file.` : ''
}
