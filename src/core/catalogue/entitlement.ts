import { periodOn, type Catalogue } from './catalogue.js'
import type { AvailabilityPeriod, Billing, Login, Model, PlanId } from './catalogue-schema.js'

/** What the policy says of the team's seats; a missing dimension is not known. */
export interface Seats {
  readonly plans?: readonly PlanId[] | undefined
  readonly logins?: readonly Login[] | undefined
  readonly regions?: readonly string[] | undefined
  readonly billing?: Billing | undefined
  /** The console's list of approved models, if the team has one. */
  readonly approvedModels?: readonly string[] | undefined
}

/** A kind of seat, as far as it is known: "Pro, IAM Identity Center, us-east-1". */
export interface SeatKind {
  readonly plan: PlanId | null
  readonly login: Login | null
  readonly region: string | null
}

export type BlockedBy = 'plan' | 'login' | 'region' | 'billing' | 'approved list' | 'date'

export interface Entitlement {
  /** Seat kinds that cannot use the model, with the first dimension that blocks; empty when all can. */
  readonly blocked: readonly { readonly seat: SeatKind; readonly by: BlockedBy }[]
  /** How many seat kinds the team has; blocked for all of them means nobody can use the model. */
  readonly kinds: number
  readonly source: string | null
}

const DIMENSIONS = ['plan', 'login', 'region', 'billing'] as const

/**
 * Which of the team's seat kinds may use a model on a day: plan × login × region × billing, then the admin's approved list.
 * A dimension that is not known blocks only what is blocked for all of its values.
 */
export function entitlement(catalogue: Catalogue, model: Model, seats: Seats, day: string): Entitlement {
  const kinds = seatKinds(seats)
  const period = periodOn(model.availability, day)
  const blocked = kinds.flatMap((seat) => {
    const by = firstBlock(catalogue, model, period, seats, seat)
    return by === null ? [] : [{ seat, by }]
  })
  return { blocked, kinds: kinds.length, source: period?.source ?? null }
}

/** Whether the console's list, where the team states one, leaves a name out. A model that the catalogue does not know is on it as written. */
export function isUnapproved(catalogue: Catalogue, name: string, { approvedModels }: Seats): boolean {
  if (approvedModels === undefined) return false
  const idOf = (text: string): string => catalogue.find(text)?.model.id ?? text
  const id = idOf(name)
  return !approvedModels.some((approved) => idOf(approved) === id)
}

function firstBlock(
  catalogue: Catalogue,
  model: Model,
  period: AvailabilityPeriod | null,
  seats: Seats,
  seat: SeatKind,
): BlockedBy | null {
  if (period === null) return model.availability.length === 0 ? null : 'date'
  const stated: Record<(typeof DIMENSIONS)[number], string | null> = {
    plan: seat.plan,
    login: seat.login,
    region: seat.region,
    billing: seats.billing ?? null,
  }
  const allowed: Record<(typeof DIMENSIONS)[number], 'all' | readonly string[]> = {
    plan: period.plans,
    login: period.logins,
    region: period.regions,
    billing: period.billing,
  }
  for (const dimension of DIMENSIONS) {
    const values = allowed[dimension]
    const value = stated[dimension]
    if (values === 'all') continue
    if (value === null ? values.length === 0 : !values.includes(value)) return dimension
  }
  return isUnapproved(catalogue, model.id, seats) ? 'approved list' : null
}

/** Every combination of what is known; one combination of unknowns when nothing is. */
function seatKinds(seats: Seats): SeatKind[] {
  const known = <T>(values: readonly T[] | undefined): readonly (T | null)[] =>
    values && values.length > 0 ? values : [null]
  return known(seats.plans).flatMap((plan) =>
    known(seats.logins).flatMap((login) => known(seats.regions).map((region) => ({ plan, login, region }))),
  )
}
