import { groupBy } from '../../text/group-by.js'
import { compareText } from '../../text/place.js'
import { product, roundedTogether } from '../../amount.js'
import { Big } from 'big.js'
import { metered, partOf, sumOf } from './exact-sums.js'
import { apart, fold, type Group } from './folding.js'
import { headcount } from './identities.js'
import { dayIn, type Bits, type MonthTallies } from '../ledger.js'
import type { PaidSeats } from './paid-seats.js'
import type { UsageReport } from '../../contract/usage/report.js'
import { nobodys, usedOf, type OverageMeaning } from './used-of.js'
import type { BilledBy, BilledMonth, SeatPlan, UsedMonth } from '../used.js'

/*
 * The month by day, plan, client and use of the own allowance. Small groups are folded; rows add up to the total.
 */

/** By day: people, credits. Days with fewer than `fewest` people are folded. */
export function byDay(month: UsedMonth, fewest: number): UsageReport['byDay'] {
  const groups = Array.from({ length: month.through + 1 }, (_, day) => {
    const active = month.people.filter(({ daily }) => (daily[day] ?? 0) > 0)
    return {
      day,
      people: headcount(active),
      members: () => active.map(({ identity }) => identity),
      credits: sumOf(active, ({ daily }) => daily[day] ?? 0),
    }
  })
  const { shown, folded, people } = fold(groups, fewest)
  const rows = shown.map(({ day, people: some, credits }) => ({
    day: dayIn(month.month, day),
    folded: 0,
    people: some,
    credits: metered(credits),
  }))
  return folded.length === 0
    ? rows
    : [...rows, { day: null, folded: folded.length, people, credits: metered(sumOf(folded, ({ credits }) => credits)) }]
}

interface PlanGroup extends Group {
  readonly seat: SeatPlan
  readonly seats: number
  readonly used: readonly BilledBy[]
}

/** By plan with its USD. A plan without a known price has null and is in no sum of USD. */
export function byPlan(
  month: BilledMonth,
  { plans }: PaidSeats,
  usdPerCredit: number,
  fewest: number,
): UsageReport['byPlan'] {
  const active = groupBy(month.people, ({ seat }) => seat.name)
  const groups = plans.map(({ seat, seats }): PlanGroup => {
    const used = active.get(seat.name) ?? []
    return { seat, seats, used, people: headcount(used), members: () => used.map(({ identity }) => identity) }
  })
  const { shown, folded, people } = fold(groups, fewest)
  const rows = shown.map((group) => planRow([group], group.people, usdPerCredit))
  if (folded.length > 0)
    rows.push({ ...planRow(folded, people, usdPerCredit), plan: null, name: 'other plans', folded: folded.length })
  const usd = (of: 'fixedUsd' | 'unusedUsd' | 'overageUsd'): (number | null)[] =>
    roundedTogether(
      rows.map((row) => row[of]),
      2,
    )
  const [fixed, unused, overage] = [usd('fixedUsd'), usd('unusedUsd'), usd('overageUsd')]
  return rows.map((row, index) => ({
    ...row,
    fixedUsd: fixed[index] ?? null,
    unusedUsd: unused[index] ?? null,
    overageUsd: overage[index] ?? 0,
  }))
}

/** A row with its USD as exact as they are: rounded each on its own, they would not add up. */
type PlanRow = Omit<UsageReport['byPlan'][number], 'fixedUsd' | 'unusedUsd' | 'overageUsd'> &
  Record<'fixedUsd' | 'unusedUsd', Big | null> &
  Record<'overageUsd', Big>

function planRow(groups: readonly PlanGroup[], people: number, usdPerCredit: number): PlanRow {
  const used = groups.flatMap((group) => group.used)
  const [first] = groups
  const overage = sumOf(used, (one) => one.overage)
  return {
    plan: first?.seat.plan ?? null,
    name: first?.seat.name ?? '',
    folded: 0,
    seats: groups.reduce((sum, { seats }) => sum + seats, 0),
    people,
    allowance: groups.some(({ seat, seats }) => seat.allowance === null && seats > 0)
      ? null
      : metered(sumOf(groups, ({ seat, seats }) => (seat.allowance ?? 0) * seats)),
    credits: metered(sumOf(used, ({ credits }) => credits)),
    overage: metered(overage),
    fixedUsd: knownSum(groups.map(({ seat, seats }) => (seat.usd === null ? null : product(seat.usd, seats)))),
    unusedUsd: knownSum(groups.map(unusedOf)),
    overageUsd: product(overage, usdPerCredit),
    allPriced: groups.every(({ seat, seats }) => seats === 0 || seat.usd !== null),
  }
}

