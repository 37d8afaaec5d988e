/**
 * JSON in which what fits is one line, so that a difference is read at its place. Numbers have 9 digits: the order of sums does not show. Of a
 * sentence its numbers are kept: other tests hold the words.
 */
export function compact(value: unknown): string {
  return `${lines(value, '')}\n`
}

const WIDTH = 120
/** Characters from which a text with blanks is a sentence. */
const SENTENCE = 25

function lines(value: unknown, indent: string): string {
  const flat = JSON.stringify(value, rounded)
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || flat.length + indent.length <= WIDTH)
    return flat
  const inner = `${indent}  `
  if (Array.isArray(value)) return `[\n${value.map((one) => inner + lines(one, inner)).join(',\n')}\n${indent}]`
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .map(([key, one]) => `${inner}${JSON.stringify(key)}: ${lines(one, inner)}`)
  return `{\n${entries.join(',\n')}\n${indent}}`
}

function rounded(_: string, value: unknown): unknown {
  if (value instanceof Float64Array) return [...value]
  if (typeof value === 'string' && value.length >= SENTENCE && value.includes(' '))
    return `# ${value.match(/\d[\d.,]*/g)?.join(' ') ?? ''}`
  if (typeof value !== 'number') return value
  return Number.isFinite(value) ? Number(value.toPrecision(9)) : String(value)
}
