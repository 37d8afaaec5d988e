import type { PlanId } from '../catalogue/catalogue-schema.js'

/*
 * A month as the sums that all else is computed from: who used how many credits on which day, within the plan or beyond
 * it, and on which seat. Computed from the ledger once the meaning of `Overage_Credits_Used` is decided
 * (used-months.ts).
 */

/** The plan of a seat on the last day of its month. */
export interface SeatPlan {
  /** Null for a tier that is not in the catalogue. */
  readonly plan: PlanId | null
  /** The catalogue's name, or the tier as the file writes it: foreign text. */
  readonly name: string
  /** Included credits/month; null for an unknown tier. */
  readonly allowance: number | null
  /** USD/month; null is not priced. */
  readonly usd: number | null
}

/** A person’s month as it is billed. */
export interface BilledBy {
  /** Index into the ledger’s people. */
  readonly person: number
  /** The human: seats of one human in several profiles have the same number. */
  readonly identity: number
  readonly seat: SeatPlan
  /** Credits of the month, overage included. */
  readonly credits: number
  /** Credits of the month beyond the plan that are paid as overage. */
  readonly overage: number
  /** Whether the allowance can be exceeded; null when no row says. */
  readonly overageEnabled: boolean | null
  /** The 0-based day on which the subscription began; null when it began before, or no row says. */
  readonly began: number | null
  readonly activeDays: number
}

export interface UsedBy extends BilledBy {
  /** Credits (not micro) by day, overage included; one entry per day of the month. Read only. */
  readonly daily: Float64Array
}

/** A month as it is billed. */
export interface BilledMonth {
  /** `YYYY-MM`. */
  readonly month: string
  readonly days: number
  readonly people: readonly BilledBy[]
}

export interface UsedMonth extends BilledMonth {
  /** 0-based: the last day that counts; in a closed month its last day. */
  readonly through: number
  readonly people: readonly UsedBy[]
}
