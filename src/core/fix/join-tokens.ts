import type { Repair } from './text-repair.js'
import type { Token } from './json-tokens.js'

/** The changes after which tokens follow each other as in JSON; `brackets` where brackets do not match; null where there is no single answer. */
export type Joined = readonly Repair[] | 'brackets' | null

/** What may come next: a value; a key, or the end of its object; a colon; what divides two values, or the end. */
type Expected = 'value' | 'key' | 'colon' | 'divider' | 'nothing'

/** A word that can be a key, and one that can be a value, without quotes. */
const KEY = /^[A-Za-z_$][\w$.-]*$/
const VALUE = /^[A-Za-z][\w.@/*-]*$/
/** Words that another language reads as something else than a text. */
const NO_TEXT = /^(?:true|false|null|none|nil|undefined|nan|infinity|yes|no|on|off|y|n)$/i

const CLOSES: Readonly<Record<string, string>> = { '{': '}', '[': ']' }

/**
 * Follows the tokens, brackets by brackets, and adds, removes or quotes where there is one way to go on. `whenClosed` is told of each closing
 * bracket which one it closes.
 */
export function joined(
  text: string,
  tokens: readonly Token[],
  whenClosed?: (open: Token, close: Token) => void,
): Joined {
  const repairs: Repair[] = []
  const open: Token[] = []
  let expected: Expected = 'value'
  let before: Token | undefined
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1]
    const inside = open.at(-1)?.kind
    if (
      expected === 'divider' &&
      inside !== undefined &&
      token.kind !== ',' &&
      token.kind !== '}' &&
      token.kind !== ']'
    ) {
      if (!needsComma(inside, before, token, next)) return null
      repairs.push({ offset: before?.end ?? 0, length: 0, content: ',', what: 'added a comma' })
      expected = inside === '{' ? 'key' : 'value'
    }
    const kind = token.kind
    if (kind === '}' || kind === ']') {
      const last = open.at(-1)
      const ends: boolean = expected === 'divider' || expected === 'key' || (expected === 'value' && inside === '[')
      if (last === undefined || CLOSES[last.kind] !== kind) return 'brackets'
      if (!ends) return null
      whenClosed?.(last, token)
      open.pop()
      expected = open.length === 0 ? 'nothing' : 'divider'
    } else if (expected === 'nothing') {
      // A comma or semicolon behind the whole.
      if (kind !== ',' || next !== undefined) return 'brackets'
      repairs.push({ offset: token.start, length: 1, content: '', what: 'removed what is behind the last bracket' })
      before = token
      continue
    } else if (kind === ',') {
      if (expected === 'divider') expected = inside === '{' ? 'key' : 'value'
      else if (expected === 'key') {
        repairs.push({ offset: token.start, length: 1, content: '', what: 'removed a comma' })
        before = token
        continue
      } else return null
    } else if (kind === ':') {
      if (expected !== 'colon') return null
      expected = 'value'
    } else if (expected === 'colon') return null
    else if (expected === 'key') {
      if (kind === 'word') {
        if (!KEY.test(text.slice(token.start, token.end)) || next?.kind !== ':') return null
        repairs.push(quoted(text, token, 'put a key in quotes'))
      } else if (kind !== 'text') return null
      expected = 'colon'
    } else if (kind === '{' || kind === '[') {
      open.push(token)
      expected = kind === '{' ? 'key' : 'value'
    } else {
      if (kind === 'word') {
        if (!isBareText(text, token, next)) return null
        repairs.push(quoted(text, token, 'put a text in quotes'))
      }
      expected = open.length === 0 ? 'nothing' : 'divider'
    }
    repairs.push(...token.repairs)
    before = token
  }
  if (open.length > 0) return expected === 'divider' || expected === 'key' || expected === 'value' ? 'brackets' : null
  return expected === 'nothing' ? repairs : null
}

/** Whether a value that follows another one without a comma is the next one of its list or object, and no part of the one before. */
function needsComma(inside: string, before: Token | undefined, token: Token, next: Token | undefined): boolean {
  const apart = before !== undefined && (before.end < token.start || /[{}[\]]/.test(before.kind))
  if (inside === '{') return apart && (token.kind === 'text' || token.kind === 'word') && next?.kind === ':'
  return apart && (token.kind === 'text' || token.kind === 'literal' || token.kind === '{' || token.kind === '[')
}

/** Whether a word is a text by itself: with nothing else of its value behind it on its line. */
function isBareText(text: string, token: Token, next: Token | undefined): boolean {
  const word = text.slice(token.start, token.end)
  if (!VALUE.test(word) || NO_TEXT.test(word)) return false
  return (
    next === undefined ||
    next.kind === ',' ||
    next.kind === '}' ||
    next.kind === ']' ||
    /[\r\n]/.test(text.slice(token.end, next.start))
  )
}

function quoted(text: string, { start, end }: Token, what: string): Repair {
  return { offset: start, length: end - start, content: `"${text.slice(start, end)}"`, what }
}
