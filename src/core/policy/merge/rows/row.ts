import type { Law } from '../merge-laws.js'
import type { ComparePolicies } from '../policy-edit.js'

/** A layer above, a layer below, and their merged value. */
export interface MergeExample {
  readonly above: string
  readonly below: string
  readonly result: string
}

export interface MergeRow {
  readonly key: string
  readonly law: Law
  /** Two policies in YAML: printed in docs/policy.md, and the case of this row's test. */
  readonly example: MergeExample
  /** How a change of the resolved value is described; several rows may share one comparison. */
  readonly compare: ComparePolicies
}

/** One row: key, law, comparison, and what a layer above, one below and both together say. */
export const row = (
  key: string,
  law: Law,
  compare: ComparePolicies,
  above: string,
  below: string,
  result: string,
): MergeRow => ({ key, law, compare, example: { above, below, result } })
