import { visible } from '../../core/text/message.js'

/**
 * The one escaper for CSV (RFC 4180): one record with its line end. Numbers are the program's own and are written
 * unquoted. A text that a spreadsheet would read as a formula gets an apostrophe in front, which spreadsheets read as
 * "this is text". Invisible characters are written as escapes, so a record is always one line.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvRow(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** One CSV cell. Null becomes an empty cell: unknown, never 0. */
export function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  const text = visible(value)
  const harmless = FORMULA.test(text) ? `'${text}` : text
  // Where a comma is part of numbers, spreadsheets divide cells at semicolons. An empty text is not the same as nothing known.
  return text === '' || /[",;\s']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/**
 * Some programs trim spaces before they look for a formula. Tabs and line ends, which can also begin a formula, are
 * written as backslash escapes before this pattern is applied.
 */
const FORMULA = /^[\s"']*[=+\-@＝＋－＠]/
