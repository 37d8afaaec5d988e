import { visible } from '../../core/text/message.js'

/** A patch as it is shown: bounded, and only where what is seen is what it says. */
export interface PatchLines {
  /** Null when it holds characters that nobody sees, so that a reader would agree to something else than it does. */
  readonly lines: readonly string[] | null
  readonly left: number
  /** It is for files with CRLF line ends, which copied text does not have. */
  readonly crlf: boolean
}

export function patchLines(patch: string, most: number, longest: number): PatchLines {
  const all = patch.split('\n').slice(0, -1)
  const crlf = all.some((line) => line.endsWith('\r'))
  const lines = all.map((line) => line.replace(/\r$/, ''))
  // A tab is layout, at home in files and in patches.
  const honest = lines.every(
    (line) => line.length <= longest && line.split('\t').every((part) => visible(part) === part),
  )
  const shown = lines.slice(0, most)
  return { lines: honest ? shown : null, left: lines.length - shown.length, crlf }
}
