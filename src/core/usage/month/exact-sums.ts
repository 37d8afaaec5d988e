import { MICRO } from '../ledger.js'

/** The sum of credits, exact to a millionth and the same in any order. */
export function sumOf<Item>(items: Iterable<Item>, credits: (item: Item) => number): number {
  let micro = 0
  for (const item of items) micro += Math.round(credits(item) * MICRO)
  return micro / MICRO
}

/** The sum of amounts by day, in their unit: exact where they are whole millionths. */
export function addUp(daily: Float64Array): number {
  return daily.reduce((sum, amount) => sum + amount, 0)
}

/** Credits as they are metered: two decimals, half up. Source: kiro.dev/docs/billing/billing-related-questions */
export function metered(credits: number): number {
  return Math.round(Math.round(credits * MICRO) / 10_000) / 100
}

/** A part of a whole, 4 decimals; null when the whole is 0. */
export function partOf(part: number, whole: number): number | null {
  return whole > 0 ? Math.round((part / whole) * 10_000) / 10_000 : null
}
