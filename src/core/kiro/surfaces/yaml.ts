import { isAlias, isMap, isScalar, isSeq, parseDocument, type Node, type YAMLMap } from 'yaml'
import { LIMITS } from '../../text/limits.js'
import { say, words } from '../../text/message.js'
import { positionFinder, type Position } from '../../text/place.js'
import { deeperThan } from '../../text/yaml-depth.js'
import { yamlWords } from '../../text/yaml-words.js'
import { broken, lfsPointer } from './broken.js'
import { Positions, type Parsed, type Path, type Problem } from './document.js'

/** A part of a file that is YAML, and what people call it: "front matter", "file". */
export interface YamlBlock {
  /** Offset of its first character in the file. */
  readonly start: number
  readonly body: string
  readonly name: 'front matter' | 'file'
}

/** `root` is what the block holds: keys are what an agent or a workflow is made of. Nothing at all is a text. */
export type ParsedYaml = Parsed & {
  readonly root: 'map' | 'list' | 'text'
  /** Where the root begins in the block, as an offset. */
  readonly rootAt: number
}

/** Reads a file of YAML, as `parseJson` reads one of JSON. */
export function parseYaml(text: string): Parsed {
  const lfs = lfsPointer(text)
  if (lfs) return lfs
  if (text.trim() === '') return broken('empty', words('The file is empty. Write its keys or delete it.'))
  return parseYamlBlock(text, { start: 0, body: text, name: 'file' })
}

/** Characters of YAML that are read: its parser takes the square of what one of JSON takes. */
const MOST = { 'front matter': LIMITS.frontMatter, file: LIMITS.yaml } as const

/**
 * Reads YAML with positions. Aliases are never followed; a key that is not written out, is written twice or is `__proto__` is a
 * problem after which nothing of the block is read, because what it says cannot be seen. Where the root is not a map, the value of
 * the document is null.
 */
export function parseYamlBlock(text: string, { start, body, name }: YamlBlock): ParsedYaml {
  const position = positionFinder(text)
  const failed = { root: 'map', rootAt: 0 } as const
  const problem = (rule: Problem['rule'], offset: number, value: string, message: Problem['message']): ParsedYaml => ({
    ...failed,
    document: null,
    problems: [{ rule, position: position(start + offset), value, message }],
  })
  if (body.length > MOST[name]) {
    const message = words(`The ${name} has more than the ${MOST[name] / 1000} kB that are read. Make it smaller.`)
    return { ...failed, ...broken('size', message) }
  }
  const lines = body.replace(/\r?\n$/, '')
  const deep = deeperThan(lines, LIMITS.depth)
  if (deep !== null)
    return problem(
      'syntax',
      deep,
      'depth',
      words(`More than ${LIMITS.depth} levels are nested here. Flatten the ${name}.`),
    )
  let document
  try {
    document = parseDocument(lines, { logLevel: 'error', prettyErrors: false, uniqueKeys: false })
  } catch {
    return problem('syntax', 0, 'yaml', words(`The ${name} cannot be read: it is nested too deeply.`))
  }
  const error = document.errors[0]
  if (error)
    return problem(
      'syntax',
      error.pos[0],
      error.code,
      say`${words(`The ${name} is not valid YAML:`)} ${yamlWords(error.code, error.message)}.`,
    )
  const { contents } = document
  if (!isMap(contents)) {
    const rootAt = contents?.range[0] ?? 0
    const at = position(start + rootAt)
    const root = contents === null || isScalar(contents) ? 'text' : 'list'
    return { document: { value: null, at: () => at, keyAt: () => at }, problems: [], root, rootAt }
  }
  const reader = new Reader((offset) => position(start + offset), name)
  const value = reader.map(contents, [])
  const { positions, problem: found } = reader
  if (found) return problem(found.rule, found.offset, found.value, found.message)
  positions.set([], position(start))
  const read = { value, at: (path: Path) => positions.at(path), keyAt: (path: Path) => positions.keyAt(path) }
  return { document: read, problems: [], root: 'map', rootAt: contents.range[0] }
}

interface Found extends Pick<Problem, 'rule' | 'value' | 'message'> {
  readonly offset: number
}

/** Turns the parser's tree into plain values with positions, and stops at the first thing that hides what the block says. */
class Reader {
  readonly positions = new Positions()
  readonly #position: (offset: number) => Position
  readonly #name: YamlBlock['name']
  #problem: Found | null = null
  #values = 0

  constructor(position: (offset: number) => Position, name: YamlBlock['name']) {
    this.#position = position
    this.#name = name
  }

  get problem(): Found | null {
    return this.#problem
  }

  map(node: YAMLMap, path: Path): Record<string, unknown> {
    const result: Record<string, unknown> = {}
    for (const { key, value } of node.items as readonly { key: unknown; value: unknown }[]) {
      if (this.#problem) break
      const name = this.#key(key, result, node.range?.[0] ?? 0)
      if (name === null) break
      const at = isScalar(key) ? (key.range?.[0] ?? 0) : 0
      result[name] = this.#value(value as Node | null, [...path, name], at)
    }
    return result
  }

  #stop(rule: Problem['rule'], offset: number, value: string, sentence: string): null {
    this.#problem ??= { rule, offset, value, message: words(sentence) }
    return null
  }

  #key(key: unknown, known: Record<string, unknown>, fallback: number): string | null {
    const offset = isScalar(key) || isAlias(key) || isMap(key) || isSeq(key) ? (key.range?.[0] ?? fallback) : fallback
    const stop = (rule: Problem['rule'], value: string, text: string): null => this.#stop(rule, offset, value, text)
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
      ? stop('duplicate-key', this.#name, `A key of the ${this.#name} is written twice. Keep one of them.`)
      : name
  }

  #value(node: Node | null, path: Path, keyOffset: number | null): unknown {
    this.#values += 1
    if (this.#values > LIMITS.values)
      return this.#stop(
        'syntax',
        node?.range?.[0] ?? keyOffset ?? 0,
        'values',
        `The ${this.#name} has more than ${LIMITS.values} values, and from here on they are not read. Make it smaller.`,
      )
    const key = keyOffset === null ? undefined : this.#position(keyOffset)
    // A list and a map begin with their first part, which a key above them does not show.
    const own = isScalar(node) || keyOffset === null ? node?.range : undefined
    const at = own ? this.#position(own[0]) : key
    if (at) this.positions.set(path, at, key)
    if (node === null) return null
    if (isScalar(node)) return node.value
    if (isMap(node)) return this.map(node, path)
    if (isSeq(node)) {
      const items: unknown[] = []
      for (const [index, item] of node.items.entries()) {
        if (this.#problem) break
        items.push(this.#value(item as Node | null, [...path, index], null))
      }
      return items
    }
    // An alias is never resolved, so it is not a text.
    return {}
  }
}
