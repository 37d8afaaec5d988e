import fc from 'fast-check'
import { estimateOfRoot, type Estimate } from '../../../src/core/cost/estimate.js'
import { product } from '../../../src/core/amount.js'
import { loadCatalogue, multiplierOn, statusOn } from '../../../src/core/catalogue/catalogue.js'
import type { Model } from '../../../src/core/catalogue/catalogue-schema.js'
import { entitlement } from '../../../src/core/catalogue/entitlement.js'
import { matchesModel } from '../../../src/core/text/glob.js'
import { multiplierCap, refusal } from '../../../src/core/policy/decide.js'
import { seatsOf } from '../../../src/core/policy/seats.js'
import type { Report } from '../../../src/core/report.js'
import { TASK_KINDS, type TaskKind } from '../../../src/core/kiro/task-kind.js'
import { configurations, policyTexts } from '../support/generators.js'
import { costlyRuns, FEW_RUNS } from '../support/properties.js'
import { bytesOf, contract, DAY, estimated, policy, ruled, type Files } from '../support/repository.js'
import { advised } from './advised.js'
import { applied } from './patch.js'

const NAMES = [
  'auto',
  'claude-haiku-4.5',
  'claude-sonnet-4.5',
  'claude-sonnet-5',
  'claude-opus-4.8',
  'gpt-5.6-luna',
  'qwen3-coder-next',
  'claude-next',
] as const
const name = fc.constantFrom(...NAMES)
const PROFILES = ['primary', 'fast', 'other'] as const
const routes = fc.uniqueArray(fc.tuple(fc.constantFrom(...TASK_KINDS), fc.constantFrom(...PROFILES)), {
  selector: ([task]) => task,
  minLength: 1,
  maxLength: 7,
})
const settings = fc
  .tuple(name, name, name, routes)
  .map(([primary, fast, other, routing]) => contract({ primary, fast, other }, Object.fromEntries(routing)))
/** Two states of contracts at the top and in a nested root, and whatever else there may be. */
const changes = fc
  .record({
    other: configurations,
    top: fc.tuple(settings, settings),
    nested: fc.option(fc.tuple(settings, settings)),
    policy: policyTexts,
    layout: fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.replaceAll('\n', '\r\n'),
      (text) => `\ufeff// A remark\n${text}\n`,
      (text) => JSON.stringify(JSON.parse(text)),
    ),
  })
  .map(({ other, top, nested, policy: rules, layout }) => {
    const files = (side: 0 | 1): Files => {
      const text = (value: unknown): string => layout(new TextDecoder().decode(bytesOf(value)))
      return {
        ...other,
        '.kiro/settings.json': text(top[side]),
        ...(nested ? { 'web/.kiro/settings.json': text(nested[side]) } : {}),
      }
    }
    return { before: files(0), after: files(1), policy: rules ?? [] }
  })

function patched(after: Files, patch: string): Files {
  return applied(
    patch,
    Object.fromEntries(
      Object.entries(after).map(([path, content]) => [
        path,
        new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOf(content)),
      ]),
    ),
  )
}

function newErrors({ findings }: Pick<Report, 'findings'>): string[] {
  return findings
    .filter(({ severity, introduced }) => severity === 'error' && introduced)
    .flatMap(({ rule, assignments }) =>
      assignments.length === 0 ? [rule] : assignments.map((one) => `${rule} ${one}`),
    )
}

/** Advice is given in about one of six runs. */
const MANY_RUNS = costlyRuns(180)

test('what is advised saves what it says, brings no new error, and only edits contracts', () => {
  let given = 0
  fc.assert(
    fc.property(changes, (change) => {
      const { routing } = advised(change)
      if (routing === null) return
      given += 1
      const after = patched(change.after, routing.patch)
      const next = { ...change, after }
      const [costs, then] = [estimated(change), estimated(next)]
      const total = (cost: Estimate, root: string): number => estimateOfRoot(cost, root)?.after.typical ?? Number.NaN
      for (const { root, saves } of routing.roots) {
        expect(saves).toBeGreaterThan(0)
        expect(total(then, root)).toBe(total(costs, root) - saves)
      }
      expect(routing.saves).toBe(routing.roots[0]?.saves)
      expect(newErrors(ruled(change))).toEqual(expect.arrayContaining(newErrors(ruled(next))))
      for (const path of Object.keys(after)) {
        const same = routing.edits.every(({ file }) => file !== path)
        expect(path.endsWith('.kiro/settings.json') || same).toBe(true)
      }
      for (const { file, path, to } of routing.edits) {
        const text = String(after[file]).replace(/^\ufeff?\/\/.*\n/, '')
        expect(path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], JSON.parse(text))).toBe(to)
      }
    }),
    MANY_RUNS,
  )
  expect(given).toBeGreaterThan(MANY_RUNS.numRuns / 12)
})

test('taken, there is nothing left to advise on routes', () => {
  fc.assert(
    fc.property(changes, (change) => {
      const { routing } = advised(change)
      fc.pre(routing !== null)
      expect(advised({ ...change, after: patched(change.after, routing.patch) }).routing).toBeNull()
    }),
    costlyRuns(60),
  )
})

