import { agents } from './agents.js'
import { cliSettings } from './cli-settings.js'
import { hooks } from './hooks.js'
import { settings } from './settings.js'
import type { Surface, SurfaceFile } from './surface.js'
import { workflows } from './workflows.js'

/** Every kind of file that assigns models. A new one is an adapter and a line here. */
export const SURFACES: readonly Surface[] = [settings, cliSettings, agents, hooks, workflows]

/**
 * The surface of a path: below a `.kiro` folder anywhere in the tree, compared without case because macOS and Windows
 * open `.Kiro/Settings.json` as the same file. `at` is the path of its text, when a link leads there.
 */
export function surfaceOf(path: string, at = path): { surface: Surface; file: SurfaceFile } | null {
  const folder = kiroFolder(path)
  if (folder === null) return null
  const below = path.slice(folder.end + 1)
  const surface = SURFACES.find((candidate) => candidate.owns(folded(below)))
  if (!surface) return null
  return { surface, file: { path, at, root: folder.root, name: below.slice(below.lastIndexOf('/') + 1) } }
}

/** The same for all names that a file system without case opens as one file; lower case alone leaves `ſ` and `s` apart. */
export function folded(name: string): string {
  return /^[ -~]*$/.test(name) ? name.toLowerCase() : name.toUpperCase().toLowerCase()
}

/** Folders of which files are read, below `.kiro` and itself. */
const FOLDERS: ReadonlySet<string> = new Set(['', 'settings', 'agents', 'hooks', 'workflows'])

/**
 * Whether a link or submodule has the path of a `.kiro` folder, one of its folders or one of its files. Any link below `agents` may be a folder
 * of agents.
 */
export function standsInTheWay(path: string): boolean {
  const at = kiroFolder(path)
  if (at === null) return false
  const below = folded(path.slice(at.end + 1))
  return FOLDERS.has(below) || below.startsWith('agents/') || surfaceOf(path) !== null
}

/** The folder that holds the `.kiro` folder of a path, empty for the repository's own; null for a path that is in none. */
export function rootOf(path: string): string | null {
  return kiroFolder(path)?.root ?? null
}

/** The path below the `.kiro` folder that a path is in, compared without case; null for a path that is in none. */
export function belowKiro(path: string): string | null {
  const folder = kiroFolder(path)
  return folder === null || folder.end === path.length ? null : folded(path.slice(folder.end + 1))
}

function kiroFolder(path: string): { root: string; end: number } | null {
  // The innermost one, so from the end; nothing but "." is folded to ".". Asked for each finding and row, so no list of segments is made.
  for (let end = path.length; ;) {
    const start = end === 0 ? 0 : path.lastIndexOf('/', end - 1) + 1
    if (path[start] === '.' && folded(path.slice(start, end)) === '.kiro')
      return { root: path.slice(0, Math.max(0, start - 1)), end }
    if (start === 0) return null
    end = start - 1
  }
}

/** The folder above the `.kiro` of a file, with its slash, as a prefix of the file's path; empty for the repository's own, and for a file that is in none. */
export function folderAbove(file: string): string {
  const root = rootOf(file)
  return root === null || root === '' ? '' : `${root}/`
}
