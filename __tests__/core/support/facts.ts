import { plain, type Message } from '../../../src/core/text/message.js'

/** Every fact of an object, one a line, for a file that people review: places and messages as they read them, digests as far as to know one again. */
export function facts(value: object): string[] {
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) =>
    (Array.isArray(part) ? (part as unknown[]) : [part]).map((one) => `${name} ${JSON.stringify(one, shown)}`),
  )
}

function shown(key: string, value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value)
  if (Array.isArray(value)) return isMessage(value) ? plain(value) : value
  if (typeof value === 'object' && value !== null && 'column' in value && 'line' in value) {
    const at = `${String(value.line)}:${String(value.column)}`
    return 'file' in value ? `${String(value.file)}:${at}` : at
  }
  return key === 'content' && typeof value === 'string' ? value.replace(/^([\da-f]{8})[\da-f]{56}$/, '$1') : value
}

function isMessage(value: readonly unknown[]): value is Message {
  const isCode = (part: unknown): boolean => typeof part === 'object' && part !== null && 'code' in part
  return value.some(isCode) && value.every((part) => typeof part === 'string' || isCode(part))
}
