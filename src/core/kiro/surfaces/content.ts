import { sha256 } from '../../text/sha256.js'

/**
 * Identifies a part of a file that a complaint keeps from being read: equal for equal values, whatever the spaces around them.
 * A complaint that carries it is a new one when the part changes.
 */
export function digestOf(value: unknown): string {
  return sha256(JSON.stringify([value]))
}
