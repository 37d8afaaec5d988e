import { once } from '../text/memoize.js'
import { isNode, LineCounter, type Document as YamlDocument } from 'yaml'
import { say, words, type Message } from '../text/message.js'
import { positionFinder, type Position } from '../text/place.js'
import { RULE_IDS } from '../rules/index.js'
import { isRecord, valueAt } from '../kiro/surfaces/document.js'
import { keyRenames, renameOf } from '../kiro/surfaces/key-renames.js'
import type { KeyRename } from '../kiro/surfaces/surface.js'
import { isLfsPointer } from '../text/lfs.js'
import { LIMITS } from '../text/limits.js'
import { VERSION } from '../../version.js'
import { explainIssues, type ExplainedIssue } from './explain-issues.js'
import { withLists } from './one-or-many.js'
import type { Layer, LayerRole, PolicyProblem } from './policy.js'
import { satisfies } from './requires.js'
import { policySchema, type PolicyFile } from './schema.js'
import { deeperThan } from '../text/yaml-depth.js'
import { unresolvedAlias } from '../text/yaml-alias.js'
import { parseYamlDocuments } from '../text/yaml.js'
import { contradiction, hiddenName, outOfPlace } from './contradictions.js'

/** Problems of one policy. Chosen by hand. */
const MOST_PROBLEMS = 20
/** Documents of one file: as many as there may be layers. */
const MOST_DOCUMENTS = 20
/** The message for a document without content. */
const EMPTY = words('The policy is empty. Write at least: version: 1')
/** The message for excessive depth or aliases. */
const TOO_DEEP = words('The policy nests too deeply or repeats an alias too often.')

export type ParsedPolicy = { readonly layer: Layer } | { readonly problems: readonly PolicyProblem[] }

/** The documents of a policy file as layers, those that are meant for other repositories among them. */
export type ParsedPolicies = { readonly layers: readonly Layer[] } | { readonly problems: readonly PolicyProblem[] }

/** Where the text of a policy comes from. */
export interface PolicyOrigin {
  readonly source: string
  readonly sha: string | null
  /** The repository's own file by default. */
  readonly role?: LayerRole
  readonly digest?: string | null
}

/** Reads a policy file of one document. Every problem comes with its line, the accepted values and, for a slip, the nearest key. */
export function parsePolicy(text: string, origin: PolicyOrigin): ParsedPolicy {
  const parsed = parsePolicies(text, origin)
  if ('problems' in parsed) return parsed
  const [layer, second] = parsed.layers
  if (layer === undefined) return whole(EMPTY)
  return second === undefined
    ? { layer }
    : { problems: [{ ...second.at(['version']), message: words('There is more than one document here.') }] }
}

/** Reads a policy file of one or several documents. Where one is broken, all of the file is. */
export function parsePolicies(text: string, origin: PolicyOrigin): ParsedPolicies {
  if (isLfsPointer(text)) return whole(words('This is a pointer of Git LFS, not the policy itself: commit the text.'))
  if (text.length > LIMITS.policy) return whole(say`The policy is larger than ${LIMITS.policy / 1000} kB.`)
  const lines = new LineCounter()
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const read = parseYamlDocuments(text, LIMITS.depth, lines)
  if (read === null) {
    const deep = deeperThan(text, LIMITS.depth)
    return deep === null
      ? whole(TOO_DEEP)
      : {
          problems: [
            {
              ...positionFinder(text)(deep),
              message: say`More than ${LIMITS.depth} levels are nested here. Flatten the policy.`,
            },
          ],
        }
  }
  if (read.length > MOST_DOCUMENTS)
    return whole(
      say`The policy has ${read.length} documents; ${MOST_DOCUMENTS} are read at most. Split it with extends.`,
    )
  const errors = read.flatMap((each) => each.errors)
  if (errors.length > 0) {
    return {
      problems: errors
        .slice(0, MOST_PROBLEMS)
        .map(({ offset, message }) => ({ ...at(offset), message: say`Not valid YAML: ${message}` })),
    }
  }
  const documents = read.map(({ document }) => documentOf(document, at))
  const problems = documents.flatMap((one) => ('problems' in one ? one.problems : []))
  if (problems.length > 0) return { problems: problems.slice(0, MOST_PROBLEMS) }
  const layers = documents.flatMap((one, index): Layer[] =>
    'problems' in one
      ? []
      : [
          {
            source: origin.source,
            sha: origin.sha,
            role: origin.role ?? 'repository',
            digest: origin.digest ?? null,
            ...one,
            ...(documents.length === 1 ? {} : { document: index + 1 }),
          },
        ],
  )
  const problem = outOfPlace(layers)
  if (problem) return { problems: [problem] }
  return layers.length === 0 ? whole(EMPTY) : { layers }
}

