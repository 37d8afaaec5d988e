import { existsSync, lstatSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import type { Surroundings } from '../surroundings.js'

/** What every git directory has at its top; a bare repository has it without being called `.git`. */
const PARTS = ['HEAD', 'objects', 'refs'] as const

/**
 * The nearest folder, from this one upwards, that says it is a git repository: it has a `.git`, whole or broken, or is bare. Null
 * where none does, and then git need not be asked. The rules are git's own: `GIT_DIR` names one, `GIT_CEILING_DIRECTORIES` end the way up.
 */
export function claimedRepository({ folder, environment }: Surroundings): string | null {
  if (environment.GIT_DIR) return folder
  const start = realOf(folder)
  if (start === null || !lstatSync(start).isDirectory()) return null
  const ceilings = (environment.GIT_CEILING_DIRECTORIES ?? '')
    .split(delimiter)
    .map((path) => (path === '' ? null : (realOf(path) ?? path)))
  for (let at = start; ; at = dirname(at)) {
    if (at !== start && ceilings.includes(at)) return null
    if (isSomething(join(at, '.git')) || PARTS.every((part) => existsSync(join(at, part)))) return at
    if (dirname(at) === at) return null
  }
}

/** Also a link that leads nowhere. */
function isSomething(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    // It cannot be looked at, so it is not known to be absent.
    return true
  }
}

function realOf(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    return null
  }
}
