import type { Repair } from './text-repair.js'
import { bracketRepair } from './json-brackets.js'
import { joined, type Joined } from './join-tokens.js'
import { tokensOf } from './json-tokens.js'

/** The most repairs of one file: one with more is no slip. Chosen by hand. */
const MOST = 200

/** The changes that make a text JSON with comments and trailing commas; null where one of them is not the only one possible. */
export function repairJson(text: string): readonly Repair[] | null {
  const read = tokensOf(text)
  if (read === null || read.tokens.length === 0) return null
  const found: Joined = joined(text, read.tokens)
  const repairs = found === 'brackets' ? bracketRepair(text, read.tokens) : found
  if (repairs === null) return null
  const all = [...read.repairs, ...repairs]
  return all.length > MOST ? null : all
}
