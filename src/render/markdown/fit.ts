/** A part of a page. */
export interface PageSection {
  /** The section's name in the sentence that says what was left out; the program's own words. */
  readonly name: string
  /** Its Markdown, empty when there is no content. `mostRows` limits the rows of each of its tables. */
  readonly write: (mostRows?: number) => string
}

export interface Page {
  /** Never left out: the result in a few lines. */
  readonly head: readonly string[]
  /** In reading order, which is the order of importance. */
  readonly sections: readonly PageSection[]
  /** Never left out, at the end; it is given the text above it. */
  readonly foot: (above: string) => string
}

/** Row limits per table that are tried in turn while the page is too long. Chosen by hand. */
const ROWS = [300, 100, 30, 10, 3]

/**
 * The page as Markdown of at most `mostBytes` UTF-8 bytes (never fewer than its characters or code points). A longer
 * page first loses table rows, then whole sections, from its end, and says what is missing and `where` the whole is.
 */
export function fit({ head, sections, foot }: Page, mostBytes: number, where: string): string {
  const parts = sections.map(({ name, write }) => ({ name, write, text: write(), short: false }))
  const page = (): string => {
    const dropped = parts.filter(({ text, short }) => short && text === '').map(({ name }) => name)
    const cut = parts.filter(({ text, short }) => short && text !== '').map(({ name }) => `rows of ${name}`)
    const missing = [...cut, ...dropped]
    const note =
      missing.length === 0
        ? ''
        : `Left out, because the text would be longer than GitHub accepts: ${missing.join(', ')}. ${where}`
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

/** The length of a text in UTF-8 bytes. */
export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).byteLength
}
