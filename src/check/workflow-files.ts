import {
  filesUsed,
  installs,
  isWorkflow,
  mayRunCheck,
  workflowEdits,
  type ThisCheck,
  type WorkflowEdit,
  type Workflows,
} from '../core/judgement/workflow-edits.js'
import type { TreeEntry } from '../io/files/tree.js'

/** Workflows, and the repository's own actions, that have to be read in order to know what a change does to this check. */
export interface WorkflowFiles {
  readonly before: readonly TreeEntry[]
  readonly after: readonly TreeEntry[]
  readonly deleted: ReadonlySet<string>
}

/** Workflows and actions of one side that are read. */
export const MOST_WORKFLOWS = 200

/**
 * Empty when the change touches no workflow and no action. Otherwise all files of the side before are needed, to find
 * out which of them run the check, and through what.
 */
export function workflowsToRead(before: readonly TreeEntry[], after: readonly TreeEntry[]): WorkflowFiles {
  const files = (entries: readonly TreeEntry[]): TreeEntry[] =>
    entries.filter(({ path, kind }) => kind === 'file' && mayRunCheck(path))
  const [old, now] = [files(before), files(after)]
  const [known, kept] = [oidsOf(old), oidsOf(now)]
  const deleted = new Set(old.filter(({ path }) => !kept.has(path)).map(({ path }) => path))
  const edited = now.filter(({ path, oid }) => known.get(path) !== oid)
  // What was there and is no longer the same comes first, then workflows: any number of others must not hide it.
  const rank = (path: string): number =>
    deleted.has(path) || (known.has(path) && known.get(path) !== kept.get(path)) ? 0 : isWorkflow(path) ? 1 : 2
  const first = (entries: readonly TreeEntry[]): TreeEntry[] =>
    [...entries].sort((a, b) => rank(a.path) - rank(b.path)).slice(0, MOST_WORKFLOWS)
  return {
    before: edited.length + deleted.size > 0 ? first(old) : [],
    after: first(edited),
    deleted,
  }
}

function oidsOf(entries: readonly TreeEntry[]): Map<string, string | null> {
  return new Map(entries.map(({ path, oid }) => [path, oid]))
}

export interface WorkflowFacts {
  /** The change adds this check to a repository that had it in no workflow. */
  readonly installing: boolean
  readonly edits: readonly WorkflowEdit[]
  /** Files of the repository that these workflows use. */
  readonly used: ReadonlySet<string>
}

/** What the change does to the workflows that run this check. */
export function workflowFacts(
  { before, after, deleted }: WorkflowFiles,
  text: (entry: TreeEntry) => string,
  check: ThisCheck,
): WorkflowFacts {
  const texts = (entries: readonly TreeEntry[]): Workflows => new Map(entries.map((entry) => [entry.path, text(entry)]))
  const [old, now] = [texts(before), texts(after)]
  return {
    installing: installs(old, now, check),
    edits: workflowEdits(old, now, deleted, check),
    used: filesUsed(new Map([...old, ...now]), check),
  }
}