/** The part of the price that pays for unused credits. */
function unusedOf({ seat, seats, used }: PlanGroup): Big | null {
  if (seat.usd === null || seat.allowance === null || seat.allowance === 0) return seat.usd === 0 ? new Big(0) : null
  const { allowance } = seat
  const within = sumOf(used, ({ credits, overage }) => Math.min(allowance, Math.max(0, credits - overage)))
  return product(allowance, seats).minus(within).times(seat.usd).div(allowance)
}

/** The sum of the known amounts; null when none is known. */
export function knownSum(amounts: readonly (Big | number | null)[]): Big | null {
  const all = amounts.filter((amount) => amount !== null)
  return all.length === 0 ? null : all.reduce<Big>((sum, amount) => sum.plus(amount), new Big(0))
}

/** A seat of a human. */
export type Human = Pick<BilledBy, 'person' | 'identity'>

/** The humans of a set of people, as a group. */
export function membersIn(used: readonly Human[], people: Bits): Group {
  const own = used.filter(({ person }) => people.has(person))
  return { people: headcount(own), members: () => own.map(({ identity }) => identity) }
}

/** By client: people, messages, credits. `total` in credits. */
export function byClient(
  month: MonthTallies,
  meaning: OverageMeaning,
  total: number,
  fewest: number,
  used: readonly Human[],
): UsageReport['byClient'] {
  const groups = [...month.clients].map(([name, { messages, people, ...amounts }]) => ({
    name,
    credits: usedOf(amounts, meaning),
    messages,
    ...membersIn(used, people),
  }))
  groups.sort((a, b) => b.credits - a.credits || compareText(a.name, b.name))
  const { shown, folded, people } = fold(groups, fewest)
  const row = (name: string, some: readonly (typeof groups)[number][], count: number, of: number) => {
    const credits = sumOf(some, (one) => one.credits)
    return {
      name,
      folded: of,
      people: count,
      credits: metered(credits),
      share: partOf(credits, total),
      messages: some.reduce((sum, { messages }) => sum + messages, 0),
    }
  }
  const rows = shown.map((group) => row(group.name === '' ? 'not stated' : group.name, [group], group.people, 0))
  const overage = metered(nobodys(month, meaning, total))
  const rest =
    overage > 0
      ? [
          {
            name: 'overage, of no client',
            folded: 0,
            people: 0,
            credits: overage,
            share: partOf(overage, total),
            messages: 0,
          },
        ]
      : []
  return [...rows, ...(folded.length === 0 ? [] : [row('other clients', folded, people, folded.length)]), ...rest]
}

/** Lower bounds of the bands, parts of the allowance. Chosen by hand. */
const BANDS = [0, 0.25, 0.5, 0.75, 0.9, 1]

/**
 * How many people used how much of their own allowance: an average would hide that some run out while others use none.
 * Of a person with several seats the fullest one counts.
 */
export function byUse(month: UsedMonth, fewest: number): UsageReport['byUse'] {
  const bands = new Map<number, number>()
  for (const { credits, seat, identity } of month.people) {
    if (seat.allowance === null || seat.allowance === 0) continue
    const share = credits / seat.allowance
    const band = BANDS.findLastIndex((from) => share >= from)
    bands.set(identity, Math.max(band, bands.get(identity) ?? 0))
  }
  const counts = BANDS.map((_, band) => [...bands.values()].filter((own) => own === band).length)
  const shown = apart(counts, fewest)
  return BANDS.map((from, band) => ({ from, to: BANDS[band + 1] ?? null, people: shown[band] ?? null }))
}
