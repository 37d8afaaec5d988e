import { count } from '../../core/text/number.js'
import type { Report } from '../../core/report.js'
import { MARKDOWN_STYLE } from '../escape/markdown.js'
import { introduced, movedRows, older } from '../headline.js'
import type { ReportContext } from './context.js'
import { fit, type PageSection } from './fit.js'
import { footer } from './footer.js'
import { lead, smallLead, title } from './lead.js'
import {
  adviceSections,
  assumptionsSection,
  budgetsSection,
  exceptionsSection,
  explanationsSection,
  findingsSection,
  inventorySection,
  noteSections,
  droppedSection,
  notInTotalsSection,
  proposalSection,
  rootsSection,
  seatsSection,
  totalsSection,
  upgradesSection,
  workSection,
} from './sections.js'

/** Characters without the marker. GitHub accepts 65,536 characters and does not say how it counts them. */
const LONGEST_COMMENT = 59_000

/** Rows. Chosen by hand: more than a reviewer reads; the job summary has all. */
const MOST_FINDINGS = 30

/**
 * The comment on a pull request, as Markdown. Each paragraph is one line, because GitHub breaks lines in comments where
 * the text does.
 */
export function comment(report: Report, context: ReportContext): string {
  const small = isSmall(report, context)
  const head = [title(report, context), small ? smallLead(report) : lead(report)]
  const sections = [...(small ? [] : sectionsOf(report, context)), ...noteSections(context)]
  const foot = (above: string): string => footer(report, context, above.includes(MARKDOWN_STYLE.footnote) ? '¹ ' : '')
  return fit({ head, sections, foot }, LONGEST_COMMENT, 'The job summary has the whole.')
}

function sectionsOf(report: Report, context: ReportContext): PageSection[] {
  const { withInventory } = context
  const changed = report.estimate.allRows.some((row) => row.changed)
  const when = (condition: boolean, ...sections: PageSection[]): PageSection[] => (condition ? sections : [])
  return [
    // Totals that do not change need no table, except in the first report, which shows the team's starting point.
    ...when(changed || withInventory, totalsSection(report)),
    findingsSection(introduced(report), 'Introduced by this change', MOST_FINDINGS),
    proposalSection(report),
    workSection(report),
    rootsSection(report),
    ...when(changed, ...adviceSections(report)),
    droppedSection(report),
    notInTotalsSection(report),
    ...when(changed && report.seatAdvice !== null && report.seatAdvice.stated !== null, seatsSection(report)),
    ...when(changed || report.budgets.some((budget) => budget.changed), budgetsSection(report)),
    upgradesSection(report),
    explanationsSection(report),
    exceptionsSection(report, 'in use'),
    ...when(withInventory, inventorySection(report)),
    ...when(changed, assumptionsSection(report)),
    { name: 'older problems', write: () => olderLine(report) },
  ]
}

/**
 * Whether the change is one edit that moves one row and causes no finding but its cost: then two lines are the whole
 * comment.
 */
function isSmall(report: Report, context: ReportContext): boolean {
  const only =
    report.proposal === null &&
    movedRows(report).length === 1 &&
    report.estimate.allRows.filter(({ changed }) => changed).length === 1
  return (
    only &&
    report.estimate.notEstimated.length === 0 &&
    !context.withInventory &&
    introduced(report).every(({ rule, severity }) => rule === 'cost-increase' && severity === 'warning')
  )
}

function olderLine(report: Report): string {
  const known = older(report).length
  return known === 0
    ? ''
    : `${count(known, 'older problem')} ${known === 1 ? 'was' : 'were'} there before this change; the job summary lists ${known === 1 ? 'it' : 'them'}.`
}
