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
  const utf16 = utf16Of(bytes) !== null
  try {
    if (utf16) throw new TypeError('UTF-16')
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return broken(`The file is not UTF-8 text${utf16 ? ' but UTF-16' : ''}. Save it as UTF-8.`, 'encoding')
  }
}

/** The text of bytes that are UTF-16 by their byte order mark, without it; null for any other, and where they are not valid. */
export function decodeUtf16(bytes: Uint8Array): string | null {
  const encoding = bytes.byteLength > LIMITS.bytes ? null : utf16Of(bytes)
  if (encoding === null) return null
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The encoding that the byte order mark of UTF-16 states; null without one. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

function broken(sentence: string, value: string): { problem: Problem } {
  return { problem: { rule: 'syntax', position: { line: 1, column: 1 }, value, message: say`${words(sentence)}` } }
}
