import type { Range } from '../amount.js'
import { priceOn, type Catalogue, type Price } from '../catalogue/catalogue.js'
import type { Assignment } from '../kiro/assignment.js'
import type { Message } from '../text/message.js'
import { KIRO_DEFAULT } from '../kiro/inheritance.js'
import { memoize } from '../text/memoize.js'
import { effective, widened } from './credits.js'
import { tokenUse, type TokenUse } from '../catalogue/measured.js'
import type { NoVolume, Workload } from './workload.js'

/** Why something is not priced. */
export type NoPrice = 'no price' | NoVolume | 'file cannot be read'

/** What carries some work on one side of a change, and at which price. */
export interface Carrier {
  /** Null for what Kiro uses by default, and for what a file assigns that cannot be read. */
  readonly assignment: Assignment | null
  /** Null where a file cannot be read. */
  readonly model: string | null
  /** Null where it is not priced. */
  readonly cost: Cost | null
  /** Why Kiro does not load it: then it carries nothing. */
  readonly dropped: Message | null
  readonly reason: NoPrice | null
}

/** The price of a model, as the estimate counts it. */
export interface Cost {
  readonly price: Price
  /** The multiplier in use, low to high: disagreeing sources, long context, the model's own factor and token use included. */
  readonly effective: Range
  /** The same without token use: by list alone. */
  readonly listed: Range
  readonly factor: number
  /** What a run takes on the model by measurement, in the range only; null where the policy states the model's own factor. */
  readonly tokens: TokenUse | null
  /** The part of the runs, 0 to 1, at the long-context multiplier. */
  readonly longContext: number
}

/** Prices carriers on a day. */
export interface Pricer {
  /** The price of a model by name; null without one. */
  readonly named: (model: string) => Cost | null
  readonly of: (assignment: Assignment) => Carrier
  /** What Kiro uses where nothing names a model. */
  readonly byDefault: Carrier
  /** Of several that may do the same work the most expensive; one without a price before all others, because it may be more so. */
  readonly mostExpensive: (assignments: readonly Assignment[]) => Carrier
}

/** The prices of a day, `YYYY-MM-DD`, with the factors of a workload. */
export function pricer(catalogue: Catalogue, workload: Workload, day: string): Pricer {
  const costOf = memoize((name: string): Cost | null => {
    const model = catalogue.find(name)?.model
    const price = model ? priceOn(model, day) : null
    if (!model || price === null) return null
    const tokens = workload.hasFactor(model.id) ? null : tokenUse(model.id)
    const listed = effective(price, workload, model.id)
    return {
      price,
      effective: widened(listed, tokens),
      listed,
      factor: workload.factor(model.id),
      tokens,
      longContext: price.longContext ? workload.longContext : 0,
    }
  })
  const carrier = (assignment: Assignment | null, model: string): Carrier => {
    const cost = costOf(model)
    const dropped = assignment?.dropped ?? null
    return { assignment, model, cost, dropped, reason: cost === null && dropped === null ? 'no price' : null }
  }
  const of = (assignment: Assignment): Carrier => carrier(assignment, assignment.model)
  return {
    named: costOf,
    of,
    byDefault: carrier(null, KIRO_DEFAULT),
    mostExpensive: (assignments) =>
      assignments.map(of).reduce((best, one) => (perRun(one) > perRun(best) ? one : best), NOTHING_NAMED),
  }
}

/** No assignment at all. */
const NOTHING_NAMED: Carrier = { assignment: null, model: null, cost: null, reason: null, dropped: null }
/** A file that cannot be read assigns what is not known. */
export const UNREAD: Carrier = {
  assignment: null,
  model: null,
  cost: null,
  reason: 'file cannot be read',
  dropped: null,
}

function perRun({ cost, reason, dropped }: Carrier): number {
  return dropped === null ? (cost?.effective.typical ?? (reason === null ? -3 : Infinity)) : -2
}

/** The multipliers at which the same work is compared: null where it carries nothing. */
export interface Standing {
  readonly before: Range | null
  readonly after: Range | null
  /** The same by list alone. */
  readonly listed: { readonly before: Range | null; readonly after: Range | null }
  /** Whether credits are printed: the side after is priced, and so is the side before, or counts at the lower of after and `auto`. */
  readonly priced: boolean
  /** Whether it had a price, or was not there, and has none now: then it is in no percentage. */
  readonly lost: boolean
}

function loaded(carrier: Carrier | null): Carrier | null {
  return carrier?.dropped ? null : carrier
}

type Multipliers = Pick<Cost, 'effective' | 'listed'> | null

/** What an unpriced model counts at where it is only compared with itself, and never printed. */
const ONE: Range = { low: 1, typical: 1, high: 1 }
const UNPRICED = { effective: ONE, listed: ONE }

function standsAt(was: Multipliers, is: Multipliers, { priced, lost }: Pick<Standing, 'priced' | 'lost'>): Standing {
  return {
    before: was?.effective ?? null,
    after: is?.effective ?? null,
    listed: { before: was?.listed ?? null, after: is?.listed ?? null },
    priced,
    lost,
  }
}

const PRICED = { priced: true, lost: false } as const

/**
 * The multipliers at which both sides of the same work are compared; null is a side where it is not there.
 *
 * - Without a price after the change both sides are the same: as before, or 1.0x where that has none either.
 * - Without a price before only, that side counts at the lower of after and `auto`, so that an unknown price is no saving.
 */
export function standing(was: Carrier | null, now: Carrier | null, byDefault: Carrier): Standing {
  // What Kiro drops is not there.
  const [before, after] = [loaded(was), loaded(now)]
  if (after?.cost === null) {
    const same = before === null ? null : (before.cost ?? UNPRICED)
    return standsAt(same, same, { priced: false, lost: before?.cost !== null })
  }
  const is = after?.cost ?? null
  if (before?.cost !== null) return standsAt(before?.cost ?? null, is, PRICED)
  if (is === null) return standsAt(null, null, { priced: false, lost: false })
  const auto = byDefault.cost ?? UNPRICED
  return standsAt(is.effective.typical < auto.effective.typical ? is : auto, is, PRICED)
}
