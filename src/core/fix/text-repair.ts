/** One exact change of a text, at an offset of it. */
export interface Repair {
  readonly offset: number
  /** The number of characters that it replaces. */
  readonly length: number
  readonly content: string
  /** What it does, in our words: "added a comma". */
  readonly what: string
}

/** The text with changes made that do not overlap. */
export function repaired(text: string, repairs: readonly Repair[]): string {
  const parts: string[] = []
  let at = 0
  for (const { offset, length, content } of [...repairs].sort((a, b) => a.offset - b.offset)) {
    parts.push(text.slice(at, offset), content)
    at = offset + length
  }
  return parts.join('') + text.slice(at)
}
