import { isScalar, parseDocument, visit, type Document, type LineCounter } from 'yaml'
import { deeperThan } from './yaml-depth.js'

/** A mistake in the text itself, at an offset of it. */
export interface YamlError {
  readonly offset: number
  readonly message: string
}

/** A YAML text with its mistakes, in their order; null when it nests deeper than `levels`. */
export function parseYaml(
  text: string,
  levels: number,
  lineCounter?: LineCounter,
): { readonly document: Document.Parsed; readonly errors: readonly YamlError[] } | null {
  if (deeperThan(text, levels) !== null) return null
  try {
    const document = parseDocument(text, {
      ...(lineCounter ? { lineCounter } : {}),
      prettyErrors: false,
      logLevel: 'error',
      uniqueKeys: false,
    })
    if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) return null
    const errors = document.errors.map(({ pos, message }): YamlError => ({
      offset: pos[0],
      message: message.split('\n')[0] ?? '',
    }))
    return { document, errors: [...errors, ...repeatedKeys(document)].sort((a, b) => a.offset - b.offset) }
  } catch {
    // The stack was too small for the nesting.
    return null
  }
}

/** Looked for here, because the parser compares each key with each other: minutes for a policy of nothing but keys. */
function repeatedKeys(document: Document): YamlError[] {
  const errors: YamlError[] = []
  visit(document, {
    Map(_, { items }) {
      const known = new Set<unknown>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        if (known.has(key.value)) errors.push({ offset: key.range?.[0] ?? 0, message: 'Map keys must be unique' })
        known.add(key.value)
      }
    },
  })
  return errors
}
