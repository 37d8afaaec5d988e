import { Big } from 'big.js'
import { product, roundHalfUp } from '../../amount.js'
import { count, usd } from '../../text/number.js'
import { knownSum } from './breakdowns.js'
import { sumOf } from './exact-sums.js'
import type { PaidSeats } from './paid-seats.js'
import type { UsageReport } from '../../contract/usage/report.js'
import type { BilledBy, BilledMonth } from '../used.js'
import { capitalized } from '../../text/capitalized.js'
import { peopleNoted } from './folding.js'
import { headcount } from './identities.js'

type Money = UsageReport['money']

/**
 * The USD of a month from its rows by plan: fixed, unused, overage, and the price per credit. Catalogue prices without
 * tax. Groups of fewer than `fewest` people are not counted out. Source: kiro.dev/pricing
 */
export function moneyOf(
  month: BilledMonth,
  seats: PaidSeats,
  rows: UsageReport['byPlan'],
  total: number,
  usdPerCredit: number,
  invoiceUsd: number | null,
  fewest = 1,
): Money {
  // Whole cents, whose sum is.
  const add = (pick: (row: UsageReport['byPlan'][number]) => number | null): number | null =>
    knownSum(rows.map(pick))?.toNumber() ?? null
  const fixed = add(({ fixedUsd }) => fixedUsd)
  const overage = roundHalfUp(
    product(
      sumOf(month.people, (person) => person.overage),
      usdPerCredit,
    ),
    2,
  )
  const sum = fixed === null ? null : roundHalfUp(new Big(fixed).plus(overage), 2)
  const allPriced = rows.every((row) => row.allPriced)
  const prorated = proratedOf(month)
  return {
    fixed,
    prorated,
    unused: add(({ unusedUsd }) => unusedUsd),
    overage,
    total: sum,
    // A part of the dollars by all of the credits, or less a whole invoice, would be no number of anything.
    perCredit: sum === null || !allPriced || total <= 0 ? null : roundHalfUp(new Big(sum).div(total), 4),
    allPriced,
    invoice:
      invoiceUsd === null
        ? null
        : {
            usd: invoiceUsd,
            difference: sum === null || !allPriced ? null : roundHalfUp(new Big(invoiceUsd).minus(sum), 2),
          },
    notes: notesOf(month, seats, prorated, fewest),
  }
}

/**
 * Seats that begin within the month are counted from that day on. Kiro's exact proration is not published; this is the
 * largest possible reduction.
 */
function proratedOf({ people, days }: BilledMonth): number {
  const parts = people.map(({ began, seat }) =>
    began === null || seat.usd === null ? new Big(0) : product(seat.usd, began).div(days),
  )
  return roundHalfUp(
    parts.reduce((sum, part) => sum.plus(part), new Big(0)),
    2,
  )
}

function notesOf({ people }: BilledMonth, seats: PaidSeats, prorated: number, fewest: number): string[] {
  const who = (group: readonly BilledBy[]): string =>
    capitalized(peopleNoted(headcount(group), fewest, headcount(people)))
  const notes: string[] = []
  const unknown = seats.plans.filter(({ seat }) => seat.usd === null).reduce((sum, plan) => sum + plan.seats, 0)
  if (unknown > 0)
    notes.push(
      `${count(unknown, 'seat has', 'seats have')} a plan without a known price; ${unknown === 1 ? 'it is' : 'they are'} in none of the dollars.`,
    )
  const began = people.filter((person) => person.began !== null && person.began > 0)
  if (prorated > 0)
    notes.push(
      `${who(began)} began this month. Their seats are billed in part, so the invoice can be up to ${usd(prorated)} lower.`,
    )
  const beyond = people.filter(
    ({ credits, overage, seat }) => seat.allowance !== null && credits - overage > seat.allowance * 1.001,
  )
  if (beyond.length > 0)
    notes.push(
      `${who(beyond)} used more than the plan includes without overage, as bonus or add-on credits allow. That is in no dollars.`,
    )
  if (seats.from === 'active people' && people.length > 0)
    notes.push(
      'Seats are those of active people; who did nothing is in no file. A list of all seats (--seats) completes the fixed cost.',
    )
  if (seats.from === 'policy')
    notes.push('Seats are those that the policy states, or more where more people were active.')
  return notes
}
