import { structuredPatch, type StructuredPatchHunk } from 'diff'

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
  if (before === after) return ''
  const [from, to] = [named(`a/${path}`), named(`b/${path}`)]
  const origin = before === null ? 'new file mode 100644\n--- /dev/null' : `--- ${ended(from)}`
  const changes = hunks(before ?? '', after, MOST_STEPS) ?? [exchange(before ?? '', after)]
  return `diff --git ${from} ${to}\n${origin}\n+++ ${ended(to)}\n${changes.map(written).join('')}`
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
