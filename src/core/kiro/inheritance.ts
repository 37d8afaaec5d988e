import { groupBy } from '../text/group-by.js'
import { prefixed, stepName, type Assignment } from './assignment.js'
import type { TaskKind } from './task-kind.js'
import type { Named, Use, AssignedWork } from './surfaces/surface.js'
import { shadowedBy, type Entry } from './twins.js'

/** What Kiro uses when nothing names a model. Source: kiro.dev/docs/models ("Auto (default)"). */
export const KIRO_DEFAULT = 'auto'

/** What does the work, and what else may. */
export interface Resolved {
  readonly assignments: readonly Assignment[]
  /**
   * The same work on the other models that it may run on, which depends on what people choose or on the program: `chat.defaultModel`
   * where `chat.defaultAgent` has a model, all agents of that name, every cli.json that differs from another in case only, and the twins
   * of the work. They are judged as the work is, and priced only where a twin is the most expensive.
   */
  readonly standIns: readonly Assignment[]
}

/**
 * Gives every use its model. What names none takes that of its session: in the CLI, for the chat, a run of kiro-cli, a sub-agent and a step, the
 * model of `chat.defaultAgent`, when that agent is in the repository and names one (of several of one name the last that Kiro loads), else its
 * workspace's `chat.defaultModel`, else Kiro's default. A hook takes Kiro's default: the IDE reads no cli.json.
 * Source: kirodotdev/Kiro#10549 (a sub-agent without a model inherits its session).
 * Of twins (twins.ts) the one that Kiro loads is the assignment, and has the others.
 * `known` are the names of the whole tree by key, for a part of it: they are the same in every part.
 */
export function resolve(entries: readonly Entry[], known: ReadonlyMap<string, string> | null = null): Resolved {
  const { modelsFor, isOfAgent } = inheriting(entries)
  const shadowed = shadowedBy(entries)
  const names = new Map<string, number>()
  const keys = new Map<string, number>()
  const standIns: Assignment[] = []
  const keyed = entries.map((entry) => ({ entry, key: unique(keys, keyOf(entry)) }))
  const nameByEntry = new Map<Entry, string>()
  for (const { entry, key } of keyed) {
    if (!shadowed.has(entry))
      nameByEntry.set(entry, known?.get(key) ?? unique(names, prefixed(entry.file.root, nameOf(entry.use.work))))
  }
  const twins = new Map<Entry, Assignment[]>()
  const all = keyed.map(({ entry, key }) => {
    const { surface, file, use } = entry
    const loaded = shadowed.get(entry)
    const [model = null, ...rest] = modelsFor(entry)
    const others = [...rest, ...(use.also ?? [])]
    const position = use.position ?? positionOf(use.work)
    const on = (named: Named | null) => ({
      model: named?.name ?? KIRO_DEFAULT,
      origin: originOf(use, named),
      from:
        originOf(use, named) !== 'default' ? null : isOfAgent(entry, named) ? ('agent' as const) : ('session' as const),
      place: named?.place ?? use.place,
    })
    const assignment: Assignment = {
      key,
      name: nameByEntry.get(loaded ?? entry) ?? '',
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
    if (loaded) {
      standIns.push(assignment)
      const siblings = twins.get(loaded)
      if (siblings) siblings.push(assignment)
      else twins.set(loaded, [assignment])
    }
    others.forEach((other, index) => {
      const also = `also ${index + 1}`
      standIns.push({ ...assignment, ...on(other), key: JSON.stringify([key, also]), position: `${position} ${also}` })
    })
    return { entry, assignment }
  })
  const assignments = all.flatMap(({ entry, assignment }) =>
    shadowed.has(entry) ? [] : [{ ...assignment, twins: twins.get(entry) ?? [] }],
  )
  return { assignments, standIns }
}

/** Whether the work's own file names the model, cli.json does, or nothing does. */
function originOf({ model, also }: Use, named: Named | null): Assignment['origin'] {
  if (named === null) return 'auto'
  return named === model || also?.includes(named) ? 'stated' : 'default'
}

/** Where models are inherited from. */
interface Inheriting {
  /** The models that a piece of work may run on, the one that it does run on first; none where that is Kiro's default. */
  readonly modelsFor: (entry: Entry) => Named[]
  /** Whether a model is that of the agent which the work names itself, and not of its session. */
  readonly isOfAgent: (entry: Entry, model: Named | null) => boolean
}

function inheriting(entries: readonly Entry[]): Inheriting {
  const chats = groupBy(
    entries.filter(({ use }) => use.work.kind === 'chat'),
    ({ file }) => file.root,
  )
  const agents = groupBy(
    entries.filter(({ use }) => use.work.kind === 'agent'),
    ({ file, use }) => agentKey(file.root, use),
  )
  const modelsOf = (found: readonly Entry[] | undefined, dropped = false): Named[] =>
    (found ?? [])
      .flatMap(({ use }) => ((use.dropped !== undefined) === dropped && use.model ? [use.model] : []))
      .reverse()
  const ofAgent = (root: string, agent: Named | undefined, own: readonly Named[]): Named[] => {
    const found = agent && agents.get(JSON.stringify([root, agent.name]))
    // What Kiro drops it does not run, and it is judged all the same.
    return [...modelsOf(found), ...own, ...modelsOf(found, true)]
  }
  const ofSession = (root: string): Named[] => {
    const all = chats.get(root) ?? []
    return ofAgent(root, all.findLast(({ use }) => use.agent)?.use.agent, modelsOf(all))
  }
  /**
   * A step takes the model of the session that starts it: what the chat runs on. Where that is none, or `auto`, which inherits, it takes
   * its agent's.
   */
  const ofStep = (root: string, lastResort: Named | undefined): Named[] => {
    const session = ofSession(root)
    const named = [...session, ...ofAgent(root, lastResort, [])].filter(({ name }) => name !== KIRO_DEFAULT)
    return named.length > 0 ? named : session.slice(0, 1)
  }
  const modelsFor = ({ file, use }: Entry): Named[] => {
    const own = ofAgent(file.root, use.agent, use.model ? [use.model] : [])
    if (own.length > 0 || use.inherits === 'nothing') return own
    if (use.work.kind === 'step') return ofStep(file.root, use.lastResort)
    return use.work.kind === 'chat' ? modelsOf(chats.get(file.root)) : ofSession(file.root)
  }
  return {
    modelsFor,
    isOfAgent: ({ file, use: { agent, lastResort } }, model) =>
      [agent, lastResort].some((named) => ofAgent(file.root, named, []).some((one) => one === model)),
  }
}

function keyOf({ file, use }: Entry): string {
  return JSON.stringify([file.root, file.path, use.position ?? positionOf(use.work)])
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

/** Two of one name that are no twins keep apart: the second becomes `task:x (2)`. */
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
