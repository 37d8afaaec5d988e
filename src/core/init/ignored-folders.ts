import { compareText } from '../text/place.js'

/** Folders whose Kiro files are material of tests and documentation, wrong on purpose as often as not. */
const NAMES = new Set(['fixtures', 'testdata', '__tests__', 'examples'])

/** More folders of one name than this are written as one glob. */
const MOST = 10
/** What the policy's schema accepts. */
const LONGEST = 200

/** Globs of the folders of such a name that Kiro files lie in, and of no others: a new one is judged until somebody adds it. */
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
