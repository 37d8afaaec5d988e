import { width } from './width.js'

/** Columns. Chosen by hand: a terminal that is narrower gets lines of this length. */
const NARROWEST = 40

/**
 * Breaks lines that are longer than `columns` between words; what follows a break is indented by two more than its line. A word that is
 * longer than a line stays whole: a path can then be copied.
 */
export function wrap(text: string, columns: number | null): string {
  if (columns === null) return text
  const most = Math.max(columns, NARROWEST)
  return text
    .split('\n')
    .map((line) => (width(line) <= most ? line : wrapLine(line, most)))
    .join('\n')
}

function wrapLine(line: string, most: number): string {
  const [indent = ''] = /^ */.exec(line) ?? []
  const hanging = `${indent}  `
  const lines: string[] = []
  let current = indent
  let empty = true
  for (const word of line.slice(indent.length).split(' ')) {
    if (!empty && width(current) + 1 + width(word) > most) {
      lines.push(current.trimEnd())
      current = hanging
      empty = true
      if (word === '') continue
    }
    current += empty ? word : ` ${word}`
    empty = false
  }
  return [...lines, current].join('\n')
}

/** Text in lines of at most `most` columns, for a cell of a table. */
export function cellLines(text: string, most: number): string[] {
  return width(text) <= most
    ? [text]
    : wrapLine(text, most)
        .split('\n')
        .map((line) => line.trim())
}
