import type { Model, MultiplierPeriod, Plan, PlansFile } from './catalogue-schema.js'
import { Big } from 'big.js'
import { memoize } from '../text/memoize.js'
import { nearest } from '../text/nearest.js'
import { foreignName, isOffered, meaning, type ForeignName } from './foreign-names.js'
import { periodOn } from './periods.js'
import { EMBEDDED, type Prices } from './prices.js'
import type { PolicyFile } from '../policy/schema.js'
import { plainName, readings } from './spelling.js'

export { periodOn, statusOn } from './periods.js'

/** Models, plans and prices with their history; see docs/models.md. Dates are `YYYY-MM-DD`, UTC. */
export interface Catalogue {
  /** The day on which the data was last checked. */
  readonly asOf: string
  readonly models: readonly Model[]
  readonly plans: readonly Plan[]
  readonly facts: Omit<PlansFile, 'plans'>
  /** The prices without what a policy states. */
  readonly prices: Prices
  /** The model of a name, and whether Kiro accepts that name; null when the catalogue has none. */
  readonly find: (name: string) => Match | null
  /** What a name without a model is that cannot be a newer one; null for an id that may be. `day` is `YYYY-MM-DD`; default: `asOf`. */
  readonly foreign: (name: string, day?: string) => ForeignName | null
  /** The id of a model offered on `day` that an unknown name most likely means; default: `asOf`. */
  readonly suggest: (name: string, day?: string) => string | null
}

export interface Match {
  readonly model: Model
  /** `misspelled`: the model is recognizable, but Kiro does not accept the name. */
  readonly spelling: 'accepted' | 'misspelled'
}

/** The key `catalogue` of a policy: it adds models, or replaces parts of known ones. */
export type StatedCatalogue = NonNullable<PolicyFile['catalogue']>
type ModelOverride = NonNullable<StatedCatalogue['models']>[string]

/** The day of a row for which a policy states none. */
export const NO_DAY = '2025-01-01'

/** Characters. A longer name is no slip of a known one. */
const LONGEST = 200

/** The catalogue of some prices (those that ship with the program, if no others are stated), with a policy's own entries on top. */
export function loadCatalogue(
  stated: StatedCatalogue = {},
  source = 'the policy',
  prices: Prices = EMBEDDED,
): Catalogue {
  const { models, asOf } = prices.models
  const overrides = stated.models ?? {}
  const { plans, ...facts } = prices.plans
  const merged = new Map(models.map((model) => [model.id, model]))
  for (const [id, override] of Object.entries(overrides))
    merged.set(
      id,
      overridden(
        merged.get(id) ?? unknownModel(id, source),
        override,
        source,
        override.checked ?? stated.asOf ?? NO_DAY,
      ),
    )
  const all = [...merged.values()]
  const accepted = new Map<string, Model>()
  const misspelled = new Map<string, Model>()
  for (const model of all) {
    // Names from menus and old IDE versions identify the model, but a committed file needs the id.
    for (const wrong of [...model.misspellings, ...model.aliases, model.name])
      misspelled.set(wrong.toLowerCase(), model)
    accepted.set(model.id, model)
  }
  const find = memoize((name: string): Match | null => {
    const exact = accepted.get(name)
    if (exact) return { model: exact, spelling: 'accepted' }
    for (const reading of [name.toLowerCase(), ...readings(name)]) {
      const model = accepted.get(reading) ?? misspelled.get(reading)
      if (model) return { model, spelling: 'misspelled' }
    }
    return null
  })
  const names = { models: all, find }
  const offeredOn = memoize((day: string) => all.filter((model) => isOffered(model, day)).map(({ id }) => id))
  const suggestOn = memoize(
    ({ name, day }: { readonly name: string; readonly day: string }): string | null =>
      meaning(name, names, day) ??
      beginningOf(name, offeredOn(day)) ??
      [name, ...readings(name)].reduce<string | null>((found, one) => found ?? nearest(one, offeredOn(day)), null),
    ({ name, day }) => `${day} ${name}`,
  )
  return {
    asOf,
    models: all,
    plans,
    facts,
    prices,
    find,
    foreign: (name, day = asOf) => (find(name) ? null : foreignName(name, names, day)),
    suggest: (name, day = asOf) => suggestOn({ name, day }),
  }
}

