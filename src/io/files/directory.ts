import { lstatSync, readdirSync, readFileSync, readlinkSync, statSync, type Dirent, type Stats } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { LIMITS } from '../../core/text/limits.js'
import { visible } from '../../core/text/message.js'
import { UserError } from '../../core/user-error.js'
import type { Tree, TreeEntry } from './tree.js'

/** Folders with files of other projects, which are skipped. */
const SKIPPED = new Set(['.git', 'node_modules'])

/**
 * A folder on disk as a tree, called `name` in messages. Symbolic links are listed and never followed. Read
 * synchronously: there is no other work meanwhile, and for small files the thread pool takes longer than the read.
 * @throws {UserError} from `directoryTree` and its `read`, when a folder or file cannot be read.
 */
export function directoryTree(folder: string, name = folder): Tree {
  const entries: TreeEntry[] = []
  const walk = (below: string): void => {
    for (const entry of list(join(folder, below), join(name, below))) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isSymbolicLink()) entries.push({ path, kind: 'symlink', oid: null })
      else if (entry.isDirectory() && !SKIPPED.has(entry.name)) walk(path)
      else if (entry.isFile()) entries.push({ path, kind: 'file', oid: null })
    }
  }
  walk('')
  return { entries, read: (wanted) => Promise.resolve(readFiles(folder, wanted, name)) }
}

function list(folder: string, name: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    throw new UserError(
      `The folder ${name} cannot be read: ${systemReason(error)}.`,
      'Check the path and its permissions.',
    )
  }
}

/**
 * Reads files from disk; of a link, its target. A file above the size limit is replaced as `tooLarge` does.
 * @throws {UserError} when a file cannot be read.
 */
export function readFiles(folder: string, entries: readonly TreeEntry[], name = folder): (Uint8Array | null)[] {
  return entries.map(({ kind, path }) =>
    kind === 'submodule' ? null : readBounded(join(folder, path), join(name, path)),
  )
}

/** A placeholder for a file above the size limit: one byte above the limit, equal for equal content. */
export function tooLarge(content: Uint8Array): Uint8Array {
  const standIn = new Uint8Array(LIMITS.bytes + 1)
  standIn.set(createHash('sha256').update(content).digest())
  return standIn
}

function readBounded(path: string, name: string): Uint8Array | null {
  try {
    const stats = lstatSync(path)
    if (stats.isSymbolicLink()) return Buffer.from(readlinkSync(path))
    const bytes = readFileSync(path)
    return stats.size > LIMITS.bytes ? tooLarge(bytes) : bytes
  } catch (error) {
    // Deleted since it was listed: treated as absent.
    if (codeOf(error) === 'ENOENT') return null
    throw new UserError(`${name} cannot be read: ${systemReason(error)}.`, 'Check its permissions.')
  }
}

/** The code of a system error, such as `ENOENT`; `unknown…` for other values. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown error'
}

/** What the codes of common system errors mean; others are shown as they are. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'it, or a part of its path, is not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'the path is too long',
  EEXIST: 'it exists already, or a part of its path is a file',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  EMFILE: 'too many open files',
}

/** Why a file operation failed, in words: the end of a sentence. */
export function systemReason(error: unknown): string {
  const code = codeOf(error)
  return REASONS[code] ?? code
}

/**
 * What a path that an option names leads to; null where nothing is there.
 * @throws {UserError} when that cannot be found out.
 */
export function statsOf(place: string, shown: string): Stats | null {
  try {
    return statSync(place, { throwIfNoEntry: false }) ?? null
  } catch (error) {
    if (codeOf(error) === 'ENOTDIR') return null
    throw new UserError(
      `${visible(shown)} cannot be read: ${systemReason(error)}.`,
      'Check the path and its permissions.',
    )
  }
}

/**
 * The text of a file that an option may name; null where nothing is there.
 * @throws {UserError} when something is there that cannot be read, such as a folder.
 */
export function textIfThere(place: string, shown: string): string | null {
  if (statsOf(place, shown) === null) return null
  try {
    return readFileSync(place, 'utf8')
  } catch (error) {
    throw new UserError(
      `${visible(shown)} cannot be read: ${systemReason(error)}.`,
      'Check the path and its permissions.',
    )
  }
}
