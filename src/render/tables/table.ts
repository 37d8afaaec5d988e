import { cellLines } from '../text/wrap.js'
import { width } from '../text/width.js'

/** A table without a layout: cells are finished, escaped text of the destination. */
export interface Table {
  readonly columns: readonly { readonly title: string; readonly align: 'left' | 'right' }[]
  readonly rows: readonly (readonly string[])[]
}

/** A GitHub table. Cells must not contain line ends; pipes are escaped everywhere, also in code. */
export function markdownTable({ columns, rows }: Table): string {
  const line = (cells: readonly string[]): string =>
    `| ${columns.map((_, index) => cell(cells[index] ?? '')).join(' | ')} |`
  const rule = `|${columns.map(({ align }) => (align === 'right' ? '--:' : '---')).join('|')}|`
  return [line(columns.map(({ title }) => title)), rule, ...rows.map(line)].join('\n')
}

function cell(text: string): string {
  // Parsers disagree on a backslash before an escaped pipe, so an entity is used that all of them read alike.
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/(?<!\\)\\+(?=\|)/g, (run) => '\\u{5c}'.repeat(run.length))
    .replaceAll('|', '\\|')
}

/** Columns. Chosen by hand: a column of words is not made narrower than this. */
const NARROWEST_CELL = 12

/**
 * Columns padded to their widest cell, with two spaces between them. Where that is wider than `most`, cells of words are broken into
 * several lines; numbers never are.
 */
export function textTable({ columns, rows }: Table, indent = '  ', most: number | null = null): string {
  const titles = columns.map(({ title }) => title)
  const natural = columns.map((_, index) => Math.max(...[titles, ...rows].map((row) => width(row[index] ?? ''))))
  const widths =
    most === null ? natural : narrowed(natural, { columns, rows }, most - indent.length - 2 * (columns.length - 1))
  const line = (cells: readonly string[]): string =>
    (
      indent + columns.map(({ align }, index) => pad(cells[index] ?? '', widths[index] ?? 0, align)).join('  ')
    ).trimEnd()
  const lines = (row: readonly string[]): string[] => {
    const cells = columns.map((_, index) => cellLines(row[index] ?? '', widths[index] ?? 0))
    const height = Math.max(...cells.map(({ length }) => length))
    return Array.from({ length: height }, (_, at) => line(cells.map((cell) => cell[at] ?? '')))
  }
  const head = titles.some((title) => title !== '') ? [titles] : []
  return [...head, ...rows].flatMap(lines).join('\n')
}

/**
 * Widths of columns that together are at most `room`, where the columns can give so much: first the words on the left, down to a width that
 * reads well, then words among numbers, then the words on the left down to their longest. The widest gives first.
 */
function narrowed(natural: readonly number[], { columns, rows }: Table, room: number): number[] {
  const widths = [...natural]
  const cells = columns.map(({ title }, index) => [title, ...rows.map((row) => row[index] ?? '')])
  const longest = cells.map((column) => Math.max(...column.flatMap((cell) => cell.split(' ')).map(width)))
  const whole = cells.map((column) => Math.max(0, ...column.filter((cell) => !hasWords(cell)).map(width)))
  const isLeft = columns.map(({ align }) => align === 'left')
  const floors = [
    longest.map((word, index) => (isLeft[index] ? Math.max(NARROWEST_CELL, word) : Infinity)),
    longest.map((word, index) => (isLeft[index] ? Infinity : Math.max(word, whole[index] ?? 0))),
    longest.map((word, index) => (isLeft[index] ? word : Infinity)),
  ]
  for (const floor of floors)
    for (let over = widths.reduce((sum, one) => sum + one, 0) - room; over > 0; over -= 1) {
      const widest = widths.reduce<number | null>(
        (best, own, index) =>
          own > (floor[index] ?? Infinity) && (best === null || own > (widths[best] ?? 0)) ? index : best,
        null,
      )
      if (widest === null) break
      widths[widest] = (widths[widest] ?? 0) - 1
    }
  return widths
}

/** Whether a cell says something in words, so that it may be broken between them; a number with its unit and its range is whole. */
function hasWords(cell: string): boolean {
  return /\p{L}{2}/u.test(cell.replace(ANSI, ''))
}

/** The sequences that color a text. */
const ANSI = /\u001b\[[\d;]*m/g

function pad(text: string, to: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, to - width(text)))
  return align === 'right' ? space + text : text + space
}
