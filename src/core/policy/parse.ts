import { once } from '../text/memoize.js'
import { isNode, LineCounter, type Document as YamlDocument } from 'yaml'
import { say, words, type Message } from '../text/message.js'
import { positionFinder, type Position } from '../text/place.js'
import { RULE_IDS } from '../rules/index.js'
import { isRecord } from '../kiro/surfaces/document.js'
import { isLfsPointer } from '../text/lfs.js'
import { LIMITS } from '../text/limits.js'
import { VERSION } from '../../version.js'
import { explainIssues } from './explain-issues.js'
import { withLists } from './one-or-many.js'
import type { Layer, LayerRole, PolicyProblem } from './policy.js'
import { satisfies } from './requires.js'
import { policySchema, type PolicyFile } from './schema.js'
import { deeperThan } from '../text/yaml-depth.js'
import { unresolvedAlias } from '../text/yaml-alias.js'
import { parseYaml } from '../text/yaml.js'

/** Problems of one policy. Chosen by hand. */
const MOST_PROBLEMS = 20
/** The message for excessive depth or aliases. */
const TOO_DEEP = words('The policy nests too deeply or repeats an alias too often.')

export type ParsedPolicy = { readonly layer: Layer } | { readonly problems: readonly PolicyProblem[] }

/** Where the text of a policy comes from. */
export interface PolicyOrigin {
  readonly source: string
  readonly sha: string | null
  /** The repository's own file by default. */
  readonly role?: LayerRole
  readonly digest?: string | null
}

/** Reads a policy file. Every problem comes with its line, the accepted values and, for a slip, the nearest key. */
export function parsePolicy(
  text: string,
  { source, sha, role = 'repository', digest = null }: PolicyOrigin,
): ParsedPolicy {
  const whole = (message: Message): ParsedPolicy => ({ problems: [{ line: 1, column: 1, message }] })
  if (isLfsPointer(text)) return whole(words('This is a pointer of Git LFS, not the policy itself: commit the text.'))
  if (text.length > LIMITS.policy) return whole(say`The policy is larger than ${LIMITS.policy / 1000} kB.`)
  const lines = new LineCounter()
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const read = parseYaml(text, LIMITS.depth, lines)
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
  const { document, errors } = read
  if (errors.length > 0) {
    return {
      problems: errors
        .slice(0, MOST_PROBLEMS)
        .map(({ offset, message }) => ({ ...at(offset), message: say`Not valid YAML: ${message}` })),
    }
  }
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 50 })
  } catch (error) {
    const alias = error instanceof ReferenceError ? unresolvedAlias(document) : null
    return alias === null ? whole(TOO_DEEP) : { problems: [{ ...at(alias.offset), message: alias.message }] }
  }
  if (value === null || value === undefined) return whole(words('The policy is empty. Write at least: version: 1'))
  if (isRecord(value) && satisfies(VERSION, value.requires) === false) {
    return {
      problems: [
        {
          ...positionOf(document, ['requires'], at),
          message: say`The policy needs Kiro Governance ${String(value.requires)}, and this is ${words(VERSION)}. Upgrade the action, or the package.`,
          upgrade: true,
        },
      ],
    }
  }
  const schema = schemaOfPolicies()
  const judged = schema.safeParse(withLists(value), { reportInput: true })
  if (!judged.success) {
    return {
      problems: explainIssues(judged.error.issues, schema, 'policy', MOST_PROBLEMS)
        .map(({ path, message }) => ({ ...positionOf(document, path, at), message }))
        .sort((a, b) => a.line - b.line || a.column - b.column),
    }
  }
  const problem = hiddenName(value) ?? contradiction(judged.data)
  if (problem) return { problems: [{ ...positionOf(document, problem.path, at), message: problem.message }] }
  return { layer: { source, sha, role, digest, file: judged.data, at: (path) => positionOf(document, path, at) } }
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

interface Complaint {
  readonly path: readonly string[]
  readonly message: Message
}

/** Among names that the policy's author chooses, zod leaves this one out without a word, for the sake of programs that it would confuse. */
const LEFT_OUT = '__proto__'

function hiddenName(value: unknown, path: readonly string[] = []): Complaint | null {
  if (!isRecord(value)) return null
  if (Object.hasOwn(value, LEFT_OUT)) {
    const own = [...path, LEFT_OUT]
    return { path: own, message: say`${own.join('.')}: the name ${LEFT_OUT} is not allowed` }
  }
  for (const [key, inner] of Object.entries(value)) {
    const found = hiddenName(inner, [...path, key])
    if (found) return found
  }
  return null
}

/** What the shape allows but cannot be meant. */
function contradiction({ team, workload, enforcement }: PolicyFile): Complaint | null {
  if (enforcement?.mode === 'observe' && enforcement.from !== undefined) {
    return {
      path: ['enforcement', 'from'],
      message: words(
        'enforcement.from is the first day that blocks, so it goes with mode: block; before it the policy only observes.',
      ),
    }
  }
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  const seats = sum(Object.values(team?.seats ?? {}))
  if (team?.developers !== undefined && seats > 0 && seats !== team.developers) {
    return {
      path: ['team', 'seats'],
      message: say`team.seats has ${seats} seats, but team.developers is ${team.developers}. Make them equal or leave one out.`,
    }
  }
  const shares = sum(Object.values(workload?.roots ?? {}))
  if (shares > 1 + 1e-9)
    return {
      path: ['workload', 'roots'],
      message: say`The shares of workload.roots add up to ${words(String(shares))}; together they can be at most 1.`,
    }
  for (const group of ['tasks', 'agents', 'hooks'] as const) {
    for (const [name, work] of Object.entries(workload?.[group] ?? {})) {
      const { credits } = work
      if (credits && !(credits.low <= credits.typical && credits.typical <= credits.high)) {
        return {
          path: ['workload', group, name, 'credits'],
          message: say`workload.${group}.${name}.credits must rise: low, typical, high.`,
        }
      }
    }
  }
  return null
}
