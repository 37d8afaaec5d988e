import type { Report } from '../../core/report.js'
import { count } from '../../core/number.js'
import { BUDGETS_HEADING } from '../budget-lines.js'
import { workTable, totalsTable } from '../cost-table.js'
import { introduced, older } from '../headline.js'
import { markdownTable } from '../table.js'
import { adviceFolds } from './advice.js'
import { assumptions, findings, fold, notInTotals } from './comment.js'
import type { ReportContext } from './context.js'
import { MARKDOWN_STYLE } from '../escape/markdown.js'
import { explanationsMarkdown } from './explanation.js'
import { footer } from './footer.js'
import { inventoryMarkdown } from './inventory.js'
import { lead, title } from './lead.js'
import { exceptionsHeading, exceptionsMarkdown, proposalMarkdown } from './policy.js'
import { budgetsMarkdown, seatsMarkdown } from './seats.js'
import { upgradesHeading, upgradesMarkdown } from './upgrade.js'

/** The job summary: everything, notices and older problems included. */
export function summary(report: Report, context: ReportContext): string {
  const { estimate } = report
  const changed = estimate.rows.some((row) => row.changed)
  const notices = report.findings.filter(({ severity }) => severity === 'notice')
  const blocks = [
    title(report),
    lead(report),
    estimate.before.typical === null || estimate.rows.length === 0 ? '' : markdownTable(totalsTable(estimate, MARKDOWN_STYLE)),
    findings(introduced(report), report.hasBase ? 'Introduced by this change' : 'Problems'),
    findings(older(report), 'There before this change'),
    findings(notices, count(notices.length, 'notice')),
    proposalMarkdown(report),
    ...adviceFolds(report.advice).map(({ heading, body }) => fold(heading, body)),
    report.seatAdvice === null || estimate.rows.length === 0 ? '' : fold('Seats: what each plan would cost', seatsMarkdown(report.seatAdvice)),
    report.budgets.length > 0 ? fold(BUDGETS_HEADING, budgetsMarkdown(report.budgets)) : '',
    report.upgrades.length > 0 ? fold(upgradesHeading(report.upgrades), upgradesMarkdown(report.upgrades)) : '',
    report.explanations.length > 0 ? fold('Why, layer by layer', explanationsMarkdown(report.explanations)) : '',
    report.exceptions.length > 0 ? `**${exceptionsHeading(report.exceptions)}**\n\n${exceptionsMarkdown(report.exceptions)}` : '',
    changed ? markdownTable(workTable(estimate, MARKDOWN_STYLE)) : '',
    estimate.unpriced.length + estimate.notEstimated.length > 0 ? notInTotals(report) : '',
    inventoryMarkdown(report.inventory),
    estimate.rows.length > 0 ? fold(`Assumptions · prices of ${report.catalogueAsOf}`, assumptions(report)) : '',
    ...context.notes,
    footer(report, context, '¹ '),
  ]
  return blocks.filter((block) => block !== '').join('\n\n')
}
