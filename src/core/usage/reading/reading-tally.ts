import type { Superseded } from './repeated-rows.js'

/** An unreadable row and its file. */
export interface UnreadRow {
  readonly file: string
  readonly line: number
  readonly reason: string
}

/** The counts of reading, besides the ledger. */
export interface ReadingTally {
  files: number
  bytes: number
  rows: number
  replaced: number
  /** Rows that a later one of the same file supersedes, by month (`YYYY-MM`). */
  readonly superseded: Map<string, Superseded>
  /** Rows of days after that of the report, which are not counted. */
  later: number
  /** Rows of months that the report is not based on. */
  older: number
  badRows: number
  readonly firstBadRows: UnreadRow[]
}

export function emptyTally(): ReadingTally {
  return {
    files: 0,
    bytes: 0,
    rows: 0,
    replaced: 0,
    superseded: new Map(),
    later: 0,
    older: 0,
    badRows: 0,
    firstBadRows: [],
  }
}

/** Counts a row that a later one of its file supersedes; the first of each month is the one that is told. */
export function addSuperseded(
  all: ReadingTally['superseded'],
  month: string,
  first: Pick<Superseded, 'file' | 'line' | 'by'>,
): void {
  const told = all.get(month)
  if (told) told.rows += 1
  else all.set(month, { rows: 1, ...first })
}

/** All rows that a later one of their file supersedes, and the first in the order of reading. */
export function repeatedIn({ superseded }: ReadingTally): {
  readonly rows: number
  readonly first: Pick<Superseded, 'file' | 'line' | 'by'> | null
} {
  const [first] = superseded.values()
  return {
    rows: [...superseded.values()].reduce((sum, { rows }) => sum + rows, 0),
    first: first ? { file: first.file, line: first.line, by: first.by } : null,
  }
}
