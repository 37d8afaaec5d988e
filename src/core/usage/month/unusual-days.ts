import { groupBy } from '../../text/group-by.js'
import { compareText } from '../../text/place.js'
import type { UnusualDay } from '../../contract/usage/events.js'
import { metered } from './exact-sums.js'
import { membersIn } from './breakdowns.js'
import { headcount } from './identities.js'
import { dayIn, type Bits, type Ledger, type MonthLedger } from '../ledger.js'
import type { UsedMonth } from '../used.js'
import type { IsWorkingDay } from './working-days.js'

/** Days before that tell what is usual. Chosen by hand. */
const WINDOW = 40
/** Days before from which anything can be unusual. Chosen by hand. */
const FEWEST_DAYS = 10
/** Robust deviations, of logarithms, above the usual. Chosen by hand. */
const DEVIATIONS = 4
/** The least deviation, log units: a steady team has none, and a fifth more is nothing. Chosen by hand. */
const LEAST_DEVIATION = 0.2
/** The standard deviation of a normal distribution by its median absolute deviation. */
const MAD = 1.4826

export interface UnusualInput {
  readonly months: readonly UsedMonth[]
  readonly ledger: Ledger
  readonly teamOf: ((person: number) => string | null) | null
  readonly isWorking: IsWorkingDay
  /** People; days and groups of fewer are not told. */
  readonly fewest: number
}

/** Weeks of one weekday that make it usual. Chosen by hand. */
const WEEKS = 4

function weekdayOf(day: string): number {
  return new Date(Date.parse(day)).getUTCDay()
}

interface Total {
  readonly month: number
  readonly day: number
  readonly date: string
  readonly credits: number
  readonly working: boolean
}

/** The days of the last month on which far more was used than is usual, and what rose most on them. */
export function unusualDays(input: UnusualInput): UnusualDay[] {
  const { months, isWorking, fewest } = input
  const days = months.flatMap((month, index) => totalsOf(month, index, isWorking))
  return days.flatMap((one, at): UnusualDay[] => {
    if (one.month !== months.length - 1 || peopleOn(months[one.month], one.day) < fewest) return []
    const before = days.slice(0, at).filter(({ working, credits }) => working === one.working && credits > 0)
    const known = before.slice(-WINDOW)
    if (known.length < FEWEST_DAYS) return []
    const logs = known.map(({ credits }) => Math.log(credits))
    const middle = median(logs)
    const spread = Math.max(LEAST_DEVIATION, MAD * median(logs.map((value) => Math.abs(value - middle))))
    // What happens every week is usual on its weekday.
    const weekly = known.filter(({ date }) => weekdayOf(date) === weekdayOf(one.date)).slice(-WEEKS)
    const usual = Math.max(
      middle,
      weekly.length < WEEKS ? middle : median(weekly.map(({ credits }) => Math.log(credits))),
    )
    if (Math.log(one.credits) - usual <= DEVIATIONS * spread) return []
    return [
      {
        day: one.date,
        credits: metered(one.credits),
        usual: metered(Math.exp(usual)),
        ...risenMost(input, one, known),
      },
    ]
  })
}

function totalsOf({ month, through, people }: UsedMonth, index: number, isWorking: IsWorkingDay): Total[] {
  return Array.from({ length: through + 1 }, (_, day) => {
    let credits = 0
    for (const { daily } of people) credits += daily[day] ?? 0
    const date = dayIn(month, day)
    return { month: index, day, date, credits, working: isWorking(date) }
  })
}

function peopleOn(month: UsedMonth | undefined, day: number): number {
  return headcount((month?.people ?? []).filter(({ daily }) => (daily[day] ?? 0) > 0))
}

type Risen = Pick<UnusualDay, 'team' | 'client' | 'model'>

function risenMost({ months, ledger, teamOf, fewest }: UnusualInput, one: Total, known: readonly Total[]): Risen {
  const ledgers = months.map(({ month }) => ledger.months.get(month))
  const named = (of: (month: MonthLedger) => ReadonlyMap<string, Source>): string | null =>
    mostRisen(
      ledgers.map((month, index) =>
        month ? grouped(of(month), months[index]?.people ?? []) : new Map<string, Group>(),
      ),
      one,
      known,
      fewest,
    )
  return {
    team:
      teamOf === null
        ? null
        : mostRisen(
            months.map(({ people, days }) => teamsOf(people, days, teamOf)),
            one,
            known,
            fewest,
          ),
    client: named(({ clients }) => clients),
    model: named(({ models }) => models),
  }
}

interface Group {
  readonly daily: Float64Array
  readonly people: number
}
interface Source {
  readonly daily: Float64Array
  readonly people: Bits
}

function grouped(all: ReadonlyMap<string, Source>, used: UsedMonth['people']): ReadonlyMap<string, Group> {
  return new Map([...all].map(([name, { daily, people }]) => [name, { daily, people: membersIn(used, people).people }]))
}

function teamsOf(
  people: UsedMonth['people'],
  days: number,
  teamOf: (person: number) => string | null,
): ReadonlyMap<string, Group> {
  const teams = groupBy(people, ({ person }) => teamOf(person))
  return new Map(
    [...teams].flatMap(([name, members]) => {
      if (name === null) return []
      const daily = new Float64Array(days)
      for (const { daily: own } of members)
        for (let day = 0; day < days; day += 1) daily[day] = (daily[day] ?? 0) + (own[day] ?? 0)
      return [[name, { daily, people: headcount(members) }] as const]
    }),
  )
}

/** The group whose amount on the day is farthest above its own median; null when none of enough people rose. */
function mostRisen(
  groups: readonly ReadonlyMap<string, Group>[],
  one: Total,
  known: readonly Total[],
  fewest: number,
): string | null {
  const candidates = [...(groups[one.month] ?? [])]
    .filter(([name, { people }]) => name !== '' && people >= fewest)
    .map(([name, { daily }]) => ({
      name,
      by: (daily[one.day] ?? 0) - median(known.map(({ month, day }) => groups[month]?.get(name)?.daily[day] ?? 0)),
    }))
    .filter(({ by }) => by > 0)
    .sort((a, b) => b.by - a.by || compareText(a.name, b.name))
  return candidates[0]?.name ?? null
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2
}
