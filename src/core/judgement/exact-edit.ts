import type { SourceFile } from '../kiro/configuration.js'
import type { TextEdit, Violation } from '../finding.js'
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
  return ({ place, value, exactly }) => {
    if (place === null || exactly === undefined) return null
    const rest = linesOf(place.file)[place.line - 1]?.slice(place.column - 1)
    const found = rest === undefined ? null : written(rest, value, exactly, place.file.toLowerCase().endsWith('.md'))
    return found && { end: { line: place.line, column: place.column + found.length }, text: found.text }
  }
}

/** How the value is written at the beginning of this text, and how the replacement is written in the same notation. */
function written(rest: string, value: string, exactly: string, yaml: boolean): { length: number; text: string } | null {
  const json = JSON.stringify(value)
  if (!yaml) return rest.startsWith(json) ? { length: json.length, text: JSON.stringify(exactly) } : null
  if (!SAFE.test(value) || !SAFE.test(exactly)) return null
  for (const quote of ['"', "'"])
    if (rest.startsWith(`${quote}${value}${quote}`))
      return { length: value.length + 2, text: `${quote}${exactly}${quote}` }
  // Without quotes the line ends there, and the new word has to be a text for YAML as well.
  return rest.startsWith(value) &&
    /^\s*$|^\s+#/.test(rest.slice(value.length)) &&
    PLAIN.test(exactly) &&
    !KEYWORD.test(exactly)
    ? { length: value.length, text: exactly }
    : null
}

/** Letters that mean themselves in both kinds of quotation marks. */
const SAFE = /^[ !#-&(-[\]-~]+$/
/** Words that YAML reads as text without quotes. */
const PLAIN = /^[a-z][\w.]*(?:-[\w.]+)*$/i
/** Words that a YAML reader takes for a boolean or null. */
const KEYWORD = /^(?:true|false|yes|no|on|off|null|y|n)$/i
