import { LIMITS } from '../text/limits.js'
import { say } from '../text/message.js'
import type { Reading, SurfaceFile } from './surfaces/surface.js'

interface FileReading {
  readonly file: SurfaceFile
  readonly readable: boolean
  readonly reading: Reading
}

/** How many models, profiles and pieces of work one file adds to a configuration. */
export function statedBy({ uses, contract, efforts }: Reading): number {
  return uses.length + (contract?.profiles.size ?? 0) + (efforts?.length ?? 0)
}

/**
 * A file that states more than is kept, alone or with those before it in the order of paths, counts as unread with a complaint: nothing of
 * it is left out in silence. `left` is what the files before it leave of the bound on all; `content` identifies what the file holds.
 */
export function withinBounds<Read extends FileReading>(read: Read, left: number, content: () => string): Read {
  const stated = statedBy(read.reading)
  if (stated <= Math.min(LIMITS.assignments, left)) return read
  const message =
    stated > LIMITS.assignments
      ? say`The file names ${stated} models, profiles or pieces of work, more than the ${LIMITS.assignments} that are read of one file. Divide it, or take generated entries out.`
      : say`With this file the Kiro files name more than the ${LIMITS.allAssignments} models, profiles or pieces of work that are read of one repository. Take generated or copied files out.`
  const place = { file: read.file.path, line: 1, column: 1 }
  const complaint = { rule: 'syntax', value: 'assignments', place, message, content: content() } as const
  return { ...read, readable: false, reading: { uses: [], complaints: [complaint] } }
}
