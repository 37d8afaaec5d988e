import fc from 'fast-check'
import { TASK_KINDS, type TaskKind } from '../../../src/core/kiro/task-kind.js'
import { prefixed } from '../../../src/core/kiro/assignment.js'
import { agent, contract, type Files } from '../support/repository.js'

const MODELS = ['auto', 'claude-haiku-4.5', 'claude-sonnet-4.5', 'claude-opus-4.8', 'claude-fable-5.1'] as const
const AGENTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const

/** What the Kiro files of one root say. */
export interface Tree {
  /** The models of agents, of which the first may be that of the terminal. */
  readonly agents: readonly string[]
  readonly chat: string | null
  readonly defaultAgent: boolean
  readonly routes: ReadonlyMap<TaskKind, string>
}

const model = fc.constantFrom(...MODELS)

export const trees: fc.Arbitrary<Tree> = fc.record({
  agents: fc.array(model, { maxLength: AGENTS.length }),
  chat: fc.option(model),
  defaultAgent: fc.boolean(),
  routes: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...TASK_KINDS), model), { selector: ([task]) => task, maxLength: 7 })
    .map((routes) => new Map(routes)),
})

/** The files of a tree below a root. */
export function filesOf({ agents, chat, defaultAgent, routes }: Tree, root = ''): Files {
  const names = [...new Set(routes.values())]
  const profile = (name: string): string => `p${names.indexOf(name)}`
  const files: Files = {
    ...Object.fromEntries(
      agents.map((name, index) => [`.kiro/agents/${AGENTS[index] ?? ''}.json`, agent(AGENTS[index] ?? '', name)]),
    ),
    ...(chat === null
      ? {}
      : {
          '.kiro/settings/cli.json': {
            'chat.defaultModel': chat,
            ...(defaultAgent && agents.length > 0 ? { 'chat.defaultAgent': 'a' } : {}),
          },
        }),
    ...(routes.size === 0
      ? {}
      : {
          '.kiro/settings.json': contract(
            Object.fromEntries(names.map((name) => [profile(name), name])),
            Object.fromEntries([...routes].map(([task, name]) => [task, profile(name)])),
          ),
        }),
  }
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [prefixed(root, path), content]))
}

/** A suggestion to run some work on another model, read from its words; null for any other, and for one that leaves names out. */
export function readSuggestion(message: string): Suggested | null {
  const newer = /^(\S+) \(\S+\) is newer than (\S+) \(.* for (.*?)(?: and \d+ more)?$/.exec(message)
  const other = /^(.*) on (\S+) \(\S+\) instead of (\S+) /.exec(message)
  const [names, to, from] = newer ? [newer[3], newer[1], newer[2]] : [other?.[1], other?.[2], other?.[3]]
  if (names === undefined || to === undefined || from === undefined || / and \d+ more/.test(names)) return null
  return { work: newer ? null : names.split(/, | and /), names: names.split(/, | and /), to, from }
}

export interface Suggested {
  /** The work that it is about, as people call it; null is all that runs on the model. */
  readonly work: readonly string[] | null
  readonly names: readonly string[]
  readonly from: string
  readonly to: string
}

/** The tree of a root that takes a suggestion. */
export function taken(tree: Tree, { work, from, to }: Suggested, root = ''): Tree {
  const on = (name: string, value: string): string =>
    (work === null || work.includes(prefixed(root, name)) || work.includes(name)) && value === from ? to : value
  return {
    ...tree,
    agents: tree.agents.map((value, index) => on(AGENTS[index] ?? '', value)),
    chat: tree.chat === null ? null : on('CLI chat', tree.chat),
    routes: new Map([...tree.routes].map(([task, value]) => [task, on(task, value)])),
  }
}
