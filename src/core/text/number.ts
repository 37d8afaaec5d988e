/** The one way in which numbers are written for people: 7,030 · +6,805 · −681 · +97 % · 2.0x · $48.96 · "not priced". */

/** The minus sign, U+2212. */
const MINUS = '−'
/** The words for an unknown price. */
export const UNKNOWN = 'not priced'

/** A whole number with thousands separators; null is `not priced`. */
export function whole(value: number | null): string {
  if (value === null) return UNKNOWN
  const size = Math.abs(value)
  // JavaScript writes an exponent from 1e21 on; loops of workflows allow 1,000 runs on each of eight levels.
  const large = size >= Number.MAX_SAFE_INTEGER && size < Infinity
  const digits = grouped(large ? BigInt(size).toString() : String(Math.round(size * 100) / 100))
  return value < 0 && digits !== '0' ? `${MINUS}${digits}` : digits
}

/** 13835 → 13,835. Not Intl: loading its data takes longer than the whole check. */
export function grouped(digits: string): string {
  const [integer = '', fraction] = digits.split('.')
  const thousands = integer.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? thousands : `${thousands}.${fraction}`
}

/** A whole number with `+` when it is positive. */
export function signed(value: number | null): string {
  return value !== null && value > 0 ? `+${whole(value)}` : whole(value)
}

/** Percent by which `after` differs from `before`, whole, with sign; empty when there is nothing to compare with. Never −100 % where something is left. */
export function percentChange(before: number | null, after: number | null): string {
  if (before === null || after === null || before === 0) return ''
  const percent = ((after - before) / before) * 100
  const rounded = Math.round(percent)
  const isNearlyAll = rounded === -100 && after !== 0
  if (isNearlyAll) return `${MINUS}${Math.min(99.99, Math.round(-percent * 100) / 100)} %`
  // A change is never called none.
  return rounded !== 0 || percent === 0
    ? `${signed(rounded)} %`
    : `${percent < 0 ? MINUS : '+'}${Math.max(0.01, Math.round(Math.abs(percent) * 100) / 100)} %`
}

/** A multiplier as Kiro writes it: 1.3x, 0.05x, 1.0x. */
export function multiplier(value: number | null): string {
  if (value === null) return UNKNOWN
  return Number.isInteger(value) ? `${whole(value)}.0x` : `${value}x`
}

/** How many times as much: one decimal; more where one would say 0.0 of something, or 1.0 of what is not the same. */
export function times(ratio: number): string {
  if (ratio >= 100) return `${whole(Math.round(ratio))}x`
  if (ratio === 0) return '0x'
  if (ratio < 0.005) return `${Math.max(0.001, ratio).toFixed(3)}x`
  if (ratio < 0.1) return `${ratio.toFixed(2)}x`
  const tenths = (Math.round(ratio * 10) / 10).toFixed(1)
  if (tenths !== '1.0' || ratio === 1) return `${tenths}x`
  return `${ratio.toFixed(2) === '1.00' ? (ratio < 1 ? '0.999' : '1.001') : ratio.toFixed(2)}x`
}

/** `$1,234.50` */
export function usd(value: number): string {
  return `$${grouped(value.toFixed(2))}`
}

/** `1 problem`, `2 problems`. */
export function count(value: number, noun: string, plural = `${noun}s`): string {
  return `${whole(value)} ${value === 1 ? noun : plural}`
}

/** A sum that leaves something out says so: `at least $3,673.22`; null is what `write` makes of it. */
export function writeSum<Value extends number | null>(
  value: Value,
  isWhole: boolean | null,
  write: (value: Value) => string,
): string {
  return `${isWhole === false && value !== null ? 'at least ' : ''}${write(value)}`
}
