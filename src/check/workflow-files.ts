import {
  installs,
  isWorkflow,
  workflowEdits,
  type WorkflowEdit,
  type Workflows,
} from '../core/judgement/workflow-edits.js'
import type { TreeEntry } from '../io/files/tree.js'

/** Workflow files that have to be read in order to know what a change does to this check. */
export interface WorkflowFiles {
  readonly before: readonly TreeEntry[]
  readonly after: readonly TreeEntry[]
  readonly deleted: ReadonlySet<string>
}

const MOST_WORKFLOWS = 100

/** None when the change touches no workflow. Where it adds or edits one, all that were there before tell whether it installs the check. */
export function workflowsToRead(before: readonly TreeEntry[], after: readonly TreeEntry[]): WorkflowFiles {
  const files = (entries: readonly TreeEntry[]): TreeEntry[] =>
    entries.filter(({ path, kind }) => kind === 'file' && isWorkflow(path))
  const [old, now] = [files(before), files(after)]
  const [known, kept] = [oidsOf(old), oidsOf(now)]
  const deleted = new Set(old.filter(({ path }) => !kept.has(path)).map(({ path }) => path))
  const edited = now.filter(({ path, oid }) => known.get(path) !== oid)
  // What was there and is no longer the same comes first: any number of others must not hide it.
  const touched = (path: string): boolean =>
    deleted.has(path) || (known.has(path) && known.get(path) !== kept.get(path))
  const first = (entries: readonly TreeEntry[]): TreeEntry[] =>
    [...entries].sort((a, b) => Number(touched(b.path)) - Number(touched(a.path))).slice(0, MOST_WORKFLOWS)
  return {
    before: first(edited.length > 0 ? old : old.filter(({ path }) => deleted.has(path))),
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
}

export function workflowFacts(
  { before, after, deleted }: WorkflowFiles,
  text: (entry: TreeEntry) => string,
  actionRepository: string,
): WorkflowFacts {
  const texts = (entries: readonly TreeEntry[]): Workflows => new Map(entries.map((entry) => [entry.path, text(entry)]))
  const [old, now] = [texts(before), texts(after)]
  return { installing: installs(old, now, actionRepository), edits: workflowEdits(old, now, deleted, actionRepository) }
}
