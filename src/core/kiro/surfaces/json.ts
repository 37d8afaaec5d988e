import { createScanner, getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser'
import { say, words } from '../../text/message.js'
import { positionFinder, type Position } from '../../text/place.js'
import { lfsPointer } from './broken.js'
import { digestOf } from './content.js'
import { Positions, type Parsed, type Path, type Problem } from './document.js'
import { LIMITS } from '../../text/limits.js'

/** Reads JSON as it is found in the wild: comments and trailing commas are welcome. */
export function parseJson(text: string): Parsed {
  const lfs = lfsPointer(text)
  if (lfs) return lfs
  const position = positionFinder(text)
  if (text.trim() === '') return failed(position(0), 'empty', words('The file is empty. Write {} or delete it.'))
  const beyond = firstBeyond(text)
  if (beyond?.limit === 'depth')
    return failed(
      position(beyond.offset),
      'depth',
      words(`More than ${LIMITS.depth} levels are nested here. Flatten the file.`),
    )
  if (beyond)
    return failed(
      position(beyond.offset),
      'values',
      words(`The file has more than ${LIMITS.values} values, and from here on they are not read. Make it smaller.`),
    )
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false })
  const first = errors[0]
  if (first || !root) {
    // One error per file: after the first, a parser guesses.
    const code = first ? printParseErrorCode(first.error) : 'ValueExpected'
    const guess = root ? { guess: getNodeValue(root) as unknown } : {}
    return { ...failed(position(first?.offset ?? 0), code, explain(code, text, first)), ...guess }
  }
  return new Reader(position).read(root)
}

function failed(at: Position, value: string, message: Problem['message']): Parsed {
  return { document: null, problems: [{ rule: 'syntax', position: at, value, message }] }
}

/** Turns the parser's tree into a plain value with positions; the last of two equal keys wins, as in JSON.parse. */
class Reader {
  readonly #position: (offset: number) => Position
  readonly #positions = new Positions()
  readonly #problems: Problem[] = []

  constructor(position: (offset: number) => Position) {
    this.#position = position
  }

  read(root: Node): Parsed {
    const value = this.#value(root, [], undefined)
    const positions = this.#positions
    if (this.#problems.some((problem) => problem.rule === 'syntax'))
      return { document: null, problems: this.#problems, guess: value }
    return {
      document: { value, at: (path) => positions.at(path), keyAt: (path) => positions.keyAt(path) },
      problems: this.#problems,
    }
  }

  #value(node: Node, path: Path, key: Position | undefined): unknown {
    this.#positions.set(path, this.#position(node.offset), key)
    if (node.type === 'array')
      return (node.children ?? []).map((child, index) => this.#value(child, [...path, index], undefined))
    if (node.type !== 'object') return node.value as unknown
    const object: Record<string, unknown> = {}
    for (const property of node.children ?? []) {
      const [name, value] = property.children ?? []
      if (!name || !value) continue
      this.#property(object, String(name.value), this.#position(name.offset), value, path)
    }
    return object
  }

  #property(object: Record<string, unknown>, name: string, at: Position, value: Node, path: Path): void {
    if (name === '__proto__') {
      this.#problems.push({
        rule: 'syntax',
        position: at,
        value: joined(path, name),
        message: say`The key ${name} is not allowed: programs that read it can be confused by it. Remove it.`,
      })
      return
    }
    const read = this.#value(value, [...path, name], at)
    if (Object.hasOwn(object, name)) {
      const where = joined(path, name)
      this.#problems.push({
        rule: 'duplicate-key',
        position: at,
        value: where,
        content: digestOf([object[name], read]),
        message: say`${where} is written twice; this one wins and the one above is silently ignored. Keep one of them.`,
      })
    }
    object[name] = read
  }
}

/**
 * The path of a key in messages. A long key above many wrong ones would be repeated with each of them, so it is cut.
 */
function joined(path: Path, name: string): string {
  return [...path, name].map((step) => String(step).slice(0, LIMITS.name)).join('.')
}

/** jsonc-parser's token numbers; its own names for them are a const enum, which cannot be imported file by file. */
const TOKEN = { openBrace: 1, closeBrace: 2, openBracket: 3, closeBracket: 4, comma: 5, end: 17 } as const

/** Where the text nests deeper or holds more values than is read, found without recursion and without a tree; null when it never does. */
function firstBeyond(text: string): { limit: 'depth' | 'values'; offset: number } | null {
  const scanner = createScanner(text, true)
  let depth = 0
  let values = 0
  for (let token: number = scanner.scan(); token !== TOKEN.end; token = scanner.scan()) {
    if (token === TOKEN.openBrace || token === TOKEN.openBracket) depth += 1
    else if (token === TOKEN.closeBrace || token === TOKEN.closeBracket) depth -= 1
    // Each value but the first follows a bracket or a comma, even in invalid text.
    if (token === TOKEN.openBrace || token === TOKEN.openBracket || token === TOKEN.comma) values += 1
    if (depth > LIMITS.depth) return { limit: 'depth', offset: scanner.getTokenOffset() }
    if (values > LIMITS.values) return { limit: 'values', offset: scanner.getTokenOffset() }
  }
  return null
}

/** What is wrong, by jsonc-parser's error code; `found` is the text at that place, null at the end of the file. */
const EXPLANATIONS: Readonly<Record<string, (found: string | null) => Problem['message']>> = {
  InvalidNumberFormat: (found) => say`${found ?? 'This'} is not a number in JSON.`,
  PropertyNameExpected: (found) => say`Missing key in double quotes ${before(found)}.`,
  ValueExpected: (found) => say`Missing value ${before(found)}.`,
  ColonExpected: (found) => say`Missing colon ${before(found)}, between a key and its value.`,
  CommaExpected: (found) => say`Missing comma ${before(found)}.`,
  CloseBraceExpected: (found) => say`Missing closing brace } ${before(found)}.`,
  CloseBracketExpected: (found) => say`Missing closing bracket ] ${before(found)}.`,
  EndOfFileExpected: (found) =>
    found === null ? words('The file should end here.') : say`The file should end before ${found}.`,
  UnexpectedEndOfComment: () => words('Missing */ at the end of a comment.'),
  UnexpectedEndOfString: () => words('Missing double quote at the end of a text.'),
  UnexpectedEndOfNumber: (found) => say`${found ?? 'This number'} is not a complete number.`,
  InvalidUnicode: () => words('Not a \\u escape: four hexadecimal digits belong after it.'),
  InvalidEscapeCharacter: () => words('Not an escape: in JSON a backslash is written \\\\.'),
  InvalidCharacter: () => words('Control character in a text: write it as \\n, \\t or \\u00….'),
  InvalidSymbol: (found) =>
    found === null
      ? words('This is not a value. Texts and keys need double quotes.')
      : say`Not valid JSON: ${found} is not a value. Texts and keys need double quotes.`,
}

function before(found: string | null): Problem['message'] {
  return found === null ? words('at the end of the file') : say`before ${found}`
}

function explain(code: string, text: string, error: ParseError | undefined): Problem['message'] {
  const found = error ? text.slice(error.offset, error.offset + Math.min(error.length, 30)).trim() : ''
  return EXPLANATIONS[code]?.(found === '' ? null : found) ?? words('Not valid JSON.')
}
