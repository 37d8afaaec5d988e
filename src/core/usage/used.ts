import type { PlanId } from '../catalogue/catalogue-schema.js'

/*
 * A month as the sums that everything else is made from: who used how many credits on which day, beyond the plan or not, and on which
 * seat. Made from the ledger once the reading of `Overage_Credits_Used` is decided (used-months.ts).
 */

/** A seat’s plan on the last day of its month. */
export interface SeatPlan {
  /** Null for a tier that the catalogue does not know. */
  readonly plan: PlanId | null
  /** The catalogue’s name, or the tier as the file says it: foreign text. */
  readonly name: string
  /** Credits/month included; null for a tier that is not known. */
  readonly allowance: number | null
  /** USD/month; null is not priced. */
  readonly usd: number | null
}

export interface UsedBy {
  /** Index into the ledger’s people. */
  readonly person: number
  readonly seat: SeatPlan
  /** Credits (not micro) used a day, overage included: as many as the month has days. Do not write into it. */
  readonly daily: Float64Array
  /** Credits of the month, overage included. */
  readonly credits: number
  /** Credits of the month beyond the plan that are paid as overage. */
  readonly overage: number
  /** Whether more than the allowance can be used; null when no row says. */
  readonly overageEnabled: boolean | null
  /** The 0-based day on which the subscription began; null when it was there before, or no row says. */
  readonly began: number | null
  readonly activeDays: number
}

export interface UsedMonth {
  /** `YYYY-MM`. */
  readonly month: string
  readonly days: number
  /** 0-based: the last day that counts. In a closed month the last of the month. */
  readonly through: number
  readonly people: readonly UsedBy[]
}
