import { DEFAULT_POLICY_PATH, POLICY_PATHS } from '../core/policy/policy-path.js'
import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { Policy } from '../core/policy/policy.js'
import type { Failure } from '../core/report.js'
import { UserError } from '../core/user-error.js'
import type { Surroundings } from '../io/surroundings.js'
import { parentsIn, policyFile, usualPath } from './policy-on-disk.js'
import { refuseLeftOut } from './read-folder.js'
import { targetOnDisk } from './target.js'
import { type PolicyText } from '../core/policy/layers.js'
import { rememberParents, resolveBinding } from '../core/policy/resolve.js'

/** The policy under test, as the options of `policy test` and `policy replay` name it. */
export interface Candidate extends Surroundings {
  /** A policy file; null reads the usual path. */
  readonly policy: string | null
  /** A policy file above it. */
  readonly organizationPolicy: string | null
  /** A folder that holds the repositories of parent policies, as `owner/repo`. */
  readonly parents: string | null
  /** `owner/name` of the repository, which selects documents with `when`; where it is not stated: see targetOnDisk. */
  readonly repository?: string | null
}

/**
 * Its layers, outermost first, or the failure that a broken one is. The usual path is one below `top`.
 * @throws {UserError} when a policy file cannot be read.
 */
export async function candidatePolicy(
  { policy, organizationPolicy, parents, repository = null, folder, environment }: Candidate,
  top = folder,
): Promise<Policy | Failure> {
  const organization =
    organizationPolicy === null ? null : policyFile('--organization-policy', organizationPolicy, folder)
  const own = policy === null ? usualPolicy(top) : policyFile('--policy', policy, folder)
  if (own === null) await refuseLeftOut({ folder: top, environment }, POLICY_PATHS)
  if (own === null && organization === null)
    throw new UserError(`There is no ${DEFAULT_POLICY_PATH} here.`, noneHint(top))
  const target = targetOnDisk({ repository, folder: top, environment })
  const binding = await resolveBinding({ organization, own }, rememberParents(parentsIn(parents, folder), null, target))
  return binding.failure ?? binding.policy
}

/** The policy of the folder itself, under its usual name; null when there is none. */
function usualPolicy(folder: string): PolicyText | null {
  const path = usualPath(folder)
  if (path === null) return null
  const file = join(folder, path)
  if (lstatSync(file).isSymbolicLink())
    throw new UserError(
      `${path} is a link, so the policy could be anything.`,
      'Write the policy itself there.',
      'policy',
    )
  return { ...policyFile('The policy', file, folder), source: path }
}

/** A hint at other paths where the policy may be. */
function noneHint(folder: string): string {
  const near = ['kiro-policy.yml', 'kiro-policy.yaml', '.kiro/kiro-policy.yml', '.kiro/kiro-policy.yaml'].find(
    (path) => lstatSync(join(folder, path), { throwIfNoEntry: false }) !== undefined,
  )
  return near === undefined
    ? 'Name the policy to try: --policy FILE.'
    : `There is ${near}, where no policy is read: move it, or name it with --policy.`
}
