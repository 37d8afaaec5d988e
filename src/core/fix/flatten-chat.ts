import { findNodeAtLocation, getNodeValue, parseTree, type Node } from 'jsonc-parser'
import { CLI_KEYS } from '../kiro/surfaces/cli-keys.js'
import { isRecord } from '../kiro/surfaces/document.js'
import { repaired, type Repair } from './text-repair.js'
import { lineEndOf } from '../text/line-end.js'

/**
 * The changes that write the nested settings of a cli.json, `"chat": { "defaultModel": … }`, as the flat keys that Kiro reads, with their
 * comments; null where one of the keys is none of Kiro's, or is there in both spellings.
 */
export function flattenChat(text: string): readonly Repair[] | null {
  const root = parseTree(text, [], { allowTrailingComma: true })
  const chat = root && findNodeAtLocation(root, ['chat'])
  const property = chat?.parent
  const keys = (chat?.children ?? []).map((inner) => inner.children?.[0])
  if (!root || !property || chat.type !== 'object' || keys.length === 0) return null
  const names = keys.map((key) => `chat.${String(key?.value)}`)
  const beside = (root.children ?? []).map(({ children }) => String(children?.[0]?.value))
  const isClear = names.every(
    (name, index) => CLI_KEYS.has(name) && !beside.includes(name) && names.indexOf(name) === index,
  )
  if (!isClear || beside.filter((name) => name === 'chat').length !== 1) return null
  const last = chat.children?.at(-1)
  if (!last) return null
  const close = chat.offset + chat.length - 1
  const opening = opened(text, property, chat)
  const closing = closed(text, last, close)
  if (opening === null || closing === null) return null
  const inner = keys.flatMap((key) => (key ? [prefixed(key)] : []))
  const indents = dedented(text, property, opening.offset + opening.length, last)
  const repairs = [opening, ...inner, ...indents, ...closing]
  return saysTheSame(getNodeValue(root), parseTree(repaired(text, repairs), [], { allowTrailingComma: true }))
    ? repairs
    : null
}

/** Whether a text says what another one says with the keys of its `chat` flat: a comment that moved may have hidden some of it. */
function saysTheSame(before: unknown, after: Node | undefined): boolean {
  const flat = Object.entries(isRecord(before) ? before : {}).flatMap(([key, value]) =>
    key === 'chat' && isRecord(value)
      ? Object.entries(value).map(([name, inner]): [string, unknown] => [`chat.${name}`, inner])
      : [[key, value] as [string, unknown]],
  )
  return after !== undefined && JSON.stringify(Object.fromEntries(flat)) === JSON.stringify(getNodeValue(after))
}

const WHAT = 'wrote the keys of chat flat, as Kiro reads them'

/** `"chat": { ` goes, comments behind it stay; null where a comment is in it. */
function opened(text: string, { offset }: Node, chat: Node): Repair | null {
  if (!/^"chat"\s*:\s*$/.test(text.slice(offset, chat.offset))) return null
  const blank = /^\s*/.exec(text.slice(chat.offset + 1))?.[0].length ?? 0
  return { offset, length: chat.offset + 1 + blank - offset, content: '', what: WHAT }
}

function prefixed({ offset, length, value }: Node): Repair {
  return { offset, length, content: JSON.stringify(`chat.${String(value)}`), what: WHAT }
}

/** The brace goes with the line that it is alone on, and with a comma before it, if another one follows. */
function closed(text: string, last: Node, close: number): Repair[] | null {
  const end = last.offset + last.length
  const rest = text.slice(end, close)
  const comma = rest.indexOf(',')
  // A comma in a comment is not told from one that divides.
  if (comma > 0 && rest.slice(0, comma).trim() !== '') return null
  const comments = rest.slice(comma + 1).trimEnd()
  const outer = /^[ \t]*,/.exec(text.slice(close + 1))?.[0] ?? ''
  const tail: Repair = { offset: end, length: close + 1 + outer.length - end, content: '', what: WHAT }
  const divides = outer !== '' || comma >= 0 ? ',' : ''
  // A comment of the last line would go on behind the brace that went.
  const isOpen = comments.includes('//') && !/^[ \t]*\r?\n/.test(text.slice(close + 1 + outer.length))
  const lineEnd = lineEndOf(text)
  return [{ ...tail, content: `${divides}${comments}${isOpen ? lineEnd : ''}` }]
}

/** The lines of the keys at the indentation of `chat`. */
function dedented(text: string, property: Node, start: number, last: Node): Repair[] {
  const indentOf = (offset: number): string => {
    const lead = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
    return lead.trim() === '' ? lead : ''
  }
  const [outer, inner] = [indentOf(property.offset), indentOf(start)]
  if (inner === '' || !inner.startsWith(outer)) return []
  const end = last.offset + last.length
  return [...text.slice(start, end).matchAll(/\n/g)].flatMap(({ index }): Repair[] => {
    const at = start + index + 1
    return text.startsWith(inner, at)
      ? [{ offset: at, length: inner.length - outer.length, content: '', what: WHAT }]
      : []
  })
}
