import { decode, decodeUtf16 } from '../kiro/surfaces/text.js'
import type { Fix, FixedText } from './file-fixes.js'

/** A file as it is and as it is corrected; a byte order mark is part of both. */
export interface FixedFile {
  readonly path: string
  readonly before: string
  readonly after: string
  readonly fixes: readonly Fix[]
  /** The bytes of a file whose text is in another encoding than the one that is written; null where it is the same. */
  readonly recoded: Uint8Array | null
}

interface Open {
  /** The bytes, where the text was in another encoding. */
  readonly recoded: Uint8Array | null
  readonly mark: string
  readonly before: string
  text: string
  readonly fixes: Fix[]
}

/** Files with what was corrected in them so far. */
export class CorrectedFiles {
  readonly #files = new Map<string, Open>()

  /** Whether a file was UTF-16 and is written as UTF-8, which is what Kiro and this check read. */
  recode(path: string, bytes: Uint8Array | null, rule: string): boolean {
    const text = bytes === null || this.#files.has(path) ? null : decodeUtf16(bytes)
    if (text === null) return false
    const fix: Fix = { rule, place: { file: path, line: 1, column: 1 }, what: ['UTF-16 → UTF-8'] }
    this.#files.set(path, { recoded: bytes, mark: '', before: text, text, fixes: [fix] })
    return true
  }

  /** Whether something of a file was corrected. `bytes` are those of the file as it was before any correction. */
  correct(path: string, bytes: Uint8Array | null, fix: (text: string) => FixedText | null): boolean {
    const open = this.#files.get(path) ?? opened(bytes)
    const fixed = open && fix(open.text)
    if (!open || !fixed || fixed.text === open.text) return false
    this.#files.set(path, { ...open, text: fixed.text, fixes: [...open.fixes, ...fixed.fixes] })
    return true
  }

  /** The corrected texts by path, without their byte order marks. */
  get texts(): ReadonlyMap<string, string> {
    return new Map([...this.#files].map(([path, { text }]) => [path, text]))
  }

  /** The corrected files, in the order in which something was first corrected in them. */
  get all(): FixedFile[] {
    return [...this.#files].map(([path, { recoded, mark, before, text, fixes }]) => ({
      path,
      recoded,
      before: mark + before,
      after: mark + text,
      fixes,
    }))
  }
}

/** The text of a file without its byte order mark, and that mark; null for one that is no text. */
function opened(bytes: Uint8Array | null): Open | null {
  const decoded = bytes === null ? null : decode(bytes)
  if (bytes === null || decoded === null || 'problem' in decoded) return null
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  return { recoded: null, mark: marked ? '\ufeff' : '', before: decoded.text, text: decoded.text, fixes: [] }
}
