import { hmac } from '@noble/hashes/hmac.js'
import { sha256 as digest } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** SHA-256 of bytes, or of a text in UTF-8, in hexadecimal. In plain JavaScript, because `core` loads nothing of node; a test compares it with node's own. */
export function sha256(content: string | Uint8Array): string {
  return bytesToHex(digest(typeof content === 'string' ? utf8ToBytes(content) : content))
}

/** HMAC-SHA256 of a text with a key, both in UTF-8, in hexadecimal. */
export function hmacSha256(key: string, text: string): string {
  return bytesToHex(hmac(digest, utf8ToBytes(key), utf8ToBytes(text)))
}
