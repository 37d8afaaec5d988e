import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { visible } from '../../core/text/message.js'
import { UserError } from '../../core/user-error.js'
import { codeOf } from './directory.js'
import { placeOf } from '../surroundings.js'

/** Writes a file of ours into a folder below `start` that an option named, over an older one of the same name; gives its path. */
export function writeInto(start: string, folder: string, name: string, text: string): string {
  const path = join(folder, name)
  try {
    mkdirSync(placeOf(start, folder), { recursive: true })
    writeFileSync(placeOf(start, path), text)
  } catch (error) {
    throw new UserError(
      `${visible(path)} cannot be written (${codeOf(error)}).`,
      'Check the folder and its permissions.',
    )
  }
  return path
}
