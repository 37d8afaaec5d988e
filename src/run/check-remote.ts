import { check } from '../core/check.js'
import type { SourceFile } from '../core/configuration.js'
import { NOT_PRICED } from '../core/amount.js'
import { compareFindings, type Finding } from '../core/finding.js'
import { say } from '../core/message.js'
import type { Failure, Report } from '../core/report.js'
import { UserError } from '../core/user-error.js'
import { readBlobs } from '../io/github/blobs.js'
import type { GitHub } from '../io/github/client.js'
import type { TreeEntry } from '../io/tree.js'
import { usesAction, workflowsToRead } from './installing.js'
import { isFailure, readPolicy, type PolicyText, type UnreadablePolicy } from './read-policy.js'
import { governedEntries } from './read-sources.js'

/** Two states of the repository, seen whole through the API, and what judges the difference. */
export interface RemoteCheck {
  readonly before: readonly TreeEntry[]
  readonly after: readonly TreeEntry[]
  /** The policy's text, or the entry of the head tree that holds it (on push the head's own policy judges). */
  readonly policy: PolicyText | UnreadablePolicy | { readonly entry: TreeEntry; readonly source: string; readonly sha: string } | null
  readonly policyPath: string
  readonly actionRepository: string
  readonly day: string
}

export interface RemoteResult {
  readonly result: Report | Failure
  /** The change adds this action to a workflow, and no workflow used it before. */
  readonly installing: boolean
  readonly policyChanged: boolean
}

/** Reads by API what differs or is governed, in one batch, and judges it. Nothing is checked out. */
export async function checkRemote(github: GitHub, input: RemoteCheck): Promise<RemoteResult> {
  const { before, after, day, policyPath } = input
  const [old, now] = [governedEntries(before), governedEntries(after)]
  const workflows = workflowsToRead(before, after)
  const policyChanged = oidAt(before, policyPath) !== oidAt(after, policyPath)
  const touched = policyChanged || differ(old, now)
  if (!touched && workflows.after.length === 0) return { result: skipped(day), installing: false, policyChanged }

  const changedPolicy = policyChanged ? (after.find(({ path }) => path === policyPath) ?? null) : null
  const policyEntry = input.policy !== null && 'entry' in input.policy ? [input.policy.entry] : changedPolicy ? [changedPolicy] : []
  const wanted = [...(touched ? [...old, ...now] : now), ...workflows.before, ...workflows.after, ...policyEntry]
  const blobs = await readBlobs(github, wanted.flatMap(({ kind, oid }) => (kind === 'file' && oid !== null ? [oid] : [])))
  const uses = (entries: readonly TreeEntry[]): boolean => entries.some(({ oid }) => usesAction(decode(blobs.get(oid ?? '')), input.actionRepository))
  const installing = uses(workflows.after) && !uses(workflows.before)
  if (!touched && !installing) return { result: skipped(day), installing, policyChanged }

  const policy = readPolicy(policyText(input.policy, blobs))
  if (isFailure(policy)) {
    const repaired = changedPolicy !== null && !differ(old, now) && repairs(changedPolicy, policyPath, blobs)
    return { result: repaired ? repairReport(policy, sources(now, blobs), day) : policy, installing, policyChanged }
  }
  const report = check({ before: sources(touched ? old : now, blobs), after: sources(now, blobs), policy, day })
  return { result: report, installing, policyChanged }
}

function oidAt(entries: readonly TreeEntry[], path: string): string | null {
  return entries.find((entry) => entry.path === path)?.oid ?? null
}

function differ(before: readonly TreeEntry[], after: readonly TreeEntry[]): boolean {
  if (before.length !== after.length) return true
  const old = new Map(before.map(({ path, kind, oid }) => [path, `${kind} ${oid ?? ''}`]))
  return after.some(({ path, kind, oid }) => old.get(path) !== `${kind} ${oid ?? ''}`)
}

/** A governed file without its content is never taken for an absent one. */
function sources(entries: readonly TreeEntry[], blobs: ReadonlyMap<string, Uint8Array>): SourceFile[] {
  return entries.map((entry) => {
    const { path, kind } = entry
    const bytes = contentOf(entry, blobs)
    if (kind === 'file' && bytes === null) throw new UserError(`GitHub did not give the content of ${path}.`, 'Run the job again.', 'api')
    return { path, kind, bytes }
  })
}

function contentOf({ kind, oid }: TreeEntry, blobs: ReadonlyMap<string, Uint8Array>): Uint8Array | null {
  return kind === 'file' ? (blobs.get(oid ?? '') ?? null) : null
}

function policyText(policy: RemoteCheck['policy'], blobs: ReadonlyMap<string, Uint8Array>): PolicyText | UnreadablePolicy | null {
  if (policy === null || !('entry' in policy)) return policy
  const { entry, source, sha } = policy
  const bytes = contentOf(entry, blobs)
  return bytes ? { text: decode(bytes), source, sha } : { unreadable: `${source} at ${sha.slice(0, 7)} is a link or cannot be read.`, source, sha }
}

function decode(bytes: Uint8Array | undefined): string {
  return bytes ? new TextDecoder().decode(bytes) : ''
}

/** Both trees were seen whole and no governed file differs. Nothing was read, so nothing is known of cost. */
function skipped(day: string): Report {
  const report = check({ before: [], after: [], policy: [], day })
  return { ...report, verdict: 'skipped', estimate: { ...report.estimate, before: NOT_PRICED, after: NOT_PRICED, delta: NOT_PRICED } }
}

/** Whether the changed policy can be read, so that merging it would mend the base. */
function repairs(entry: TreeEntry, source: string, blobs: ReadonlyMap<string, Uint8Array>): boolean {
  return !isFailure(readPolicy(policyText({ entry, source, sha: '' }, blobs)))
}

/** A broken policy on the base must not lock the repository: a change that does nothing but repair it passes, with a warning. */
function repairReport({ problems, policy }: Failure, files: readonly SourceFile[], day: string): Report {
  const report = check({ before: files, after: files, policy: [], day })
  const [first] = problems
  const finding: Finding = {
    rule: 'policy-invalid',
    severity: 'warning',
    place: null,
    assignments: [],
    message: say`The policy ${policy?.source ?? ''} of the base branch cannot be read (line ${first?.line ?? 1}); this change repairs it`,
    instead: [],
    introduced: true,
  }
  return { ...report, verdict: 'warn', findings: [finding, ...report.findings].sort(compareFindings) }
}
