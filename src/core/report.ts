import type { FAIL_ON } from './options.js'
import type { Change } from './changes.js'
import type { Estimate } from './estimate/estimate.js'
import type { Finding } from './finding.js'
import type { Inventory } from './inventory.js'
import type { ErrorClass, UserError } from './user-error.js'

export const VERDICTS = ['pass', 'skipped', 'warn', 'fail', 'error'] as const
export type Verdict = (typeof VERDICTS)[number]

/** The whole result of a check, as data: every output is made from it, and nothing else is. */
export interface Report {
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
  readonly estimate: Estimate
  readonly changes: readonly Change[]
  readonly inventory: Inventory
  /** The day whose prices and entitlements were used. */
  readonly day: string
  readonly catalogueAsOf: string
  readonly policy: PolicyNote | null
  /** What the result was compared with; null when every finding counts because there was nothing to compare with. */
  readonly hasBase: boolean
}

/** Which policy judged, and what in it has no effect yet. */
export interface PolicyNote {
  readonly source: string
  readonly sha: string | null
  /** Keys that are validated but not applied by this version. */
  readonly notApplied: readonly string[]
}

/** A check that could not be made: never a pass. */
export interface Failure {
  readonly verdict: 'error'
  readonly errorClass: ErrorClass
  /** What is wrong, one sentence each, with place where there is one. */
  readonly problems: readonly { readonly file: string | null; readonly line: number | null; readonly column: number | null; readonly message: string }[]
  /** What to do about it. */
  readonly hint: string
  /** Policy that was being read, when that is what failed. */
  readonly policy: { readonly source: string; readonly sha: string | null } | null
}

/** An error for people as a result. */
export function failureFrom({ errorClass, message, hint }: UserError): Failure {
  return { verdict: 'error', errorClass, problems: [{ file: null, line: null, column: null, message }], hint, policy: null }
}

export type FailOn = (typeof FAIL_ON)[number]

/** The exit code of a verdict, the same for action and CLI. Only new violations fail a run. */
export function exitCode(result: Report | Failure, failOn: FailOn): 0 | 1 | 2 | 3 {
  if ('errorClass' in result) return result.errorClass === 'api' || result.errorClass === 'internal' ? 3 : 2
  if (failOn === 'never') return 0
  if (result.verdict === 'fail') return 1
  const warned = result.findings.some(({ introduced, severity }) => introduced && severity !== 'notice')
  return failOn === 'warning' && warned ? 1 : 0
}
