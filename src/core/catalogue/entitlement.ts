import { periodOn, type Catalogue } from './catalogue.js'
import type { AvailabilityPeriod, Billing, Login, Model, PlanId } from './catalogue-schema.js'

/** The policy's facts about the team's seats; a missing dimension is unknown. */
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
  /** The number of seat kinds of the team; when all of them are blocked, no seat can use the model. */
  readonly kinds: number
  readonly source: string | null
}

/** The dimensions of availability, in the order in which they are checked. */
const DIMENSIONS = ['plan', 'login', 'region', 'billing'] as const

/**
 * Which of the team's seat kinds may use a model on a day: plan × login × region × billing, then the admin's approved
 * list. An unknown dimension blocks only if all of its values are blocked.
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

/**
 * Whether the stated list of approved models, if any, lacks a name. A model that is not in the catalogue is compared as
 * written.
 */
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

/** Every combination of the known values; one combination of unknowns when none is known. */
function seatKinds(seats: Seats): SeatKind[] {
  const known = <T>(values: readonly T[] | undefined): readonly (T | null)[] =>
    values && values.length > 0 ? values : [null]
  return known(seats.plans).flatMap((plan) =>
    known(seats.logins).flatMap((login) => known(seats.regions).map((region) => ({ plan, login, region }))),
  )
}
