import { compareText } from '../text/place.js'

/** Folder names of fixtures, examples and cases of `policy test`, whose Kiro files are often wrong on purpose. */
const NAMES = new Set(['fixtures', 'testdata', '__tests__', 'examples', 'kiro-policy-tests'])

/** Folders. More of one name are written as one glob. Chosen by hand. */
const MOST = 10
/** Characters; the limit of the policy's schema. */
const LONGEST = 200

/** Globs for the existing folders of such names that hold Kiro files. New folders are judged until they are added. */
export function ignoredFolders(paths: readonly string[]): string[] {
  const byName = new Map<string, Set<string>>()
  for (const path of paths) {
    const segments = path.split('/')
    const above = segments.slice(
      0,
      Math.max(
        0,
        segments.findLastIndex((segment) => segment.toLowerCase() === '.kiro'),
      ),
    )
    const at = above.findIndex((segment) => NAMES.has(segment.toLowerCase()))
    const name = above[at]
    if (name === undefined) continue
    byName.set(name, (byName.get(name) ?? new Set()).add(`${above.slice(0, at + 1).join('/')}/**`))
  }
  return [...byName]
    .flatMap(([name, globs]) =>
      globs.size > MOST || [...globs].some((glob) => glob.length > LONGEST) ? [`**/${name}/**`] : [...globs],
    )
    .sort(compareText)
}
