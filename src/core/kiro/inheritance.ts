import { prefixed, type Assignment } from './assignment.js'
import type { TaskKind } from './task-kind.js'
import type { Surface, SurfaceFile, Use, AssignedWork } from './surfaces/surface.js'

/** What Kiro uses when nothing names a model. Source: kiro.dev/docs/models ("Auto (default)"). */
export const KIRO_DEFAULT = 'auto'

interface Entry {
  readonly surface: Surface
  readonly file: SurfaceFile
  readonly use: Use
}

/**
 * Gives every use its model. What names none takes its workspace's `chat.defaultModel`, else Kiro's default; the CLI chat
 * takes the model of `chat.defaultAgent` first, when that agent is in the repository and names one.
 */
export function resolve(entries: readonly Entry[]): Assignment[] {
  const chats = new Map<string, Use>()
  const agents = new Map<string, Use>()
  for (const { file, use } of entries) {
    if (use.work.kind === 'chat') chats.set(file.root, use)
    if (use.work.kind === 'agent') agents.set(JSON.stringify([file.root, use.work.agent]), use)
  }
  const names = new Map<string, number>()
  return entries.map((entry) => {
    const { surface, file, use } = entry
    const own = use.agent ? (agents.get(JSON.stringify([file.root, use.agent.name]))?.model ?? use.model) : use.model
    const inherited = own ? null : (chats.get(file.root)?.model ?? null)
    const model = own ?? inherited
    return {
      name: unique(names, prefixed(file.root, nameOf(use.work))),
      identity: identityOf(use.work),
      root: file.root,
      file: file.path,
      surface: surface.id,
      appliedBy: surface.appliedBy,
      work: use.work,
      task: taskOf(use.work),
      model: model?.name ?? KIRO_DEFAULT,
      origin: use.model && model === use.model ? 'stated' : model ? 'default' : 'auto',
      place: model?.place ?? use.place,
      workPlace: use.place,
      profile: use.profile?.name ?? null,
      note: use.note ?? null,
    }
  })
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
