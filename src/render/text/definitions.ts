import { cellLines } from './wrap.js'

/** Columns. Chosen by hand: with less room beside its name, an explanation is on lines of its own below it. */
const LEAST_ROOM = 30

/** Names and what they mean: two aligned columns where the terminal is wide enough, else each explanation below its name. */
export function definitions(
  rows: readonly (readonly [name: string, text: string])[],
  columns: number | null,
): string[] {
  const names = Math.max(...rows.map(([name]) => name.length))
  const start = names + 4
  const below = columns !== null && columns - start < LEAST_ROOM
  return rows.flatMap(([name, text]) => {
    if (columns === null) return [`  ${name.padEnd(names)}  ${text}`]
    const indent = ' '.repeat(below ? 6 : start)
    const [first = '', ...more] = cellLines(text, Math.max(LEAST_ROOM, columns - indent.length))
    const rest = more.map((line) => indent + line)
    return below ? [`  ${name}`, indent + first, ...rest] : [`  ${name.padEnd(names)}  ${first}`, ...rest]
  })
}
