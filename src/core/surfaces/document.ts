import type { Message } from '../message.js'
import type { Position } from '../place.js'

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
}

/** A text that could not be read at all has no document: what it assigns is not known, so it is not estimated. */
export interface Parsed {
  readonly document: Document | null
  readonly problems: readonly Problem[]
}

export const LIMITS = {
  /** Bytes of one file. Real files have a few kilobytes; a megabyte is an accident or an attack. */
  bytes: 1_000_000,
  /** Nested objects and arrays in one file. */
  depth: 64,
} as const

/** Positions by path, filled while a tree is walked. */
export class Positions {
  readonly #values = new Map<string, Position>()
  readonly #keys = new Map<string, Position>()

  set(path: Path, value: Position, key?: Position): void {
    const id = JSON.stringify(path)
    this.#values.set(id, value)
    if (key) this.#keys.set(id, key)
  }

  at(path: Path): Position {
    return this.#nearest(path, (id) => this.#values.get(id))
  }

  keyAt(path: Path): Position {
    return this.#nearest(path, (id) => this.#keys.get(id) ?? this.#values.get(id))
  }

  #nearest(path: Path, find: (id: string) => Position | undefined): Position {
    for (let length = path.length; length >= 0; length -= 1) {
      const found = find(JSON.stringify(path.slice(0, length)))
      if (found) return found
    }
    return { line: 1, column: 1 }
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
