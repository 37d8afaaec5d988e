import type { Range } from '../amount.js'
import { UNKNOWN, usd, whole } from './number.js'

/* Amounts as people read them in sentences, tables and charts of the usage report; their digits are written by number.ts. */

/** $3,673.22, with a minus where it is one. */
export function dollars(value: number | null): string {
  if (value === null) return UNKNOWN
  return value < 0 ? `−${usd(-value)}` : usd(value)
}

/** +$73.22 */
export function signedDollars(value: number | null): string {
  return value !== null && value > 0 ? `+${dollars(value)}` : dollars(value)
}

/** For a sentence: whole dollars from $100 on. */
export function roughly(value: number): string {
  return Math.abs(value) >= 100 ? `${value < 0 ? '−' : ''}$${whole(Math.abs(Math.round(value)))}` : dollars(value)
}

/** What one credit costs: a cent would be too coarse. */
export function unitPrice(value: number | null): string {
  return value === null ? UNKNOWN : `$${value.toFixed(4)}`
}

/** Whole credits from 100 on, hundredths below; null is not known. */
export function credits(value: number | null): string {
  if (value === null) return 'not known'
  return whole(Math.abs(value) >= 100 ? Math.round(value) : value)
}

/** +1,830 */
export function signedCredits(value: number | null): string {
  return value !== null && value > 0 ? `+${credits(value)}` : credits(value)
}

/** Whole percent, which never says 0 for something nor 100 for nearly all; nothing where there is nothing to divide by. */
export function percent(share: number | null): string {
  if (share === null) return ''
  const rounded = Math.round(share * 100)
  if (rounded === 0 && share > 0) return 'under 1 %'
  if (rounded === 100 && share !== 1) return share < 1 ? 'under 100 %' : 'over 100 %'
  return `${whole(rounded)} %`
}

/** Percent with one decimal: 6.1 %. */
export function fine(share: number | null): string {
  return share === null ? 'not known' : `${whole(Math.round(share * 1000) / 10)} %`
}

/** `57,480 credits (51,020 – 65,110)`; the typical alone where the range is none. */
export function ranged({ low, typical, high }: Range, write: (value: number) => string, unit = ''): string {
  const [from, middle, to] = [write(low), write(typical), write(high)]
  return `${middle}${unit}${from === to ? '' : ` (${from} – ${to})`}`
}

/** So many blocks of ten as the part fills; more than all is all. */
export function bar(share: number | null, length = 20): string {
  const filled = share === null ? 0 : Math.max(share > 0 ? 1 : 0, Math.min(length, Math.floor(share * length)))
  return `${'█'.repeat(filled)}${'░'.repeat(length - filled)}`
}

/** A number of people; null where it would describe few people. */
export function people(value: number | null): string {
  return value === null ? 'not shown' : whole(value)
}

/** `10 – 20`, or one number where both are written alike. */
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

/** Bytes in the largest fitting decimal unit. */
export function bytes(value: number): string {
  for (const [unit, name] of [
    [1_000_000_000, 'GB'],
    [1_000_000, 'MB'],
    [1000, 'kB'],
  ] as const)
    if (value >= unit) return `${whole(Math.round((value / unit) * 10) / 10)} ${name}`
  return `${whole(value)} bytes`
}
