import type { Assignment } from '../kiro/assignment.js'
import type { Configuration } from '../kiro/configuration.js'
import { rootOf } from '../kiro/surfaces/index.js'
import type { TaskKind } from '../kiro/task-kind.js'
import { groupBy } from '../text/group-by.js'
import { memoizeByObject } from '../text/memoize.js'

/** What the files under one root assign to models, by who carries work. Agents, steps and hooks that Kiro drops are among them, and carry none. */
export interface RootWork {
  /** The folder that holds `.kiro`; null for what Kiro would use without any file. */
  readonly root: string | null
  /** The contract's route of each kind; several where files differ in case only. */
  readonly routes: ReadonlyMap<TaskKind, readonly Assignment[]>
  /** What the terminal runs on: the chat of cli.json, with the other agents of the name of `chat.defaultAgent`. */
  readonly chats: readonly Assignment[]
  /** Agents and steps of workflows that name a model. */
  readonly agents: readonly Assignment[]
  readonly steps: readonly Assignment[]
  readonly hooks: readonly Assignment[]
  /** Whether the contract or cli.json is there and cannot be read. */
  readonly unread: { readonly contract: boolean; readonly cli: boolean }
  /** Whether a file cannot be read, or lies behind a link or a submodule. */
  readonly isUnread: (file: string) => boolean
}

/** The work of every root of a tree. */
export type TreeWork = ReadonlyMap<string, RootWork>

/** What Kiro would use without any file: `auto` for everything. */
export const NO_FILES: RootWork = {
  root: null,
  routes: new Map(),
  chats: [],
  agents: [],
  steps: [],
  hooks: [],
  unread: { contract: false, cli: false },
  isUnread: () => false,
}

/** Sorts the assignments of a tree by root and by who carries the work; once for a tree, which several estimates share. */
export const workByRoot: (configuration: Configuration) => TreeWork = memoizeByObject((configuration) => {
  const { files, assignments, standIns, unreachable } = configuration
  const unread = unreadableFiles(configuration)
  const roots = new Set([
    ...files.map(({ root }) => root),
    ...assignments.map(({ root }) => root),
    ...unreachable.flatMap(({ place }) => rootOf(place.file) ?? []),
  ])
  const byRoot = groupBy(assignments, ({ root }) => root)
  const others = groupBy(
    standIns.filter(({ work, dropped, origin }) => work.kind === 'chat' && dropped === null && origin === 'default'),
    ({ root }) => root,
  )
  return new Map(
    [...roots].sort().map((root) => {
      const own = byRoot.get(root) ?? []
      const below = root === '' ? '.kiro' : `${root}/.kiro`
      const hidden = root === '' ? unread : unread.filter((path) => path.startsWith(`${root}/`))
      const isUnread = (file: string): boolean => isBehind(file, hidden)
      return [root, { ...sorted(root, own, others.get(root) ?? []), unread: unreadOf(below, hidden), isUnread }]
    }),
  )
})

function sorted(
  root: string,
  own: readonly Assignment[],
  otherAgents: readonly Assignment[],
): Omit<RootWork, 'unread' | 'isUnread'> {
  const kinds = groupBy(own, ({ work }) => work.kind)
  const loaded = (all: readonly Assignment[] = []): Assignment[] => all.filter(({ dropped }) => dropped === null)
  const tasks = loaded(kinds.get('task'))
  const chats = loaded(kinds.get('chat'))
  const named = (all: readonly Assignment[] = []): Assignment[] => all.filter(namesModel)
  return {
    root,
    routes: routesOf(tasks),
    // Agents that share the name of `chat.defaultAgent` are stand-ins of the chat; its `chat.defaultModel` is not: an agent's model wins.
    chats: [...chats, ...(chats.some(({ origin }) => origin === 'default') ? otherAgents : [])],
    agents: named(kinds.get('agent')),
    steps: named(kinds.get('step')),
    hooks: kinds.get('hook') ?? [],
  }
}

function routesOf(tasks: readonly Assignment[]): RootWork['routes'] {
  const routes = new Map<TaskKind, Assignment[]>()
  for (const one of tasks) {
    if (one.task === null) continue
    const others = routes.get(one.task)
    if (others) others.push(one)
    else routes.set(one.task, [one])
  }
  return routes
}

/** Whether an agent or a step, or a twin of it, names a model itself: one that inherits runs on what its session runs on. */
function namesModel({ origin, twins }: Assignment): boolean {
  return origin === 'stated' || twins.some((twin) => twin.origin === 'stated')
}

/** Files whose assignments are unknown: invalid ones, and those behind a link or submodule. */
export function unreadableFiles({ files, unreachable }: Configuration): string[] {
  return [
    ...files.filter((file) => !file.readable).map((file) => file.path),
    ...unreachable.map(({ place }) => place.file),
  ]
}

function unreadOf(below: string, hidden: readonly string[]): RootWork['unread'] {
  const folded = hidden.map((path) => path.toLowerCase())
  const behind = (file: string): boolean => isBehind(`${below}/${file}`.toLowerCase(), folded)
  return { contract: behind('settings.json'), cli: behind('settings/cli.json') }
}

function isBehind(file: string, paths: readonly string[]): boolean {
  return paths.some((path) => file === path || file.startsWith(`${path}/`))
}
