import type { TreeEntry } from '../io/tree.js'

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/i

/**
 * Workflow files to read in order to know whether a change installs this action: those that it adds or edits, and then those
 * that were there before. None when it touches no workflow.
 */
export function workflowsToRead(before: readonly TreeEntry[], after: readonly TreeEntry[]): { before: TreeEntry[]; after: TreeEntry[] } {
  const old = before.filter(({ path, kind }) => kind === 'file' && WORKFLOW.test(path))
  const known = new Map(old.map(({ path, oid }) => [path, oid]))
  const edited = after.filter(({ path, kind, oid }) => kind === 'file' && WORKFLOW.test(path) && known.get(path) !== oid)
  return edited.length === 0 ? { before: [], after: [] } : { before: old.slice(0, 100), after: edited.slice(0, 100) }
}

/** Whether a workflow uses this action: by the repository it is run from, or as `./` in its own. */
export function usesAction(workflow: string, actionRepository: string): boolean {
  const uses = [...workflow.matchAll(/^[ \t]*(?:-[ \t]*)?uses:[ \t]*['"]?([^\s'"#]+)/gm)].map(([, name]) => name ?? '')
  const own = actionRepository === '' ? './' : actionRepository.toLowerCase()
  return uses.some((name) => name === './' ? own === './' : name.toLowerCase().startsWith(`${own}@`) || name.toLowerCase().startsWith(`${own}/`) || /(^|\/)kiro-governance(@|\/|$)/i.test(name))
}
