import type { TaskKind } from '../task-kind.js'
import type { PolicyFile } from './schema.js'

/** One policy file that binds: who said it, and what it says. */
export interface Layer {
  /** `.github/kiro-policy.yml`, for people. */
  readonly source: string
  /** The commit it was read at, or null for a file on disk. */
  readonly sha: string | null
  readonly file: PolicyFile
}

/**
 * The policy that binds a change: its layers from the outermost to the repository's own. None means: no policy. Today at
 * most one is ever read; every question is already asked of all layers, so that a parent can only narrow.
 */
export type Policy = readonly Layer[]

/** Why a layer refuses a model for a kind of work; null when every layer allows it. */
export interface Refusal {
  readonly layer: Layer
  readonly why: 'denied' | 'not in the allow list'
  /** Other kinds of work for which the same layer allows the model. */
  readonly allowedFor: readonly TaskKind[]
}

type Facts = 'team' | 'workload' | 'catalogue'

/** Facts (`team`, `workload`, `catalogue`): what an outer layer states wins, key by key. */
export function facts<K extends Facts>(policy: Policy, key: K): NonNullable<PolicyFile[K]> {
  const stated = policy.map((layer) => layer.file[key] ?? {}).reverse()
  return Object.assign({}, ...stated) as NonNullable<PolicyFile[K]>
}
