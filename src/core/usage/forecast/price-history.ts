import { multiplierOf, type Catalogue } from '../../catalogue/catalogue.js'
import { compareText } from '../../text/place.js'
import { dayAfter } from '../../text/day.js'
import { dayIn, type MonthLedger } from '../ledger.js'
import type { UsedMonth } from '../used.js'

/*
 * Known price changes: what was used before a change of a model's multiplier is restated at the prices of the report's
 * day, and days from a change ahead on weigh as much more or less. Files count messages by model and day, so each month
 * has its own mix of models.
 */

/** What the models in use cost over time. */
export interface PriceHistory {
  /** Price of the month's models on a 0-based day / their price on the report's day; 1 where no change is known. */
  readonly index: (month: string, day: number) => number
  /** The days (`YYYY-MM-DD`, ascending) on which a model in use has another price than the day before, and how many do. */
  readonly changes: readonly { readonly day: string; readonly models: number }[]
}

/** No price change is known. */
export const SAME_PRICES: PriceHistory = { index: () => 1, changes: [] }

/** The price history of the models of some months, ascending; `today` is the day (`YYYY-MM-DD`) of the prices that all is restated at. */
export function priceHistory(months: readonly MonthLedger[], catalogue: Catalogue, today: string): PriceHistory {
  const indexes = new Map<string, Float64Array>()
  const changes = new Map<string, Set<string>>()
  let mix: Mix = { models: [], attributed: 0 }
  for (const month of months) {
    const own = mixOf(month)
    // A month that has just begun may have no messages yet.
    if (own.models.length > 0) mix = own
    indexes.set(month.month, indexOf(month, mix, catalogue, today))
    for (const [model] of mix.models)
      for (let day = 1; day <= month.days; day += 1) {
        const at = dayIn(month.month, day - 1)
        const [was, is] = [multiplierOf(catalogue, model, dayAfter(at, -1)), multiplierOf(catalogue, model, at)]
        if (was !== null && is !== null && was !== is) changes.set(at, (changes.get(at) ?? new Set()).add(model))
      }
  }
  return {
    index: (month, day) => indexes.get(month)?.[day] ?? 1,
    changes: [...changes].map(([day, { size }]) => ({ day, models: size })).sort((a, b) => compareText(a.day, b.day)),
  }
}

interface Mix {
  /** Messages by model. */
  readonly models: readonly (readonly [model: string, messages: number])[]
  /** The part of the credits whose rows name a model. */
  readonly attributed: number
}

function mixOf({ models, mixed, unattributed }: MonthLedger): Mix {
  const known = [...models.values()].reduce((sum, { alone }) => sum + alone.credits, mixed.credits)
  const all = known + unattributed.credits
  return {
    models: [...models].map(([model, { messages }]) => [model, messages] as const),
    attributed: all > 0 ? known / all : 0,
  }
}

function indexOf(month: MonthLedger, { models, attributed }: Mix, catalogue: Catalogue, today: string): Float64Array {
  return Float64Array.from({ length: month.days }, (_, day) => {
    let [then, now] = [0, 0]
    for (const [model, messages] of models) {
      const reference = multiplierOf(catalogue, model, today)
      const price = multiplierOf(catalogue, model, dayIn(month.month, day))
      // A model without a price on one of the days tells nothing of a change.
      const usual = reference ?? price ?? 1
      then += messages * (reference === null ? usual : (price ?? usual))
      now += messages * usual
    }
    return then > 0 && now > 0 ? 1 + attributed * (then / now - 1) : 1
  })
}

/** Months as they would have been, one after another: each is restated only while it is read. */
export function* restatedInTurn(months: readonly UsedMonth[], prices: PriceHistory): Generator<UsedMonth> {
  for (const month of months) yield restated(month, prices)
}

/** A month as it would have been at the prices of the report's day, allowances with it. */
export function restated(month: UsedMonth, { index }: PriceHistory): UsedMonth {
  const times = Array.from({ length: month.days }, (_, day) => 1 / index(month.month, day))
  if (times.every((one) => one === 1)) return month
  const { days } = month
  // One array for all people of a month: 10,000 separate arrays would take twice the memory.
  const numbers = new Float64Array(month.people.length * days)
  return {
    ...month,
    people: month.people.map((one, index) => {
      const daily = numbers.subarray(index * days, (index + 1) * days)
      let credits = 0
      for (let day = 0; day < days; day += 1) {
        const own = (one.daily[day] ?? 0) * (times[day] ?? 1)
        daily[day] = own
        credits += own
      }
      const ratio = one.credits > 0 ? credits / one.credits : 1
      const { allowance } = one.seat
      return {
        ...one,
        daily,
        credits,
        overage: one.overage * ratio,
        seat: { ...one.seat, allowance: allowance === null ? null : allowance * ratio },
      }
    }),
  }
}
