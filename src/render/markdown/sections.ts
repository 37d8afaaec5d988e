import { alternatives, SEVERITIES, type Finding } from '../../core/finding.js'
import { count, UNKNOWN } from '../../core/text/number.js'
import type { Report } from '../../core/report.js'
import { BUDGETS_HEADING } from '../text/budget-lines.js'
import { droppedRows, droppedSentence } from '../tables/dropped-rows.js'
import { onlyTasks, totalsTable, workTable } from '../tables/cost-table.js'
import { html } from '../escape/html.js'
import { code, markdown, MARKDOWN_STYLE, placeCode } from '../escape/markdown.js'
import { fairShare } from '../fair-share.js'
import { markdownTable } from '../tables/table.js'
import { teamTable } from '../tables/team-table.js'
import { adviceFolds } from './advice.js'
import { explanationsMarkdown } from './explanation.js'
import type { ReportContext } from './context.js'
import type { PageSection } from './fit.js'
import { inventoryMarkdown } from './inventory.js'
import { exceptionsHeading, exceptionsMarkdown, proposalMarkdown } from './policy.js'
import { budgetsMarkdown, seatsMarkdown } from './seats.js'
import { upgradesHeading, upgradesMarkdown } from './upgrade.js'

/* The sections of the comment and the job summary. Each page decides which of them it has and in which order. */

const section = (name: string, write: PageSection['write']): PageSection => ({ name, write })

/** The totals before and after, credits/month. */
export function totalsSection({ estimate }: Report): PageSection {
  return section('the totals', () =>
    estimate.before.typical === null || estimate.rows.length === 0
      ? ''
      : markdownTable(totalsTable(estimate, MARKDOWN_STYLE)),
  )
}

/** The icon of each severity. */
const ICONS = { error: '❌', warning: '⚠️', notice: 'ℹ️' } as const

/** Findings in a table of at most `usual` rows where there is room. */
export function findingsSection(list: readonly Finding[], heading: string, usual: number): PageSection {
  return section('the findings', (most = usual) => {
    if (list.length === 0) return ''
    const shown = fairShare(list, most, ({ severity }) => SEVERITIES.indexOf(severity))
    const rows = shown.map((finding) => [
      ICONS[finding.severity],
      placeCode(finding.place),
      markdown(finding.message),
      alternatives(finding)
        .map((name) => code(name))
        .join(', '),
    ])
    const withInstead = rows.some((row) => row.at(-1) !== '')
    const table = markdownTable({
      columns: ['', 'where', 'what', ...(withInstead ? ['instead'] : [])].map((name) => ({
        title: name,
        align: 'left',
      })),
      rows,
    })
    return `**${heading}**\n\n${table}${more(list.length - shown.length, 'finding')}`
  })
}

/** What the change does to the policy. */
export function proposalSection(report: Report): PageSection {
  return section('the change of the policy', () => proposalMarkdown(report))
}

/** A table of what changes and what it costs, row by row. */
export function workTableOf({ estimate }: Report, most?: number): string {
  return markdownTable(workTable(estimate, MARKDOWN_STYLE, most))
}

/** The rows of the estimate whose model or price changes. */
export function workSection(report: Report): PageSection {
  const { rows } = report.estimate
  const changed = rows.filter((row) => row.changed).length
  const kinds = onlyTasks(rows) ? 'task' : 'kind of work'
  return section(`the cost by ${kinds}`, (most) =>
    changed === 0
      ? ''
      : fold(
          `Cost by ${kinds} · ${changed} of ${rows.length} ${changed === 1 ? 'changes' : 'change'}`,
          workTableOf(report, most),
        ),
  )
}

/** One folded section per piece of advice. */
export function adviceSections({ advice }: Report): PageSection[] {
  return adviceFolds(advice).map(({ heading, body }) => section('what could cost less', () => fold(heading, body)))
}

/** Rows that are counted in no total, and why. */
export function notInTotalsSection({ estimate }: Report): PageSection {
  const { unpriced, notEstimated } = estimate
  const names = (reason: string): string[] => unpriced.filter((row) => row.reason === reason).map(({ label }) => label)
  const line = (list: readonly string[], why: string): string =>
    list.length === 0
      ? ''
      : `- ${list
          .slice(0, 10)
          .map((name) => code(name))
          .join(', ')}${list.length > 10 ? ` and ${list.length - 10} more` : ''}: ${why}`
  return section('what is not in the totals', () => {
    const lines = [
      line(names('no price'), `${UNKNOWN}; the model’s multiplier is not known`),
      line(names('no runs stated'), 'no stated runs; `workload.agents` in the policy gives those of agents credits'),
      line(
        names('no CLI share stated'),
        'no stated share of `interactiveChat`; `workload.cliShare` in the policy gives it credits',
      ),
      line(
        names('no root share stated'),
        'no stated share of the work; `workload.roots` in the policy gives them credits',
      ),
      line(names('unknown trigger'), 'a trigger that is not known; `workload.hooks.other` in the policy gives it runs'),
      line(notEstimated, 'not estimated; the file cannot be read'),
    ].filter((text) => text !== '')
    const rows = unpriced.filter(({ reason }) => reason !== 'file cannot be read').length
    return unpriced.length + notEstimated.length === 0
      ? ''
      : fold(`Not in the totals · ${rows + notEstimated.length}`, lines.join('\n'))
  })
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
export function upgradesSection({ upgrades }: Report): PageSection {
  return section('what to check for a new model', () =>
    upgrades.length === 0 ? '' : fold(upgradesHeading(upgrades), upgradesMarkdown(upgrades)),
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
export function inventorySection({ inventory }: Report): PageSection {
  return section('what runs where', (most) => inventoryMarkdown(inventory, most))
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

/**
 * A folded section. GitHub reads no Markdown in its summary but resolves names and numbers there, so the heading is
 * plain text in the program's own words.
 */
export function fold(heading: string, body: string): string {
  return `<details><summary>${html(heading)}</summary>\n\n${body}\n\n</details>`
}

function more(left: number, what: string): string {
  return left > 0 ? `\n\n${count(left, `more ${what}`)} in the report file.` : ''
}
