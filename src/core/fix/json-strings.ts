import type { Repair } from './text-repair.js'

/** Where a text ends, and what makes it one of JSON. */
interface ReadString {
  readonly end: number
  readonly repairs: readonly Repair[]
}

/** Opening quotation marks that JSON does not know, with those that close them. */
const FOREIGN_QUOTES: Readonly<Record<string, string>> = {
  "'": "'",
  '\u201c': '\u201c\u201d',
  '\u201d': '\u201d',
  '\u201e': '\u201c\u201d',
  '\u2018': '\u2018\u2019',
  '\u2019': '\u2019',
}

/** What may follow a text: what divides values, a comment, or the end. */
const FOLLOWS = /^(?:$|[\s,:;=}\]#]|\/[/*])/

/** Reads a text in any quotation marks from its first one on; null where there is none, `unclear` where it cannot be told where it ends. */
export function readString(text: string, start: number): ReadString | 'unclear' | null {
  const open = text[start] ?? ''
  if (open === '"') return inDoubleQuotes(text, start)
  const closing = Object.hasOwn(FOREIGN_QUOTES, open) ? FOREIGN_QUOTES[open] : undefined
  return closing === undefined ? null : inForeignQuotes(text, start, closing)
}

function inDoubleQuotes(text: string, start: number): ReadString | 'unclear' {
  const doubled: Repair[] = []
  const repairs: Repair[] = []
  let hasEscape = false
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (character === '"') {
      // One that is meant as an escape makes it unclear which of the others are.
      if (doubled.length > 0 && hasEscape) return 'unclear'
      return { end: at + 1, repairs: [...repairs, ...doubled] }
    }
    if (character === '\n' || character === '\r') return 'unclear'
    if (character < ' ')
      repairs.push({
        offset: at,
        length: 1,
        content: JSON.stringify(character).slice(1, -1),
        what: 'wrote a control character as an escape',
      })
    if (character !== '\\') continue
    const next = text[at + 1] ?? ''
    if (next === 'u' && !/^[\da-fA-F]{4}$/.test(text.slice(at + 2, at + 6))) return 'unclear'
    if (/[bfnrtu]/.test(next)) hasEscape = true
    else if (!/["\\/]/.test(next)) doubled.push({ offset: at, length: 0, content: '\\', what: 'doubled a backslash' })
    if (/["\\/bfnrtu]/.test(next)) at += 1
  }
  return 'unclear'
}

function inForeignQuotes(text: string, start: number, closing: string): ReadString | 'unclear' {
  let content = ''
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at] ?? ''
    const next = text[at + 1] ?? ''
    if (closing.includes(character)) {
      // An apostrophe in a word does not end it, so it is not clear what does.
      if (!FOLLOWS.test(text.slice(at + 1, at + 3))) return 'unclear'
      const whole = `"${content}"`
      const what = 'wrote double quotes'
      return { end: at + 1, repairs: [{ offset: start, length: at + 1 - start, content: whole, what }] }
    }
    if (character < ' ') return 'unclear'
    if (character === '"') content += '\\"'
    else if (character !== '\\') content += character
    else {
      if (closing.includes(next)) content += next
      else if (/["\\/bfnrt]/.test(next)) content += `\\${next}`
      else return 'unclear'
      at += 1
    }
  }
  return 'unclear'
}
