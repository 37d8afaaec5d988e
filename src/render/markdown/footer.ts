import type { Report } from '../../core/report.js'
import type { ReportContext } from './context.js'
import { code } from './escape.js'

/** What the result rests on: who applies what, whether it binds, which policy and which commit. */
export function footer(report: Report, { advisory, commit }: ReportContext, mark: string): string {
  const contract = report.estimate.rows.some(({ appliedBy }) => appliedBy === 'team')
  const first = [contract ? `${mark}\`settings.json\` is this team’s contract; Kiro itself applies agents, hooks and cli.json.` : '', advisory ?? ''].filter((part) => part !== '').join(' ')
  const { policy } = report
  const second = [
    policy ? `Policy ${code(policy.source)}${policy.sha === null ? '' : ` at ${code(policy.sha.slice(0, 7))}`}` : 'No policy',
    policy && policy.notApplied.length > 0 ? `not applied by this version: ${policy.notApplied.map((key) => code(key)).join(', ')}` : '',
    `prices of ${report.catalogueAsOf}`,
    commit === null ? '' : `commit ${code(commit.slice(0, 7))}`,
  ].filter((part) => part !== '')
  return `<sub>${[first, second.join(' · ')].filter((line) => line !== '').join('<br>')}</sub>`
}
