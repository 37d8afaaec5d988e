import { lstatSync, readFileSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../../core/user-error.js'
import { codeOf, systemReason } from './directory.js'

/** The entry at a path below a folder. `at` is where the search ended: the path, or what blocks it. */
export interface Found {
  readonly kind: 'nothing' | 'file' | 'folder' | 'link' | 'other'
  readonly at: string
}

/**
 * Examines every part of the path below the folder without following symbolic links.
 * @throws {UserError} when a part cannot be examined.
 */
export function lookAt(folder: string, path: string): Found {
  const segments = path.split('/')
  for (let length = 1; length <= segments.length; length += 1) {
    const at = segments.slice(0, length).join('/')
    const stats = statsOf(join(folder, at))
    if (stats === null) return { kind: 'nothing', at: path }
    if (stats.isSymbolicLink()) return { kind: 'link', at }
    if (length === segments.length)
      return { kind: stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other', at }
    if (!stats.isDirectory()) return { kind: 'other', at }
  }
  return { kind: 'nothing', at: path }
}

/**
 * The same for a path that is to be written: whether a file is there. What is in the way is an error.
 * @throws {UserError} when something other than a file is in the way.
 */
export function isThere(folder: string, path: string): boolean {
  const { kind, at } = lookAt(folder, path)
  if (kind === 'nothing' || kind === 'file') return kind === 'file'
  if (kind === 'link')
    throw new UserError(
      `${at} is a symbolic link, and nothing is written through one.`,
      `Put ${at === path ? 'the file' : 'the folder'} itself into the repository.`,
    )
  throw new UserError(
    `${at} is not a ${at === path ? 'file' : 'folder'}, so ${path} cannot be written.`,
    'Move it away.',
  )
}

/**
 * The text of a file that is there; bytes that are no UTF-8 are replaced, so it is for looking only.
 * @throws {UserError} when the file cannot be read.
 */
export function readText(folder: string, path: string): string {
  try {
    return readFileSync(join(folder, path), 'utf8')
  } catch (error) {
    throw new UserError(`${path} cannot be read: ${systemReason(error)}.`, 'Check its permissions.')
  }
}

/**
 * What is at a path, a link itself and not what it leads to; null where nothing is.
 * @throws {UserError} when its folder cannot be looked into.
 */
export function statsOf(path: string): Stats | null {
  try {
    return lstatSync(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null
    throw new UserError(`${path} cannot be read: ${systemReason(error)}.`, 'Check its permissions.')
  }
}
