import { product, roundedTogether, roundHalfUp } from '../../amount.js'
import { groupBy } from '../../text/group-by.js'
import { compareText } from '../../text/place.js'
import { Big } from 'big.js'
import { knownSum } from './breakdowns.js'
import { metered, partOf, sumOf } from './exact-sums.js'
import { apart, fold, hidden, type Group } from './folding.js'
import { headcount } from './identities.js'
import type { Seat } from '../reading/people-files.js'
import type { UsageReport } from '../../contract/usage/report.js'
import type { BilledBy, BilledMonth } from '../used.js'

export interface TeamsInput {
  /** The team of a person of the ledger; null for none. */
  readonly teamOf: (person: number) => string | null
  /** Members of each team who have no row in the month. */
  readonly silent: ReadonlyMap<string, number>
  /** Idle seats, and the team of whoever has one; null without a list of seats. */
  readonly idle: readonly { readonly seat: Seat; readonly team: string | null }[] | null
  /** USD per credit of overage. */
  readonly usdPerCredit: number
  /** Credits of the month. */
  readonly total: number
  /** People; smaller teams are folded. */
  readonly fewest: number
}

interface Team extends Group {
  /** People with a row, or idle seats where no one has one: the seats’ holders are as few people as others. */
  readonly people: number
  readonly name: string | null
  readonly used: readonly BilledBy[]
  readonly credits: number
}

/**
 * By team: people, credits, and dollars as its seats and its overage cost them. A team of idle seats alone has a row
 * too, and so have those of no team: what they cost is in the total.
 */
export function byTeam(month: BilledMonth, input: TeamsInput): NonNullable<UsageReport['byTeam']> {
  const { teamOf, total, fewest } = input
  const teams = groupBy(month.people, ({ person }) => teamOf(person))
  const groups = [...teams].map(([name, used]): Team => ({
    name,
    used,
    people: headcount(used),
    members: () => used.map(({ identity }) => identity),
    credits: sumOf(used, ({ credits }) => credits),
  }))
  const lone = groupBy(input.idle ?? [], ({ team }) => team)
  for (const [name, seats] of lone)
    if (!teams.has(name)) groups.push({ name, used: [], people: seats.length, members: () => [], credits: 0 })
  groups.sort((a, b) => b.credits - a.credits || compareText(a.name ?? '', b.name ?? ''))
  const { shown, folded, people } = fold(groups, fewest)
  const row = (name: string | null, some: readonly Team[], count: number, of: number) => {
    const credits = sumOf(some, (one) => one.credits)
    return {
      name,
      folded: of,
      people: count,
      credits: metered(credits),
      share: partOf(credits, total),
      ...amounts(some, input),
    }
  }
  const rows = shown.map((group) => row(group.name, [group], headcount(group.used), 0))
  const all = folded.length === 0 ? rows : [...rows, row(null, folded, people, folded.length)]
  // The number of idle seats of everybody is shown; that of silent people is not.
  const idle = apart(
    all.map((one) => one.idle ?? 0),
    fewest,
  )
  const [seats, overage] = [
    roundedTogether(
      all.map(({ seatsUsd }) => seatsUsd),
      2,
    ),
    roundedTogether(
      all.map(({ overageUsd }) => overageUsd),
      2,
    ),
  ]
  return all.map((one, index) => {
    const [seatsUsd, overageUsd] = [seats[index] ?? null, overage[index] ?? 0]
    const { name, folded: of, people: some, credits, share, overage: beyond } = one
    return {
      name,
      folded: of,
      people: some,
      credits,
      share,
      overage: beyond,
      usd: seatsUsd === null ? null : roundHalfUp(new Big(seatsUsd).plus(overageUsd), 2),
      seatsUsd,
      overageUsd,
      allPriced: one.allPriced,
      silent: hidden(one.silent, fewest),
      idle: one.idle === null ? null : (idle[index] ?? null),
    }
  })
}

interface Amounts {
  readonly overage: number
  /** USD, not yet rounded: each on its own, they would not add up. */
  readonly seatsUsd: Big | null
  readonly overageUsd: Big
  readonly allPriced: boolean
  readonly silent: number
  /** Null without a list of seats. */
  readonly idle: number | null
}

function amounts(teams: readonly Team[], { silent, idle, usdPerCredit }: TeamsInput): Amounts {
  const used = teams.flatMap((team) => team.used)
  const names = new Set(teams.map(({ name }) => name))
  const unused = (idle ?? []).filter(({ team }) => names.has(team))
  const overage = sumOf(used, (one) => one.overage)
  const prices = [...used.map(({ seat }) => seat.usd), ...unused.map(({ seat }) => seat.plan.usd)]
  const quiet = [...names].reduce((sum, name) => sum + (name === null ? 0 : (silent.get(name) ?? 0)), 0)
  return {
    overage: metered(overage),
    seatsUsd: knownSum(prices),
    overageUsd: product(overage, usdPerCredit),
    allPriced: prices.every((usd) => usd !== null),
    silent: quiet,
    idle: idle === null ? null : unused.length,
  }
}
