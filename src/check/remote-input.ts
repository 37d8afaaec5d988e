import type { Prices } from '../core/catalogue/prices.js'
import type { FoundPolicy } from '../core/policy/layers.js'
import type { Parents } from '../core/policy/resolve.js'
import type { TreeEntry } from '../io/files/tree.js'
import type { ListedStates } from './listed-states.js'

/** Two states of the repository, as far as they matter, seen through the API, and what judges the difference. */
export interface RemoteCheck extends ListedStates {
  /** Contents that were read already, by object id. */
  readonly known?: ReadonlyMap<string, Uint8Array>
  /** The repository's policy that binds, or the entry of a tree that holds it. */
  readonly policy: FoundPolicy | PolicyEntry | null
  /** Whether a changed policy is only proposed: another one binds. On push it is in force already. */
  readonly proposes: boolean
  /** The path of the policy where it is stated; null for the usual ones. */
  readonly statedPolicy: string | null
  /** The input `organization-policy`, read only when there is something to judge. */
  readonly organization: () => Promise<FoundPolicy | null>
  readonly parents: Parents
  /** The prices that the input `prices` names, read only when there is something to judge. */
  readonly prices: () => Promise<Prices>
  readonly actionRepository: string
  /** The running workflow file: `owner/repo/path@ref`. */
  readonly workflowRef: string
  readonly day: string
  /** The day on which the state before was committed, `YYYY-MM-DD`, UTC; null or left out where that is not known. */
  readonly committed?: string | null
  /** Whether the repository is public. */
  readonly isPublic: boolean
}

/** A policy whose text is read with the other files. */
export interface PolicyEntry {
  readonly entry: TreeEntry
  readonly source: string
  readonly sha: string | null
}
