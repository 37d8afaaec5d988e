import {
  closeSync,
  createReadStream,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  type Dirent,
} from 'node:fs'
import { join, sep } from 'node:path'
import { matchesPath } from '../../core/text/glob.js'
import { visible } from '../../core/text/message.js'
import { newestFirst, type UsageFile } from '../../core/usage/reading/usage-file.js'
import { utf16Of } from '../../core/kiro/surfaces/text.js'
import { UserError } from '../../core/user-error.js'
import { codeOf, statsOf, systemReason } from './directory.js'

/** A file on disk. */
export interface FileOnDisk extends UsageFile {
  readonly place: string
  readonly bytes: number
}

/** Receives the bytes of a file: `room` is the buffer for the next ones. */
export interface ByteSink {
  readonly room: () => Uint8Array
  readonly filled: (length: number) => void
}

/**
 * The files that paths, folders and globs name (`*` and `?` within a name, `**` for any folders), newest first. Links
 * below a folder are not followed.
 * @throws {UserError} when a pattern matches no file, because a report without a month's files would show no use; and
 * when a folder cannot be read.
 */
export function findUsageFiles(patterns: readonly string[], folder: string): FileOnDisk[] {
  const found = new Map<string, FileOnDisk>()
  for (const pattern of patterns) {
    const before = found.size
    let seen = 0
    for (const file of filesOf(pattern, folder)) {
      seen += 1
      if (file.named || !found.has(file.place)) found.set(file.place, file)
    }
    if (seen === 0 && found.size === before)
      throw new UserError(
        `No usage file matches ${visible(pattern)}.`,
        'Check the path, and that the download from S3 went well. Quote a pattern with *, so that the shell leaves it alone.',
      )
  }
  return newestFirst([...found.values()])
}

function filesOf(pattern: string, folder: string): FileOnDisk[] {
  const path = pattern.split(sep).join('/')
  const wild = path.split('/').findIndex((part) => /[*?]/.test(part))
  if (wild < 0) {
    const place = join(folder, isAbsolute(path) ? '' : '.', path)
    const stats = statsOf(isAbsolute(path) ? path : place, pattern)
    if (stats === null) return []
    if (stats.isDirectory()) return below(isAbsolute(path) ? path : place, path.replace(/\/+$/, ''), () => true)
    return [{ path, place: isAbsolute(path) ? path : place, bytes: stats.size, modified: stats.mtimeMs, named: true }]
  }
  const fixed = path.split('/').slice(0, wild).join('/')
  const start = isAbsolute(path) ? fixed || '/' : join(folder, fixed)
  const glob = path.split('/').slice(wild).join('/')
  return below(
    start,
    fixed,
    (under) => matchesPath(glob, under),
    (under) => mayHold(glob, under),
  )
}

/** Whether a file below a folder can match a glob: by the parts of both, up to the first `**`. */
function mayHold(glob: string, folder: string): boolean {
  const parts = glob.split('/')
  const open = parts.indexOf('**')
  const names = folder.split('/')
  if (open < 0 && names.length >= parts.length) return false
  return names.every((name, index) => (open >= 0 && index >= open) || matchesPath(parts[index] ?? '', name))
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:\//.test(path)
}

/** Files below a folder, named with `prefix`. */
function below(
  start: string,
  prefix: string,
  matches: (path: string) => boolean,
  holds: (folder: string) => boolean = () => true,
): FileOnDisk[] {
  const files: FileOnDisk[] = []
  const walk = (under: string): void => {
    for (const entry of list(join(start, under))) {
      const path = under === '' ? entry.name : `${under}/${entry.name}`
      // A folder that can hold no match is not opened: whether it can be read does not matter.
      if (entry.isDirectory()) {
        if (holds(path)) walk(path)
      } else if (entry.isFile() && matches(path)) {
        const place = join(start, path)
        const stats = lstatSync(place, { throwIfNoEntry: false })
        // Gone since the folder was listed.
        if (stats === undefined) continue
        const { size, mtimeMs } = stats
        files.push({
          path: prefix === '' ? path : `${prefix}/${path}`,
          place,
          bytes: size,
          modified: mtimeMs,
          named: false,
        })
      }
    }
  }
  walk('')
  return files
}

function list(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw new UserError(
      `The folder ${visible(folder)} cannot be read: ${systemReason(error)}.`,
      'Check the path and its permissions.',
    )
  }
}

/**
 * Reads a file chunk by chunk into the sink's own buffer; gzip is detected by its first bytes, not by its name.
 * @throws {UserError} when it cannot be read or decompressed.
 */
export async function readInto({ place, path }: FileOnDisk, sink: ByteSink): Promise<void> {
  try {
    if (!readPlain(place, sink)) await readCompressed(place, sink)
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError(
      `${visible(path)} cannot be read: ${systemReason(error)}.`,
      'Check its permissions, and download it again if it may be cut off.',
    )
  }
}

/**
 * Returns false, without reading on, for a compressed file. Synchronous: for small files the thread pool takes longer
 * than the read.
 */
function readPlain(place: string, { room, filled }: ByteSink): boolean {
  const descriptor = openSync(place, 'r')
  try {
    let length = readSync(descriptor, room())
    const first = room()
    if (length >= 2 && first[0] === 0x1f && first[1] === 0x8b) return false
    const { size } = fstatSync(descriptor)
    for (let read = length; length > 0; read += length) {
      filled(length)
      length = read >= size ? 0 : readSync(descriptor, room())
    }
    return true
  } finally {
    closeSync(descriptor)
  }
}

async function readCompressed(place: string, { room, filled }: ByteSink): Promise<void> {
  const { createGunzip } = await import('node:zlib')
  const { pipeline } = await import('node:stream/promises')
  await pipeline(createReadStream(place), createGunzip(), async (pieces: AsyncIterable<Uint8Array>) => {
    for await (const piece of pieces) {
      for (let at = 0; at < piece.length;) {
        const space = room()
        const part = piece.subarray(at, at + space.length)
        space.set(part)
        filled(part.length)
        at += part.length
      }
    }
  })
}

/**
 * A small file as text: UTF-8, or the UTF-16 that spreadsheets and terminals of Windows write, by its byte order mark.
 * @throws {UserError} when it cannot be read or has more than `most` bytes.
 */
export function readSmallText(place: string, path: string, most: number): string {
  try {
    const { size } = statSync(place)
    if (size > most)
      throw new UserError(
        `${visible(path)} is larger than ${Math.round(most / 1e6)} MB.`,
        'Check that it is the right file.',
      )
    const bytes = new Uint8Array(size)
    const descriptor = openSync(place, 'r')
    try {
      readSync(descriptor, bytes)
    } finally {
      closeSync(descriptor)
    }
    return new TextDecoder(utf16Of(bytes) ?? 'utf-8').decode(bytes)
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError(
      `${visible(path)} cannot be read: ${systemReason(error)}.`,
      'Check the path and its permissions.',
    )
  }
}
