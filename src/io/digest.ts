import { createHash, createHmac } from 'node:crypto'

/** SHA-256 of a text as UTF-8, hexadecimal. A file of its own: where nobody reads a digest, node's crypto is not loaded. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Names that stand for ids, the same for the same key: the beginning of an HMAC-SHA256, from which nobody without the key finds the id. */
export function pseudonyms(key: string): (id: string) => string {
  return (id) => `p-${createHmac('sha256', key).update(id).digest('hex').slice(0, 10)}`
}
