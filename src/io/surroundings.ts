import { realpathSync } from 'node:fs'
import { isAbsolute, relative, sep } from 'node:path'

/** What lies around a command, as far as the files that it reads and the git that it starts depend on it. */
export interface Surroundings {
  /** Where relative paths begin. */
  readonly folder: string
  /** The variables that git is started with. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * Where a path of the command line leads. An empty one leads nowhere, and not to the folder. Nothing is normalized: what
 * `link/..` is, and whether `file/` is a mistake, is for the system to say.
 */
export function placeOf(folder: string, path: string): string {
  return path === '' || isAbsolute(path) ? path : `${folder}/${path}`
}

/** From one folder to another inside of it, with slashes and one at the end: `packages/web/`. Empty for the same, and for one elsewhere. */
export function wayBelow(root: string, folder: string): string {
  const path = relative(realpathSync(root), realpathSync(folder)).replaceAll(sep, '/')
  return path === '' || path === '..' || path.startsWith('../') ? '' : `${path}/`
}
