import { visible } from '../../core/text/message.js'

/** A patch as it is shown: at most `most` lines of `longest` characters, and only where every character is visible. */
export interface PatchLines {
  /** Null when it holds invisible characters: the patch would do something other than what a reader sees. */
  readonly lines: readonly string[] | null
  readonly left: number
  /** Whether the patched files have CRLF line ends, which text copied from a page does not have. */
  readonly crlf: boolean
}

/** Cuts a patch to `most` lines of `longest` characters each. */
export function patchLines(patch: string, most: number, longest: number): PatchLines {
  const all = patch.split('\n').slice(0, -1)
  const crlf = all.some((line) => line.endsWith('\r'))
  const lines = all.map((line) => line.replace(/\r$/, ''))
  // A tab is layout in files and in patches, not an invisible character.
  const honest = lines.every(
    (line) => line.length <= longest && line.split('\t').every((part) => visible(part) === part),
  )
  const shown = lines.slice(0, most)
  return { lines: honest ? shown : null, left: lines.length - shown.length, crlf }
}
