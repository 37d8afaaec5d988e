import { check } from '../core/check.js'
import { checkForPublic } from '../core/public-check.js'
import { runningWorkflow } from '../core/judgement/workflow-edits.js'
import type { SourceFile } from '../core/kiro/configuration.js'
import { NOT_PRICED } from '../core/amount.js'
import type { Failure, Report } from '../core/report.js'
import { UserError } from '../core/user-error.js'
import { readBlobs } from '../io/github/blobs.js'
import type { GitHub } from '../io/github/client.js'
import type { TreeEntry } from '../io/files/tree.js'
import type { FoundPolicy } from './read-policy.js'
import { formerEntries, governedEntries } from './read-sources.js'
import { resolveBinding, resolveProposal, type Parents } from './resolve-policy.js'
import { workflowFacts, workflowsToRead } from './workflow-files.js'

/** Two states of the repository, seen whole through the API, and what judges the difference. */
export interface RemoteCheck {
  /** Null when there is nothing to compare with: every finding counts. */
  readonly before: readonly TreeEntry[] | null
  readonly after: readonly TreeEntry[]
  /** The repository's policy that binds, or the entry of a tree that holds it. */
  readonly policy: FoundPolicy | PolicyEntry | null
  /** Whether a changed policy is only proposed: another one binds. On push it is in force already. */
  readonly proposes: boolean
  readonly policyPath: string
  /** The input `organization-policy`, read only when there is something to judge. */
  readonly organization: () => Promise<FoundPolicy | null>
  readonly parents: Parents
  readonly actionRepository: string
  /** Where the workflow lies that runs: `owner/repo/path@ref`. */
  readonly workflowRef: string
  readonly day: string
  /** Whether everybody can read the repository. */
  readonly isPublic: boolean
}

/** A policy whose text is read with the other files. */
export interface PolicyEntry {
  readonly entry: TreeEntry
  readonly source: string
  readonly sha: string | null
}

export interface RemoteResult {
  readonly result: Report | Failure
  /** The change adds this action to a workflow, and no workflow used it before. */
  readonly installing: boolean
  readonly policyChanged: boolean
}

/** Reads by API what differs or is governed, in one batch, and judges it. Nothing is checked out. */
export async function checkRemote(github: GitHub, input: RemoteCheck): Promise<RemoteResult> {
  const { after, day, policyPath, parents } = input
  const before = input.before ?? []
  const [old, now] = [formerEntries(before), governedEntries(after)]
  const files = workflowsToRead(before, after)
  const proposed = after.find(({ path }) => path === policyPath) ?? null
  const policyChanged = oidAt(before, policyPath) !== (proposed?.oid ?? null)
  const touched = policyChanged || input.before === null || differ(old, now)
  if (!touched && files.after.length + files.before.length === 0)
    return { result: skipped(day), installing: false, policyChanged }

  const binds = input.policy !== null && 'entry' in input.policy ? input.policy : null
  const policies = [binds?.entry ?? null, policyChanged && input.proposes ? proposed : null].filter(
    (entry) => entry !== null,
  )
  const wanted = [...(touched ? [...old, ...now] : now), ...files.before, ...files.after, ...policies]
  const reading = readBlobs(
    github,
    wanted.flatMap(({ kind, oid }) => (kind === 'file' && oid !== null ? [oid] : [])),
  )
  // Policies of elsewhere are read beside the files; on push the repository's own is one of these files.
  const organization = await input.organization()
  const bind = async () =>
    resolveBinding({ organization, own: policyText(input.policy, binds ? await reading : NO_BLOBS) }, parents)
  const [blobs, binding] = await Promise.all([reading, bind()])
  const repository = `${github.owner}/${github.name}`
  const { installing, edits } = workflowFacts(files, ({ oid }) => decode(blobs.get(oid ?? '')), {
    actionRepository: input.actionRepository,
    repository,
    running: runningWorkflow(input.workflowRef, repository),
  })
  if (!touched && !installing && edits.length === 0) return { result: skipped(day), installing, policyChanged }

  const proposal =
    policyChanged && input.proposes
      ? await resolveProposal(
          { organization, own: proposed && policyText({ entry: proposed, source: policyPath, sha: null }, blobs) },
          policyPath,
          parents,
        )
      : null
  const head = sources(now, blobs)
  const judge = input.isPublic ? checkForPublic : check
  const common = { workflows: edits, owner: github.owner, day }
  if (binding.failure !== null) {
    // A broken policy on the base must not lock the repository: a change that does nothing but repair it passes, with a warning.
    const repaired = binding.above !== null && proposal?.kind === 'policy' && proposed !== null && !differ(old, now)
    if (!repaired) return { result: binding.failure, installing, policyChanged }
    const report = judge({
      ...common,
      before: head,
      after: head,
      policy: binding.above,
      proposal: { kind: 'repair', source: policyPath, problem: binding.failure.problems[0]?.line ?? 1 },
    })
    return { result: report, installing, policyChanged }
  }
  const same = !touched ? head : input.before === null ? null : sources(old, blobs)
  return {
    result: judge({ ...common, before: same, after: head, policy: binding.policy, proposal }),
    installing,
    policyChanged,
  }
}

const NO_BLOBS: ReadonlyMap<string, Uint8Array> = new Map()

function oidAt(entries: readonly TreeEntry[], path: string): string | null {
  return entries.find((entry) => entry.path === path)?.oid ?? null
}

function differ(before: readonly TreeEntry[], after: readonly TreeEntry[]): boolean {
  if (before.length !== after.length) return true
  const old = new Map(before.map(({ path, kind, oid }) => [path, `${kind} ${oid ?? ''}`]))
  return after.some(({ path, kind, oid }) => old.get(path) !== `${kind} ${oid ?? ''}`)
}

/** A governed file without its content is never taken for an absent one. */
export function sources(entries: readonly TreeEntry[], blobs: ReadonlyMap<string, Uint8Array>): SourceFile[] {
  return entries.map((entry) => {
    const { path, kind } = entry
    const bytes = contentOf(entry, blobs)
    if (kind === 'file' && bytes === null)
      throw new UserError(`GitHub did not give the content of ${path}.`, 'Run the job again.', 'api')
    return { path, kind, bytes }
  })
}

function contentOf({ kind, oid }: TreeEntry, blobs: ReadonlyMap<string, Uint8Array>): Uint8Array | null {
  return kind === 'file' ? (blobs.get(oid ?? '') ?? null) : null
}

function policyText(
  policy: FoundPolicy | PolicyEntry | null,
  blobs: ReadonlyMap<string, Uint8Array>,
): FoundPolicy | null {
  if (policy === null || !('entry' in policy)) return policy
  const { entry, source, sha } = policy
  const bytes = contentOf(entry, blobs)
  return bytes
    ? { text: decode(bytes), source, sha }
    : {
        unreadable: `${source}${sha === null ? '' : ` at ${sha.slice(0, 7)}`} is a link or cannot be read.`,
        source,
        sha,
      }
}

function decode(bytes: Uint8Array | undefined): string {
  return bytes ? new TextDecoder().decode(bytes) : ''
}

/** Both trees were seen whole and no governed file differs. Nothing was read, so nothing is known of cost. */
function skipped(day: string): Report {
  const report = check({ before: [], after: [], policy: [], day })
  return {
    ...report,
    verdict: 'skipped',
    estimate: { ...report.estimate, before: NOT_PRICED, after: NOT_PRICED, delta: NOT_PRICED },
  }
}
