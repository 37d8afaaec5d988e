import { MICRO } from '../../ledger.js'
import type { RecordFields } from './record-scanner.js'

/*
 * Single fields of a record, read from their bytes. Numbers are exact decimals: 114.45787414391377 is 114,457,874
 * microcredits, rounded half up in decimal, never through a binary fraction.
 */

/** ASCII `0`. */
const ZERO = 48
/** ASCII `9`. */
const NINE = 57
/** ASCII `.`. */
const POINT = 46
/** ASCII `-`. */
const HYPHEN = 45

/** Credits. A field with more is not a number of credits. Chosen by hand. */
const MOST = 1e9

/** Microcredits, a whole number; -1 for a field that is not a number of 0 or more, -2 for an empty field. */
export function microAt({ bytes, starts, ends }: RecordFields, index: number): number {
  const end = ends[index] ?? 0
  let at = starts[index] ?? 0
  if (at === end) return -2
  const from = at
  let whole = 0
  for (; at < end; at += 1) {
    const digit = (bytes[at] ?? 0) - ZERO
    if (digit < 0 || digit > 9) break
    whole = whole * 10 + digit
  }
  if (at === end) return whole > MOST ? -1 : whole * MICRO
  if (bytes[at] !== POINT || (at === from && at + 1 === end)) return unusual(bytes, from, end)
  at += 1
  let fraction = 0
  let scale = MICRO
  for (; at < end && scale > 1; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < ZERO || byte > NINE) return unusual(bytes, from, end)
    fraction = fraction * 10 + byte - ZERO
    scale /= 10
  }
  const up = at < end && (bytes[at] ?? 0) >= ZERO + 5 && (bytes[at] ?? 0) <= NINE ? 1 : 0
  for (; at < end; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < ZERO || byte > NINE) return unusual(bytes, from, end)
  }
  return whole > MOST ? -1 : whole * MICRO + fraction * scale + up
}

/** Small numbers are written with an exponent: 4.2E-4. */
function unusual(bytes: Uint8Array, from: number, end: number): number {
  if (end - from > 40) return -1
  const text = decoded(bytes.subarray(from, end)).trim()
  if (!/^\d+(\.\d*)?([eE][+-]?\d{1,3})?$/.test(text)) return -1
  const value = Number(text)
  return value > MOST ? -1 : Math.round(value * MICRO)
}

/** `YYYY-MM-DD` as the number yyyymmdd; 0 for a field that is not a calendar day. */
export function dayAt({ bytes, starts, ends }: RecordFields, index: number): number {
  const from = starts[index] ?? 0
  if ((ends[index] ?? 0) - from !== 10 || bytes[from + 4] !== HYPHEN || bytes[from + 7] !== HYPHEN) return 0
  let value = 0
  for (let at = from; at < from + 10; at += 1) {
    if (at === from + 4 || at === from + 7) continue
    const digit = (bytes[at] ?? 0) - ZERO
    if (digit < 0 || digit > 9) return 0
    value = value * 10 + digit
  }
  return value
}

/** The text of a field. Invalid UTF-8 is replaced. */
export function textAt({ bytes, starts, ends, escaped }: RecordFields, index: number): string {
  const text = decoded(bytes.subarray(starts[index], ends[index]))
  return escaped[index] === 1 ? text.replaceAll('""', '"') : text
}

/** ASCII `true`. */
const TRUE = [116, 114, 117, 101]
/** ASCII `false`. */
const FALSE = [102, 97, 108, 115, 101]
/** The bit that a small letter of ASCII has and its capital has not. */
const SMALL = 32

/** `true` and `false` in any case; null for anything else. */
export function flagAt(fields: RecordFields, index: number): boolean | null {
  return isWord(TRUE, fields, index) ? true : isWord(FALSE, fields, index) ? false : null
}

/** Whether a field is a word in any case, compared as bytes. */
function isWord(word: readonly number[], { bytes, starts, ends }: RecordFields, index: number): boolean {
  const start = starts[index] ?? 0
  if ((ends[index] ?? 0) - start !== word.length) return false
  for (let at = 0; at < word.length; at += 1) if (((bytes[start + at] ?? 0) | SMALL) !== word[at]) return false
  return true
}

/** Whether a field says `Total`, as the last line of a spreadsheet does: it is the row of no person. */
export function isTotal(fields: RecordFields, index: number): boolean {
  const { bytes, starts, ends } = fields
  const start = starts[index] ?? 0
  const length = (ends[index] ?? 0) - start
  // ASCII `T`, `t`, `G` and `g`; most fields are longer, or begin with another letter.
  if ((length !== 5 && length !== 11) || ![84, 116, 71, 103].includes(bytes[start] ?? 0)) return false
  return /^(grand )?total$/i.test(textAt(fields, index))
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Bytes as text; invalid UTF-8 is replaced. */
export function decoded(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}
