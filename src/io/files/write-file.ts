import { randomUUID } from 'node:crypto'
import {
  accessSync,
  appendFileSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { visible } from '../../core/text/message.js'
import { UserError } from '../../core/user-error.js'
import { placeOf } from '../surroundings.js'
import { codeOf, systemReason } from './directory.js'
import { isThere, lookAt } from './look-at.js'

/** A file below a folder, and its new content. */
export interface FileToWrite {
  readonly path: string
  readonly text: string
  /** Whether it is new. */
  readonly created: boolean
  /** What was read of a file that is there, with its byte order mark; it is written only while that is what it holds. */
  readonly before?: string | Uint8Array
}

/**
 * Checks that the files are unchanged since they were read, and that no link is on their paths.
 * @throws {UserError} when one has changed or a link is in the way.
 */
export function checkWritable(folder: string, files: readonly FileToWrite[]): void {
  for (const { path, created, before } of files) {
    const { kind, at } = lookAt(folder, path)
    if (kind === 'link')
      throw new UserError(
        `${visible(at)} is a symbolic link, and nothing is written through one.`,
        `Put the ${at === path ? 'file' : 'folder'} itself there.`,
      )
    if (kind === 'folder' || kind === 'other')
      throw new UserError(
        `${visible(at)} is not a ${at === path ? 'file' : 'folder'}, so ${visible(path)} cannot be written.`,
        'Move it away.',
      )
    if (created === (kind === 'file'))
      throw new UserError(
        `${visible(path)} ${created ? 'has come' : 'has gone'} since the folder was read.`,
        'Run it again.',
      )
    const repository = foldersOf(path).find((above) => isRepository(join(folder, above)))
    if (repository !== undefined)
      throw new UserError(
        `${visible(repository)} is a repository of its own, and nothing is written into another one.`,
        'Run it there, or put the folder itself into this repository.',
      )
    if (!created)
      permitted(path, () => {
        accessSync(join(folder, path), constants.W_OK)
      })
    if (before !== undefined) refuseChanged(folder, path, before)
  }
}

/**
 * Nothing, where a file still holds what was read of it.
 * @throws {UserError} when it has changed.
 */
function refuseChanged(folder: string, path: string, before: string | Uint8Array): void {
  const now = permitted(path, () => readFileSync(join(folder, path)))
  if (now.equals(typeof before === 'string' ? Buffer.from(before) : before)) return
  throw new UserError(`${visible(path)} has changed since it was read, and nothing is written.`, 'Run it again.')
}

/**
 * Writes all of the files or, as far as a file system allows, none: each is written to a temporary file next to its
 * place, and all are renamed when they are complete. A file keeps its permissions; a link is never followed.
 * @throws {UserError} when a file has changed, or cannot be written.
 */
export function writeFiles(folder: string, files: readonly FileToWrite[]): void {
  checkWritable(folder, files)
  const staged: { path: string; temporary: string }[] = []
  try {
    for (const file of files) {
      permitted(file.path, () => {
        const place = join(folder, file.path)
        const temporary = join(dirname(place), `.${randomUUID()}.tmp`)
        mkdirSync(dirname(place), { recursive: true })
        staged.push({ path: file.path, temporary })
        stage(temporary, file.text, file.created ? null : lstatSync(place).mode & 0o7777)
      })
    }
    for (const { path, before } of files) if (before !== undefined) refuseChanged(folder, path, before)
    for (const { path, temporary } of staged)
      permitted(path, () => {
        renameSync(temporary, join(folder, path))
      })
  } finally {
    // Temporary files that were renamed no longer exist.
    for (const { temporary } of staged) rmSync(temporary, { force: true })
  }
}

function stage(temporary: string, text: string, mode: number | null): void {
  const descriptor = openSync(temporary, 'wx')
  try {
    writeFileSync(descriptor, text)
    if (mode !== null) fchmodSync(descriptor, mode)
    // The content must be on the disk before the file is renamed.
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** The folders above a file, from `.kiro` down: higher ones exist. */
function foldersOf(path: string): string[] {
  const segments = path.split('/')
  const kiro = segments.findLastIndex((segment) => segment.toLowerCase() === '.kiro')
  return segments.flatMap((_, index) =>
    index >= kiro && index < segments.length - 1 ? [segments.slice(0, index + 1).join('/')] : [],
  )
}

function isRepository(folder: string): boolean {
  return lstatSync(join(folder, '.git'), { throwIfNoEntry: false }) !== undefined
}

function permitted<T>(path: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw new UserError(
      `${visible(path)} cannot be written: ${systemReason(error)}.`,
      'Check its permissions and those of its folder, and run it again.',
    )
  }
}

/**
 * Writes a file that is not there, with the folders above it; false, and nothing written, where one is.
 * @throws {UserError} when something else is in the way.
 */
export function createFile(folder: string, path: string, text: string): boolean {
  if (isThere(folder, path)) return false
  return writing(path, () => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    try {
      // `x` fails on whatever is there, a link included, if something came between.
      writeFileSync(join(folder, path), text, { flag: 'wx' })
      return true
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false
      throw error
    }
  })
}

/**
 * Adds to the end of a file, whose bytes stay what they are.
 * @throws {UserError} when the file is missing or cannot be written.
 */
export function appendToFile(folder: string, path: string, text: string): void {
  isThere(folder, path)
  writing(path, () => {
    appendFileSync(join(folder, path), text)
  })
}

function writing<T>(path: string, write: () => T): T {
  try {
    return write()
  } catch (error) {
    throw new UserError(
      `${path} cannot be written: ${systemReason(error)}.`,
      'Check the permissions, and run it again: what is written already is left as it is.',
    )
  }
}

/**
 * Writes a file into a folder below `start` that an option named, replacing an older one of the same name; returns its
 * path. A long text may come in pieces, which are never in memory together.
 * @throws {UserError} when it cannot be written.
 */
export function writeInto(start: string, folder: string, name: string, text: string | Iterable<string>): string {
  const path = join(folder, name)
  try {
    mkdirSync(placeOf(start, folder), { recursive: true })
    if (typeof text === 'string') writeFileSync(placeOf(start, path), text)
    else writePieces(placeOf(start, path), text)
  } catch (error) {
    throw new UserError(
      `${visible(path)} cannot be written: ${systemReason(error)}.`,
      'Check the folder and its permissions.',
    )
  }
  return path
}

function writePieces(path: string, pieces: Iterable<string>): void {
  const descriptor = openSync(path, 'w')
  try {
    for (const piece of pieces) writeFileSync(descriptor, piece)
  } finally {
    closeSync(descriptor)
  }
}

/**
 * Removes a file below such a folder, where it is there.
 * @throws {UserError} when it cannot be removed.
 */
export function removeFrom(start: string, folder: string, name: string): void {
  const path = join(folder, name)
  try {
    rmSync(placeOf(start, path), { force: true })
  } catch (error) {
    throw new UserError(
      `${visible(path)} cannot be removed: ${systemReason(error)}.`,
      'Check the folder and its permissions.',
    )
  }
}
