/** A position in a text: 1-based, columns in UTF-16 code units as editors and GitHub count them. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A position in a file of the repository. */
export interface Place extends Position {
  readonly file: string
}

/** The same for the same place, and for no other. */
export function placeKey({ file, line, column }: Place): string {
  return `${line}:${column}:${file}`
}

/** Orders places by file, then line, then column; repository-wide (null) comes last. */
export function comparePlaces(a: Place | null, b: Place | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column
}

/** Code-unit order: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Turns offsets in a text into positions; one pass over the text, then binary search. */
export function positionFinder(text: string): (offset: number) => Position {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}
