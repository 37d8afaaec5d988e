import { groupBy } from '../text/group-by.js'
import { prefixed, stepName, type Assignment } from './assignment.js'
import type { TaskKind } from './task-kind.js'
import type { Named, Surface, SurfaceFile, Use, AssignedWork } from './surfaces/surface.js'

/** What Kiro uses when nothing names a model. Source: kiro.dev/docs/models ("Auto (default)"). */
export const KIRO_DEFAULT = 'auto'

interface Entry {
  readonly surface: Surface
  readonly file: SurfaceFile
  readonly use: Use
}

/** What does the work, and what else may. */
export interface Resolved {
  readonly assignments: readonly Assignment[]
  /**
   * The same work on the other models that it may run on, which depends on what people choose or on the program: `chat.defaultModel`
   * where `chat.defaultAgent` has a model, all agents of that name, every cli.json that differs from another in case only. They are
   * judged as the work is, and never priced.
   */
  readonly standIns: readonly Assignment[]
}

/**
 * Gives every use its model. What names none takes its workspace's `chat.defaultModel`, else Kiro's default; the CLI chat
 * takes the model of `chat.defaultAgent` first, when that agent is in the repository and names one; of several of one name the last.
 * `known` are the names of the whole tree by key, for a part of it: they are the same in every part.
 */
export function resolve(entries: readonly Entry[], known: ReadonlyMap<string, string> | null = null): Resolved {
  const chats = groupBy(
    entries.filter(({ use }) => use.work.kind === 'chat'),
    ({ file }) => file.root,
  )
  const agents = groupBy(
    entries.filter(({ use }) => use.work.kind === 'agent'),
    ({ file, use }) => agentKey(file.root, use),
  )
  const modelsOf = (found: readonly Entry[] | undefined): Named[] =>
    (found ?? []).flatMap(({ use }) => use.model ?? []).reverse()
  const agentModels = (root: string, { name }: Named): Named[] => modelsOf(agents.get(JSON.stringify([root, name])))
  /**
   * What work without a model of its own runs on; first what is most likely. A step takes the model of the session that starts it:
   * what the chat runs on. Where that is none, or `auto`, which inherits, it takes its agent's.
   */
  const inherited = ({ file: { root }, use }: Entry): Named[] => {
    const chat = chats.get(root) ?? []
    if (use.work.kind !== 'step') return modelsOf(chat)
    const session = [
      ...chat.flatMap((one) => (one.use.agent ? agentModels(root, one.use.agent) : [])),
      ...modelsOf(chat),
    ]
    const agent = use.lastResort ? agentModels(root, use.lastResort) : []
    const named = [...session, ...agent].filter(({ name }) => name !== KIRO_DEFAULT)
    return named.length > 0 ? named : session.slice(0, 1)
  }
  const names = new Map<string, number>()
  const keys = new Map<string, number>()
  const standIns: Assignment[] = []
  const assignments = entries.map((entry): Assignment => {
    const { surface, file, use } = entry
    const own = [...(use.agent ? agentModels(file.root, use.agent) : []), ...(use.model ? [use.model] : [])]
    const [model = null, ...rest] = own.length > 0 ? own : inherited(entry)
    const others = [...rest, ...(use.also ?? [])]
    const position = use.position ?? positionOf(use.work)
    const key = unique(keys, JSON.stringify([file.root, file.path, position]))
    const on = (named: Named | null) => ({
      model: named?.name ?? KIRO_DEFAULT,
      origin:
        named && (named === use.model || use.also?.includes(named))
          ? ('stated' as const)
          : named
            ? ('default' as const)
            : ('auto' as const),
      place: named?.place ?? use.place,
    })
    const assignment = {
      key,
      name: known?.get(key) ?? unique(names, prefixed(file.root, nameOf(use.work))),
      identity: identityOf(use.work),
      root: file.root,
      content: use.content ?? nameOf(use.work),
      file: file.path,
      position,
      surface: surface.id,
      appliedBy: surface.appliedBy,
      work: use.work,
      task: taskOf(use.work),
      ...on(model),
      workPlace: use.place,
      profile: use.profile?.name ?? null,
      note: use.note ?? null,
      dropped: use.dropped ?? null,
      twins: [],
    }
    others.forEach((other, index) => {
      const also = `also ${index + 1}`
      standIns.push({ ...assignment, ...on(other), key: JSON.stringify([key, also]), position: `${position} ${also}` })
    })
    return assignment
  })
  return { assignments, standIns }
}

function agentKey(root: string, { work }: Use): string {
  return JSON.stringify([root, work.kind === 'agent' ? work.agent : ''])
}

function nameOf(work: AssignedWork): string {
  switch (work.kind) {
    case 'task':
      return `task:${work.task}`
    case 'chat':
      return 'chat:cli'
    case 'agent':
      return `agent:${work.agent}`
    case 'hook':
      return `hook:${work.file}#${work.number}`
    case 'step':
      return `workflow:${stepName(work)}`
  }
}

function positionOf(work: AssignedWork): string {
  switch (work.kind) {
    case 'task':
      return work.task
    case 'hook':
      return String(work.number)
    case 'step':
      return work.step
    case 'chat':
    case 'agent':
      return ''
  }
}

/** A hook is known by its title and trigger, so that renaming its file is not a new violation. */
function identityOf(work: AssignedWork): string {
  return work.kind === 'hook' ? `hook:${work.title} on ${work.trigger}` : nameOf(work)
}

function taskOf(work: AssignedWork): TaskKind | null {
  return work.kind === 'task'
    ? work.task
    : work.kind === 'chat'
      ? 'interactiveChat'
      : work.kind === 'hook'
        ? 'hookActions'
        : null
}

/** Two agents of one name (or files that differ in case only) keep apart: the second becomes `agent:x (2)`. */
function unique(names: Map<string, number>, name: string): string {
  let result = name
  // The number given out last is kept: a thousand of one name are not counted through a thousand times.
  let count = names.get(name) ?? 1
  while (names.has(result)) {
    count += 1
    result = `${name} (${count})`
  }
  names.set(result, 1)
  names.set(name, count)
  return result
}
