import { introducedFindings } from './finding.js'
import type { Failure, Report } from './report.js'

/** The least severity of a new finding that fails a run. */
export const FAIL_ON = ['error', 'warning', 'never'] as const

export type FailOn = (typeof FAIL_ON)[number]

/** The exit code of a verdict, the same for action and CLI. Only new violations fail a run, and none where the policy only observes. */
export function exitCode(result: Report | Failure, failOn: FailOn): 0 | 1 | 2 | 3 {
  if ('errorClass' in result) return result.errorClass === 'api' || result.errorClass === 'internal' ? 3 : 2
  if (failOn === 'never' || result.policy?.enforcement.mode === 'observe') return 0
  if (result.verdict === 'fail') return 1
  const warned = introducedFindings(result.findings).length > 0
  return failOn === 'warning' && warned ? 1 : 0
}
