import fc, { type Arbitrary } from 'fast-check'
import { loadCatalogue, multiplierOn } from '../../../src/core/catalogue/catalogue.js'
import { estimate, type Estimate, type RootEstimate } from '../../../src/core/cost/estimate.js'
import { facts } from '../../../src/core/policy/policy.js'
import { TASK_KINDS } from '../../../src/core/kiro/task-kind.js'
import { configurations, policyTexts } from '../support/generators.js'
import { costlyRuns, FEW_RUNS } from '../support/properties.js'
import { configuration, DAY, policy, type Files } from '../support/repository.js'

/* The four laws of cost: docs/cost-model.md. They hold for typical credits before any rounding, on each root. */

const DAYS = fc.constantFrom(DAY, '2026-03-01', '2026-11-29')

function estimated(before: Files, after: Files, text: string | null, day: string): Estimate {
  const rules = text === null ? [] : policy(text)
  const catalogue = loadCatalogue(facts(rules, 'catalogue'))
  return estimate({ before: configuration(before), after: configuration(after), catalogue, policy: rules, day })
}

/** The total of each root of one tree, credits/month; what has no price counts at 1.0x. */
function totals(files: Files, text: string | null, day: string): Record<string, number> {
  return Object.fromEntries(
    estimated(files, files, text, day).roots.map(({ root, measured }) => [root, measured.after]),
  )
}

const rises = ({ roots }: Estimate): number[] => roots.map(({ measured }) => measured.rise)
const near = (value: number): number => Number(value.toFixed(3))

/** Policies without shares: what is done under a root does not depend on its path. */
const withoutShares: Arbitrary<string | null> = policyTexts.map((text) => {
  if (text === null) return null
  const content = JSON.parse(text) as { workload?: { roots?: unknown } }
  if (content.workload) delete content.workload.roots
  return JSON.stringify(content)
})

const CATALOGUE = loadCatalogue()
const priced = (day: string) =>
  CATALOGUE.models.flatMap((model) => {
    const value = multiplierOn(model, day)
    return value === null ? [] : [{ id: model.id, value }]
  })

/** A step of a workflow; null inherits. */
const step = (modelId: string | null, id = 'own') => ({
  type: 'step',
  id,
  agent: 'lead',
  prompt: 'Do it.',
  ...(modelId === null ? {} : { modelId }),
})
const repeated = (maxIterations: number, modelId: string) => ({
  type: 'repeat',
  id: 'again',
  maxIterations,
  steps: [step(modelId, 'in-loop')],
})

const below = (files: Files, root: string): Files =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [`${root}/${path}`, content]))

describe('1: work is conserved', () => {
  test('a tree costs the same whatever it is compared with, and a change undone gives back what it cost', () => {
    fc.assert(
      fc.property(configurations, configurations, withoutShares, DAYS, (a, b, text, day) => {
        const [there, back] = [estimated(a, b, text, day), estimated(b, a, text, day)]
        const complete = [there, back].every(({ complete: all }) => all)
        fc.pre(complete)
        const own = totals(b, text, day)
        for (const { root, measured } of there.roots)
          expect(near(own[root] ?? measured.after)).toBe(near(measured.after))
        expect(rises(there).map(near).sort()).toEqual(
          rises(back)
            .map((rise) => near(0 - rise))
            .sort(),
        )
      }),
      costlyRuns(60),
    )
  })

  test('what is deleted costs what Kiro then uses: a tree without files is auto for all of it', () => {
    fc.assert(
      fc.property(withoutShares, DAYS, fc.constantFrom('', 'web/'), (text, day, root) => {
        const [gone] = estimated({ [`${root}.kiro/agents/a.json`]: { name: 'a' } }, {}, text, day).roots
        const routed = {
          models: { p: { model: 'auto' }, routing: Object.fromEntries(TASK_KINDS.map((kind) => [kind, 'p'])) },
        }
        const [auto] = Object.values(totals({ '.kiro/settings.json': routed }, text, day))
        expect(near(gone?.measured.after ?? NaN)).toBe(near(auto ?? NaN))
      }),
      FEW_RUNS,
    )
  })
})

