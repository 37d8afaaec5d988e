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

/** What is not known of a model: one dimension, everything in GovCloud, or everything before the first sighting. */
export type UnknownBy = (typeof DIMENSIONS)[number] | 'GovCloud' | 'date'

export interface Entitlement {
  /** Seat kinds of which no source says whether they can use the model, with what is not known; none of them is in `blocked`. */
  readonly unknown: readonly { readonly seat: SeatKind; readonly what: readonly UnknownBy[] }[]
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
 * list. What is not known of the seats blocks only if all values are blocked; what is not known of the model blocks no seat and is
 * listed apart.
 */
export function entitlement(catalogue: Catalogue, model: Model, seats: Seats, day: string): Entitlement {
  const kinds = seatKinds(seats)
  const period = periodOn(model.availability, day)
  const answers = kinds.map((seat) => ({ seat, ...answerFor(catalogue, model, period, seats, seat, day) }))
  return {
    blocked: answers.flatMap(({ seat, by }) => (by === null ? [] : [{ seat, by }])),
    unknown: answers.flatMap(({ seat, by, what }) => (by !== null || what.length === 0 ? [] : [{ seat, what }])),
    kinds: kinds.length,
    source: period?.source ?? null,
  }
}

/** Whether every seat kind of the team is known to have the model. */
export function isEntitled(catalogue: Catalogue, model: Model, seats: Seats, day: string): boolean {
  const { blocked, unknown } = entitlement(catalogue, model, seats, day)
  return blocked.length === 0 && (unknown.length === 0 || isStated(model))
}

/** A model of which the policy is the source: whoever stated it is taken to have it. */
function isStated({ status }: Model): boolean {
  return status.every(({ source }) => !source.startsWith('https://'))
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

function answerFor(
  catalogue: Catalogue,
  model: Model,
  period: AvailabilityPeriod | null,
  seats: Seats,
  seat: SeatKind,
  day: string,
): { readonly by: BlockedBy | null; readonly what: readonly UnknownBy[] } {
  if (period === null) {
    if (model.availability.length === 0) return { by: null, what: [] }
    return isBeforeSighting(model, day) ? { by: null, what: ['date'] } : { by: 'date', what: [] }
  }
  const unapproved = isUnapproved(catalogue, model.id, seats) ? 'approved list' : null
  // GovCloud has a list of models of its own: neither what commercial regions have nor what they lack says anything of it.
  if (catalogue.facts.govCloud.regions.some((region) => region === seat.region))
    return { by: unapproved, what: ['GovCloud'] }
  const stated: Record<(typeof DIMENSIONS)[number], string | null> = {
    plan: seat.plan,
    login: seat.login,
    region: seat.region,
    billing: seats.billing ?? null,
  }
  const allowed: Record<(typeof DIMENSIONS)[number], 'all' | 'unknown' | readonly string[]> = {
    plan: period.plans,
    login: period.logins,
    region: period.regions,
    billing: period.billing,
  }
  const what: UnknownBy[] = []
  for (const dimension of DIMENSIONS) {
    const values = allowed[dimension]
    const value = stated[dimension]
    if (values === 'all') continue
    if (values === 'unknown') what.push(dimension)
    else if (value === null ? values.length === 0 : !values.includes(value)) return { by: dimension, what: [] }
  }
  return { by: unapproved, what }
}

/** Whether the day is before the first sighting of a model whose first day no source says. */
export function isBeforeSighting({ announced, status }: Model, day: string): boolean {
  const first = status[0]?.from
  return announced === null && first !== undefined && day < first
}

/** Every combination of the known values; one combination of unknowns when none is known. */
function seatKinds(seats: Seats): SeatKind[] {
  const known = <T>(values: readonly T[] | undefined): readonly (T | null)[] =>
    values && values.length > 0 ? values : [null]
  return known(seats.plans).flatMap((plan) =>
    known(seats.logins).flatMap((login) => known(seats.regions).map((region) => ({ plan, login, region }))),
  )
}
