import fc from 'fast-check'
import { loadCatalogue, multiplierOn, statusOn } from '../../src/core/catalogue/catalogue.js'
import { configurations, policies } from './support/generators.js'
import { runs } from './support/properties.js'
import { DAY, policy, ruledFiles, sources } from './support/repository.js'

/** Ids that Kiro offers on the day, with their prices. */
const PRICES = new Map(
  loadCatalogue().models.flatMap((model): [string, number][] => {
    const price = multiplierOn(model, DAY)
    return price === null || statusOn(model, DAY) === 'retired' ? [] : [[model.id, price]]
  }),
)

/** Rules that fail because of a price. A list of names may well forbid the cheaper model, and then the change away from it passes. */
const MONEY = new Set(['multiplier-over-cap', 'cost-increase', 'cost-total'])

interface Shape {
  readonly team?: Readonly<Record<string, unknown>>
  readonly models?: { readonly maxMultiplier?: number; readonly tasks?: Readonly<Record<string, Caps>> }
}

interface Caps {
  readonly maxMultiplier?: number
}

/** What of a policy is about money: no lists of names, no rule that is turned off, no prices of its own. */
const priced = policies.map((content) => {
  const { team = {}, models = {} } = content as Shape
  const capOf = ({ maxMultiplier }: Caps): Caps => (maxMultiplier === undefined ? {} : { maxMultiplier })
  const facts = Object.entries(team).filter(([key]) => key !== 'approvedModels')
  const tasks = Object.entries(models.tasks ?? {}).map(([kind, cap]): [string, Caps] => [kind, capOf(cap)])
  const { version, budget, cost, workload } = content
  return policy(
    JSON.stringify({
      version,
      budget,
      cost,
      workload,
      ...(facts.length > 0 ? { team: Object.fromEntries(facts) } : {}),
      models: { ...capOf(models), tasks: Object.fromEntries(tasks) },
    }),
  )
})

/** Every way to put a more expensive model in the place of one in one file. */
function raised(text: string): string[] {
  return [...text.matchAll(/"([a-z0-9.-]+)"(?!\s*:)/g)].flatMap(({ 0: quoted, 1: id = '', index }) => {
    const price = PRICES.get(id)
    if (price === undefined) return []
    const higher = [...PRICES].filter(([, other]) => other > price)
    return higher.map(([other]) => `${text.slice(0, index)}"${other}"${text.slice(index + quoted.length)}`)
  })
}

test('a more expensive model never turns a failure into a pass', () => {
  let failures = 0
  fc.assert(
    fc.property(configurations, configurations, priced, fc.nat(), (before, after, rules, pick) => {
      const base = sources(before)
      const head = sources(after)
      const judged = (files: typeof head) => ruledFiles(base, files, rules)
      const { findings } = judged(head)
      if (!findings.some(({ rule, severity, introduced }) => severity === 'error' && introduced && MONEY.has(rule)))
        return
      const ways = head.flatMap((file) =>
        raised(new TextDecoder().decode(file.bytes ?? new Uint8Array())).map((text) => ({ file, text })),
      )
      const way = ways[pick % Math.max(1, ways.length)]
      if (way === undefined) return
      failures += 1
      const bytes = new TextEncoder().encode(way.text)
      const { verdict } = judged(head.map((file) => (file === way.file ? { ...file, bytes } : file)))
      // A warning is left where the model is now the one of before, which was too expensive already.
      expect(verdict).not.toBe('pass')
    }),
    runs(400),
  )
  expect(failures).toBeGreaterThan(20)
})
