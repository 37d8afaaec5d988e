import { positionFinder, type Place } from '../text/place.js'
import { usesReader, type FileUses } from './workflow-uses.js'

/** A workflow, or an action that one is made of, with this check in it that the change edits, deletes or puts another in front of. */
export interface WorkflowEdit {
  readonly path: string
  readonly kind: 'edited' | 'deleted' | 'check removed' | 'replaced'
  readonly place: Place | null
}

/** Texts of workflows and of the repository's own actions, by path. */
export type Workflows = ReadonlyMap<string, string>

/** By what a file is known to run this check. */
export interface ThisCheck {
  /** The repository that the action is run from; empty for `uses: ./` in its own. */
  readonly actionRepository: string
  /** `owner/name` of the repository that is judged; empty where that is not known. */
  readonly repository: string
  /** The path of the running workflow in it; null where that is elsewhere, or none runs. */
  readonly running: string | null
}

/** Paths of workflows. */
const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/i
/** Paths of actions. */
const ACTION = /(?:^|\/)action\.ya?ml$/i

/** Whether a path is a workflow's, or that of an action which a workflow may use by its path (`uses: ./here`). */
export function mayRunCheck(path: string): boolean {
  return WORKFLOW.test(path) || ACTION.test(path)
}

/** Whether a path is a workflow's. */
export function isWorkflow(path: string): boolean {
  return WORKFLOW.test(path)
}

/**
 * The path of the running workflow in this repository, from GITHUB_WORKFLOW_REF (`owner/name/path@ref`); null when it
 * is in another.
 */
export function runningWorkflow(workflowRef: string, repository: string): string | null {
  const [, of, path] = /^([^/]+\/[^/]+)\/(.+?\.ya?ml)@/i.exec(workflowRef) ?? []
  return path !== undefined && of?.toLowerCase() === repository.toLowerCase() ? path : null
}

/** Whether a change adds this action to a repository that had it in no workflow. */
export function installs(before: Workflows, after: Workflows, check: ThisCheck): boolean {
  const read = usesReader()
  const has = (texts: Workflows): boolean =>
    [...texts.values()].some((text) => {
      const file = read(text)
      return file.readable ? file.uses.some(({ text: name }) => isThisAction(name, check)) : mentions(file.text, check)
    })
  return has(after) && !has(before)
}

/** The paths of this repository's files that some workflows and actions use. */
export function filesUsed(texts: Workflows, check: ThisCheck): ReadonlySet<string> {
  const read = usesReader()
  return new Set(
    [...texts.values()].flatMap((text) => read(text).uses.flatMap(({ text: name }) => targetsOf(name, check))),
  )
}

/**
 * What the change does to files that ran this check before: directly, by a reusable workflow or an action of this repository that does,
 * by the command line, or because they are the workflow that runs now. `after` may leave out files that did not change.
 */
export function workflowEdits(
  before: Workflows,
  after: Workflows,
  deleted: ReadonlySet<string>,
  check: ThisCheck,
): WorkflowEdit[] {
  const read = usesReader()
  const was = runningThis(before, check, read)
  if (was.size === 0 && check.running === null) return []
  const now = runningThis(new Map([...[...before].filter(([path]) => !deleted.has(path)), ...after]), check, read)
  const edits = [...before].flatMap(([path, text]): WorkflowEdit[] => {
    if (!was.has(path) && path !== check.running) return []
    if (deleted.has(path)) return [{ path, kind: 'deleted', place: null }]
    const changed = after.get(path)
    if (changed === undefined || changed === text) return []
    const at = now.get(path)
    // By what the running workflow runs the check may lie elsewhere, so that it no longer does is not known.
    return at === undefined
      ? [{ path, kind: was.has(path) ? 'check removed' : 'edited', place: { file: path, line: 1, column: 1 } }]
      : [{ path, kind: 'edited', place: { file: path, ...positionFinder(changed)(at) } }]
  })
  // The runner looks for action.yml first. Source: github.com/actions/runner, src/Runner.Worker/ActionManager.cs
  const replaced = [...after.keys()].flatMap((path): WorkflowEdit[] =>
    path.endsWith('action.yml') && !before.has(path) && was.has(path.replace(/\.yml$/, '.yaml'))
      ? [{ path, kind: 'replaced', place: { file: path, line: 1, column: 1 } }]
      : [],
  )
  return [...edits, ...replaced]
}

