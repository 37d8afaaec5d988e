import { compareText } from '../../text/place.js'
import type { SeatOffer, Terms } from '../../cost/plan-cost.js'
import type { PersonToSize } from './cheapest-plan.js'
import { idleSeats, type IdleSeats } from '../month/idle.js'
import { MICRO, type Person } from '../ledger.js'
import { matchPeople } from '../reading/match-people.js'
import type { Seat } from '../reading/people-files.js'
import type { SeatPlan, UsedBy, UsedMonth } from '../used.js'

/*
 * The people whose plan can be judged, and the months to judge by: at most three closed months. A quarter reflects
 * current use, and the prices of models, which decide the credits, change more often than that.
 */

/** Closed months, a quarter. Chosen by hand. */
export const MOST_MONTHS = 3

/** The 0-based day. Files that begin later in their first month do not have the whole month. Chosen by hand. */
const LATEST_BEGIN = 7

/** Part of an allowance that stops. From here on the demand may have been higher. Chosen by hand. */
const CAPPED_FROM = 0.98

export interface PeopleToSize {
  readonly months: readonly UsedMonth[]
  readonly people: readonly PersonToSize[]
  /** Plans of seats that are kept: of new people, and of seats without use. */
  readonly kept: readonly SeatOffer[]
  /** Null without a list of seats, or where none is certain. */
  readonly idle: IdleSeats | null
  /** People with less than one whole closed month. */
  readonly newcomers: number
  /** People without a row in the last closed month and this one, for whom no list has a seat. */
  readonly gone: number
  /** People whose plan is unknown or no longer offered. */
  readonly unknown: number
}

export interface SizingInput {
  /** Closed months, in any order. */
  readonly months: readonly UsedMonth[]
  /** The running month; null when there is none, or it has no row yet. */
  readonly current: UsedMonth | null
  /** Of the ledger. */
  readonly people: readonly Person[]
  readonly offers: readonly SeatOffer[]
  readonly terms: Terms
  /** Null without a list of seats. */
  readonly seats: readonly Seat[] | null
}

/** Null without a whole closed month. */
export function peopleToSize({ months: all, current, people, offers, terms, seats }: SizingInput): PeopleToSize | null {
  const closed = [...all].sort((a, b) => compareText(a.month, b.month))
  const whole = closed.slice(closed[0] !== undefined && beginsLate(closed[0]) ? 1 : 0)
  const months = whole.slice(-MOST_MONTHS)
  if (months.length === 0) return null
  const rows = months.map(byPerson)
  const running = byPerson(current)
  const before = new Set(closed.slice(0, -months.length).flatMap((month) => month.people.map(({ person }) => person)))
  const matched = seats === null ? null : matchPeople(seats, people)
  const idle = seats === null ? null : idleSeats(seats, people, current === null ? months : [...months, current])
  const offer = new Map(offers.map((one) => [one.plan, one]))
  const offered = ({ plan }: SeatPlan): SeatOffer | null => (plan === null ? null : (offer.get(plan) ?? null))
  const sized: PersonToSize[] = []
  const kept = (idle?.seats ?? []).flatMap(({ plan }) => offered(plan) ?? [])
  const left = { newcomers: 0, gone: 0, unknown: 0 }
  const active = new Set([...rows, running].flatMap((month) => [...month.keys()]))
  for (const person of active) {
    const used = rows.map((month) => month.get(person) ?? null)
    const latest = running.get(person) ?? null
    const seat = matched?.[person]?.plan ?? null
    if (latest === null && (used.at(-1) ?? null) === null && seat === null) {
      left.gone++
      continue
    }
    const newest = latest ?? used.findLast((row) => row !== null) ?? null
    const now = (seat === null ? null : offered(seat)) ?? (newest === null ? null : offered(newest.seat))
    if (now === null) {
      left.unknown++
      continue
    }
    const own = used.slice(firstWholeMonth(used, latest, before.has(person)))
    if (own.length === 0) {
      left.newcomers++
      kept.push(now)
      continue
    }
    const overage =
      terms.overage ??
      [latest, ...own.toReversed()].find((row) => (row?.overageEnabled ?? null) !== null)?.overageEnabled ??
      own.some((row) => row !== null && row.overage > 0)
    sized.push({
      person,
      now,
      loads: own.map((row) => Math.round((row?.credits ?? 0) * MICRO)),
      overage,
      capped: own.some((row) => row !== null && isCapped(row, terms)),
    })
  }
  return { months, people: sized, kept, idle, ...left }
}

/** The first month that the person had from its first day on: before their subscription began there was no use. */
function firstWholeMonth(used: readonly (UsedBy | null)[], latest: UsedBy | null, before: boolean): number {
  if (latest !== null && latest.began !== null) return used.length
  const began = used.findLastIndex((row) => row !== null && row.began !== null)
  if (began !== -1) return used[began]?.began === 0 ? began : began + 1
  const first = used.findIndex((row) => row !== null)
  return before ? 0 : first === -1 ? used.length : first
}

function isCapped({ overageEnabled, overage, credits, seat }: UsedBy, terms: Terms): boolean {
  return (
    !(overageEnabled ?? terms.overage ?? overage > 0) &&
    seat.allowance !== null &&
    credits >= seat.allowance * CAPPED_FROM
  )
}

function byPerson(month: UsedMonth | null): ReadonlyMap<number, UsedBy> {
  return new Map((month?.people ?? []).map((row) => [row.person, row]))
}

/** Whether the files begin late: no use in the first week of a month, and some use after it. */
function beginsLate({ people, days }: UsedMonth): boolean {
  const used = (from: number, to: number): boolean =>
    people.some(({ daily }) => daily.subarray(from, to).some((credits) => credits > 0))
  return !used(0, LATEST_BEGIN) && used(LATEST_BEGIN, days)
}
