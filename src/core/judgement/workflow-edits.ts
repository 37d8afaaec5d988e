import { positionFinder, type Place } from '../text/place.js'

/** A workflow with this check in it that the change edits or deletes. */
export interface WorkflowEdit {
  readonly path: string
  readonly kind: 'edited' | 'deleted' | 'check removed'
  readonly place: Place | null
}

/** A workflow's text by path. */
export type Workflows = ReadonlyMap<string, string>

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/i
const USES = /^[ \t]*(?:-[ \t]*)?uses:[ \t]*['"]?([^\s'"#]+)/gm

export function isWorkflow(path: string): boolean {
  return WORKFLOW.test(path)
}

/** Where a workflow uses this action: by the repository it is run from, or as `./` in its own; -1 when it does not. */
export function useOf(workflow: string, actionRepository: string): number {
  const own = actionRepository === '' ? './' : actionRepository.toLowerCase()
  for (const match of workflow.matchAll(USES)) {
    const name = match[1] ?? ''
    const lower = name.toLowerCase()
    if (
      name === './'
        ? own === './'
        : lower.startsWith(`${own}@`) || lower.startsWith(`${own}/`) || /(^|\/)kiro-governance(@|\/|$)/i.test(name)
    )
      return match.index + match[0].length - name.length
  }
  return -1
}

/** Whether a change adds this action to a repository that had it in no workflow. */
export function installs(before: Workflows, after: Workflows, actionRepository: string): boolean {
  const uses = (texts: Workflows): boolean => [...texts.values()].some((text) => useOf(text, actionRepository) >= 0)
  return uses(after) && !uses(before)
}

/** Workflows that had this check before and are not what they were. `after` may leave out those that did not change. */
export function workflowEdits(
  before: Workflows,
  after: Workflows,
  deleted: ReadonlySet<string>,
  actionRepository: string,
): WorkflowEdit[] {
  return [...before].flatMap(([path, text]): WorkflowEdit[] => {
    if (useOf(text, actionRepository) < 0) return []
    if (deleted.has(path)) return [{ path, kind: 'deleted', place: null }]
    const now = after.get(path)
    if (now === undefined || now === text) return []
    const at = useOf(now, actionRepository)
    return at < 0
      ? [{ path, kind: 'check removed', place: { file: path, line: 1, column: 1 } }]
      : [{ path, kind: 'edited', place: { file: path, ...positionFinder(now)(at) } }]
  })
}
