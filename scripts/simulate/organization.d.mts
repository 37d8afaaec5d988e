import type { UsedMonth } from '../../src/core/usage/used.js'

export type Family =
  'steady' | 'growth' | 'weekly rhythm' | 'holidays' | 'bursts' | 'model switch' | 'churn' | 'combined'

export const FAMILIES: readonly Family[]
/** Closed months, ascending; the first month (`YYYY-MM`) follows from the seed unless it is given. */
export function simulate(given: {
  readonly seed: number
  readonly family: Family
  readonly people: number
  readonly months: number
  readonly first?: string
}): UsedMonth[]
/** The months as they are known on a day of the last one, 0-based. */
export function asOf(months: readonly UsedMonth[], through: number): UsedMonth[]
/** Credits of everybody in a month. */
export function creditsOf(month: UsedMonth): number
