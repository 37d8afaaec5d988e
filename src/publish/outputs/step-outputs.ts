import { introducedFindings } from '../../core/finding.js'
import type { Failure, Report } from '../../core/report.js'
import type { Output } from './output.js'

/** The `steps.<id>.outputs` for later steps: those of action.yml but the paths of files. */
export const stepOutputs: Output = {
  name: 'outputs',
  // A later step may decide about a merge by the verdict.
  required: true,
  publish: ({ result, commentUrl }, to) => {
    for (const [name, value] of Object.entries(outputsOf(result, commentUrl))) to.setOutput(name, value)
  },
}

/** The step outputs of a result. An unknown amount is empty, never 0. */
export function outputsOf(result: Report | Failure, commentUrl: string | null): Record<string, string> {
  const amount = (value: number | null): string => (value === null ? '' : String(value))
  const failed = 'errorClass' in result
  const estimate = failed ? null : result.estimate
  const introduced = (severity: string): string =>
    failed ? '' : String(introducedFindings(result.findings).filter((finding) => finding.severity === severity).length)
  return {
    verdict: result.verdict,
    'error-class': failed ? result.errorClass : '',
    errors: introduced('error'),
    warnings: introduced('warning'),
    'credits-before': amount(estimate?.before.typical ?? null),
    'credits-after': amount(estimate?.after.typical ?? null),
    'credits-delta': amount(estimate?.delta.typical ?? null),
    complete: failed ? 'false' : String(result.estimate.complete),
    'comment-url': commentUrl ?? '',
  }
}
