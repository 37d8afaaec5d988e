import type { Message } from '../text/message.js'
import type { Place } from '../text/place.js'
import type { AppliedBy, SurfaceId, AssignedWork } from './surfaces/surface.js'
import type { TaskKind } from './task-kind.js'

/** One kind of work and its model: the input of every rule and of the estimate. */
export interface Assignment {
  /** Unique within a tree and the same whatever a policy ignores of it: the root, the file and the position in it. */
  readonly key: string
  /** Unique within a tree: `task:codeReview`, `chat:cli`, `agent:reviewer`, `hook:lint.kiro.hook#1`, `workflow:release#review`, nested ones `web/…`. */
  readonly name: string
  /**
   * The same without its path (root, file name): a violation keeps its identity when its file moves. See "Only new
   * violations block" in docs/policy.md.
   */
  readonly identity: string
  /** What the work is, apart from its model and its place: a hook's title, trigger and request, an agent's name. */
  readonly content: string
  readonly root: string
  /** The file as Kiro finds it; a link may lead from there to the file of `place`. */
  readonly file: string
  /** Where in the file, in keys of the file and not in lines. */
  readonly position: string
  readonly surface: SurfaceId
  readonly appliedBy: AppliedBy
  readonly work: AssignedWork
  /** The kind whose policy and workload apply; agents and steps of workflows have none of their own. */
  readonly task: TaskKind | null
  /** The model as written, or as inherited. */
  readonly model: string
  /** `stated` here, taken from the `default` model or agent of cli.json, or Kiro's own default, `auto`. */
  readonly origin: 'stated' | 'default' | 'auto'
  /** What a model of origin `default` is inherited from: the session that the work runs in, or an agent that the work names; else null. */
  readonly from: 'session' | 'agent' | null
  /** Where the model is written; for an inherited one, where it is inherited from, or else where the work is. */
  readonly place: Place
  /** Where the work itself is: the route, the agent, the hook's action. */
  readonly workPlace: Place
  /** The contract's profile that carries the model. */
  readonly profile: string | null
  readonly note: string | null
  /**
   * Why Kiro does not load it: a clause after "Kiro drops it, because"; null where it is loaded. What is dropped is judged by policy
   * and entitlement as if it were loaded, costs nothing, and leaves no total incomplete.
   */
  readonly dropped: Message | null
  /**
   * The same work in other files of its root (agents of one name, a hook in its old and its new file): judged as stand-ins, and the
   * most expensive of all is priced. Empty where it is the only one, and for a twin itself.
   */
  readonly twins: readonly Assignment[]
}

/** A model named at one place, with everything that runs on it. An unrouted profile is a mention without assignments. */
export interface Mention {
  readonly model: string
  readonly place: Place
  readonly appliedBy: AppliedBy
  readonly assignments: readonly Assignment[]
  /** Identifies a mention that nothing runs on. */
  readonly identity: string
}

/** What people call it: the kind of work, the agent, the hook or the step, without technical prefixes. */
export function label(assignment: Pick<Assignment, 'work' | 'root'>): string {
  const { work, root } = assignment
  return prefixed(root, nameFor(work))
}

function nameFor(work: AssignedWork): string {
  switch (work.kind) {
    case 'task':
      return work.task
    case 'chat':
      return 'CLI chat'
    case 'agent':
      return work.agent
    case 'hook':
      return work.title
    case 'step':
      return stepName(work)
  }
}

/** A step of a workflow as people and policies call it: `release#review`. */
export function stepName({ workflow, step }: { readonly workflow: string; readonly step: string }): string {
  return `${workflow}#${step}`
}

/** A name below a nested root: `packages/web/task:codeReview`. */
export function prefixed(root: string, name: string): string {
  return root === '' ? name : `${root}/${name}`
}
