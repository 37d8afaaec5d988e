import type { UsageReport } from '../../contract/usage/report.js'
import type { MonthTallies, Person } from '../ledger.js'
import type { Seat } from '../reading/people-files.js'
import type { BilledMonth } from '../used.js'
import { byClient, byPlan } from './breakdowns.js'
import { byModel, type ModelRate } from './by-model.js'
import { byTeam } from './by-team.js'
import { sumOf } from './exact-sums.js'
import { idleSeats, type IdleSeats } from './idle.js'
import { moneyOf } from './money.js'
import { paidSeats, type PaidSeats, type PolicySeats } from './paid-seats.js'
import type { TeamMembers } from './team-members.js'
import type { OverageMeaning } from './used-of.js'

/** What a month is reckoned with beside its rows: the same for the month of the report and for those beside it. */
export interface MonthGround {
  readonly people: readonly Person[]
  /** The list of seats; null without one. */
  readonly seats: readonly Seat[] | null
  /** Seats that the policy states; null where it states none. */
  readonly policySeats: PolicySeats | null
  readonly members: TeamMembers | null
  readonly meaning: OverageMeaning
  /** USD per credit of overage. */
  readonly usdPerCredit: number
  readonly rates: ReadonlyMap<string, ModelRate>
}

export type MonthGroups = Pick<UsageReport, 'byPlan' | 'byClient' | 'byTeam' | 'byModel'>

/** A month in seats, credits and USD, and by group. */
export interface MonthParts {
  /** Null without a list of seats, or where it is certain for none of them. */
  readonly idle: IdleSeats | null
  readonly seats: PaidSeats
  /** Credits of the month, and those of them beyond the plans. */
  readonly total: number
  readonly overage: number
  readonly money: UsageReport['money']
  /** The month by group; groups of fewer than `fewest` people are folded. */
  readonly groups: (fewest: number) => MonthGroups
}

/** Reckons a month; `read` is null where it is known from `/usage` texts alone. `invoiceUsd` is what its invoice says; notes hide fewer than `fewest` people. */
export function monthParts(
  { people, seats: list, policySeats, members, meaning, usdPerCredit, rates }: MonthGround,
  month: BilledMonth,
  read: MonthTallies | null,
  { invoiceUsd = null, fewest: least = 1 }: { readonly invoiceUsd?: number | null; readonly fewest?: number } = {},
): MonthParts {
  const idle = list && idleSeats(list, people, [month])
  const seats = paidSeats(month, idle ? { from: 'seats file', idle: idle.seats.map(({ plan }) => plan) } : policySeats)
  const total = sumOf(month.people, ({ credits }) => credits)
  return {
    idle,
    seats,
    total,
    overage: sumOf(month.people, (person) => person.overage),
    money: moneyOf(month, seats, byPlan(month, seats, usdPerCredit, 1), total, usdPerCredit, invoiceUsd, least),
    groups: (fewest) => ({
      byPlan: byPlan(month, seats, usdPerCredit, fewest),
      byClient: read === null ? [] : byClient(read, meaning, total, fewest, month.people),
      byTeam:
        members &&
        byTeam(month, {
          teamOf: members.teamOf,
          silent: members.silentIn(month),
          idle: idle?.seats.map((seat) => ({ seat, team: members.teamOfSeat(seat) })) ?? null,
          usdPerCredit,
          total,
          fewest,
        }),
      byModel: read && byModel(read, rates, meaning, total, fewest, month.people),
    }),
  }
}
