import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LIMITS } from '../core/surfaces/document.js'
import { UserError } from '../core/user-error.js'
import type { Tree, TreeEntry } from './tree.js'

/** Folders that hold other people's files, never this repository's configuration. */
const SKIPPED = new Set(['.git', 'node_modules'])

/** A folder on disk as a tree. Symbolic links are listed and never followed. */
export async function directoryTree(folder: string): Promise<Tree> {
  const entries: TreeEntry[] = []
  const walk = async (below: string): Promise<void> => {
    const found = await readdir(join(folder, below), { withFileTypes: true }).catch((error: unknown) => {
      throw new UserError(`The folder ${join(folder, below)} cannot be read (${codeOf(error)}).`, 'Check the path and its permissions.')
    })
    for (const entry of found) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isSymbolicLink()) entries.push({ path, kind: 'symlink', oid: null })
      else if (entry.isDirectory() && !SKIPPED.has(entry.name)) await walk(path)
      else if (entry.isFile()) entries.push({ path, kind: 'file', oid: null })
    }
  }
  await walk('')
  return { entries, read: (wanted) => readFiles(folder, wanted) }
}

/** Reads files from disk, a few at a time, and of a huge one only enough to know that it is too large. */
export async function readFiles(folder: string, entries: readonly TreeEntry[]): Promise<(Uint8Array | null)[]> {
  const result: (Uint8Array | null)[] = new Array<Uint8Array | null>(entries.length).fill(null)
  let next = 0
  const worker = async (): Promise<void> => {
    for (let index = next++; index < entries.length; index = next++) {
      const entry = entries[index]
      if (entry?.kind === 'file') result[index] = await readBounded(join(folder, entry.path))
    }
  }
  await Promise.all(Array.from({ length: 16 }, worker))
  return result
}

async function readBounded(path: string): Promise<Uint8Array | null> {
  try {
    const { size } = await lstat(path)
    return size > LIMITS.bytes ? new Uint8Array(LIMITS.bytes + 1) : await readFile(path)
  } catch (error) {
    // Deleted since it was listed: the same as not there.
    if (codeOf(error) === 'ENOENT') return null
    throw new UserError(`${path} cannot be read (${codeOf(error)}).`, 'Check its permissions.')
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error'
}
