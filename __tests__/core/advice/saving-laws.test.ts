import fc from 'fast-check'
import { plain } from '../../../src/core/text/message.js'
import { estimateOfRoot, type Estimate } from '../../../src/core/cost/estimate.js'
import { costlyRuns } from '../support/properties.js'
import { bytesOf, estimated, type Change, type Files } from '../support/repository.js'
import { advised } from './advised.js'
import { applied } from './patch.js'
import { filesOf, readSuggestion, taken, trees, type Tree } from './trees.js'

/** The total of a root after the change, as printed. */
const total = (change: Change, root = ''): number => totalOf(estimated(change), root)
const totalOf = (estimate: Estimate | undefined, root: string): number =>
  (estimate && estimateOfRoot(estimate, root)?.after.typical) ?? Number.NaN

/** A terminal on the agent `a` is changed by that agent's file alone. */
const isOfAgent = ({ defaultAgent, chat }: Tree, names: readonly string[]): boolean =>
  defaultAgent && chat !== null && names.some((name) => name.endsWith('CLI chat'))

const POLICIES = [
  'version: 1\nteam: { developers: 12000 }',
  'version: 1\nteam: { developers: 5000 }\nagents: { a: codeReview, b: codeReview }\nworkload: { agents: { c: { runs: 2 } } }',
  'version: 1\nteam: { developers: 3000 }\nmodels: { allow: [auto, claude-*] }\nworkload: { cliShare: 0.8 }',
]

const [ALONE, SEVERAL, ROUTED] = [costlyRuns(150), costlyRuns(45), costlyRuns(75)]

test('what a suggestion saves is what the printed total falls by where it alone is taken', () => {
  let given = 0
  fc.assert(
    fc.property(trees, trees, fc.constantFrom(...POLICIES), (before, after, policy) => {
      const change = { before: filesOf(before), after: filesOf(after), policy }
      for (const { message, saves } of advised(change).suggestions) {
        const suggested = readSuggestion(plain(message))
        if (suggested === null || isOfAgent(after, suggested.names)) continue
        given += 1
        const falls = total(change) - total({ ...change, after: filesOf(taken(after, suggested)) })
        expect([plain(message), falls]).toEqual([plain(message), saves])
      }
    }),
    ALONE,
  )
  expect(given).toBeGreaterThan(ALONE.numRuns / 2)
})

describe('several roots', () => {
  const ROOTS = ['', 'web', 'web/a', 'api'] as const
  type Roots = ReadonlyMap<string, Tree>
  const several: fc.Arbitrary<Roots> = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...ROOTS), trees), { selector: ([root]) => root, minLength: 2 })
    .map((roots) => new Map(roots))
  const all = (roots: Roots): Files =>
    Object.fromEntries([...roots].flatMap(([root, tree]) => Object.entries(filesOf(tree, root))))
  const SHARES = [
    'version: 1\nteam: { developers: 1000 }',
    'version: 1\nteam: { developers: 1000 }\nworkload: { roots: { web: 0.5, api: 0.2 } }',
    'version: 1\nteam: { developers: 1000 }\nworkload: { roots: { ".": 0.3, web: 0.3, web/a: 0.1 } }',
  ]
  const changes = fc
    .tuple(several, several, fc.boolean(), fc.constantFrom(...SHARES))
    .map(([before, after, same, policy]) => ({ before: same ? after : before, after, policy }))
  const rootOf = (names: readonly string[]): string | undefined =>
    ROOTS.find((root) =>
      names.every((name) => (root === '' ? !name.includes('/') : name.slice(0, name.lastIndexOf('/')) === root)),
    )

  test('what a suggestion saves is what the total of its root falls by, and it is about one root alone', () => {
    let given = 0
    fc.assert(
      fc.property(changes, ({ before, after, policy }) => {
        const change = { before: all(before), after: all(after), policy }
        for (const { message, saves } of advised(change).suggestions) {
          const suggested = readSuggestion(plain(message))
          if (suggested === null) continue
          const root = rootOf(suggested.names)
          expect([plain(message), root]).toEqual([plain(message), expect.any(String)])
          const tree = after.get(root ?? '') ?? NONE
          if (isOfAgent(tree, suggested.names)) continue
          given += 1
          const then = new Map(after).set(root ?? '', taken(tree, suggested, root))
          const falls = total(change, root) - total({ ...change, after: all(then) }, root)
          expect([plain(message), falls]).toEqual([plain(message), saves])
        }
      }),
      SEVERAL,
    )
    expect(given).toBeGreaterThan(SEVERAL.numRuns / 2)
  })

  test('a routing says for each root what its total falls by, and changes no other', () => {
    let given = 0
    fc.assert(
      fc.property(changes, ({ before, after, policy }) => {
        const change = { before: all(before), after: all(after), policy }
        const { routing } = advised(change)
        if (routing === null) return
        given += 1
        const texts = Object.entries(change.after).map(([path, content]): [string, string] => [
          path,
          new TextDecoder().decode(bytesOf(content)),
        ])
        const then = { ...change, after: applied(routing.patch, Object.fromEntries(texts)) }
        const [today, later] = [change, then].map(estimated)
        const falls = [...after.keys()].map((root) => [root, totalOf(today, root) - totalOf(later, root)] as const)
        const said = new Map(routing.roots.map(({ root, saves }) => [root, saves]))
        expect(falls.filter(([, by]) => by !== 0)).toEqual([...after.keys()].flatMap((root) => pairOf(root, said)))
        expect(routing.saves).toBe(Math.max(...said.values()))
      }),
      ROUTED,
    )
    expect(given).toBeGreaterThan(ROUTED.numRuns / 5)
  })
})

const NONE: Tree = { agents: [], chat: null, defaultAgent: false, routes: new Map() }

function pairOf(root: string, said: ReadonlyMap<string, number>): [string, number][] {
  const saves = said.get(root)
  return saves === undefined ? [] : [[root, saves]]
}

test.each([
  ['one agent, whose runs go back to auto', ['claude-haiku-4.5'], ['claude-opus-4.8'], 316],
  ['three agents, together', Array(3).fill('claude-haiku-4.5'), Array(3).fill('claude-fable-5.1'), 3938],
  ['more agents than there are runs', Array(7).fill('auto'), Array(7).fill('claude-fable-5.1'), 7875],
])('undoing it saves what the change costs: %s', (_, was: string[], is: string[], saves) => {
  const tree = (agents: readonly string[]): Files => filesOf({ ...NONE, agents })
  const change = { before: tree(was), after: tree(is), policy: 'version: 1\nteam: { developers: 5 }' }
  const undo = advised(change).suggestions.filter(({ message }) => plain(message).includes('undo this change'))
  expect(undo.map((one) => one.saves)).toEqual([saves])
  expect(estimated(change).delta.typical).toBe(saves)
})
