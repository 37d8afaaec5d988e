import type { Repair } from './text-repair.js'
import { readString } from './json-strings.js'

/** One token of a text that is nearly JSON, with what makes it one of JSON. */
export interface Token {
  /** A bracket, `,` or `:`; a text; a number, true, false or null; or a word that is none of these. */
  readonly kind: '{' | '}' | '[' | ']' | ',' | ':' | 'text' | 'literal' | 'word'
  readonly start: number
  readonly end: number
  readonly repairs: readonly Repair[]
}

/** The tokens, and the changes between them; null where a token has no single reading. */
export interface Tokens {
  readonly tokens: readonly Token[]
  /** Of comments and blanks. */
  readonly repairs: readonly Repair[]
}

/** Characters that end a word. */
const WORD = /[^\s{}[\],:;"'#=\u201c\u201d\u201e\u2018\u2019\ufeff\u200b]+/y

/** A number, true, false or null as JSON writes them. */
const LITERAL = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/

const PUNCTUATION: ReadonlySet<string> = new Set(['{', '}', '[', ']', ',', ':'])

/** Blanks that JSON does not know: of pages and word processors, and the byte order mark of a text that was added to another. */
const STRANGE_BLANK = /[\u00a0\u2000-\u200b\u202f\u3000\ufeff]/

/** Divides a text into tokens, comments left out; null where one of them has no single reading. */
export function tokensOf(text: string): Tokens | null {
  const tokens: Token[] = []
  const repairs: Repair[] = []
  let at = 0
  while (at < text.length) {
    const character = text[at] ?? ''
    if (/[ \t\r\n]/.test(character)) at += 1
    else if (STRANGE_BLANK.test(character)) {
      repairs.push({
        offset: at,
        length: 1,
        content: character === '\ufeff' || character === '\u200b' ? '' : ' ',
        what: 'replaced a blank that JSON does not know',
      })
      at += 1
    } else if (character === '#') {
      const marks = /^#+/.exec(text.slice(at, at + 80))?.[0].length ?? 1
      repairs.push({ offset: at, length: marks, content: '//', what: 'wrote the comment with // in place of #' })
      at = lineEnd(text, at)
    } else if (text.startsWith('//', at)) at = lineEnd(text, at)
    else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2)
      if (end === -1) return null
      at = end + 2
    } else {
      const token = tokenAt(text, at)
      if (token === null) return null
      tokens.push(token)
      at = token.end
    }
  }
  return { tokens, repairs }
}

function lineEnd(text: string, at: number): number {
  const end = text.slice(at).search(/[\r\n]/)
  return end === -1 ? text.length : at + end
}

function tokenAt(text: string, start: number): Token | null {
  const character = text[start] ?? ''
  if (PUNCTUATION.has(character)) return { kind: character as Token['kind'], start, end: start + 1, repairs: [] }
  if (character === ';')
    return {
      kind: ',',
      start,
      end: start + 1,
      repairs: [{ offset: start, length: 1, content: ',', what: 'wrote a comma in place of ;' }],
    }
  if (character === '=') {
    const end = start + (text[start + 1] === '>' ? 2 : 1)
    return {
      kind: ':',
      start,
      end,
      repairs: [{ offset: start, length: end - start, content: ':', what: 'wrote a colon in place of =' }],
    }
  }
  const read = readString(text, start)
  if (read === 'unclear') return null
  if (read !== null) return { kind: 'text', start, ...read }
  WORD.lastIndex = start
  const whole = WORD.exec(text)?.[0] ?? ''
  // A comment may follow a word without a blank.
  const comment = whole.search(/\/[/*]/)
  const word = comment > 0 ? whole.slice(0, comment) : whole
  return word === ''
    ? null
    : { kind: LITERAL.test(word) ? 'literal' : 'word', start, end: start + word.length, repairs: [] }
}