/** The files that run this check, with the offset of what does. Each file and each use is looked at once. */
function runningThis(
  texts: Workflows,
  check: ThisCheck,
  read: (text: string) => FileUses,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const users = new Map<string, { readonly path: string; readonly offset: number }[]>()
  const open: string[] = []
  const add = (path: string, offset: number): void => {
    if (found.has(path)) return
    found.set(path, offset)
    open.push(path)
  }
  for (const [path, text] of texts) {
    const file = read(text)
    const own = ownUse(file, check)
    if (own !== null) add(path, own)
    for (const { text: name, offset } of file.uses)
      for (const target of targetsOf(name, check))
        if (texts.has(target)) {
          const known = users.get(target)
          if (known) known.push({ path, offset })
          else users.set(target, [{ path, offset }])
        }
  }
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const { path, offset } of users.get(next) ?? []) add(path, offset)
  return found
}

function ownUse(file: FileUses, check: ThisCheck): number | null {
  if (!file.readable) return mentions(file.text, check) ? 0 : null
  const use = file.uses.find(({ text }) => isThisAction(text, check))
  const run = use ?? file.runs.find(({ text }) => COMMAND.test(text))
  return run?.offset ?? null
}

/** A use of this check in a workflow. */
export interface CheckUse {
  /** The action as the workflow names it; empty for the command line. */
  readonly uses: string
  /** What follows the `@`; empty where nothing does. */
  readonly ref: string
}

/** Every use of this check in the text of one workflow. Of a text that is not read as YAML, a mention of it counts as one. */
export function checkUses(text: string, check: ThisCheck): CheckUse[] {
  // Parsing takes longer than a look, and nearly no workflow is ours.
  if (check.actionRepository !== '' && !mentions(text, check)) return []
  const file = usesReader()(text)
  if (!file.readable) return mentions(text, check) ? [{ uses: '', ref: '' }] : []
  const actions = file.uses.flatMap(({ text: name }) =>
    isThisAction(name, check)
      ? [{ uses: name, ref: name.includes('@') ? name.slice(name.lastIndexOf('@') + 1) : '' }]
      : [],
  )
  const commands = file.runs.flatMap(({ text: line }) => {
    const found = COMMAND.exec(line)
    return found ? [{ uses: '', ref: /kiro-governance@([^\s"'`]*)/.exec(found[0])?.[1] ?? '' }] : []
  })
  return [...actions, ...commands]
}

/** Our name as a whole part of `owner/name/path@ref`, whatever fork or copy it is; a reusable workflow of that name too. */
const NAME = /(?:^|\/)kiro-governance(?:\.ya?ml)?(?:@|\/|$)/i
/** The command line in a script: `npx kiro-governance@1 check`. */
const COMMAND = /(?:^|[\s/"'`;|&(])kiro-governance(?:@[^\s"'`]*)?(?=[\s"'`;|&)]|$)/

function isThisAction(name: string, { actionRepository }: ThisCheck): boolean {
  if (name === './') return actionRepository === ''
  const own = actionRepository.toLowerCase()
  const lower = name.toLowerCase()
  return (own !== '' && (lower.startsWith(`${own}@`) || lower.startsWith(`${own}/`))) || NAME.test(name)
}

/** Of a file that is not read as YAML, any mention counts: that it does not run the check is not known. */
function mentions(text: string, { actionRepository }: ThisCheck): boolean {
  const lower = text.toLowerCase()
  return (
    lower.includes('kiro-governance') || (actionRepository !== '' && lower.includes(actionRepository.toLowerCase()))
  )
}

/** The files of this repository that a value of `uses` can mean; none for files elsewhere. */
function targetsOf(name: string, { repository }: ThisCheck): string[] {
  const own = `${repository.toLowerCase()}/`
  const path = name.startsWith('./')
    ? name
    : own.length > 1 && name.toLowerCase().startsWith(own)
      ? name.slice(own.length).replace(/@.*$/s, '')
      : null
  if (path === null) return []
  const parts: string[] = []
  for (const part of path.split('/'))
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  const file = parts.join('/')
  if (/\.ya?ml$/i.test(file)) return [file]
  return ['action.yml', 'action.yaml'].map((last) => (file === '' ? last : `${file}/${last}`))
}
