import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { visible } from '../core/message.js'
import { UserError } from '../core/user-error.js'
import { codeOf } from './directory.js'

/** Writes a file of ours into a folder that somebody named, over an older one of the same name; gives its path. */
export function writeInto(folder: string, name: string, text: string): string {
  const path = join(folder, name)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(path, text)
  } catch (error) {
    throw new UserError(
      `${visible(path)} cannot be written (${codeOf(error)}).`,
      'Check the folder and its permissions.',
    )
  }
  return path
}
