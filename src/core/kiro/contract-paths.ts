import { compareText } from '../text/place.js'
import type { SourceFile } from './source-file.js'
import { hasContractShape, isNearlyContract } from './surfaces/contract-shape.js'
import { surfaceOf } from './surfaces/index.js'
import { parseJson } from './surfaces/json.js'
import { decode } from './surfaces/text.js'

/** The states of the files that a change is judged by. */
interface States {
  readonly before: readonly SourceFile[] | null
  /** The branch that the change is for, where that is not the state before. */
  readonly tip: readonly SourceFile[] | null
  readonly after: readonly SourceFile[]
}

/**
 * The paths that are the team's contract whatever their files have become: those that had a contract's shape before the change or have it at
 * the tip, a new file that would have it without a mistake of syntax, and where a contract is gone, the new file that takes its place. Where there is nothing before, the files
 * themselves are all that is known.
 */
export function contractPaths({ before, tip, after }: States): ReadonlySet<string> {
  if (before === null) return new Set(contractsIn(after))
  // A broken file that the change leaves as a contract was one, as far as anything can be told: what it cost is not known, and not nothing.
  const now = new Set(contractsIn(after))
  const repaired = [...before, ...(tip ?? [])].filter(
    (source) => now.has(source.path) && meaningOf(source) === 'broken',
  )
  // A new file that cannot be read, and in which a contract's shape can still be recognized, was meant as one.
  const meant = after.filter((source) => now.has(source.path) && isUnreadable(source)).map(({ path }) => path)
  const former = [...contractsIn(before), ...(tip ? contractsIn(tip) : []), ...repaired.map(({ path }) => path)]
  const there = new Set(after.map(({ path }) => path))
  const gone = new Set(former.filter((path) => !there.has(path)))
  if (gone.size === 0) return new Set([...former, ...meant])
  const old = new Set(before.map(({ path }) => path))
  const added = after.filter((source) => isSettings(source) && !old.has(source.path))
  // A new file of the right shape is a contract by itself, and takes the place of one that is gone.
  const moved = added.filter((source) => meaningOf(source) === 'contract')
  const changed = added
    .filter((source) => ['broken', 'unclear'].includes(meaningOf(source)))
    .sort((a, b) => compareText(a.path, b.path))
    .slice(0, Math.max(0, gone.size - moved.length))
  return new Set([...former, ...meant, ...changed.map(({ path }) => path)])
}

/**
 * The paths of a tree on its own that may be the team's contract: by its shape, or because the text cannot be read. Whoever writes files or
 * reports budgets by a contract has to know that there may be one.
 */
export function possibleContracts(files: readonly SourceFile[]): ReadonlySet<string> {
  return new Set(
    files
      .filter((file) => isSettings(file) && ['contract', 'broken'].includes(meaningOf(file)))
      .map(({ path }) => path),
  )
}

function contractsIn(files: readonly SourceFile[]): string[] {
  return files.filter((file) => isSettings(file) && meaningOf(file) === 'contract').map(({ path }) => path)
}

function isSettings({ path, kind }: SourceFile): boolean {
  return kind === 'file' && surfaceOf(path)?.surface.id === 'settings'
}

/** Whether a text is no JSON. */
function isUnreadable({ bytes }: SourceFile): boolean {
  const decoded = bytes === null ? null : decode(bytes)
  return decoded === null || 'problem' in decoded || parseJson(decoded.text).document === null
}

/**
 * Whether a file is a contract by its shape, cannot be read, may have been meant as one, or is certainly none. Of a text that is not JSON any more, what a
 * parser that guesses makes of it counts.
 */
function meaningOf({ bytes }: SourceFile): 'contract' | 'broken' | 'unclear' | 'other' {
  const decoded = bytes === null ? null : decode(bytes)
  if (decoded === null || 'problem' in decoded) return 'broken'
  const { document, guess } = parseJson(decoded.text)
  const value = document === null ? guess : document.value
  if (hasContractShape(value)) return 'contract'
  if (document === null) return 'broken'
  return isNearlyContract(value) ? 'unclear' : 'other'
}