describe('2: more expensive is never cheaper', () => {
  const places: readonly ((model: string) => Files)[] = [
    (model) => ({
      '.kiro/settings.json': {
        models: { p: { model }, routing: { taskExecution: 'p', codeReview: 'p', hookActions: 'p' } },
      },
    }),
    (model) => ({ '.kiro/settings/cli.json': { 'chat.defaultModel': model } }),
    (model) => ({ '.kiro/agents/new.json': { name: 'newcomer', model } }),
    (model) => ({ '.kiro/agents/lead.json': { name: 'lead', model } }),
    (model) => ({
      '.kiro/hooks/n.json': {
        version: 'v1',
        hooks: [{ name: 'N', trigger: 'PostFileSave', action: { type: 'agent', model } }],
      },
    }),
    (model) => ({ '.kiro/workflows/n.workflow.json': { name: 'newest', steps: [step(model)] } }),
    (model) => ({
      '.kiro/workflows/n.workflow.json': { name: 'newest', modelId: model, steps: [step(null), repeated(3, model)] },
    }),
  ]

  test.each(places.map((place, index) => [index, place] as const))(
    'a model with a higher multiplier, place %i',
    (_, place) => {
      fc.assert(
        fc.property(
          configurations,
          policyTexts,
          fc.constantFrom('', 'web/'),
          fc.nat(),
          fc.nat(),
          (files, text, root, x, y) => {
            const all = priced(DAY)
            const [a, b] = [all[x % all.length], all[y % all.length]]
            if (!a || !b) return
            const factor = text === null ? undefined : facts(policy(text), 'catalogue').models
            fc.pre(!factor || !(a.id in factor || b.id in factor))
            const [cheap, dear] = a.value <= b.value ? [a, b] : [b, a]
            const on = (model: string): Files => ({
              ...files,
              ...Object.fromEntries(Object.entries(place(model)).map(([path, content]) => [`${root}${path}`, content])),
            })
            for (const rise of rises(estimated(on(cheap.id), on(dear.id), text, DAY)))
              expect(rise).toBeGreaterThanOrEqual(0)
          },
        ),
        FEW_RUNS,
      )
    },
  )

  test('an added agent that the policy does not map, an added step, an added hook, and a root beside another', () => {
    const added: Arbitrary<Files> = fc.nat().chain((x) =>
      fc.constantFrom<Files>(
        {
          '.kiro/workflows/n.workflow.json': {
            name: 'newest',
            steps: [repeated(1 + (x % 5), priced(DAY)[x % priced(DAY).length]?.id ?? 'auto')],
          },
        },
        { '.kiro/agents/new.json': { name: 'newcomer', model: priced(DAY)[x % priced(DAY).length]?.id ?? 'auto' } },
        {
          '.kiro/hooks/n.json': {
            version: 'v1',
            hooks: [
              {
                name: 'N',
                trigger: 'PostFileSave',
                action: { type: 'agent', model: priced(DAY)[x % priced(DAY).length]?.id ?? 'auto' },
              },
            ],
          },
        },
      ),
    )
    fc.assert(
      fc.property(configurations, added, policyTexts, DAYS, (files, more, text, day) => {
        fc.pre(Object.keys(files).some((path) => path.startsWith('.kiro/')))
        for (const rise of rises(estimated(files, { ...files, ...more }, text, day)))
          expect(rise).toBeGreaterThanOrEqual(0)
      }),
      FEW_RUNS,
    )
    fc.assert(
      fc.property(configurations, configurations, withoutShares, DAYS, (files, other, text, day) => {
        fc.pre(Object.keys(files).length > 0 && Object.keys(other).length > 0)
        const was = totals(files, text, day)
        const beside = estimated(files, { ...files, ...below(other, 'beside') }, text, day)
        const same = (root: RootEstimate): boolean => root.root in was
        for (const root of beside.roots.filter(same)) expect(root.measured.rise).toBe(0)
      }),
      FEW_RUNS,
    )
  })
})

