import type { SourceFile } from '../kiro/configuration.js'
import type { Prices } from '../catalogue/prices.js'
import type { Policy } from '../policy/policy.js'
import type { UsageReading } from '../contract/usage/report.js'
import type { Ledger } from './ledger.js'
import type { OVERAGE_READINGS } from './month/overage-reading.js'
import type { SeatsFile, TeamsFile } from './reading/people-files.js'
import type { ReadingTally } from './reading/reading-tally.js'

/** Whether single people are shown, and under which names. */
export type Persons =
  { readonly kind: 'hidden' } | { readonly kind: 'pseudonyms' | 'names'; readonly nameOf: (person: number) => string }

/** The data of a report; all files are read already. */
export interface UsageFacts {
  readonly ledger: Ledger
  readonly tally: ReadingTally
  readonly stray: number
  readonly readings: readonly UsageReading[]
  /** `YYYY-MM`. */
  readonly month: string
  /** Whether the month was asked for: then only its own days can be missing. Otherwise it is the newest with rows. */
  readonly monthStated: boolean
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
  readonly policy: Policy
  /** Models, plans and prices; default: those that ship with the program. */
  readonly prices?: Prices | undefined
  readonly policySource: string | null
  /** Kiro files of the repository, for its budgets and its estimate. */
  readonly sources: readonly SourceFile[]
  readonly seats: SeatsFile | null
  readonly teams: TeamsFile | null
  readonly overageReading: (typeof OVERAGE_READINGS)[number]
  readonly invoiceUsd: number | null
  readonly persons: Persons
  /** People: groups of fewer are folded; default and least: `FEWEST`. */
  readonly fold?: number
}
