/** A patch applier of its own, so that the writer is not its own judge: every context and every old line must be there. */
export function applied(patch: string, files: Readonly<Record<string, string>>): Record<string, string> {
  const result: Record<string, string> = { ...files }
  for (const part of patch.split(/^(?=diff --git )/m).filter((one) => one !== '')) {
    const name = /^\+\+\+ (?:"b\/(.*)"|b\/([^\t\n]*))\t?\n/m.exec(part)
    const path =
      name?.[2] ??
      (JSON.parse(
        `"${(name?.[1] ?? '').replace(/\\([0-7]{3})/g, (_, octal: string) => `\\u${parseInt(octal, 8).toString(16).padStart(4, '0')}`)}"`,
      ) as string)
    result[path] = appliedTo(part, result[path] ?? '')
  }
  return result
}

function appliedTo(part: string, text: string): string {
  const old = text.match(/[^\n]*\n|[^\n]+$/g) ?? []
  const out: string[] = []
  let at = 0
  for (const hunk of part.split(/^(?=@@ )/m).slice(1)) {
    const head = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n/.exec(hunk)
    if (!head) throw new Error(`Not a hunk: ${hunk}`)
    const [start, count, newStart, newCount] = [
      Number(head[1]),
      Number(head[2] ?? 1),
      Number(head[3]),
      Number(head[4] ?? 1),
    ]
    out.push(...old.slice(at, count === 0 ? start : start - 1))
    at = count === 0 ? start : start - 1
    if ((newCount === 0 ? newStart : newStart - 1) !== out.length)
      throw new Error(`The new lines begin elsewhere: ${hunk}`)
    const [atOnce, before] = [at, out.length]
    const lines = hunk.slice(head[0].length).match(/[^\n]*\n(\\[^\n]*\n)?/g) ?? []
    for (const line of lines) {
      const content = line.includes('\n\\ No newline') ? line.slice(1, line.indexOf('\n\\')) : line.slice(1)
      if (!line.startsWith('+')) {
        if (old[at] !== content)
          throw new Error(`Line ${at + 1} is ${JSON.stringify(old[at])}, not ${JSON.stringify(content)}`)
        at += 1
      }
      if (!line.startsWith('-')) out.push(content)
    }
    if (at - atOnce !== count || out.length - before !== newCount) throw new Error(`Wrong counts: ${hunk}`)
  }
  return [...out, ...old.slice(at)].join('')
}
