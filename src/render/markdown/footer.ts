import { DOCUMENTATION } from '../../version.js'
import type { Report } from '../../core/report.js'
import type { ReportContext } from './context.js'
import { priceLine } from '../text/price-lines.js'
import { policySources } from '../text/policy-lines.js'
import { notOpenedPhrase } from '../not-opened.js'
import { code, markdown } from '../escape/markdown.js'

/** The last lines of a report: what applies each model, whether the check blocks, which policy and which commit. */
export function footer(report: Report, context: ReportContext, mark: string): string {
  const { enforcementNote, commit, links } = context
  const contract = report.estimate.allRows.some(({ appliedBy }) => appliedBy === 'team')
  const first = [
    contract
      ? `${mark}\`settings.json\` is this team’s contract; Kiro itself applies agents, hooks, workflows and cli.json.`
      : '',
    enforcementNote ?? '',
  ]
    .filter((part) => part !== '')
    .join(' ')
  const { policy } = report
  const notOpened = notOpenedPhrase(report)
  const second = [
    policy ? markdown(policySources(policy)) : 'No policy',
    markdown(priceLine(report.catalogueAsOf, report.prices)),
    commit === null ? '' : `commit ${code(commit.slice(0, 7))}`,
    !links?.run ? '' : `[run](${links.run})`,
    links === null ? '' : `[docs](${DOCUMENTATION})`,
    notOpened === null ? '' : markdown(notOpened),
    report.redacted ? 'seats, money and policies above are not shown in a public repository' : '',
  ].filter((part) => part !== '')
  return `<sub>${[first, second.join(' · ')].filter((line) => line !== '').join('<br>')}</sub>`
}
