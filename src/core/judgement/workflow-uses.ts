import { isAlias, isScalar, visit, type Document, type Node } from 'yaml'
import { LIMITS } from '../text/limits.js'
import { parseYaml } from '../text/yaml.js'

/** Text of a workflow or of an action, and where it begins in its file. */
export interface Said {
  readonly text: string
  readonly offset: number
}

/** What one file of GitHub Actions runs; null lists where it cannot be read as YAML, and then only its words are known. */
export interface FileUses {
  readonly text: string
  /** Values of `uses`, of a step or of a job. */
  readonly uses: readonly Said[]
  /** Values of `run`. */
  readonly runs: readonly Said[]
  readonly readable: boolean
}

/** Characters of all these files together that are parsed; those beyond are only searched for words. */
export const MOST_PARSED = 1_000_000

/**
 * A reader that parses each text once. Every value of a key `uses` or `run` is found at any depth and in any notation:
 * flow maps, quoted and escaped keys, aliases. A file that is larger than a policy may be, or invalid YAML, is not
 * `readable`.
 */
export function usesReader(): (text: string) => FileUses {
  const known = new Map<string, FileUses>()
  let left = MOST_PARSED
  return (text) => {
    const found = known.get(text)
    if (found) return found
    const fits = text.length <= LIMITS.policy && text.length <= left
    if (fits) left -= text.length
    const read = fits ? readUses(text) : null
    const file = read ?? { text, uses: [], runs: [], readable: false }
    known.set(text, file)
    return file
  }
}

function readUses(text: string): FileUses | null {
  const parsed = parseYaml(text, LIMITS.depth)
  if (parsed === null || parsed.errors.length > 0) return null
  const valueOf = scalars(parsed.document)
  const [uses, runs]: [Said[], Said[]] = [[], []]
  visit(parsed.document, {
    Pair(_, { key, value }) {
      const name = valueOf(key)?.text.toLowerCase()
      const entry = name === 'uses' || name === 'run' ? valueOf(value) : null
      if (entry) (name === 'uses' ? uses : runs).push(entry)
    },
  })
  return { text, uses, runs, readable: true }
}

/** The text of a scalar, or of the one that an alias names; the place is where it is used. */
function scalars(document: Document.Parsed): (node: unknown) => Said | null {
  const anchors = new Map<string, Node>()
  visit(document, {
    Node(_, node) {
      if ('anchor' in node && typeof node.anchor === 'string' && !isAlias(node)) anchors.set(node.anchor, node)
    },
  })
  return (node) => {
    const at = isAlias(node) || isScalar(node) ? (node.range?.[0] ?? 0) : 0
    const target = isAlias(node) ? anchors.get(node.source) : node
    return isScalar(target) && typeof target.value === 'string' ? { text: target.value, offset: at } : null
  }
}
