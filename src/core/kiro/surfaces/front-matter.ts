import { isAlias, isMap, isScalar, isSeq, parseDocument, type Node, type YAMLMap } from 'yaml'
import { say, words } from '../../text/message.js'
import { positionFinder, type Position } from '../../text/place.js'
import { deeperThan } from '../../text/yaml-depth.js'
import { Positions, type Parsed, type Path, type Problem } from './document.js'
import { frontMatterBlock, namesModel, type FrontMatterBlock } from './front-matter-block.js'
import { LIMITS } from '../../text/limits.js'

/** What Git LFS leaves in place of a file. Source: github.com/git-lfs/git-lfs, docs/spec.md */
const LFS_POINTER = 'version https://git-lfs.github.com/spec/'

/**
 * Reads the YAML front matter of a markdown file: the block between two `---` lines at its top. Aliases are never followed; a key
 * that is not written out is a problem, because what it says cannot be seen.
 *
 * @returns null when the file has no front matter
 */
export function parseFrontMatter(text: string): Parsed | null {
  if (text.startsWith(LFS_POINTER))
    return broken('lfs', words('This is a pointer of Git LFS, not the file itself: commit the text.'))
  const block = frontMatterBlock(text)
  if (block === null) return null
  if (block === 'unread') {
    return namesModel(text)
      ? broken(
          'opening',
          words(
            'The front matter names a model and is opened in a way that is not read. Begin the file with a line ---.',
          ),
        )
      : null
  }
  if (!block.closed) return isProse(block) ? null : broken('unclosed', UNCLOSED)
  if (block.body.length > LIMITS.frontMatter)
    return broken(
      'size',
      words(`The front matter has more than the ${LIMITS.frontMatter / 1000} kB that are read. Make it smaller.`),
    )
  const parsed = parseBlock(text, block)
  // After a blank line, three dashes are more often a rule than front matter: only what could be an agent counts.
  return block.opening === 'unusual' && (parsed.document === null || parsed.empty) && !namesModel(block.body)
    ? null
    : parsed
}

/** The problem of a block without an end. */
const UNCLOSED = words('The front matter is not closed: a second line --- is missing.')

/** Whether text behind a rule that nothing closes is text: no key begins it, no model is named in it. */
function isProse({ body, opening }: FrontMatterBlock): boolean {
  return !(opening === 'plain' && /^[A-Za-z_]+:/.test(body)) && !namesModel(body)
}

/** `empty` where nothing in it is a key. */
type ParsedBlock = Parsed & { readonly empty?: boolean }

function parseBlock(text: string, { start, body }: FrontMatterBlock): ParsedBlock {
  const position = positionFinder(text)
  const problem = (rule: Problem['rule'], offset: number, value: string, message: Problem['message']): Parsed => ({
    document: null,
    problems: [{ rule, position: position(start + offset), value, message }],
  })
  const lines = body.replace(/\r?\n$/, '')
  const deep = deeperThan(lines, LIMITS.depth)
  if (deep !== null)
    return problem(
      'syntax',
      deep,
      'depth',
      words(`More than ${LIMITS.depth} levels are nested here. Flatten the front matter.`),
    )
  let document
  try {
    document = parseDocument(lines, {
      logLevel: 'error',
      prettyErrors: false,
      uniqueKeys: false,
    })
  } catch {
    return problem('syntax', 0, 'yaml', words('The front matter cannot be read: it is nested too deeply.'))
  }
  const error = document.errors[0]
  if (error)
    return problem(
      'syntax',
      error.pos[0],
      error.code,
      say`The front matter is not valid YAML: ${words(sentence(error.code))}`,
    )
  const { contents } = document
  // Keys are what an agent is made of: a text is prose between two rules, and a list is nothing that Kiro reads.
  if (!isMap(contents)) {
    if (contents !== null && !isScalar(contents) && namesModel(body))
      return problem('syntax', contents.range?.[0] ?? 0, 'keys', words('The front matter must hold keys and values.'))
    const at = position(start)
    return { document: { value: {}, at: () => at, keyAt: () => at }, problems: [], empty: true }
  }
  const reader = new Reader((offset) => position(start + offset))
  const value = reader.map(contents, [])
  const { positions, problem: found } = reader
  if (found) return problem(found.rule, found.offset, found.value, found.message)
  positions.set([], position(start))
  return { document: { value, at: (path) => positions.at(path), keyAt: (path) => positions.keyAt(path) }, problems: [] }
}

