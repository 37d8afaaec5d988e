import { structuredPatch, type StructuredPatchHunk } from 'diff'
import { memoize } from '../text/memoize.js'

/** Lines shown around each change. */
const CONTEXT = 3

/**
 * Edit steps. The search takes time by the square of the differing lines: beyond this the whole text is replaced, which
 * is exact but longer. Chosen by hand.
 */
const MOST_STEPS = 200

/**
 * The difference of two texts for `git apply` and `patch`; empty for equal texts. `before` is null for a new file. Only
 * LF ends a line, as for git, so the CR of a CRLF file is part of its lines. `diff` compares the lines; the header is
 * written here, because `git apply` needs a tab after a name with a space, which `diff` does not write.
 */
export function unifiedDiff(path: string, before: string | null, after: string): string {
  return before === after ? '' : heading(path, before === null) + changesOf({ before: before ?? '', after })
}

/** The same for many files, of which several may hold the same two texts: each is compared once. */
export function sharedDiff(): (path: string, before: string, after: string) => string {
  const changes = memoize(changesOf, ({ before, after }) => JSON.stringify([before, after]))
  return (path, before, after) => (before === after ? '' : heading(path, false) + changes({ before, after }))
}

function heading(path: string, isNew: boolean): string {
  const [from, to] = [named(`a/${path}`), named(`b/${path}`)]
  const origin = isNew ? 'new file mode 100644\n--- /dev/null' : `--- ${ended(from)}`
  return `diff --git ${from} ${to}\n${origin}\n+++ ${ended(to)}\n`
}

function changesOf({ before, after }: { readonly before: string; readonly after: string }): string {
  return (hunks(before, after, MOST_STEPS) ?? [exchange(before, after)]).map(written).join('')
}

/** The name as git writes it: in quotation marks where it holds what would end it or a control character. */
function named(path: string): string {
  if (!/[\u0000-\u001f\u007f"\\]/.test(path)) return path
  const escaped = path.replace(
    /[\u0000-\u001f\u007f"\\]/g,
    (character) => ESCAPES[character] ?? `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  )
  return `"${escaped}"`
}

/** Characters that git escapes in a quoted name. */
const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** A tab ends a name with a space, which would end at the space otherwise. */
function ended(name: string): string {
  return name.includes(' ') && !name.startsWith('"') ? `${name}\t` : name
}

/** Changes with the lines around them, with the fewest lines taken out and put in; undefined where it takes more of them than `most`. */
function hunks(before: string, after: string, most = Infinity): readonly StructuredPatchHunk[] | undefined {
  return structuredPatch('', '', before, after, '', '', { context: CONTEXT, maxEditLength: most })?.hunks
}

/** All lines out, then all in: the two hunks are made without a search. */
function exchange(before: string, after: string): StructuredPatchHunk {
  const [out] = hunks(before, '') ?? []
  const [into] = hunks('', after) ?? []
  return {
    oldStart: 1,
    oldLines: out?.oldLines ?? 0,
    newStart: 1,
    newLines: into?.newLines ?? 0,
    lines: [...(out?.lines ?? []), ...(into?.lines ?? [])],
  }
}

/** As git writes it, unlike `diff`: a count of 1 is omitted. */
function written({ oldStart, oldLines, newStart, newLines, lines }: StructuredPatchHunk): string {
  return `@@ -${span(oldStart, oldLines)} +${span(newStart, newLines)} @@\n${lines.map((line) => `${line}\n`).join('')}`
}

/** The first line and the number of lines; for none, the line before. */
function span(start: number, count: number): string {
  return count === 1 ? `${start}` : `${count === 0 ? start - 1 : start},${count}`
}
