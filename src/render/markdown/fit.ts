/** A part of a page. */
export interface PageSection {
  /** What its reader misses when it is left out; our words. */
  readonly name: string
  /** Its text, empty when there is nothing to say; with a number, of its tables no more rows than that. */
  readonly write: (mostRows?: number) => string
}

export interface Page {
  /** Always there: what a reader needs who reads nothing else. */
  readonly head: readonly string[]
  /** In reading order, which is the order of importance. */
  readonly sections: readonly PageSection[]
  /** Always there, at the end; it may depend on what stands above it. */
  readonly foot: (above: string) => string
}

/** How many rows are left in a table of a page that is too long, step by step. */
const ROWS = [300, 100, 30, 10, 3]

/**
 * The page as Markdown of at most so many bytes, which are never fewer than characters or code points. One that would be longer loses
 * rows of its tables, then whole sections, each time beginning at its end, and says what is missing and where the whole is.
 */
export function fit({ head, sections, foot }: Page, mostBytes: number, where: string): string {
  const parts = sections.map(({ name, write }) => ({ name, write, text: write(), short: false }))
  const page = (): string => {
    const dropped = parts.filter(({ text, short }) => short && text === '').map(({ name }) => name)
    const cut = parts.filter(({ text, short }) => short && text !== '').map(({ name }) => `rows of ${name}`)
    const missing = [...cut, ...dropped]
    const note =
      missing.length === 0 ? '' : `Left out, because GitHub takes no longer text here: ${missing.join(', ')}. ${where}`
    const above = [...head, ...parts.map(({ text }) => text), note].filter((block) => block !== '').join('\n\n')
    return `${above}\n\n${foot(above)}`
  }
  const fits = (): boolean => bytesOf(page()) <= mostBytes
  const backwards = [...parts].reverse().filter(({ text }) => text !== '')
  for (const most of [...ROWS, null]) {
    for (const part of backwards) {
      if (fits()) return page()
      const shorter = most === null ? '' : part.write(most)
      if (shorter.length < part.text.length) Object.assign(part, { text: shorter, short: true })
    }
  }
  return fits() ? page() : [head[0] ?? '', where].join('\n\n')
}

export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).byteLength
}
