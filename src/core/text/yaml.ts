import { isScalar, parseAllDocuments, parseDocument, visit, type Document, type LineCounter } from 'yaml'
import { deeperThan } from './yaml-depth.js'
import { yamlWords } from './yaml-words.js'

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
  return parsed(text, levels, () => {
    const document = parseDocument(text, optionsOf(lineCounter))
    return { document, errors: errorsOf(document) }
  })
}

/** A YAML text of several documents, each with its mistakes; null when it nests deeper than `levels`. An empty text has none. */
export function parseYamlDocuments(
  text: string,
  levels: number,
  lineCounter?: LineCounter,
): readonly { readonly document: Document.Parsed; readonly errors: readonly YamlError[] }[] | null {
  return parsed(text, levels, () => {
    const documents = parseAllDocuments(text, optionsOf(lineCounter))
    return documents.map((document) => ({ document, errors: errorsOf(document) }))
  })
}

/** What a parser makes of a text; null where that nests too deep, or takes too much. */
function parsed<T>(text: string, levels: number, parse: () => T): T | null {
  if (deeperThan(text, levels) !== null) return null
  try {
    return parse()
  } catch {
    // The stack was too small for the nesting, or the parser gave up.
    return null
  }
}

function optionsOf(lineCounter: LineCounter | undefined) {
  return { ...(lineCounter ? { lineCounter } : {}), prettyErrors: false, logLevel: 'error', uniqueKeys: false } as const
}

/** In their order. @throws {Exhausted} where the parser gave up. */
function errorsOf(document: Document.Parsed | Document): YamlError[] {
  if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) throw new Exhausted()
  const errors = document.errors.map(({ pos, code, message }): YamlError => ({
    offset: pos[0],
    message: yamlWords(code, message),
  }))
  return [...errors, ...repeatedKeys(document)].sort((a, b) => a.offset - b.offset)
}

class Exhausted extends Error {}

/** Looked for here, because the parser compares each key with each other: minutes for a policy of nothing but keys. */
function repeatedKeys(document: Document): YamlError[] {
  const errors: YamlError[] = []
  visit(document, {
    Map(_, { items }) {
      const known = new Set<unknown>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        if (known.has(key.value)) errors.push({ offset: key.range?.[0] ?? 0, message: yamlWords('DUPLICATE_KEY', '') })
        known.add(key.value)
      }
    },
  })
  return errors
}
