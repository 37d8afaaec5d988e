import type { Prices } from '../core/catalogue/prices.js'
import { usualPath } from '../check/policy-on-disk.js'
import { POLICY_PATHS } from '../core/policy/policy-path.js'
import { plan, type ApplyPlan } from '../core/apply/plan.js'
import type { ApplyContext } from '../core/apply/targets.js'
import type { SourceFile } from '../core/kiro/configuration.js'
import { isIgnored } from '../core/policy/decide.js'
import { facts, type Policy } from '../core/policy/policy.js'
import type { Failure } from '../core/report.js'
import { UserError } from '../core/user-error.js'
import { readFiles } from '../io/files/directory.js'
import { lookAt } from '../io/files/look-at.js'
import type { Surroundings } from '../io/surroundings.js'
import { checkWritable, writeFiles } from '../io/files/write-file.js'
import { candidatePolicy, type Candidate } from '../check/candidate-policy.js'
import { gitAt, readFolder, refuseLeftOut } from '../check/read-folder.js'
import { isFailure } from '../core/policy/layers.js'
import { catalogueOf } from '../core/policy/catalogue-of.js'
import { readSources } from '../check/read-sources.js'

export interface Apply extends Candidate {
  /** The day of models' status and prices, `YYYY-MM-DD`. */
  readonly day: string
  /** False only prints the differences. */
  readonly write: boolean
  /** Models, plans and prices; default: those that ship with the program. */
  readonly prices?: Prices
}

/**
 * Writes the contracts' models into the files that Kiro obeys: all of them, or none when one is blocked. Below the top
 * of a checkout the whole checkout is used, as for a check.
 * @throws {UserError} when the folder, a file or the policy cannot be read, or a file cannot be written.
 */
export async function applyContract({ day, write, prices, ...candidate }: Apply): Promise<ApplyPlan | Failure> {
  const folder = await topOf(candidate)
  const policy = await policyOf(candidate, folder)
  if (isFailure(policy)) return policy
  // A bare repository has no files to write: asking for its working tree says so.
  const git = await gitAt({ ...candidate, folder })
  const tree = git?.bare ? await git.workingTree() : await readFolder({ ...candidate, folder })
  const files = (await readSources(tree)).filter(({ path }) => !isIgnored(policy, path))
  const ground: ApplyContext = {
    catalogue: catalogueOf(policy, prices),
    agents: facts(policy, 'agents'),
    workflows: facts(policy, 'workflows'),
    policy,
    day,
  }
  const planned = planFor(folder, files, ground)
  const [refusal] = planned.refusals
  if (refusal)
    throw new UserError(
      refusal.message,
      planned.refusals.length === 1
        ? refusal.hint
        : `${refusal.hint} It is the first of ${planned.refusals.length} things in the way.`,
      'config',
    )
  // Files that the policy ignores are not created either.
  const edits = planned.edits.filter(({ path }) => !isIgnored(policy, path))
  await refuseLeftOut(
    { ...candidate, folder },
    edits.map(({ path }) => path),
  )
  const writes = edits.map(({ path, before, after, created }) => ({
    path,
    text: after,
    created,
    ...(created ? {} : { before }),
  }))
  if (write) writeFiles(folder, writes)
  else checkWritable(folder, writes)
  return { ...planned, edits }
}

/** The plan for the files on disk: git leaves out ignored files, Kiro does not. */
function planFor(folder: string, files: readonly SourceFile[], ground: ApplyContext): ApplyPlan {
  const first = plan(files, ground)
  const unlisted = first.edits.flatMap(({ path, created }): SourceFile[] => {
    if (!created || lookAt(folder, path).kind !== 'file') return []
    const [bytes = null] = readFiles(folder, [{ path, kind: 'file', oid: null }])
    return [{ path, kind: 'file', bytes }]
  })
  return unlisted.length === 0 ? first : plan([...files, ...unlisted], ground)
}

/** The policy in effect; none where no policy is named and none is at the usual path. */
async function policyOf(candidate: Candidate, top: string): Promise<Policy | Failure> {
  const none = candidate.policy === null && candidate.organizationPolicy === null && usualPath(top) === null
  if (!none) return candidatePolicy(candidate, top)
  await refuseLeftOut({ ...candidate, folder: top }, POLICY_PATHS)
  return []
}

async function topOf(surroundings: Surroundings): Promise<string> {
  const { openGit } = await import('../io/git/git.js')
  return (await openGit(surroundings))?.root ?? surroundings.folder
}
