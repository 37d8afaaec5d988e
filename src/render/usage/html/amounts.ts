import { product, roundHalfUp } from '../../../core/amount.js'
import { UNKNOWN, usd, whole } from '../../../core/number.js'

/** How the page writes amounts: credits whole, dollars with cents, and in words what is not known. */

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

export function credits(value: number | null): string {
  if (value === null) return 'not known'
  return value > 0 && value < 0.5 ? 'under 1' : whole(Math.round(value))
}

export function dollars(value: number | null): string {
  if (value === null) return UNKNOWN
  const cents = roundHalfUp(product(Math.abs(value)), 2)
  return value < 0 && cents !== 0 ? `−${usd(cents)}` : usd(cents)
}

/** `a − b` in USD, exact; null where one is not priced. */
export function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : roundHalfUp(product(a).minus(b), 4)
}

/** The price of one credit is a few cents, so it has four decimals. */
export function perCredit(value: number | null): string {
  return value === null ? UNKNOWN : `$${value.toFixed(4)}`
}

export function percent(share: number | null): string {
  if (share === null) return '–'
  return share > 0 && share < 0.005 ? 'under 1 %' : `${whole(Math.round(share * 100))} %`
}

/** A part of one with one decimal of a percent: for errors, of which the tenths differ. */
export function tenths(share: number | null): string {
  return share === null ? '–' : `${(Math.round(share * 1000) / 10).toFixed(1)} %`
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
  for (const [unit, letter] of [[1_000_000, 'M'], [1000, 'k']] as const) if (value >= unit) return `${Math.round((value / unit) * 10) / 10}${letter}`
  return whole(value)
}

/** 2026-11 → November 2026. */
export function monthName(month: string): string {
  return `${MONTHS[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`
}

/** 2026-11-20 → 20 November 2026. */
export function dayName(day: string): string {
  return `${Number(day.slice(8, 10))} ${monthName(day)}`
}

/** 2026-11-20 → 20 Nov. */
export function shortDay(day: string): string {
  return `${Number(day.slice(8, 10))} ${monthName(day).slice(0, 3)}`
}

export function bytes(value: number): string {
  for (const [unit, name] of [[1_000_000_000, 'GB'], [1_000_000, 'MB'], [1000, 'kB']] as const) if (value >= unit) return `${whole(Math.round((value / unit) * 10) / 10)} ${name}`
  return `${whole(value)} bytes`
}
