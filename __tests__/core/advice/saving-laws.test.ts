import fc from 'fast-check'
import { plain } from '../../../src/core/text/message.js'
import { TASK_KINDS, type TaskKind } from '../../../src/core/kiro/task-kind.js'
import { runs } from '../support/properties.js'
import { agent, contract, judged, type Change, type Files } from '../support/repository.js'
import { advised } from './advised.js'

const MODELS = ['auto', 'claude-haiku-4.5', 'claude-sonnet-4.5', 'claude-opus-4.8', 'claude-fable-5.1'] as const
const AGENTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const

interface Tree {
  /** The models of agents, of which the last may be that of the terminal. */
  readonly agents: readonly string[]
  readonly chat: string | null
  readonly defaultAgent: boolean
  readonly routes: ReadonlyMap<TaskKind, string>
}

const model = fc.constantFrom(...MODELS)
const trees: fc.Arbitrary<Tree> = fc.record({
  agents: fc.array(model, { maxLength: AGENTS.length }),
  chat: fc.option(model),
  defaultAgent: fc.boolean(),
  routes: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...TASK_KINDS), model), { selector: ([task]) => task, maxLength: 7 })
    .map((routes) => new Map(routes)),
})

function filesOf({ agents, chat, defaultAgent, routes }: Tree): Files {
  const names = [...new Set(routes.values())]
  const profile = (name: string): string => `p${names.indexOf(name)}`
  return {
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
}

/** The tree that takes a suggestion, read from its words; null for one that is not about other models. */
function taken(tree: Tree, message: string): Tree | null {
  const newer = /^(\S+) \(\S+\) is newer than (\S+) /.exec(message)
  if (newer) return onOther(tree, () => true, newer[2] ?? '', newer[1] ?? '')
  const [, names = '', to = '', from = ''] = /^(.*) on (\S+) \(\S+\) instead of (\S+) /.exec(message) ?? []
  if (to === '' || / and \d+ more/.test(names)) return null
  const named = names.split(/, | and /)
  return onOther(tree, (name) => named.includes(name), from, to)
}

function onOther(tree: Tree, isMeant: (name: string) => boolean, from: string, to: string): Tree {
  const on = (name: string, value: string): string => (isMeant(name) && value === from ? to : value)
  return {
    ...tree,
    agents: tree.agents.map((value, index) => on(AGENTS[index] ?? '', value)),
    chat: tree.chat === null ? null : on('CLI chat', tree.chat),
    routes: new Map([...tree.routes].map(([task, value]) => [task, on(task, value)])),
  }
}

/** Credits/month before any rounding. */
const total = (change: Change): number => judged(change).estimate.measured.after

const POLICIES = [
  'version: 1\nteam: { developers: 12000 }',
  'version: 1\nteam: { developers: 5000 }\nagents: { a: codeReview, b: codeReview }\nworkload: { agents: { c: { runs: 2 } } }',
  'version: 1\nteam: { developers: 3000 }\nmodels: { allow: [auto, claude-*] }\nworkload: { cliShare: 0.8 }',
]

test('what a suggestion saves is what the total falls by where it alone is taken', () => {
  let given = 0
  fc.assert(
    fc.property(trees, trees, fc.constantFrom(...POLICIES), (before, after, policy) => {
      const change = { before: filesOf(before), after: filesOf(after), policy }
      for (const { message, saves } of advised(change).suggestions) {
        // A terminal on the agent `a` is changed by that agent's file alone.
        const then = taken(after, plain(message))
        const isTerminal = after.defaultAgent && after.chat !== null && plain(message).includes('CLI chat')
        if (then === null || isTerminal) continue
        given += 1
        const falls = total(change) - total({ ...change, after: filesOf(then) })
        // Printed amounts are whole in each row, of which a tree here has at most 17.
        expect([plain(message), Math.abs(Number(saves) - falls) < 17]).toEqual([plain(message), true])
      }
    }),
    runs(150),
  )
  expect(given).toBeGreaterThan(50)
})

test.each([
  ['one agent, whose runs go back to auto', ['claude-haiku-4.5'], ['claude-opus-4.8'], 316],
  ['three agents, together', Array(3).fill('claude-haiku-4.5'), Array(3).fill('claude-fable-5.1'), 3938],
  ['more agents than there are runs', Array(7).fill('auto'), Array(7).fill('claude-fable-5.1'), 7875],
])('undoing it saves what the change costs: %s', (_, was: string[], is: string[], saves) => {
  const tree = (agents: readonly string[]): Files =>
    filesOf({ agents, chat: null, defaultAgent: false, routes: new Map() })
  const change = { before: tree(was), after: tree(is), policy: 'version: 1\nteam: { developers: 5 }' }
  const undo = advised(change).suggestions.filter(({ message }) => plain(message).includes('undo this change'))
  expect(undo.map((one) => one.saves)).toEqual([saves])
  expect(judged(change).estimate.delta.typical).toBe(saves)
})
