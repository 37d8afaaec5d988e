import fc from 'fast-check'
import { prefixed } from '../../../src/core/kiro/assignment.js'
import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { sameModel } from '../../../src/core/apply/targets.js'
import { ownValue } from '../../../src/core/text/own-value.js'
import { TASK_KINDS } from '../../../src/core/kiro/task-kind.js'
import { configurations, unsound } from '../support/generators.js'
import { RUNS } from '../support/properties.js'
import { bytesOf, configuration, policy, ruled, type Files } from '../support/repository.js'
import { after, planned, type Agents } from './applied.js'

const CATALOGUE = loadCatalogue()
const NAMES = [
  'lead',
  'reviewer',
  'constructor',
  'a',
  'web/lead',
  'web/reviewer',
  'packages/api/lead',
  'packages/api/constructor',
]
const maps: fc.Arbitrary<Agents> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...TASK_KINDS)), {
    selector: ([name]) => name,
    maxLength: 4,
  })
  .map((entries) => Object.fromEntries(entries))

/** Contracts that can be applied, so that not every other run ends in a refusal. */
const usable = fc
  .tuple(
    fc.constantFrom('', 'web/', 'packages/api/'),
    fc.constantFrom('auto', 'claude-haiku-4.5', 'claude-opus-4.8', 'claude-next'),
    fc.constantFrom('auto', 'claude-sonnet-4.5'),
    fc.subarray([...TASK_KINDS]),
  )
  .map(([root, fast, primary, tasks]): Files => ({
    [`${root}.kiro/settings.json`]: {
      models: {
        fast: { model: fast },
        primary: { model: primary },
        routing: {
          interactiveChat: 'fast',
          ...Object.fromEntries(tasks.map((task, index) => [task, index % 2 === 0 ? 'fast' : 'primary'])),
        },
      },
    },
  }))
const repositories = fc
  .tuple(configurations, fc.array(usable, { maxLength: 2 }))
  .map(([files, contracts]): Files => Object.assign({}, files, ...contracts) as Files)

test('the second time there is nothing to do', () => {
  fc.assert(
    fc.property(repositories, maps, (files, agents) => {
      const plan = planned(files, agents)
      const again = planned(after(files, plan), agents)
      expect(again.edits).toEqual([])
      expect(again.refusals).toEqual(plan.refusals)
    }),
    RUNS,
  )
})

test('then no rule says that the chat does not do what the contract says', () => {
  const ABOUT = ['contract-not-applied', 'contradicting-surfaces']
  let applied = 0
  fc.assert(
    fc.property(repositories, maps, (files, agents) => {
      const plan = planned(files, agents)
      fc.pre(plan.refusals.length === 0)
      applied += plan.edits.length
      const { findings } = ruled({ after: after(files, plan), policy: policy(JSON.stringify({ version: 1, agents })) })
      const chats = findings.filter(
        ({ rule, assignments }) => ABOUT.includes(rule) && assignments.some((name) => name.endsWith('chat:cli')),
      )
      expect(chats).toEqual([])
    }),
    RUNS,
  )
  expect(applied).toBeGreaterThan(50)
})

test('then each mapped agent has the model of its work', () => {
  fc.assert(
    fc.property(repositories, maps, (files, agents) => {
      const plan = planned(files, agents)
      fc.pre(plan.refusals.length === 0)
      const { assignments } = configuration(after(files, plan))
      for (const { root, work, model, origin } of assignments) {
        const task = work.kind === 'agent' ? ownValue(agents, prefixed(root, work.agent)) : undefined
        const wanted = assignments.find(
          (other) => other.root === root && other.work.kind === 'task' && other.work.task === task,
        )
        if (wanted) expect([origin, sameModel(CATALOGUE, model, wanted.model)]).toEqual(['stated', true])
      }
    }),
    RUNS,
  )
})

test('only cli.json and agents are written, only as one value, and never with a refusal', () => {
  fc.assert(
    fc.property(fc.oneof(repositories, unsound), maps, (files, agents) => {
      const { edits, refusals } = planned(files, agents)
      if (refusals.length > 0) expect(edits).toEqual([])
      for (const { path, created, before, after: text, changes } of edits) {
        expect(path).toMatch(/^((web|packages\/api)\/)?\.kiro\/(settings\/cli\.json|agents\/[^/]+\.(json|md))$/)
        expect(created).toBe(!(path in files))
        if (!created) expect(before).toBe(new TextDecoder().decode(bytesOf(files[path])))
        expect(text).not.toBe(before)
        const [change] = changes
        expect(changes).toHaveLength(1)
        if (path.endsWith('.json'))
          expect(JSON.parse(text)).toEqual({
            ...(JSON.parse(created ? '{}' : before) as object),
            [change?.key ?? '']: change?.to,
          })
      }
    }),
    RUNS,
  )
})

test('what the contract does not decide has no say: other files change nothing', () => {
  fc.assert(
    fc.property(repositories, maps, (files, agents) => {
      const without = Object.fromEntries(Object.entries(files).filter(([path]) => !path.includes('/hooks/')))
      expect(planned(files, agents)).toEqual(planned(without, agents))
    }),
    RUNS,
  )
})
