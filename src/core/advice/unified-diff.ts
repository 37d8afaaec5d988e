/** Lines shown around each change. */
const CONTEXT = 3

/** More differing lines than that are shown as one change: still exact, only longer. */
const MOST_STEPS = 200

/** One line of a difference. */
interface Step {
  readonly sign: ' ' | '-' | '+'
  /** With its line end, where it has one. */
  readonly line: string
}

/**
 * The difference of two texts as `git apply` and `patch` take it; empty for equal texts, and null for a file that is not there yet. Only
 * LF ends a line, as for git, so the CR of a CRLF file is part of its lines.
 */
export function unifiedDiff(path: string, before: string | null, after: string): string {
  if (before === after) return ''
  const steps = difference(linesOf(before ?? ''), linesOf(after))
  const [from, to] = [named(`a/${path}`), named(`b/${path}`)]
  const origin = before === null ? 'new file mode 100644\n--- /dev/null' : `--- ${ended(from)}`
  return `diff --git ${from} ${to}\n${origin}\n+++ ${ended(to)}\n${hunks(steps)}`
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

function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => `${line}\n`)
  const last = lines.pop()
  return last === undefined || last === '\n' ? lines : [...lines, last.slice(0, -1)]
}

/** The lines that both begin and end with stay; what is between them is compared. */
function difference(before: readonly string[], after: readonly string[]): Step[] {
  const least = Math.min(before.length, after.length)
  let start = 0
  while (start < least && before[start] === after[start]) start += 1
  let end = 0
  while (end < least - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  const keep = (lines: readonly string[]): Step[] => lines.map((line) => ({ sign: ' ', line }))
  return [
    ...keep(before.slice(0, start)),
    ...shortest(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...keep(before.slice(before.length - end)),
  ]
}

/** The fewest lines to take out and put in (Myers 1986): how far one gets on each diagonal with a given number of them. */
function shortest(before: readonly string[], after: readonly string[]): Step[] {
  const reached: ReadonlyMap<number, number>[] = []
  let far = new Map<number, number>([[1, 0]])
  for (let steps = 0; steps <= Math.min(MOST_STEPS, before.length + after.length); steps += 1) {
    reached.push(far)
    const next = new Map(far)
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      let x = isDown(far, diagonal, steps) ? (far.get(diagonal + 1) ?? 0) : (far.get(diagonal - 1) ?? 0) + 1
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1
      next.set(diagonal, x)
      if (x >= before.length && x - diagonal >= after.length) return wayBack(reached, before, after)
    }
    far = next
  }
  return [...before.map((line): Step => ({ sign: '-', line })), ...after.map((line): Step => ({ sign: '+', line }))]
}

/** Whether the step onto this diagonal puts a line in; otherwise it takes one out. */
function isDown(far: ReadonlyMap<number, number>, diagonal: number, steps: number): boolean {
  return diagonal === -steps || (diagonal !== steps && (far.get(diagonal - 1) ?? 0) < (far.get(diagonal + 1) ?? 0))
}

function wayBack(
  reached: readonly ReadonlyMap<number, number>[],
  before: readonly string[],
  after: readonly string[],
): Step[] {
  const way: Step[] = []
  let [x, y] = [before.length, after.length]
  for (let steps = reached.length - 1; steps >= 0; steps -= 1) {
    const far = reached[steps] ?? new Map<number, number>()
    const diagonal = x - y
    const down = isDown(far, diagonal, steps)
    const fromX = far.get(down ? diagonal + 1 : diagonal - 1) ?? 0
    const fromY = fromX - (down ? diagonal + 1 : diagonal - 1)
    while (x > Math.max(0, fromX + (down ? 0 : 1)) && y > Math.max(0, fromY + (down ? 1 : 0))) {
      x -= 1
      y -= 1
      way.push({ sign: ' ', line: before[x] ?? '' })
    }
    if (steps > 0)
      way.push(down ? { sign: '+', line: after[(y -= 1)] ?? '' } : { sign: '-', line: before[(x -= 1)] ?? '' })
  }
  return way.reverse()
}

/** Changes with the lines around them; those that are near enough share a hunk. */
function hunks(steps: readonly Step[]): string {
  const ranges: { from: number; to: number }[] = []
  steps.forEach(({ sign }, index) => {
    if (sign === ' ') return
    const last = ranges.at(-1)
    const [from, to] = [Math.max(0, index - CONTEXT), Math.min(steps.length, index + CONTEXT + 1)]
    if (last && from <= last.to) last.to = to
    else ranges.push({ from, to })
  })
  const position = { before: 0, after: 0, at: 0 }
  const advance = (to: number): { before: number; after: number } => {
    const passed = steps.slice(position.at, to)
    const counts = {
      before: passed.filter(({ sign }) => sign !== '+').length,
      after: passed.filter(({ sign }) => sign !== '-').length,
    }
    position.before += counts.before
    position.after += counts.after
    position.at = to
    return counts
  }
  return ranges
    .map(({ from, to }) => {
      advance(from)
      const start = { ...position }
      const counts = advance(to)
      const body = steps
        .slice(from, to)
        .map(({ sign, line }) =>
          line.endsWith('\n') ? `${sign}${line}` : `${sign}${line}\n\\ No newline at end of file\n`,
        )
      return `@@ -${span(start.before, counts.before)} +${span(start.after, counts.after)} @@\n${body.join('')}`
    })
    .join('')
}

/** The first line and how many; of none, the line before. */
function span(before: number, count: number): string {
  return count === 1 ? `${before + 1}` : `${count === 0 ? before : before + 1},${count}`
}
