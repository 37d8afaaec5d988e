import { say, words } from '../../text/message.js'
import { type Problem } from './document.js'
import { LIMITS } from '../../text/limits.js'

/** The bytes of a file as text, or the one problem that keeps them from being text. A byte order mark is dropped. */
export function decode(bytes: Uint8Array): { text: string } | { problem: Problem } {
  if (bytes.byteLength > LIMITS.bytes) {
    return broken(
      `The file has ${Math.ceil(bytes.byteLength / 1000)} kB, more than the ${LIMITS.bytes / 1000} kB that are read. Make it smaller.`,
      'size',
    )
  }
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  try {
    if (utf16) throw new TypeError('UTF-16')
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return broken(`The file is not UTF-8 text${utf16 ? ' but UTF-16' : ''}. Save it as UTF-8.`, 'encoding')
  }
}

function broken(sentence: string, value: string): { problem: Problem } {
  return { problem: { rule: 'syntax', position: { line: 1, column: 1 }, value, message: say`${words(sentence)}` } }
}
