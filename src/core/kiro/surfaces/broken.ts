import { isLfsPointer } from '../../text/lfs.js'
import { words } from '../../text/message.js'
import type { Parsed, Problem } from './document.js'

/** The problem of a file whose text Git LFS keeps elsewhere; null for any other text. */
export function lfsPointer(text: string): Parsed | null {
  return isLfsPointer(text)
    ? broken('lfs', words('This is a pointer of Git LFS, not the file itself: commit the text.'))
    : null
}

/** A text that is not read because of one problem, which is reported at its first line. */
export function broken(value: string, message: Problem['message']): Parsed {
  return { document: null, problems: [{ rule: 'syntax', position: { line: 1, column: 1 }, value, message }] }
}
