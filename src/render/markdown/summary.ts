import { count } from '../../core/text/number.js'
import type { Report } from '../../core/report.js'
import { introduced, older } from '../headline.js'
import type { ReportContext } from './context.js'
import { findingsSection } from './findings.js'
import { fit, type PageSection } from './fit.js'
import { footer } from './footer.js'
import { lead, pricesMoved, title } from './lead.js'
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
  teamSection,
  totalsSection,
  upgradesSection,
  workTableOf,
} from './sections.js'

/** UTF-8 bytes. GitHub drops a step's whole summary above 1 MiB and fails the step. */
const LONGEST_SUMMARY = 1_000_000

/** Rows. Chosen by hand: more than any real repository has. */
const MOST_FINDINGS = 2_000

/** The job summary: everything, including notices and older problems. */
export function summary(report: Report, context: ReportContext): string {
  const { allRows: rows } = report.estimate
  const notices = report.findings.filter(({ severity }) => severity === 'notice')
  const changed = rows.some((row) => row.changed)
  const some = (condition: boolean, section: PageSection): PageSection[] => (condition ? [section] : [])
  const sections = [
    teamSection(report),
    totalsSection(report),
    findingsSection(
      introduced(report),
      report.hasBase ? 'Introduced by this change' : 'Problems',
      MOST_FINDINGS,
      context,
    ),
    whatToDoSection(report, context),
    requestsSection(report, context),
    findingsSection(older(report), 'There before this change', MOST_FINDINGS, context),
    findingsSection(notices, count(notices.length, 'notice'), MOST_FINDINGS, context),
    proposalSection(report, context),
    ...adviceSections(report),
    ...some(rows.length > 0, seatsSection(report)),
    budgetsSection(report),
    upgradesSection(report, context),
    explanationsSection(report),
    exceptionsSection(report, 'all'),
    ...some(changed, { name: 'the cost by kind of work', write: (most) => workTableOf(report, most) }),
    rootsSection(report),
    droppedSection(report),
    notInTotalsSection(report),
    inventorySection(report, context),
    ...some(rows.length > 0, assumptionsSection(report)),
    ...noteSections(context),
  ]
  return fit(
    {
      head: [title(report, context), lead(report), pricesMoved(report) ?? ''],
      sections,
      foot: () => footer(report, context, '¹ '),
    },
    LONGEST_SUMMARY,
    'The report file has the whole (input `report-file`).',
  )
}
