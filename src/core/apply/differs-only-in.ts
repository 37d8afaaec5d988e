import { isRecord, type Path } from '../kiro/surfaces/document.js'

/** Whether one value is the other with one value set; the order of keys means nothing. */
export function differsOnlyIn(at: Path, to: string, before: unknown, after: unknown): boolean {
  return ordered(before, at, to) === ordered(after, [], to)
}

/** A value as text with its keys in order, and `to` in the place of what is at a path. */
function ordered(value: unknown, at: Path, to: string): string {
  const [key, ...below] = at
  const inner = (part: unknown, name: string | number): string =>
    name === key ? (below.length === 0 ? JSON.stringify(to) : ordered(part, below, to)) : ordered(part, [], to)
  if (Array.isArray(value)) return `[${value.map((part, index) => inner(part, index)).join(',')}]`
  if (!isRecord(value)) return JSON.stringify(value ?? null)
  const keys = typeof key === 'string' && below.length === 0 ? [...Object.keys(value), key] : Object.keys(value)
  return `{${[...new Set(keys)]
    .sort()
    .map((name) => `${JSON.stringify(name)}:${inner(value[name], name)}`)
    .join(',')}}`
}
