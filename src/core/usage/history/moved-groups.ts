import type { MovedRow } from '../../contract/usage/history.js'
import type { MonthGroups } from '../month/month-parts.js'

/** A group of a month: credits, and USD of its seats and of its overage where it has any. */
export interface GroupOf {
  readonly name: string | null
  readonly folded: number
  readonly credits: number | null
  /** Null where the price of one of them is not known. */
  readonly seatsUsd: number | null
  readonly overageUsd: number | null
}

/** A row of a comparison with its groups in each month. */
export interface PairedGroups {
  readonly kind: MovedRow['kind']
  readonly name: string | null
  readonly folded: number
  readonly before: readonly GroupOf[]
  readonly now: readonly GroupOf[]
}

const NO_SEATS = { seatsUsd: null, overageUsd: null }

/** The kinds of groups that are compared; null where a month has no such groups. To add one: a line here. */
const KINDS: Readonly<Record<MovedRow['kind'], (month: MonthGroups) => readonly GroupOf[] | null>> = {
  plan: ({ byPlan }) => byPlan.map((row) => ({ ...row, seatsUsd: row.allPriced ? row.fixedUsd : null })),
  client: ({ byClient }) => byClient.map((row) => ({ ...row, ...NO_SEATS })),
  team: ({ byTeam }) => byTeam?.map((row) => ({ ...row, seatsUsd: row.allPriced ? row.seatsUsd : null })) ?? null,
  model: ({ byModel }) => byModel?.rows.map((row) => ({ ...row, ...NO_SEATS, name: row.model })) ?? null,
}

/**
 * The groups of two months side by side. Those that are folded in either month by itself are one row: so a row tells of
 * a month nothing that its own breakdown does not.
 */
export function foldedIn(
  before: (fewest: number) => MonthGroups,
  now: (fewest: number) => MonthGroups,
  fewest: number,
): PairedGroups[] {
  const [all, shown] = [1, fewest].map((least) => ({ before: before(least), now: now(least) }))
  if (!all || !shown) return []
  return (Object.keys(KINDS) as MovedRow['kind'][]).flatMap((kind): PairedGroups[] => {
    const of = KINDS[kind]
    const [had, has] = [of(all.before), of(all.now)]
    // Without counts by model in one of the months nothing says what moved between models.
    if (had === null || has === null) return []
    const isShown = [shownIn(had, of(shown.before) ?? []), shownIn(has, of(shown.now) ?? [])]
    const names = [...new Set([...had, ...has].map(({ name }) => name))]
    const own = names.filter((name) => isShown.every((is) => is(name)))
    const rest = names.filter((name) => !own.includes(name))
    const row = (some: readonly (string | null)[], name: string | null, folded: number): PairedGroups => ({
      kind,
      name,
      folded,
      before: had.filter((group) => some.includes(group.name)),
      now: has.filter((group) => some.includes(group.name)),
    })
    return [...own.map((name) => row([name], name, 0)), ...(rest.length === 0 ? [] : [row(rest, null, rest.length)])]
  })
}

/** Whether a group has a row of its own in a month, or the month has no such group. */
function shownIn(all: readonly GroupOf[], shown: readonly GroupOf[]): (name: string | null) => boolean {
  const [known, own] = [all, shown.filter(({ folded }) => folded === 0)].map(
    (groups) => new Set(groups.map(({ name }) => name)),
  )
  return (name) => known?.has(name) !== true || own?.has(name) === true
}
