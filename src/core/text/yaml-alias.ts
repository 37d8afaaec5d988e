import { visit, type Document } from 'yaml'
import { say, type Message } from './message.js'

/** The first alias of a document without an anchor above it, which is mostly a glob that lacks quotes: `*-preview`. Null where all have one. */
export function unresolvedAlias(document: Document): { readonly offset: number; readonly message: Message } | null {
  const anchors = new Set<string>()
  let found: { offset: number; message: Message } | null = null
  visit(document, {
    Value(_, { anchor }) {
      if (anchor !== undefined) anchors.add(anchor)
    },
    Alias(_, { source, range }) {
      if (anchors.has(source)) return undefined
      const written = `*${source}`
      found = {
        offset: range?.[0] ?? 0,
        message: say`${written} is an alias in YAML, and no anchor ${`&${source}`} is above it; for a glob write ${JSON.stringify(written)}, in quotes`,
      }
      return visit.BREAK
    },
  })
  return found
}