const whole = (message: Message): { readonly problems: readonly PolicyProblem[] } => ({
  problems: [{ line: 1, column: 1, message }],
})

interface ParsedDocument {
  readonly file: PolicyFile
  readonly at: Layer['at']
}

function documentOf(
  document: YamlDocument,
  at: (offset: number) => Position,
): ParsedDocument | { readonly problems: readonly PolicyProblem[] } {
  const find = (path: readonly string[]): Position => positionOf(document, path, at)
  const first = (message: Message) => ({ problems: [{ ...at(document.range?.[0] ?? 0), message }] })
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 50 })
  } catch (error) {
    const alias = error instanceof ReferenceError ? unresolvedAlias(document) : null
    return alias === null ? first(TOO_DEEP) : { problems: [{ ...at(alias.offset), message: alias.message }] }
  }
  if (value === null || value === undefined) return first(EMPTY)
  if (isRecord(value) && satisfies(VERSION, value.requires) === false) {
    return {
      problems: [
        {
          ...find(['requires']),
          message: say`The policy needs Kiro Governance ${String(value.requires)}, and this is ${words(VERSION)}. Upgrade the action, or the package.`,
          upgrade: true,
        },
      ],
    }
  }
  const schema = schemaOfPolicies()
  const judged = schema.safeParse(withLists(value), { reportInput: true })
  if (!judged.success) {
    const explained = explainIssues(judged.error.issues, schema, 'policy', MOST_PROBLEMS)
    return {
      problems: explained
        .map((one) => ({ ...find(one.path), message: one.message, ...renamed(one, explained, value) }))
        .sort((a, b) => a.line - b.line || a.column - b.column),
    }
  }
  const problem = hiddenName(value) ?? contradiction(judged.data)
  if (problem) return { problems: [{ ...find(problem.path), message: problem.message }] }
  return { file: judged.data, at: find }
}

/** The rename of an unknown key, where it has one answer. */
function renamed(
  { path, meant }: ExplainedIssue,
  explained: readonly ExplainedIssue[],
  value: unknown,
): { readonly rename?: KeyRename } {
  if (meant === undefined) return {}
  const parentOf = (below: readonly string[]): string => JSON.stringify(below.slice(0, -1))
  const wrong = explained.flatMap((other) =>
    other.meant !== undefined && parentOf(other.path) === parentOf(path)
      ? [{ from: other.path.at(-1) ?? '', to: other.meant }]
      : [],
  )
  const object = valueAt(value, path.slice(0, -1))
  return isRecord(object) ? renameOf(keyRenames(object, wrong), path.at(-1) ?? '') : {}
}

/** Made for the first policy: many a run reads none. */
const schemaOfPolicies = once(() => policySchema(RULE_IDS))

/** Where a key of the policy is written; the nearest parent for one that is missing. */
function positionOf(document: YamlDocument, path: readonly string[], at: (offset: number) => Position): Position {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true)
    const items =
      parent && typeof parent === 'object' && 'items' in parent && Array.isArray(parent.items)
        ? (parent.items as unknown[])
        : []
    for (const [index, item] of items.entries()) {
      const node = item && typeof item === 'object' && 'key' in item ? item.key : item
      const name = isNode(node) && node !== item ? String(node.toJSON()) : String(index)
      if (isNode(node) && name === path[length - 1] && node.range) return at(node.range[0])
    }
  }
  return { line: 1, column: 1 }
}
