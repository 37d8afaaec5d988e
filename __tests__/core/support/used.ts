import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { daysIn, type MonthLedger } from '../../../src/core/usage/ledger.js'
import type { Human } from '../../../src/core/usage/month/breakdowns.js'
import { planReader } from '../../../src/core/usage/reading/plan-of.js'
import type { UsedBy, UsedMonth } from '../../../src/core/usage/used.js'

export const seatOf = planReader(loadCatalogue(), '2026-10-31')

/** A person who used so much on the first day of a month. */
export function usedBy(person: number, tier: string, credits: number, parts: Partial<UsedBy> = {}): UsedBy {
  const daily = new Float64Array(31)
  daily[0] = credits
  return {
    person,
    identity: person,
    seat: seatOf(tier),
    daily,
    credits,
    overage: 0,
    overageEnabled: null,
    began: null,
    activeDays: 1,
    ...parts,
  }
}

export function usedMonth(people: readonly UsedBy[], month = '2026-10', through = daysIn(month) - 1): UsedMonth {
  return { month, days: daysIn(month), through, people }
}

export function crowd(count: number, tier: string, credits: number, from = 0): UsedBy[] {
  return Array.from({ length: count }, (_, index) => usedBy(from + index, tier, credits))
}

/** The seats of a month where each is another human. */
export function humansOf({ people }: MonthLedger): Human[] {
  return people.map(({ person }) => ({ person, identity: person }))
}
