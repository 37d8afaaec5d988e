import { structuredPatch, type StructuredPatchHunk } from 'diff'

/** Lines shown around each change. */
const CONTEXT = 3

/** The search takes time by the square of the differing lines: with more than that the whole text is exchanged, still exact, only longer. */
const MOST_STEPS = 200

/**
 * The difference of two texts as `git apply` and `patch` take it; empty for equal texts, and null for a file that is not there yet. Only
 * LF ends a line, as for git, so the CR of a CRLF file is part of its lines. The lines are compared by `diff`; the head is ours, because
 * `git apply` wants a tab behind a name with a space, which `diff` does not write.
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

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** A tab ends a name with a space, which would end it otherwise. */
function ended(name: string): string {
  return name.includes(' ') && !name.startsWith('"') ? `${name}\t` : name
}

/** Changes with the lines around them, with the fewest lines taken out and put in; undefined where it takes more of them than `most`. */
function hunks(before: string, after: string, most = Infinity): readonly StructuredPatchHunk[] | undefined {
  return structuredPatch('', '', before, after, '', '', { context: CONTEXT, maxEditLength: most })?.hunks
}

/** All lines out, then all in: the two halves are found without a search. */
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

/** As git writes it, and not as `diff` does: a count of 1 is left out. */
function written({ oldStart, oldLines, newStart, newLines, lines }: StructuredPatchHunk): string {
  return `@@ -${span(oldStart, oldLines)} +${span(newStart, newLines)} @@\n${lines.map((line) => `${line}\n`).join('')}`
}

/** The first line and how many; of none, the line before. */
function span(start: number, count: number): string {
  return count === 1 ? `${start}` : `${count === 0 ? start - 1 : start},${count}`
}
