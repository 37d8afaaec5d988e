import { alternatives, type Finding } from '../../core/finding.js'
import { count, UNKNOWN } from '../../core/number.js'
import type { Report } from '../../core/report.js'
import { BUDGETS_HEADING } from '../budget-lines.js'
import { onlyTasks, totalsTable, workTable } from '../cost-table.js'
import { introduced, movedRows, older } from '../headline.js'
import { markdownTable } from '../table.js'
import type { ReportContext } from './context.js'
import { adviceFolds } from './advice.js'
import { html } from '../escape/html.js'
import { code, markdown, MARKDOWN_STYLE, placeCode } from '../escape/markdown.js'
import { explanationsMarkdown } from './explanation.js'
import { footer } from './footer.js'
import { inventoryMarkdown } from './inventory.js'
import { lead, smallLead, title } from './lead.js'
import { exceptionsHeading, exceptionsMarkdown, proposalMarkdown } from './policy.js'
import { budgetsMarkdown, seatsMarkdown } from './seats.js'
import { upgradesHeading, upgradesMarkdown } from './upgrade.js'

const MOST_FINDINGS = 30

/** GitHub takes 65,536 characters; counted here as bytes, which are never fewer. */
const LONGEST_COMMENT = 60_000

/**
 * The comment on a pull request. One paragraph a line: GitHub breaks lines in comments where the text does. One that would be
 * too long for GitHub loses its folds, then most of its rows, and says where the whole is.
 */
export function comment(report: Report, context: ReportContext): string {
  const small = isSmall(report, context)
  const all = introduced(report)
  const table = (most: number): string => findings(all, 'Introduced by this change', most)
  const whole = small ? [title(report), smallLead(report)] : [title(report), lead(report), totals(report, context), table(MOST_FINDINGS), proposalMarkdown(report), ...folds(report, context), olderLine(report)]
  const shorter = (most: number): string[] => [title(report), totals(report, context), table(most), SHORTENED]
  for (const blocks of [whole, shorter(MOST_FINDINGS), shorter(5)]) {
    const body = assemble(blocks, report, context)
    if (new TextEncoder().encode(body).byteLength <= LONGEST_COMMENT) return body
  }
  return assemble([title(report), SHORTENED], report, context)
}

const SHORTENED = 'This comment would be too long for GitHub; the job summary has the whole.'

function assemble(blocks: readonly string[], report: Report, context: ReportContext): string {
  const body = [...blocks, ...context.notes].filter((block) => block !== '').join('\n\n')
  return `${body}\n\n${footer(report, context, body.includes(MARKDOWN_STYLE.footnote) ? '¹ ' : '')}`
}

/** One edit that moves one row and brings nothing but its cost: two lines say it all. */
function isSmall(report: Report, context: ReportContext): boolean {
  const only = report.proposal === null && movedRows(report).length === 1 && report.estimate.rows.filter(({ changed }) => changed).length === 1
  return only && report.estimate.notEstimated.length === 0 && !context.withInventory && introduced(report).every(({ rule, severity }) => rule === 'cost-increase' && severity === 'warning')
}

/** Totals that stay as they are need no table, but on the first report, which shows where a team stands. */
function totals({ estimate }: Report, { withInventory }: ReportContext): string {
  const unchanged = estimate.rows.every(({ changed }) => !changed)
  return estimate.before.typical === null || estimate.rows.length === 0 || (unchanged && !withInventory) ? '' : markdownTable(totalsTable(estimate, MARKDOWN_STYLE))
}

export function findings(list: readonly Finding[], heading: string, most = MOST_FINDINGS): string {
  if (list.length === 0) return ''
  const shown = list.slice(0, most)
  const rows = shown.map((finding) => [ICONS[finding.severity], placeCode(finding.place), markdown(finding.message), alternatives(finding).map((name) => code(name)).join(', ')])
  const withInstead = rows.some((row) => row.at(-1) !== '')
  const table = markdownTable({ columns: ['', 'where', 'what', ...(withInstead ? ['instead'] : [])].map((name) => ({ title: name, align: 'left' })), rows })
  const left = list.length - shown.length
  return `**${heading}**\n\n${table}${left > 0 ? `\n\n${count(left, 'more finding')} in the report file.` : ''}`
}

