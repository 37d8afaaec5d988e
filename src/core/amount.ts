import { Big } from 'big.js'

/**
 * Credits as low – typical – high. Multiplied and divided as exact decimals; rounded once, when a row is made, to whole
 * credits, half up. Null is "not priced", which is never 0.
 */
export interface Range {
  readonly low: number
  readonly typical: number
  readonly high: number
}

export type Credits = Range | { readonly low: null; readonly typical: null; readonly high: null }

/** No credits. */
export const ZERO: Range = { low: 0, typical: 0, high: 0 }
/** Credits without a known price. */
export const NOT_PRICED = { low: null, typical: null, high: null } as const

/** Whether credits have a price. */
export function isPriced(credits: Credits): credits is Range {
  return credits.typical !== null
}

/** The exact product of numbers that people wrote as decimals: 1.3 × 3 is 3.9. */
export function product(...factors: readonly number[]): Big {
  return factors.reduce((result, factor) => result.times(factor), new Big(1))
}

/** The exact quotient of two decimals, or null for a division by zero. */
export function quotient(a: number, b: number): Big | null {
  return b === 0 ? null : new Big(a).div(b)
}

/** A decimal as a number, rounded half up to `decimals` places. */
export function roundHalfUp(value: Big, decimals = 0): number {
  return value.round(decimals, Big.roundHalfUp).toNumber()
}

/**
 * Amounts of 0 or more, rounded to `decimals` places so that they add up to their sum as it is rounded: all down first, then
 * those up that lose most, of equal ones the first. Null, which is not known, stays null.
 */
export function roundedTogether(amounts: readonly (Big | null)[], decimals: number): (number | null)[] {
  const step = new Big(10).pow(-decimals)
  const down = amounts.map((amount) => amount?.round(decimals, Big.roundDown) ?? null)
  const lost = amounts.map((amount, index) => amount?.minus(down[index] ?? 0) ?? new Big(0))
  const sum = lost.reduce((all, one) => all.plus(one), new Big(0))
  let more = sum.round(decimals, Big.roundHalfUp).div(step).toNumber()
  const most = lost.map((by, index) => ({ by, index })).sort((a, b) => b.by.cmp(a.by) || a.index - b.index)
  for (const { index } of most) {
    if (more-- <= 0) break
    down[index] = down[index]?.plus(step) ?? null
  }
  return down.map((amount) => amount?.toNumber() ?? null)
}

/** A range from a function of its bounds. */
export function rangeOf(make: (of: keyof Range) => number): Range {
  return { low: make('low'), typical: make('typical'), high: make('high') }
}

/** The sum of two ranges. */
export function plus(a: Range, b: Range): Range {
  return { low: a.low + b.low, typical: a.typical + b.typical, high: a.high + b.high }
}

/** The difference of two ranges, bound by bound. */
export function minus(a: Range, b: Range): Range {
  return { low: a.low - b.low, typical: a.typical - b.typical, high: a.high - b.high }
}

/** `a − b` in USD, exact; null where one is not priced. */
export function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : roundHalfUp(product(a).minus(b), 4)
}

/** The sum of whole amounts; null, which is not known, where there is none or one of them is not known. */
export function sumOfKnown(amounts: readonly (number | null)[]): number | null {
  if (amounts.length === 0) return null
  return amounts.reduce((sum, amount) => (sum === null || amount === null ? null : sum + amount))
}
