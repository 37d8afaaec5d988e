import fc, { type Arbitrary } from 'fast-check'
import { usableFor } from '../../../../src/core/policy/merge/compare-models.js'
import {
  costLimits,
  enforcementOn,
  judges,
  multiplierCap,
  requiredBudgets,
} from '../../../../src/core/policy/decide.js'
import { loosening } from '../../../../src/core/policy/merge/loosening.js'
import type { Layer, Policy } from '../../../../src/core/policy/policy.js'
import { resolved } from '../../../../src/core/policy/merge/policy-edit.js'
import type { PolicyFile } from '../../../../src/core/policy/schema.js'
import type { Report } from '../../../../src/core/report.js'
import { RULE_IDS, RULES } from '../../../../src/core/rules/index.js'
import type { TaskKind } from '../../../../src/core/kiro/task-kind.js'
import { WORK } from '../../../../src/core/kiro/work-names.js'
import { configurations, policies, unsound } from '../../support/generators.js'
import { FEW_RUNS, RUNS } from '../../support/properties.js'
import { DAY, policy, ruled, type Files } from '../../support/repository.js'

/** What a layer may try in order to get rid of what one above it says. */
const evasions = fc.record(
  {
    ignore: fc.subarray(['**', '.kiro/**', 'web/**']),
    exceptions: fc.array(
      fc.record({
        rule: fc.constantFrom(...RULE_IDS),
        reason: fc.constant('a'),
        owner: fc.constant('b'),
        expires: fc.constantFrom('2020-01-01', '2099-01-01'),
      }),
      { maxLength: 3 },
    ),
    enforcement: fc.constant({ mode: 'observe' }),
  },
  { requiredKeys: [] },
)
const layer: Arbitrary<Policy> = fc
  .tuple(policies, evasions)
  .map(([content, evasion]) => policy(JSON.stringify({ ...content, ...evasion })))

/** The same policy with other values for some keys; undefined takes a key away. */
function changed(layers: Policy, keys: { readonly [K in keyof PolicyFile]?: PolicyFile[K] | undefined }): Policy {
  return layers.map((one) => ({
    ...one,
    file: Object.fromEntries(
      Object.entries({ ...one.file, ...keys }).filter(([, value]) => value !== undefined),
    ) as PolicyFile,
  }))
}

/** Facts say who the team is, not what is allowed: what an inner layer adds to them counts. */
const withoutFacts = (layers: Policy): Policy =>
  changed(layers, { team: undefined, workload: undefined, agents: undefined, workflows: undefined })
/** A layer that takes nothing back of what it says itself. */
const insisting = (layers: Policy): Policy =>
  changed(layers, { rules: undefined, ignore: undefined, exceptions: undefined })

const errorsOn = (after: Files, layers: Policy, rules: readonly string[]): string[] =>
  ruled({ after, policy: layers }).findings.flatMap(({ rule, severity, assignments }) =>
    severity === 'error' && rules.includes(rule) ? assignments : [],
  )

const BY_POLICY = RULES.flatMap(({ id, byPolicy }) => (byPolicy && byPolicy !== 'team' ? [id] : []))
/** Names of agents, roots and files are held against the tree for the repository's own layer only: a parent serves many. */
const OF_ONE_REPOSITORY = /"pattern:(?:ignore|agents|workload)/
const BINDING = new Set(RULES.flatMap(({ id, byPolicy, hides }) => (byPolicy || hides ? [id] : [])))

test('a child never allows what a parent forbids', () => {
  fc.assert(
    fc.property(layer, layer, configurations, (parent, child, after) => {
      const outer = insisting(parent)
      const both = errorsOn(after, [...outer, ...withoutFacts(child)], RULE_IDS)
      expect(both).toEqual(expect.arrayContaining(errorsOn(after, outer, BY_POLICY)))
    }),
    FEW_RUNS,
  )
})

test('no layer below turns what a parent blocks by itself into a pass, whatever it states', () => {
  fc.assert(
    fc.property(layer, layer, configurations, unsound, (parent, child, before, after) => {
      const [outer] = parent
      const blocks = (rule: string): boolean => BINDING.has(rule) || outer?.file.rules?.[rule] !== undefined
      const alone = ruled({ before, after, policy: parent }).findings.filter(
        ({ rule, severity, introduced, identity }) =>
          introduced && severity === 'error' && blocks(rule) && !OF_ONE_REPOSITORY.test(identity),
      )
      const stacked = [...parent.map((one): Layer => ({ ...one, role: 'parent' })), ...child]
      const { verdict } = ruled({ before, after, policy: stacked })
      // A parent without any of the keys by which it would judge leaves its one finding to the defaults.
      if (alone.length > 0 && outer !== undefined && judges(outer.file)) {
        expect(verdict).toBe('fail')
        if (outer.file.enforcement === undefined) expect(enforcementOn(stacked, DAY).mode).toBe('block')
      }
    }),
    FEW_RUNS,
  )
})