export const ICONS = { error: '❌', warning: '⚠️', notice: 'ℹ️' } as const

function folds(report: Report, context: ReportContext): string[] {
  const { estimate } = report
  const changed = estimate.rows.filter((row) => row.changed).length
  const result: string[] = []
  if (changed > 0) {
    const kinds = onlyTasks(estimate.rows) ? 'task' : 'kind of work'
    result.push(fold(`Cost by ${kinds} · ${changed} of ${estimate.rows.length} ${changed === 1 ? 'changes' : 'change'}`, markdownTable(workTable(estimate, MARKDOWN_STYLE))))
  }
  if (changed > 0) for (const { heading, body } of adviceFolds(report.advice)) result.push(fold(heading, body))
  if (estimate.unpriced.length + estimate.notEstimated.length > 0) result.push(notInTotals(report))
  if (changed > 0 && report.seatAdvice?.stated) result.push(fold('Seats: what each plan would cost', seatsMarkdown(report.seatAdvice)))
  if (changed > 0 && report.budgets.length > 0) result.push(fold(BUDGETS_HEADING, budgetsMarkdown(report.budgets)))
  if (report.upgrades.length > 0) result.push(fold(upgradesHeading(report.upgrades), upgradesMarkdown(report.upgrades)))
  if (report.explanations.length > 0) result.push(fold('Why, layer by layer', explanationsMarkdown(report.explanations)))
  const used = report.exceptions.filter(({ status }) => status === 'active' || status === 'expiring')
  if (used.length > 0) result.push(fold(`In use: ${exceptionsHeading(used)}`, exceptionsMarkdown(used)))
  if (context.withInventory) result.push(inventoryMarkdown(report.inventory))
  if (changed > 0) result.push(fold(`Assumptions · prices of ${report.catalogueAsOf}`, assumptions(report)))
  return result
}

export function assumptions({ estimate }: Report): string {
  return estimate.assumptions.map(({ text, source }) => `- ${text} ${source.startsWith('https://') ? `([source](${source}))` : `(${source})`}`).join('\n')
}

/** Rows that are in no total, and why. */
export function notInTotals({ estimate }: Report): string {
  const names = (reason: string): string[] => estimate.unpriced.filter((row) => row.reason === reason).map(({ label }) => label)
  const line = (list: readonly string[], why: string): string => (list.length === 0 ? '' : `- ${list.slice(0, 10).map((name) => code(name)).join(', ')}${list.length > 10 ? ` and ${list.length - 10} more` : ''}: ${why}`)
  const lines = [
    line(names('no price'), `${UNKNOWN}; the model’s multiplier is not known`),
    line(names('no runs stated'), 'no stated runs; `workload.agents` in the policy gives them credits'),
    line(names('no CLI share stated'), 'no stated share of `interactiveChat`; `workload.cliShare` in the policy gives it credits'),
    line(names('no root share stated'), 'no stated share of the work; `workload.roots` in the policy gives them credits'),
    line(names('unknown trigger'), 'a trigger that is not known; `workload.hooks.other` in the policy gives it runs'),
    line(estimate.notEstimated, 'not estimated; the file cannot be read'),
  ].filter((text) => text !== '')
  const rows = estimate.unpriced.filter(({ reason }) => reason !== 'file cannot be read').length
  return fold(`Not in the totals · ${rows + estimate.notEstimated.length}`, lines.join('\n'))
}

/** A folded section. GitHub reads no markdown in its title, so that is plain text, and ours alone: it reads names and numbers there. */
export function fold(heading: string, body: string): string {
  return `<details><summary>${html(heading)}</summary>\n\n${body}\n\n</details>`
}

function olderLine(report: Report): string {
  const known = older(report).length
  return known === 0 ? '' : `${count(known, 'older problem')} ${known === 1 ? 'was' : 'were'} there before this change; the job summary lists ${known === 1 ? 'it' : 'them'}.`
}
