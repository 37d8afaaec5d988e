import { LIMITS } from '../../text/limits.js'
import type { Message } from '../../text/message.js'
import type { Position } from '../../text/place.js'

/** A parsed value that still knows where each part of it was written. Paths are keys and indexes from the root. */
export interface Document {
  readonly value: unknown
  /** Where the value at `path` starts; where the nearest existing parent starts when there is no such value. */
  at(path: Path): Position
  /** Where the key that leads to `path` is written; falls back like `at`. */
  keyAt(path: Path): Position
}

export type Path = readonly (string | number)[]

/** Something wrong with the text of a file, found before or while its meaning was read. */
export interface Problem {
  readonly rule: 'syntax' | 'duplicate-key' | 'schema'
  readonly position: Position
  /** What identifies the problem apart from its position: unchanged text keeps the same value when lines move. */
  readonly value: string
  readonly message: Message
  /** Identifies the part that is not read because of it; see content.ts. Without one it is the whole file. */
  readonly content?: string
}

/** A text that could not be read at all has no document: what it assigns is not known, so it is not estimated. */
export interface Parsed {
  readonly document: Document | null
  readonly problems: readonly Problem[]
  /** Of a text of JSON that could not be read: what a parser that guesses makes of it. It tells what the file was meant to be, and nothing more. */
  readonly guess?: unknown
}

interface Node {
  value: Position | undefined
  key: Position | undefined
  readonly children: Map<string | number, Node>
}

/** Positions by path, filled while a tree is walked. A tree itself, so that a long key is kept once and not in every path below it. */
export class Positions {
  readonly #root: Node = { value: undefined, key: undefined, children: new Map() }

  set(path: Path, value: Position, key?: Position): void {
    let node = this.#root
    for (const step of path) {
      let next = node.children.get(step)
      if (!next) node.children.set(step, (next = { value: undefined, key: undefined, children: new Map() }))
      node = next
    }
    node.value = value
    if (key) node.key = key
  }

  at(path: Path): Position {
    return this.#nearest(path, ({ value }) => value)
  }

  keyAt(path: Path): Position {
    return this.#nearest(path, ({ key, value }) => key ?? value)
  }

  #nearest(path: Path, find: (node: Node) => Position | undefined): Position {
    let node: Node | undefined = this.#root
    let best = find(node) ?? { line: 1, column: 1 }
    for (const step of path) {
      node = node.children.get(step) ?? node.children.get(Number(step))
      if (!node) break
      best = find(node) ?? best
    }
    return best
  }
}

/** A name that a file can mean: a text, neither empty nor longer than any model's name. */
export function isName(value: unknown): value is string {
  if (typeof value !== 'string' || value === '') return false
  // Characters are counted as the schema of the contract counts them: one outside the first plane is one.
  return value.length <= LIMITS.name || (value.length <= 2 * LIMITS.name && Array.from(value).length <= LIMITS.name)
}

/** The message for a text that is too long to be a name. */
export const TOO_LONG = `is longer than ${LIMITS.name} characters`

/** Whether a value is an object and not an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
