import { inARow } from '../../core/text/message.js'
import { count } from '../../core/text/number.js'
import type { Report } from '../../core/report.js'
import { MARKDOWN_STYLE } from '../escape/markdown.js'
import { introduced, movedRows, older } from '../headline.js'
import type { ReportContext } from './context.js'
import { findingsSection } from './findings.js'
import { fit, type PageSection } from './fit.js'
import { footer } from './footer.js'
import { lead, oldPricesLine, pricesMoved, smallLead, title } from './lead.js'
import { requestsSection, whatToDoSection } from './what-to-do.js'
import {
  adviceSections,
  assumptionsSection,
  budgetsSection,
  exceptionsSection,
  explanationsSection,
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
  const form = formOf(report, context)
  const head = [
    title(report, context),
    form === 'one line' ? smallLead(report, context) : lead(report),
    pricesMoved(report) ?? '',
    oldPricesLine(report),
  ]
  const sections = [...(form === 'whole' ? sectionsOf(report, context) : []), ...noteSections(context)]
  const foot = (above: string): string => footer(report, context, above.includes(MARKDOWN_STYLE.footnote) ? '¹ ' : '')
  return fit({ head, sections, foot }, LONGEST_COMMENT, 'The job summary has the whole.')
}

function sectionsOf(report: Report, context: ReportContext): PageSection[] {
  const { withInventory } = context
  const changed = report.estimate.allRows.some((row) => row.changed)
  const when = (condition: boolean, ...sections: PageSection[]): PageSection[] => (condition ? sections : [])
  const { shown, elsewhere } = foldsOf(report, context, changed)
  return [
    // Totals that do not change need no table, except in the first report, which shows the team's starting point.
    ...when(changed || withInventory, totalsSection(report)),
    findingsSection(introduced(report), 'Introduced by this change', MOST_FINDINGS, context),
    whatToDoSection(report, context),
    proposalSection(report, context),
    ...when(withInventory, inventorySection(report, context)),
    ...shown,
    { name: 'what else there is', write: () => elsewhereLine(report, elsewhere, context) },
  ]
}

/** Folds in a comment. Chosen by hand: more are not opened; the job summary has all. */
const MOST_FOLDS = 4

/** The folds in the order of what a reviewer asks; those beyond the limit are named, for the job summary. */
function foldsOf(
  report: Report,
  context: ReportContext,
  changed: boolean,
): { readonly shown: PageSection[]; readonly elsewhere: readonly string[] } {
  const when = (condition: boolean, ...sections: PageSection[]): PageSection[] => (condition ? sections : [])
  const folds = [
    requestsSection(report, context),
    workSection(report),
    rootsSection(report),
    notInTotalsSection(report),
    ...when(changed, ...adviceSections(report)),
    upgradesSection(report, context),
    explanationsSection(report),
    droppedSection(report),
    ...when(changed && report.seatAdvice !== null && report.seatAdvice.stated !== null, seatsSection(report)),
    ...when(changed || report.budgets.some((budget) => budget.changed), budgetsSection(report)),
    exceptionsSection(report, 'in use'),
    ...when(changed, assumptionsSection(report)),
  ].flatMap(written)
  return { shown: folds.slice(0, MOST_FOLDS), elsewhere: folds.slice(MOST_FOLDS).map(({ name }) => name) }
}

/** A section whose text is kept, so that it is not made twice; none where it is empty. */
function written({ name, write }: PageSection): PageSection[] {
  const text = write()
  return text === '' ? [] : [{ name, write: (most) => (most === undefined ? text : write(most)) }]
}

/** What the job summary has besides: in one line, linked where the run has an address. */
function elsewhereLine(report: Report, names: readonly string[], { links, withInventory }: ReportContext): string {
  const known = withInventory ? 0 : older(report).length
  const more = [
    ...(known === 0
      ? []
      : [`${count(known, 'older problem')} that ${known === 1 ? 'was' : 'were'} there before this change`]),
    ...new Set(names),
  ]
  const where = links?.run ? `[job summary](${links.run})` : 'job summary'
  return more.length === 0 ? '' : `In the ${where}: ${inARow(more)}.`
}

/**
 * How much a comment says. `one line`: the change is one edit that moves one row and causes no finding but its cost.
 * `edits`: models at the same price change places, which moves no credits and causes no finding.
 */
function formOf(report: Report, context: ReportContext): 'one line' | 'edits' | 'whole' {
  const changed = report.estimate.allRows.filter((row) => row.changed)
  const moved = movedRows(report)
  if (report.proposal !== null || report.estimate.notEstimated.length > 0 || context.withInventory) return 'whole'
  const news = introduced(report)
  if (moved.length === 1 && changed.length === 1)
    return news.every(({ rule, severity }) => rule === 'cost-increase' && severity === 'warning') ? 'one line' : 'whole'
  const samePrice = moved.length > 0 && moved.length === changed.length && moved.every(({ ratio }) => ratio === 1)
  return samePrice && news.length === 0 && report.changes.length <= MOST_EDITS ? 'edits' : 'whole'
}

/** Edits that the sentence below the title names. */
const MOST_EDITS = 3