test('a change that changes nothing gets no advice on routes', () => {
  fc.assert(
    fc.property(configurations, policyTexts, (files, rules) => {
      const { routing } = advised({ before: files, after: files, policy: rules ?? [] })
      // But where the policy forbids what is there.
      expect(routing === null || rules !== null).toBe(true)
    }),
    FEW_RUNS,
  )
})

const MODELS = ['auto', 'claude-haiku-4.5', 'claude-sonnet-4.5', 'claude-opus-4.8'] as const
const TASKS = ['specGeneration', 'codeReview', 'interactiveChat'] as const
const small = fc.tuple(
  fc.constantFrom(...MODELS),
  fc.constantFrom(...MODELS),
  fc.tuple(...TASKS.map(() => fc.constantFrom('primary', 'fast'))),
)
const rules = fc.record(
  {
    allow: fc.option(fc.subarray(['auto', 'claude-haiku-*', 'claude-sonnet-4.5', 'claude-opus-*'], { minLength: 1 }), {
      nil: undefined,
    }),
    maxMultiplier: fc.option(fc.constantFrom(0.4, 1, 1.3), { nil: undefined }),
  },
  { requiredKeys: [] },
)

/** Credits/month of 1,000 developers that no routing here moves: taskExecution, hookActions and the rest, and the chat in the terminal. */
const ON_AUTO = 23.75 * 21 * 1000

/** The cost of every routing that can be written with two profiles and new ones, by rules that are written down here once more. */
function leastByBruteForce(before: Map<TaskKind, string>, after: Map<TaskKind, string>, text: string): number | null {
  const catalogue = loadCatalogue()
  const binding = policy(text)
  const modelOf = (id: string): Model => {
    const found = catalogue.models.find((model) => model.id === id)
    if (!found) throw new Error(id)
    return found
  }
  const price = (id: string): number => multiplierOn(modelOf(id), DAY) ?? Infinity
  const globs = binding.flatMap(({ file }) => file.models?.allow ?? [])
  const known = catalogue.models.filter(
    (model) =>
      statusOn(model, DAY) === 'available' &&
      multiplierOn(model, DAY) !== null &&
      ([...before.values(), ...after.values(), 'auto'].includes(model.id) ||
        globs.some((glob) => matchesModel(glob, model.id))),
  )
  const may = (id: string, task: TaskKind): boolean =>
    refusal(binding, [id], task) === null &&
    price(id) <= (multiplierCap(binding, task)?.cap ?? Infinity) &&
    entitlement(catalogue, modelOf(id), seatsOf(binding), DAY).blocked.length === 0
  const weights: Record<string, number> = { specGeneration: 1.5, codeReview: 2, interactiveChat: 3 }
  const choices = TASKS.map((task) => {
    const floor = price(before.get(task) ?? '')
    const allowed = known.filter(({ id }) => may(id, task) && (price(id) >= floor || id === after.get(task)))
    return allowed.length === 0 ? [after.get(task) ?? ''] : allowed.map(({ id }) => id)
  })
  let least = Infinity
  const ids = [...new Set(choices.flat())]
  // Models of both profiles, and for each task one of them or a new profile of any model.
  for (const primary of ids)
    for (const fast of ids)
      for (const a of [primary, fast, ...ids])
        for (const b of [primary, fast, ...ids])
          for (const c of [primary, fast, ...ids]) {
            if (![a, b, c].every((id, index) => choices[index]?.includes(id))) continue
            least = Math.min(
              least,
              [a, b, c].reduce(
                (sum, id, index) => sum + product(weights[TASKS[index] ?? ''] ?? 0, price(id)).toNumber(),
                0,
              ),
            )
          }
  const today = TASKS.reduce((sum, task) => sum + (weights[task] ?? 0) * price(after.get(task) ?? ''), 0)
  return least < today - 1e-9 ? least * 21 * 1000 : null
}

test('no routing that the policy allows is cheaper: equal to trying all of them', () => {
  fc.assert(
    fc.property(small, small, rules, (old, now, models) => {
      const on = ([primary, fast, chosen]: typeof old): Map<TaskKind, string> =>
        new Map(TASKS.map((task, index) => [task, chosen[index] === 'fast' ? fast : primary]))
      const files = ([primary, fast, chosen]: typeof old): Files => ({
        '.kiro/settings.json': contract(
          { primary, fast },
          Object.fromEntries(TASKS.map((task, index) => [task, chosen[index] ?? ''])),
        ),
      })
      const text = JSON.stringify({ version: 1, team: { developers: 1000 }, models })
      const { routing } = advised({ before: files(old), after: files(now), policy: text })
      const least = leastByBruteForce(on(old), on(now), text)
      const cost = estimated({ before: files(old), after: files(now), policy: text })
      if (least === null) expect(routing).toBeNull()
      else expect((cost.after.typical ?? 0) - (routing?.saves ?? 0)).toBeCloseTo(least + ON_AUTO, 3)
    }),
    costlyRuns(60),
  )
})
