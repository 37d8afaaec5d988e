/** Expensive habits and newer models, against a search that tries every model of the catalogue for every kind of work. */
import fc from 'fast-check'
import { loadCatalogue, multiplierOn, statusOn } from '../../../src/core/catalogue/catalogue.js'
import { compareVersions, stemAndVersion } from '../../../src/core/catalogue/model-version.js'
import { entitlement } from '../../../src/core/catalogue/entitlement.js'
import type { TaskKind } from '../../../src/core/kiro/task-kind.js'
import { multiplierCap, refusal } from '../../../src/core/policy/decide.js'
import { seatsOf } from '../../../src/core/policy/seats.js'
import { plain } from '../../../src/core/text/message.js'
import { runs } from '../support/properties.js'
import { contract, estimated, only, policy, ruled, type Files } from '../support/repository.js'
import { advised } from './advised.js'

const DAY = '2026-11-29'
const CATALOGUE = loadCatalogue()
const TASKS = ['specGeneration', 'codeReview', 'interactiveChat', 'documentationUpdate'] as const
/** Credits of one run a day at 1.0x; with 1,000 developers and 20 days every amount is whole, so nothing rounds. */
const SIZE: Readonly<Record<string, number>> = {
  specGeneration: 8,
  codeReview: 3,
  interactiveChat: 5,
  documentationUpdate: 1,
}
const MONTH = 20 * 1000
const WORK = only(
  Object.fromEntries(
    TASKS.map((task) => {
      const size = SIZE[task] ?? 0
      return [task, { runs: 1, credits: { low: size, typical: size, high: size } }]
    }),
  ),
).replace('{', '{"cliShare":0,')

const model = fc.constantFrom(...CATALOGUE.models.filter((one) => multiplierOn(one, DAY) !== null).map(({ id }) => id))
const routes = fc.tuple(...TASKS.map(() => model))
const globs = ['auto', 'claude-*', 'claude-opus-*', 'claude-sonnet-*', 'claude-haiku-*', 'gpt-*', 'glm-5', '*']
const lists = fc.record(
  {
    allow: fc.subarray(globs, { minLength: 1 }),
    deny: fc.subarray(globs.slice(0, -1)),
    maxMultiplier: fc.constantFrom(0.4, 1, 1.3, 2, 2.2, 6),
    tasks: fc.record({ specGeneration: fc.record({ maxMultiplier: fc.constantFrom(1, 2.2, 6) }) }),
  },
  { requiredKeys: [] },
)
const seats = fc.constantFrom(undefined, { pro: 1000 }, { free: 500, pro: 500 })

const filesOf = (models: readonly string[]): Files => ({
  '.kiro/settings.json': contract(
    Object.fromEntries(models.map((name, index) => [`p${index}`, name])),
    Object.fromEntries(TASKS.map((task, index) => [task, `p${index}`])),
  ),
})
const rulesOf = (models: object, stated: object | undefined): string =>
  JSON.stringify({
    version: 1,
    team: { developers: 1000, workdays: 20, ...(stated ? { seats: stated } : {}) },
    models,
    workload: JSON.parse(WORK) as unknown,
  })

const price = (id: string): number => multiplierOn(CATALOGUE.find(id)?.model ?? never(id), DAY) ?? Infinity
function never(id: string): never {
  throw new Error(`${id} is not in the catalogue`)
}
const credits = (task: TaskKind, id: string): number => Math.round((SIZE[task] ?? 0) * MONTH * price(id))

/** Whether the policy allows a model for some work, and every seat is known to have it. */
function mayDo(text: string): (id: string, task: TaskKind) => boolean {
  const binding = policy(text)
  return (id, task) => {
    const { blocked, unknown } = entitlement(CATALOGUE, CATALOGUE.find(id)?.model ?? never(id), seatsOf(binding), DAY)
    return (
      refusal(binding, [id], task) === null &&
      price(id) <= (multiplierCap(binding, task)?.cap ?? Infinity) &&
      blocked.length + unknown.length === 0
    )
  }
}

const available = CATALOGUE.models.filter(
  (one) => statusOn(one, DAY) === 'available' && multiplierOn(one, DAY) !== null,
)
const CAREFUL: readonly TaskKind[] = ['specGeneration', 'codeReview']
const SONNET_CLASS = Math.min(
  ...available.filter(({ family }) => family === 'sonnet' || family === 'auto').map(({ id }) => price(id)),
)

