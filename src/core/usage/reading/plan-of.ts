import { periodOn, type Catalogue } from '../../catalogue/catalogue.js'
import type { Plan } from '../../catalogue/catalogue-schema.js'
import type { SeatPlan } from '../used.js'

/**
 * The plan that a tier of a usage report, a subscription list or a `/usage` text names, at its price on a day
 * (`YYYY-MM-DD`).
 */
export function planOf(tier: string, catalogue: Catalogue, day: string): SeatPlan {
  return planReader(catalogue, day)(tier)
}

/** The same for many tiers, each looked up once. */
export function planReader(catalogue: Catalogue, day: string): (tier: string) => SeatPlan {
  const named = new Map<string, Plan['id']>()
  for (const { id, name, aliases } of catalogue.plans)
    for (const known of [id, name, ...aliases]) named.set(plain(known), id)
  const read = new Map<string, SeatPlan>()
  return (tier) => {
    const known = read.get(tier)
    if (known !== undefined) return known
    const id = named.get(plain(tier)) ?? null
    const seat = id === null ? { plan: null, name: tier, allowance: null, usd: null } : seatOf(id, catalogue, day)
    read.set(tier, seat)
    return seat
  }
}

/** A plan without a price on the day is still returned, since a person has it. */
function seatOf(id: Plan['id'], { plans }: Catalogue, day: string): SeatPlan {
  const all = plans.filter((plan) => plan.id === id)
  const plan = periodOn(all, day)
  return {
    plan: id,
    name: (plan ?? all.at(-1))?.name ?? id,
    allowance: plan?.creditsPerMonth ?? null,
    usd: plan?.usdPerMonth ?? null,
  }
}

/** Files write PRO_MAX, docs ProMax, the CLI KIRO PRO MAX: case, spaces, dashes and underscores are ignored. */
function plain(tier: string): string {
  return tier.replace(/[\s_-]+/g, '').toLowerCase()
}
