import { applyEdits, createScanner, findNodeAtLocation, parseTree, type Edit, type Node } from 'jsonc-parser'

/** The text with the one value changed, or why it cannot be changed in place. */
export type Edited = { readonly text: string } | { readonly problem: string }

/**
 * Sets a key of the object at a path, by default of the one object of a text, without changing anything else.
 *
 * The `modify` of jsonc-parser replaces existing values just as exactly; but it reformats the lines around a key that
 * it adds: an object on one line becomes three, and the comment of the last key moves to the new one.
 */
export function setKey(text: string, key: string, value: string, at: readonly (string | number)[] = []): Edited {
  const tree = parseTree(text, [], { allowTrailingComma: true })
  const root = tree && findNodeAtLocation(tree, [...at])
  if (root?.type !== 'object') return { problem: 'the file must hold one object: { … }' }
  const properties = root.children ?? []
  const found = properties.findLast((property) => property.children?.[0]?.value === key)?.children?.[1]
  if (!found) return { text: applyEdits(text, added(text, root, properties.at(-1), key, value)) }
  if (found.type === 'object' || found.type === 'array')
    return { problem: `${key} must be the id of a model in quotes` }
  return { text: applyEdits(text, [{ offset: found.offset, length: found.length, content: JSON.stringify(value) }]) }
}

/**
 * A new last key in the layout of the one before it: on a line of its own or not, with its indentation and trailing
 * comma.
 */
function added(text: string, root: Node, last: Node | undefined, key: string, value: string): Edit[] {
  const open = root.offset
  const close = open + root.length - 1
  const after = last ? last.offset + last.length : open + 1
  const rest = restOf(text, after, close)
  const lead = indentAt(text, last?.offset ?? rest.first ?? -1)
  const indent = lead ?? `${leadingSpace(text, open)}  `
  const property = `${JSON.stringify(key)}${colonOf(text, last)}${JSON.stringify(value)}${rest.comma ? ',' : ''}`
  const eol = lineEndBefore(text, rest.end)
  if (!last && rest.first === null)
    return [
      {
        offset: open + 1,
        length: close - open - 1,
        content: `${eol}${indent}${property}${eol}${leadingSpace(text, open)}`,
      },
    ]
  const onItsOwnLine = lead !== null || rest.lineComment
  const gap = onItsOwnLine ? `${eol}${indent}` : tight(text, last) ? '' : ' '
  const comma = last && !rest.comma ? ',' : ''
  if (rest.end === after) return [{ offset: after, length: 0, content: `${comma}${gap}${property}` }]
  return [
    ...(comma === '' ? [] : [{ offset: after, length: 0, content: comma }]),
    { offset: rest.end, length: 0, content: `${gap}${property}` },
  ]
}

/** jsonc-parser's token numbers; its own names are a const enum, which cannot be imported under isolatedModules. */
const TOKEN = { comma: 5, lineComment: 12, lineBreak: 14, trivia: 15 } as const

interface Rest {
  /** The end of the last part that is not white space. */
  readonly end: number
  /** Where the first comment starts. */
  readonly first: number | null
  readonly comma: boolean
  /** Whether it ends in a line comment. */
  readonly lineComment: boolean
}

/** The text between the last key, or the opening brace, and the closing one: at most a comma, and comments. */
function restOf(text: string, from: number, to: number): Rest {
  const scanner = createScanner(text, false)
  scanner.setPosition(from)
  let rest: Rest = { end: from, first: null, comma: false, lineComment: false }
  for (let token: number = scanner.scan(); scanner.getTokenOffset() < to; token = scanner.scan()) {
    if (token === TOKEN.trivia || token === TOKEN.lineBreak) continue
    const start = scanner.getTokenOffset()
    rest = {
      end: start + scanner.getTokenLength(),
      first: rest.first ?? (token === TOKEN.comma ? null : start),
      comma: rest.comma || token === TOKEN.comma,
      lineComment: token === TOKEN.lineComment,
    }
  }
  return rest
}

/** The white space before a token that begins its line; null for any other. */
function indentAt(text: string, offset: number): string | null {
  if (offset < 0) return null
  const lead = text.slice(lineStart(text, offset), offset)
  return lead.trim() === '' ? lead : null
}

function leadingSpace(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? ''
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
}

/** The end of the line before; of the line after where there is none before. */
function lineEndBefore(text: string, offset: number): string {
  const before = text.lastIndexOf('\n', offset - 1)
  const at = before === -1 ? text.indexOf('\n') : before
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n'
}

/** The colon of the last key, with its spaces. */
function colonOf(text: string, last: Node | undefined): string {
  const [key, value] = last?.children ?? []
  const between = key && value ? text.slice(key.offset + key.length, value.offset) : ''
  return /^[ \t]*:[ \t]*$/.test(between) ? between : ': '
}

/** Whether an object on one line has no space after its colons, and so none after its commas. */
function tight(text: string, last: Node | undefined): boolean {
  return last !== undefined && colonOf(text, last) === ':'
}
