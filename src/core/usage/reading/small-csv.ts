/*
 * CSV of a small file that people write or export by hand: RFC 4180, with the variants of spreadsheets (a byte order
 * mark, semicolons or tabs, blank lines). It never fails: an unclosed quotation mark takes the rest of the text, as in
 * spreadsheets.
 */

export interface CsvRecord {
  /** The line on which it begins, 1-based. */
  readonly line: number
  readonly cells: readonly string[]
}

/** Cells of a record. The rest is left out, so that a file of delimiters does not fill the memory. Chosen by hand. */
const MOST_CELLS = 200

/** The records of a text; blank lines are skipped. Cells are separated by the first of commas, semicolons and tabs that the first line has. */
export function csvRecords(text: string): CsvRecord[] {
  const delimiter = delimiterOf(text)
  const records: CsvRecord[] = []
  let at = text.startsWith('\uFEFF') ? 1 : 0
  let line = 1
  while (at < text.length) {
    const cells: string[] = []
    const begin = line
    const from = at
    let more = true
    while (more) {
      const cell = cellAt(text, at, delimiter)
      if (cells.length < MOST_CELLS) cells.push(cell.text)
      line += cell.breaks
      at = cell.end
      more = text[at] === delimiter
      if (more) at++
    }
    if (at > from) records.push({ line: begin, cells })
    if (text[at] === '\r' && text[at + 1] === '\n') at++
    at++
    line++
  }
  return records
}

function delimiterOf(text: string): string {
  const header = /^[\s\uFEFF]*([^\r\n]*)/.exec(text)?.[1] ?? ''
  return [',', ';', '\t'].find((sign) => header.includes(sign)) ?? ','
}

interface Cell {
  readonly text: string
  /** The index of the delimiter or line break after the cell, or of the end. */
  readonly end: number
  /** Line breaks within the quoted cell. */
  readonly breaks: number
}

function cellAt(text: string, from: number, delimiter: string): Cell {
  if (text[from] !== '"') {
    const end = endOfPlain(text, from, delimiter)
    return { text: text.slice(from, end), end, breaks: 0 }
  }
  const close = closing(text, from + 1)
  const quoted = text.slice(from + 1, close)
  const end = endOfPlain(text, Math.min(close + 1, text.length), delimiter)
  return {
    text: quoted.replaceAll('""', '"') + text.slice(close + 1, end),
    end,
    breaks: quoted.match(/\r\n|\r|\n/g)?.length ?? 0,
  }
}

/** The closing quotation mark of a cell: the first that is not doubled; the end of the text when there is none. */
function closing(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at
  return text.length
}

function endOfPlain(text: string, from: number, delimiter: string): number {
  let end = from
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++
  return end
}