interface Found extends Pick<Problem, 'rule' | 'value' | 'message'> {
  readonly offset: number
}

/** Turns the parser's tree into plain values with positions, and stops at the first thing that hides what the file says. */
class Reader {
  readonly positions = new Positions()
  readonly #position: (offset: number) => Position
  #problem: Found | null = null

  constructor(position: (offset: number) => Position) {
    this.#position = position
  }

  get problem(): Found | null {
    return this.#problem
  }

  map(node: YAMLMap, path: Path): Record<string, unknown> {
    const result: Record<string, unknown> = {}
    for (const { key, value } of node.items as readonly { key: unknown; value: unknown }[]) {
      if (this.#problem) break
      const name = this.#name(key, result, node.range?.[0] ?? 0)
      if (name === null) break
      const at = isScalar(key) ? (key.range?.[0] ?? 0) : 0
      result[name] = this.#value(value as Node | null, [...path, name], at)
    }
    return result
  }

  #name(key: unknown, known: Record<string, unknown>, fallback: number): string | null {
    const offset = isScalar(key) || isAlias(key) || isMap(key) || isSeq(key) ? (key.range?.[0] ?? fallback) : fallback
    const stop = (rule: Problem['rule'], value: string, sentence: string): null => {
      this.#problem = { rule, offset, value, message: words(sentence) }
      return null
    }
    // `? ` with nothing behind it: a key of nothing, as `null` is.
    if (key === null) return 'null'
    if (!isScalar(key))
      return stop('syntax', 'key', 'A key that is an alias or more than a word hides what the file says. Write it out.')
    const name = String(key.value)
    if (name === '<<') return stop('syntax', 'merge', 'A merge key (<<) hides what the file says. Write the keys out.')
    if (name === '__proto__')
      return stop(
        'syntax',
        '__proto__',
        'The key __proto__ is not allowed: programs that read it can be confused by it. Remove it.',
      )
    // Compared here, because the parser compares each key with each other: a minute for a megabyte of keys.
    return Object.hasOwn(known, name)
      ? stop('duplicate-key', 'front matter', 'A key of the front matter is written twice. Keep one of them.')
      : name
  }

  #value(node: Node | null, path: Path, keyOffset: number | null): unknown {
    const key = keyOffset === null ? undefined : this.#position(keyOffset)
    const at = isScalar(node) && node.range ? this.#position(node.range[0]) : key
    if (at) this.positions.set(path, at, key)
    if (node === null) return null
    if (isScalar(node)) return node.value
    if (isMap(node)) return this.map(node, path)
    if (isSeq(node)) return node.items.map((item, index) => this.#value(item as Node | null, [...path, index], null))
    // An alias is never resolved, so it is not a text.
    return {}
  }
}

function broken(value: string, message: Problem['message']): Parsed {
  return { document: null, problems: [{ rule: 'syntax', position: { line: 1, column: 1 }, value, message }] }
}

function sentence(code: string): string {
  const known: Readonly<Record<string, string>> = {
    BAD_INDENT: 'the indentation does not fit.',
    TAB_AS_INDENT: 'a tab is used for indentation; use spaces.',
    MISSING_CHAR: 'a character is missing here, for example a closing quote or colon.',
    BLOCK_AS_IMPLICIT_KEY: 'a value with a colon needs quotes.',
    MULTILINE_IMPLICIT_KEY: 'a value with a colon needs quotes.',
    UNEXPECTED_TOKEN: 'this is not expected here.',
  }
  return known[code] ?? 'check quotes, colons and indentation here.'
}
