import type { Catalogue } from '../catalogue/catalogue.js'
import type { ConsoleFile } from '../kiro/console-file.js'
import { sameBytes } from '../text/same-bytes.js'
import { consoleEdits, readConsole, type ConsoleEdits } from './console-rules.js'
import type { KglProblem } from './kgl-file.js'

/** One committed copy of the console's rules after a change. */
export interface ConsoleChange {
  readonly path: string
  /** Why it is not read. */
  readonly problem: KglProblem | null
  /** What the change of it does; `unknown` where it was not readable before; null where it is not read, is the same, or was not there. */
  readonly edits: ConsoleEdits | 'unknown' | null
}

/** The copies after a change, and the paths of those that are gone. A file that moved is compared with what it was. */
export function consoleChanges(
  before: readonly ConsoleFile[],
  after: readonly ConsoleFile[],
  catalogue: Catalogue,
): { readonly changes: readonly ConsoleChange[]; readonly gone: readonly string[] } {
  const moved = pairOf(before, after)
  const changes = after.map((file): ConsoleChange => {
    const is = readConsole(file)
    const { path } = file
    if ('problems' in is) return { path, problem: is.problems[0] ?? null, edits: null }
    const old = before.find((one) => one.path === path) ?? (moved?.to === file ? moved.from : undefined)
    if (old === undefined || same(old, file)) return { path, problem: null, edits: null }
    const was = readConsole(old)
    return { path, problem: null, edits: 'problems' in was ? 'unknown' : consoleEdits(was.file, is.file, catalogue) }
  })
  const gone = before.filter((file) => file !== moved?.from && !after.some(({ path }) => path === file.path))
  return { changes, gone: gone.map(({ path }) => path) }
}

/** The one file that went and the one that came: a file that moved. */
function pairOf(
  before: readonly ConsoleFile[],
  after: readonly ConsoleFile[],
): { readonly from: ConsoleFile; readonly to: ConsoleFile } | null {
  const [from, ...others] = before.filter(({ path }) => !after.some((file) => file.path === path))
  const [to, ...more] = after.filter(({ path }) => !before.some((file) => file.path === path))
  return from && to && others.length === 0 && more.length === 0 ? { from, to } : null
}

function same(a: ConsoleFile, b: ConsoleFile): boolean {
  return a.bytes !== null && b.bytes !== null && sameBytes(a.bytes, b.bytes)
}
