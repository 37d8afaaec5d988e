import { usualPath } from '../check/policy-on-disk.js'
import { POLICY_PATHS } from '../core/policy/policy-path.js'
import type { Policy } from '../core/policy/policy.js'
import { ownLayer } from '../core/policy/policy.js'
import type { UsageReport } from '../core/contract/usage/report.js'
import { UserError } from '../core/user-error.js'
import { candidatePolicy, type Candidate } from '../check/candidate-policy.js'
import { readFolder, refuseLeftOut } from '../check/read-folder.js'
import { readAll } from '../check/unread-files.js'
import { makeUsageReport, type UsageOptions } from './make-report.js'

export interface LocalUsage extends Omit<UsageOptions, 'policy' | 'policySource' | 'sources'> {
  readonly candidate: Candidate
}

/**
 * The report of usage files on disk, with the policy and the Kiro files of the folder, if it has any.
 * @throws {UserError} when the policy, the folder or the usage cannot be read.
 */
export async function reportLocal({ candidate, ...options }: LocalUsage): Promise<UsageReport> {
  const policy = await policyIn(candidate)
  const sources = await readAll(await readFolder(candidate))
  return makeUsageReport({
    ...options,
    policy,
    policySource: (ownLayer(policy) ?? policy.at(-1))?.source ?? null,
    sources,
  })
}

/**
 * The policy of a folder; a named policy must be readable, and without one there may be none.
 * @throws {UserError} when the policy cannot be read.
 */
export async function policyIn(candidate: Candidate): Promise<Policy> {
  const named = candidate.policy !== null || candidate.organizationPolicy !== null
  if (!named && usualPath(candidate.folder) === null) {
    await refuseLeftOut(candidate, POLICY_PATHS)
    return []
  }
  const policy = await candidatePolicy(candidate)
  if ('verdict' in policy)
    throw new UserError(
      policy.problems
        .map(({ file, line, message }) => `${file === null ? '' : `${file}:${line ?? 1}: `}${message}`)
        .join(' '),
      policy.hint,
      'policy',
    )
  return policy
}
