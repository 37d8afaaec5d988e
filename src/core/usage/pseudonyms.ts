import { hmacSha256 } from '../text/sha256.js'

/**
 * Replaces ids by pseudonyms that are stable per key: `p-` and 10 hexadecimal digits of an HMAC-SHA256, which cannot be
 * reversed without the key.
 */
export function pseudonyms(key: string): (id: string) => string {
  return (id) => `p-${hmacSha256(key, id).slice(0, 10)}`
}
