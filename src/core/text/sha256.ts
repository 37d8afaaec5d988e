import { sha256 as digest } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * SHA-256 of bytes, or of a text in UTF-8, in hexadecimal. A package written in plain JavaScript, because rendering is pure and loads nothing of
 * node; what reads files uses node's own, see io/digest.ts. A test compares the two.
 */
export function sha256(content: string | Uint8Array): string {
  return bytesToHex(digest(typeof content === 'string' ? utf8ToBytes(content) : content))
}
