import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { Policy } from '../core/policy/policy.js'
import type { Failure } from '../core/report.js'
import { UserError } from '../core/user-error.js'
import type { Surroundings } from '../io/surroundings.js'
import { parentsIn, policyFile } from './policy-on-disk.js'
import { refuseLeftOut } from './read-folder.js'
import { type PolicyText } from '../core/policy/layers.js'
import { DEFAULT_POLICY_PATH } from '../core/policy/default-path.js'
import { rememberParents, resolveBinding } from '../core/policy/resolve.js'

/** The policy that somebody wants to try out, as the options of `policy test` and `policy replay` name it. */
export interface Candidate extends Surroundings {
  /** A policy file; null reads the usual path. */
  readonly policy: string | null
  /** A policy file that lies above it. */
  readonly organizationPolicy: string | null
  /** A folder that holds the repositories of parent policies, as `owner/repo`. */
  readonly parents: string | null
}

/** Its layers, outermost first, or the failure that a broken one is. The usual path is one below `top`. */
export async function candidatePolicy(
  { policy, organizationPolicy, parents, folder, environment }: Candidate,
  top = folder,
): Promise<Policy | Failure> {
  const organization =
    organizationPolicy === null ? null : policyFile('--organization-policy', organizationPolicy, folder)
  const own = policy === null ? usualPolicy(top) : policyFile('--policy', policy, folder)
  if (own === null) await refuseLeftOut({ folder: top, environment }, [DEFAULT_POLICY_PATH])
  if (own === null && organization === null)
    throw new UserError(`There is no ${DEFAULT_POLICY_PATH} here.`, 'Name the policy to try: --policy FILE.')
  const binding = await resolveBinding({ organization, own }, rememberParents(parentsIn(parents, folder)))
  return binding.failure ?? binding.policy
}

/** The policy of the folder itself, under its usual name; null when there is none. */
function usualPolicy(folder: string): PolicyText | null {
  const file = join(folder, DEFAULT_POLICY_PATH)
  const stats = lstatSync(file, { throwIfNoEntry: false })
  if (stats === undefined) return null
  if (stats.isSymbolicLink())
    throw new UserError(
      `${DEFAULT_POLICY_PATH} is a link, so the policy could be anything.`,
      'Write the policy itself there.',
      'policy',
    )
  return { ...policyFile('The policy', file, folder), source: DEFAULT_POLICY_PATH }
}