/** `instead < today: credits` of each saving by the definition of a habit, tried model by model. */
function habits(models: readonly string[], allowed: ReturnType<typeof mayDo>, total: number): string[] {
  const saved = new Map<string, number>()
  TASKS.forEach((task, index) => {
    const today = models[index] ?? ''
    const least = CAREFUL.includes(task) ? SONNET_CLASS : 0
    const fits = available.filter(
      ({ id }) =>
        (id === 'auto' || models.includes(id)) && price(id) >= least && price(id) < price(today) && allowed(id, task),
    )
    const lowest = Math.min(...fits.map(({ id }) => price(id)))
    // Of one price the repository's own before auto, then the last name.
    const [best] = fits
      .filter(({ id }) => price(id) === lowest)
      .map(({ id }) => id)
      .sort((a, b) => Number(models.includes(b)) - Number(models.includes(a)) || (a < b ? 1 : -1))
    if (best === undefined || price(today) - lowest < price(today) * 0.25) return
    const key = `${best} < ${today}`
    saved.set(key, (saved.get(key) ?? 0) + credits(task, today) - credits(task, best))
  })
  return [...saved].filter(([, sum]) => sum > 0 && sum >= total * 0.05).map(([key, sum]) => `${key}: ${sum}`)
}

/** The same by the definition of a newer model. */
function newer(models: readonly string[], allowed: ReturnType<typeof mayDo>, total: number): string[] {
  return [...new Set(models)].flatMap((today) => {
    const tasks = TASKS.filter((_, index) => models[index] === today)
    const own = stemAndVersion(today)
    const fits = available.flatMap((one) => {
      const other = stemAndVersion(one.id)
      const isNewer =
        own !== null &&
        other?.stem === own.stem &&
        one.family === CATALOGUE.find(today)?.model.family &&
        compareVersions(other.version, own.version) > 0
      return isNewer && price(one.id) < price(today) && tasks.every((task) => allowed(one.id, task))
        ? [{ id: one.id, version: other.version }]
        : []
    })
    const [best] = fits.sort((a, b) => compareVersions(b.version, a.version) || price(a.id) - price(b.id))
    if (!best) return []
    const sum = tasks.reduce((all, task) => all + credits(task, today) - credits(task, best.id), 0)
    return sum > 0 && sum >= total * 0.01 ? [`${best.id} < ${today}: ${sum}`] : []
  })
}

test('what is advised is what trying everything finds, is allowed, and saves what it says', () => {
  const given = { habits: 0, newer: 0 }
  fc.assert(
    fc.property(routes, lists, seats, (models, stated, team) => {
      const [files, rules] = [filesOf(models), rulesOf(stated, team)]
      const { routing, suggestions } = advised({ before: files, after: files, policy: rules, day: DAY })
      // Where the policy refuses what is there, the routes have advice of their own.
      fc.pre(routing === null)
      const allowed = mayDo(rules)
      const total = TASKS.reduce((sum, task, index) => sum + credits(task, models[index] ?? ''), 0)
      const said = suggestions.map(({ message, saves }) => ({ text: plain(message), saves: saves ?? 0 }))
      const found = (pattern: RegExp): string[] =>
        said.flatMap(({ text, saves }) => {
          const [, instead, today] = pattern.exec(text) ?? []
          return instead === undefined || today === undefined ? [] : [`${instead} < ${today}: ${saves}`]
        })
      const habitual = found(/ on (\S+) \(\S+\) instead of (\S+) \(/)
      const replaced = found(/^(\S+) \(\S+\) is newer than (\S+) \(/)
      expect(habitual.sort()).toEqual(habits(models, allowed, total).sort())
      expect(replaced.sort()).toEqual(newer(models, allowed, total).sort())
      given.habits += habitual.length
      given.newer += replaced.length
      for (const line of [...habitual, ...replaced]) {
        const [, instead = '', today = '', saves] = /^(\S+) < (\S+): (\d+)$/.exec(line) ?? []
        const isNewer = replaced.includes(line)
        const then = models.map((name, index) => {
          const task = TASKS[index] ?? 'codeReview'
          const fits = isNewer || !CAREFUL.includes(task) || price(instead) >= SONNET_CLASS
          return name === today && fits && allowed(instead, task) ? instead : name
        })
        const change = { before: files, after: filesOf(then), policy: rules }
        expect(estimated(change).delta.typical).toBeLessThanOrEqual(-Number(saves))
        expect(ruled(change).findings.filter(({ severity, introduced }) => severity === 'error' && introduced)).toEqual(
          [],
        )
      }
    }),
    runs(120),
  )
  expect(Math.min(given.habits, given.newer)).toBeGreaterThan(0)
})
