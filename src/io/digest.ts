import { createHash } from 'node:crypto'

/** SHA-256 of a text as UTF-8, hexadecimal. A file of its own: where nobody reads a digest, node's crypto is not loaded. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
