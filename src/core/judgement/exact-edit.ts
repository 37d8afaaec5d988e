import type { SourceFile } from '../kiro/configuration.js'
import type { TextEdit, Violation } from '../finding.js'
import type { KeyRename } from '../kiro/surfaces/surface.js'
import type { Position } from '../text/place.js'
import { memoize } from '../text/memoize.js'
import { decode } from '../kiro/surfaces/text.js'

/**
 * Turns what a rule says is the exact word into an edit of the text, by reading the text again at the violation's place. Only
 * what is found there letter by letter is replaced: an escape, an anchor or a place that names something else has no edit,
 * because a wrong one is worse than none. Files are read when they are asked about, and once.
 */
export function editor(files: readonly SourceFile[]): (violation: Violation) => TextEdit | null {
  const bytes = new Map(files.map((file) => [file.target ?? file.path, file.bytes]))
  const linesOf = memoize((path: string): readonly string[] => {
    const found = bytes.get(path)
    const decoded = found ? decode(found) : null
    return decoded && 'text' in decoded ? decoded.text.split('\n') : []
  })
  return ({ place, value, exactly, writtenKey }) => {
    if (place === null || exactly === undefined) return null
    const rest = linesOf(place.file)[place.line - 1]?.slice(place.column - 1)
    if (rest === undefined) return null
    const yaml = /\.(?:md|ya?ml)$/i.test(place.file)
    return writtenKey === undefined
      ? editAt(place, written(rest, value, exactly, yaml ? VALUE_ENDS : null))
      : keyEdit(place, rest, { from: writtenKey, to: exactly }, yaml)
  }
}

/**
 * The edit that renames a key whose place is known, if it is found there letter by letter. `rest` is its line from there on; in YAML
 * the key may be without quotes.
 */
export function keyEdit(at: Position, rest: string, { from, to }: KeyRename, yaml: boolean): TextEdit | null {
  return editAt(at, written(rest, from, to, yaml ? KEY_ENDS : null))
}

function editAt({ line, column }: Position, found: ReturnType<typeof written>): TextEdit | null {
  return found && { end: { line, column: column + found.length }, text: found.text }
}

/** What follows a value of YAML without quotes, and a key. */
const VALUE_ENDS = /^\s*$|^\s+#/
const KEY_ENDS = /^[ \t]*:(?:\s|$)/

/** How the value is written at the beginning of this text, and how the replacement is written in the same notation. */
function written(
  rest: string,
  value: string,
  exactly: string,
  ends: RegExp | null,
): { readonly length: number; readonly text: string } | null {
  const json = JSON.stringify(value)
  if (ends === null) return rest.startsWith(json) ? { length: json.length, text: JSON.stringify(exactly) } : null
  if (!SAFE.test(value) || !SAFE.test(exactly)) return null
  for (const quote of ['"', "'"])
    if (rest.startsWith(`${quote}${value}${quote}`))
      return { length: value.length + 2, text: `${quote}${exactly}${quote}` }
  // Without quotes the word ends there, and the new one has to be a text for YAML as well.
  return rest.startsWith(value) && ends.test(rest.slice(value.length)) && PLAIN.test(exactly) && !KEYWORD.test(exactly)
    ? { length: value.length, text: exactly }
    : null
}

/** Letters that mean themselves in both kinds of quotation marks. */
const SAFE = /^[ !#-&(-[\]-~]+$/
/** Words that YAML reads as text without quotes. */
const PLAIN = /^[a-z][\w.]*(?:-[\w.]+)*$/i
/** Words that a YAML reader takes for a boolean or null. */
const KEYWORD = /^(?:true|false|yes|no|on|off|null|y|n)$/i
