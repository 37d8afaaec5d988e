import { visible } from '../../core/text/message.js'

/**
 * The one escaper for CSV (RFC 4180): a line of cells, with its end. Numbers are ours and stay numbers. A text that a
 * spreadsheet would take for a formula gets an apostrophe before it, which spreadsheets read as "this is text". Characters
 * that nobody sees are written out, so a record is always one line.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvRow(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** One cell; null is empty: not known, never 0. */
export function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  const text = visible(value)
  const harmless = FORMULA.test(text) ? `'${text}` : text
  // Where a comma is part of numbers, spreadsheets divide cells at semicolons. An empty text is not the same as nothing known.
  return text === '' || /[",;\s']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/**
 * Some programs take the spaces off before they look. A tab or the end of a line, which begin a formula too, is visible by now,
 * and what makes it visible is a backslash.
 */
const FORMULA = /^[\s"']*[=+\-@＝＋－＠]/