/** The longest id with which a name begins, where what follows is no part of a version: `claude-opus-5` in `claude-opus-5[1m]`. */
function beginningOf(name: string, ids: readonly string[]): string | null {
  if (name.length > LONGEST) return null
  const plain = plainName(name)
  const begins = ids.filter((id) => plain.startsWith(id) && /^(?!$|[a-z0-9.]|-\d)/.test(plain.slice(id.length)))
  return begins.sort((a, b) => b.length - a.length)[0] ?? null
}

/** Credits multiplier of a model on a day; null when it was never published or the model was not offered: "not priced". */
export function multiplierOn(model: Model, day: string): number | null {
  return periodOn(model.multipliers, day)?.value ?? null
}

/** The multiplier by name; also null for a model that is not in the catalogue. */
export function multiplierOf(catalogue: Catalogue, name: string, day: string): number | null {
  const model = catalogue.find(name)?.model
  return model ? multiplierOn(model, day) : null
}

/** The price of a model on a day, with the values of other sources of the same time, and its source. */
export interface Price {
  /** Credits per credit that `auto` would use: what the newest source says. */
  readonly value: number
  /** The lowest and the highest value of any source of that time. */
  readonly low: number
  readonly high: number
  /** The multiplier of a prompt with more than `above` input tokens; null when it is the same. */
  readonly longContext: { readonly above: number; readonly value: number } | null
  readonly source: string
  /** The first day of the price, and the last day on which the source is known to have had it. */
  readonly from: string
  readonly checked: string
}

/** The price of a model on a day; null when it was never published or the model was not offered: "not priced". */
export function priceOn(model: Model, day: string): Price | null {
  const period = periodOn(model.multipliers, day)
  const value = period?.value ?? null
  if (!period || value === null) return null
  const all = [value, ...(period.conflicts ?? []).map((conflict) => conflict.value)]
  return {
    value,
    low: Math.min(...all),
    high: Math.max(...all),
    longContext: period.longContext ?? null,
    source: period.source,
    from: period.from,
    checked: period.checked,
  }
}

/** Other multipliers that sources of the same time give for a model. */
export function conflictsOn(model: Model, day: string): NonNullable<MultiplierPeriod['conflicts']> {
  return periodOn(model.multipliers, day)?.conflicts ?? []
}

function unknownModel(id: string, source: string): Model {
  const since = { from: '2025-01-01', to: null, source, checked: '2025-01-01' }
  return {
    id,
    name: id,
    family: 'open-weight',
    aliases: [],
    misspellings: [],
    context: null,
    announced: null,
    multipliers: [{ ...since, value: null, reason: 'the policy names no multiplier' }],
    availability: [{ ...since, plans: 'unknown', logins: 'all', regions: 'all', billing: 'all' }],
    status: [{ ...since, value: 'available' }],
    successor: null,
  }
}

/** The price that a policy states. What it leaves out of the plain and the long price is the built-in one; the step keeps its ratio. */
function stated(
  { multipliers }: Model,
  { multiplier, longContext }: ModelOverride,
  since: Pick<MultiplierPeriod, 'from' | 'to' | 'source' | 'checked'>,
): MultiplierPeriod {
  const last = multipliers.at(-1)
  const value = multiplier ?? last?.value ?? null
  if (value === null) return { ...since, value, reason: 'the policy names no multiplier' }
  if (longContext) return { ...since, value, longContext: { above: longContext.above, value: longContext.multiplier } }
  if (!last?.longContext || last.value === null) return { ...since, value }
  const long = new Big(last.longContext.value).times(value).div(last.value).round(6).toNumber()
  return { ...since, value, longContext: { above: last.longContext.above, value: long } }
}

/** A value of the policy holds on every day: it replaces the history. */
function overridden(model: Model, override: ModelOverride, source: string, checked: string): Model {
  const since = { from: '2025-01-01', to: null, source, checked }
  return {
    ...model,
    ...(override.multiplier === undefined && override.longContext === undefined
      ? {}
      : { multipliers: [stated(model, override, since)] }),
    ...(override.context === undefined ? {} : { context: override.context }),
    ...(override.plans === undefined
      ? {}
      : {
          availability: [
            {
              ...since,
              logins: 'all' as const,
              regions: 'all' as const,
              billing: 'all' as const,
              ...periodOn(model.availability, '9999-12-31'),
              from: since.from,
              plans: [...override.plans] as Plan['id'][],
            },
          ],
        }),
    ...(override.status === undefined ? {} : { status: [{ ...since, value: override.status }] }),
  }
}