test('nor makes a model usable that the parent does not, whatever price it states', () => {
  fc.assert(
    fc.property(
      layer,
      layer,
      fc.constantFrom('auto', 'claude-opus-4.8', 'claude-next', 'gpt-5.6-sol', 'claude-haiku-4.5'),
      (parent, child, model) => {
        const outer = changed(parent, { catalogue: undefined })
        const inner = changed(child, { catalogue: { models: { [model]: { multiplier: 0.05 } } } })
        expect(usableFor(resolved(outer), model, DAY)).toEqual(
          expect.arrayContaining(usableFor(resolved([...outer, ...inner]), model, DAY)),
        )
      },
    ),
    RUNS,
  )
})

test('a severity that a parent states is the least there is, unless something at least as strong speaks instead', () => {
  fc.assert(
    fc.property(layer, layer, configurations, fc.constantFrom(...RULE_IDS), (parent, child, after, rule) => {
      const outer = changed(insisting(parent), { rules: { [rule]: 'error' } })
      const both = errorsOn(after, [...outer, ...withoutFacts(child)], RULE_IDS)
      expect(both).toEqual(expect.arrayContaining(errorsOn(after, outer, [rule])))
    }),
    FEW_RUNS,
  )
})

const told = (report: Pick<Report, 'findings'>): string[] =>
  report.findings
    .filter(({ rule }) => !rule.startsWith('exception-'))
    .map(({ rule, severity, place, assignments, introduced }) =>
      JSON.stringify([rule, severity, place, assignments, introduced]),
    )
const GROUND = { day: DAY, rules: RULES }
const directed = (from: Policy, to: Policy, direction?: string): string[] =>
  loosening(from, to, GROUND)
    .edits.filter((edit) => (direction === undefined ? edit.direction !== 'neutral' : edit.direction === direction))
    .map(({ key }) => key)
    .sort()

test('resolving is idempotent: the same layer twice judges as once', () => {
  fc.assert(
    fc.property(layer, configurations, configurations, (one, before, after) => {
      expect(told(ruled({ before, after, policy: [...one, ...one] }))).toEqual(
        told(ruled({ before, after, policy: one })),
      )
      expect(directed(one, [...one, ...one])).toEqual([])
    }),
    FEW_RUNS,
  )
})

test('equal policies differ in nothing', () => {
  fc.assert(
    fc.property(layer, (one) => {
      const { edits, mostExpensive } = loosening(one, policy(JSON.stringify(one[0]?.file)), GROUND)
      expect(edits).toEqual([])
      expect(mostExpensive.before).toBe(mostExpensive.after)
    }),
    FEW_RUNS,
  )
})

test('whatever becomes freer is said', () => {
  fc.assert(
    fc.property(layer, layer, (before, after) => {
      const loosened = directed(before, after, 'loosened')
      const [was, is] = [resolved(before), resolved(after)]
      if (
        was.catalogue.models.some(({ id }) =>
          usableFor(is, id, DAY).some((task) => !usableFor(was, id, DAY).includes(task)),
        )
      )
        expect(loosened).toContain('models')
      const cap = (layers: Policy, task: TaskKind | null): number => multiplierCap(layers, task)?.cap ?? Infinity
      if (WORK.some((task) => cap(after, task) > cap(before, task)))
        expect(loosened.some((key) => key.startsWith('models'))).toBe(true)
      const total = (layers: Policy): number =>
        Math.min(...costLimits(layers, 'fail').map(({ limits }) => limits.total?.credits ?? Infinity))
      if (total(after) > total(before)) expect(loosened).toContain('cost.fail.total.credits')
      if (requiredBudgets(before).some((period) => !requiredBudgets(after).includes(period)))
        expect(loosened).toContain('budget.required')
    }),
    FEW_RUNS,
  )
})

test('what is loosened one way is tightened the other', () => {
  fc.assert(
    fc.property(layer, layer, (a, b) => {
      // Whether a fact weighs depends on the limits of the policy that binds.
      const permissions = (keys: string[]): string[] =>
        keys.filter((key) => !['team', 'workload', 'catalogue'].includes(key))
      expect(permissions(directed(a, b, 'loosened'))).toEqual(permissions(directed(b, a, 'tightened')))
    }),
    FEW_RUNS,
  )
})

test('a key that moves into a parent is no change', () => {
  fc.assert(
    fc.property(
      layer,
      fc.subarray<keyof PolicyFile>(['models', 'budget', 'cost', 'team', 'workload']),
      (one, moved) => {
        const whole = changed(insisting(one), { catalogue: undefined, enforcement: undefined })
        const part = (wanted: boolean): Policy =>
          whole.map((each) => ({
            ...each,
            file: {
              ...Object.fromEntries(
                Object.entries(each.file).filter(([key]) => (moved as string[]).includes(key) === wanted),
              ),
              version: 1,
            },
          }))
        expect(directed(whole, [...part(true), ...part(false)])).toEqual([])
      },
    ),
    RUNS,
  )
})
