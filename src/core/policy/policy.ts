import { confidential, say, words, type Message } from '../text/message.js'
import { memoize, memoizeByObject } from '../text/memoize.js'
import { isRecord } from '../kiro/surfaces/document.js'
import type { KeyRename } from '../kiro/surfaces/surface.js'
import type { Position } from '../text/place.js'
import type { TaskKind } from '../kiro/task-kind.js'
import type { PolicyFile } from './schema.js'
import type { Match } from './when.js'

/** What is wrong with a policy, and where; a policy with problems judges nothing. */
export interface PolicyProblem extends Position {
  readonly message: Message
  /** The key at the place, and the one key that can be meant by it. */
  readonly rename?: KeyRename
  /** Nothing is wrong with the policy: this version is too old for it. */
  readonly upgrade?: true
}

/** One policy file that binds: who said it, and what it says. */
export interface Layer {
  /** `.github/kiro-policy.yml`, or `owner/repo/path@ref` for one of another repository. */
  readonly source: string
  /** The input of the action, a file that another one extends, or the repository's own file. */
  readonly role: LayerRole
  /** The commit it was read at, or null for a file on disk. */
  readonly sha: string | null
  /** SHA-256 of its text, hexadecimal; null where it was not computed. Equal digests judge equally. */
  readonly digest: string | null
  readonly file: PolicyFile
  /** Where a key is written, for findings about the policy itself. */
  readonly at: (path: readonly string[]) => Position
  /** Its number in its file, from 1, where the file has several documents; null where it is the whole file. */
  readonly document?: number | null
  /** Why a document with `when` counts here; absent where none is stated. */
  readonly matched?: Exclude<Match, 'always' | 'no'>
  /** The documents of its file that are not meant for this repository; on one layer of each file. */
  readonly elsewhere?: readonly Layer[]
}

export type LayerRole = 'organization' | 'parent' | 'repository'

/**
 * The policy that binds a change: its layers from the outermost to the repository's own. None means: no policy. How the
 * layers work together is one table, merge/merge-table.ts.
 */
export type Policy = readonly Layer[]

/** Why a layer refuses a model for a kind of work; null when every layer allows it. */
export interface ModelRefusal {
  readonly layer: Layer
  readonly why: 'denied' | 'not in the allow list'
  /** Other kinds of work for which the same layer allows the model. */
  readonly allowedFor: readonly TaskKind[]
}

/** The keys of facts. */
export const FACTS = ['team', 'agents', 'workflows', 'floor', 'workload', 'catalogue'] as const
export type Facts = (typeof FACTS)[number]

/** Facts that are inherited as a whole: a mix of two layers would be a statement of neither. */
const WHOLE = new Set(['seats', 'credits', 'roots'])

/** Facts: the value of an outer layer wins, key by key; an inner layer fills in the missing ones. */
export function facts<K extends Facts>(policy: Policy, key: K): NonNullable<PolicyFile[K]> {
  return factsOf(policy)(key) as NonNullable<PolicyFile[K]>
}

/** Put together once for each policy: rules ask for them with every assignment. */
const factsOf = memoizeByObject((policy: Policy) =>
  memoize((key: Facts): Readonly<Record<string, unknown>> => {
    const stated = policy.map((layer): Readonly<Record<string, unknown>> => layer.file[key] ?? {})
    return stated.reduce<Readonly<Record<string, unknown>>>(filled, {})
  }),
)

function filled(
  outer: Readonly<Record<string, unknown>>,
  inner: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const result: Record<string, unknown> = { ...inner, ...outer }
  for (const [key, value] of Object.entries(inner)) {
    const stated = outer[key]
    if (Object.hasOwn(outer, key) && isRecord(stated) && isRecord(value) && !WHOLE.has(key))
      result[key] = filled(stated, value)
  }
  return result
}

/** The repository's own layer, which its owners can change. */
export function ownLayer(policy: Policy): Layer | null {
  return policy.find(({ role }) => role === 'repository') ?? null
}

/** `acme/policies/kiro.yml@v1`, or with `, document 2` after it, so that several documents of a file can be told apart. */
export function layerName({ source, document }: Pick<Layer, 'source' | 'document'>): string {
  return document === undefined || document === null ? source : `${source}, document ${document}`
}

/** Every document of the repository's own policy, those that are not meant for it among them. */
export function ownDocuments(policy: Policy): Layer[] {
  const [first, ...others] = policy.filter(({ role }) => role === 'repository')
  if (first === undefined) return []
  return [first, ...(first.elsewhere ?? []), ...others.filter(({ document }) => (document ?? 1) > 1)].sort(
    (a, b) => (a.document ?? 1) - (b.document ?? 1),
  )
}

/** Whose policy it is, in a finding: `team policy`, or the layer above it by name. */
export function policyName(layer: Layer): Message {
  const { role, document } = layer
  const which = document === undefined || document === null || document === 1 ? '' : `, document ${document}`
  return role === 'repository'
    ? words(`team policy${which}`)
    : role === 'organization'
      ? say`organization policy${confidential(words(which), '')}`
      : confidential(say`policy ${layerName(layer)}`)
}

/** What a layer says, as part of a message: that of a layer above the repository is not for the public. */
export function saidBy({ role }: Layer, message: Message): Message {
  return role === 'repository' ? message : confidential(message)
}
