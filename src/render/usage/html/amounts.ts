import { product, roundHalfUp } from '../../../core/amount.js'
import { whole } from '../../../core/text/number.js'

/* Amounts that only the page writes. */

/** `a − b` in USD, exact; null where one is not priced. */
export function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : roundHalfUp(product(a).minus(b), 4)
}

export function people(value: number | null): string {
  return value === null ? 'fewer than 5' : whole(value)
}

export function span(range: { readonly low: number; readonly high: number }, write: (value: number) => string): string {
  const [low, high] = [write(range.low), write(range.high)]
  return low === high ? low : `${low} – ${high}`
}

/** 57,480 → 57k: for axes with little room. */
export function short(value: number): string {
  for (const [unit, letter] of [
    [1_000_000, 'M'],
    [1000, 'k'],
  ] as const)
    if (value >= unit) return `${Math.round((value / unit) * 10) / 10}${letter}`
  return whole(value)
}

export function bytes(value: number): string {
  for (const [unit, name] of [
    [1_000_000_000, 'GB'],
    [1_000_000, 'MB'],
    [1000, 'kB'],
  ] as const)
    if (value >= unit) return `${whole(Math.round((value / unit) * 10) / 10)} ${name}`
  return `${whole(value)} bytes`
}