describe('3: nothing that changed is beyond the limits', () => {
  test('a changed row has credits on both sides, or its price is unknown', () => {
    fc.assert(
      fc.property(configurations, configurations, policyTexts, DAYS, (a, b, text, day) => {
        const { allRows } = estimated(a, b, text, day)
        for (const { changed, before, after } of allRows) {
          const known = before.credits.typical !== null && after.credits.typical !== null
          expect(!changed || known || before.reason !== null || after.reason !== null).toBe(true)
        }
      }),
      FEW_RUNS,
    )
  })

  test('whatever becomes a model without a price saves nothing', () => {
    fc.assert(
      fc.property(configurations, policyTexts, fc.constantFrom('', 'web/'), fc.nat(), (files, text, root, x) => {
        const all = priced(DAY)
        const on = (model: string): Files => ({
          ...files,
          [`${root}.kiro/settings.json`]: {
            models: { p: { model }, routing: { taskExecution: 'p', interactiveChat: 'p' } },
          },
          [`${root}.kiro/settings/cli.json`]: { 'chat.defaultModel': model },
        })
        const change = estimated(on(all[x % all.length]?.id ?? 'auto'), on('some-unknown-model'), text, DAY)
        for (const rise of rises(change)) expect(rise).toBeGreaterThanOrEqual(0)
      }),
      FEW_RUNS,
    )
  })
})

describe('4: the same assignments cost the same', () => {
  test('a step in a loop of one round, and one in another workflow', () => {
    fc.assert(
      fc.property(configurations, policyTexts, DAYS, fc.nat(), (files, text, day, x) => {
        const model = priced(day)[x % priced(day).length]?.id ?? 'auto'
        const on = (path: string, name: string, node: unknown): Files => ({
          ...files,
          [`.kiro/workflows/${path}.workflow.json`]: { name, steps: [node] },
        })
        const plainly = on('n', 'newest', step(model, 'in-loop'))
        for (const other of [on('n', 'newest', repeated(1, model)), on('m', 'other', step(model, 'in-loop'))])
          for (const rise of rises(estimated(plainly, other, text, day))) expect(rise).toBe(0)
      }),
      FEW_RUNS,
    )
  })

  test('a moved root, a renamed agent, and a route that is the default', () => {
    fc.assert(
      fc.property(configurations, withoutShares, DAYS, (files, text, day) => {
        const names = text === null ? {} : (facts(policy(text), 'workload').agents ?? {})
        fc.pre(Object.keys(names).length === 0 && !Object.keys(files).some((path) => !path.startsWith('.kiro/')))
        fc.pre(Object.keys(files).length > 0)
        const moved = estimated(files, below(files, 'elsewhere/app'), text, day)
        expect(rises(moved)).toEqual([0])
        expect(moved.roots).toHaveLength(1)
      }),
      FEW_RUNS,
    )
    fc.assert(
      fc.property(configurations, policyTexts, DAYS, (files, text, day) => {
        const named = (name: string): Files => ({ ...files, '.kiro/agents/z.json': { name, model: 'claude-opus-4.8' } })
        for (const rise of rises(estimated(named('one'), named('two'), text, day))) expect(rise).toBe(0)
      }),
      FEW_RUNS,
    )
    fc.assert(
      fc.property(fc.constantFrom(...TASK_KINDS), policyTexts, DAYS, (kind, text, day) => {
        const files = (routing: Record<string, string>): Files => ({
          '.kiro/settings.json': { models: { p: { model: 'auto' }, routing } },
        })
        expect(rises(estimated(files({}), files({ [kind]: 'p' }), text, day))).toEqual([0])
      }),
      FEW_RUNS,
    )
  })
})
