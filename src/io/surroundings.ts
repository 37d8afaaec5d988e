import { realpathSync } from 'node:fs'
import { isAbsolute, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The folder and the environment of a command. */
export interface Surroundings {
  /** The base folder of relative paths. */
  readonly folder: string
  /** The environment variables of git. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * The absolute place of a path of the command line. An empty path is not the folder. The path is not normalized: the
 * system resolves `link/..`, and rejects `file/`.
 */
export function placeOf(folder: string, path: string): string {
  return path === '' || isAbsolute(path) ? path : `${folder}/${path}`
}

/**
 * The relative path from one folder to another inside of it, with slashes and one at the end: `packages/web/`. Empty
 * for the same folder, and for one outside.
 */
export function wayBelow(root: string, folder: string): string {
  const path = wayTo(root, folder)
  return path === null || path === '' ? '' : `${path}/`
}

/** The address of a folder for settings that lie in another one: `./schemas` inside of it, `file:///tmp/schemas` elsewhere. */
export function addressFrom(root: string, folder: string): string {
  const path = wayTo(root, folder)
  if (path === null) return pathToFileURL(folder).href.replace(/\/$/, '')
  return path === '' ? '.' : `./${path}`
}

/** The relative path to a folder, with slashes; empty for the folder itself, null for one outside, such as on another drive. */
function wayTo(root: string, folder: string): string | null {
  const path = relative(realpathSync(root), realpathSync(folder)).replaceAll(sep, '/')
  return path === '..' || path.startsWith('../') || isAbsolute(path) ? null : path
}
