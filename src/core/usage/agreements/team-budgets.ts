import { product, roundHalfUp } from '../../amount.js'
import type { UnheldBudget, UsageBudget } from '../../contract/usage/agreements.js'
import type { UsageForecast } from '../../contract/usage/outlook.js'
import type { UsageReport } from '../../contract/usage/report.js'
import { minimumAction, teamBudgets, teamKey, teamUsd, type StatedLimit } from '../../policy/decide.js'
import type { Policy } from '../../policy/policy.js'
import { sha256 } from '../../text/sha256.js'
import { dayIn, MICRO, type MonthLedger, type PersonMonth } from '../ledger.js'
import { overageByDay } from '../month/overage-by-day.js'
import type { OverageMeaning } from '../month/used-of.js'
import type { UsedBy, UsedMonth } from '../used.js'
import { creditsAhead, STEPS } from './budgets.js'
import { monthlyBudget, thresholdOf, type Agreed, type Ahead, type UsedUpTo } from './monthly-budget.js'

/* The monthly budgets in USD, and those of single teams. */

export interface TeamBudgetsInput {
  readonly policy: Policy
  readonly month: UsedMonth
  /** Null where the month is known from `/usage` texts alone. */
  readonly read: MonthLedger | null
  readonly meaning: OverageMeaning
  /** USD per credit of overage. */
  readonly usdPerCredit: number
  /** All seats. */
  readonly seats: SeatsPrice
  /** Of everybody; null when the month is over, or there is no data for one. */
  readonly forecast: UsageForecast | null
  /** The same of the people of one team. */
  readonly forecastOf: (people: (person: UsedBy) => boolean, fixedUsd: number | null) => UsageForecast | null
  /** Null without a list of teams. */
  readonly teams: {
    readonly teamOf: (person: number) => string | null
    /** Every team of the list. */
    readonly names: ReadonlySet<string>
    /** The month by team, small ones folded. */
    readonly rows: NonNullable<UsageReport['byTeam']>
  } | null
  /** People; smaller teams are folded. */
  readonly fewest: number
}

/** Budgets that are held against what was used, and those that cannot be. */
export interface HeldBudgets {
  readonly budgets: UsageBudget[]
  readonly unheld: UnheldBudget[]
}

/** What is held against the budget of everybody in USD, and against those of single teams. */
export function heldTeamBudgets(input: TeamBudgetsInput): HeldBudgets {
  const { policy, seats, month, forecast } = input
  const usd = teamUsd(policy)
  const all = { team: null, people: month.people, isIn: () => true, seats }
  const held = [
    ...(usd === null
      ? []
      : [
          hold('policy/monthly/usd', 'USD', usd, all, () => forecast, minimumAction(policy)?.action ?? 'notify', input),
        ]),
    ...teamBudgets(policy).flatMap(({ team, credits, usd: dollars }) => {
      const id = `policy/team-${sha256(teamKey(team)).slice(0, 8)}`
      const who = membersOf(team, input)
      // The files of a repository are everybody's, so that one team's budget changes nothing in them.
      const of = (unit: UsageBudget['unit'], limit: StatedLimit | null, ending: string): HeldBudgets[] =>
        limit === null
          ? []
          : typeof who === 'string'
            ? [unheld(`${id}/${ending}`, unit, limit, team, who)]
            : [
                hold(
                  `${id}/${ending}`,
                  unit,
                  limit,
                  who,
                  () => input.forecastOf(who.isIn, who.seats.allPriced ? who.seats.usd : null),
                  'notify',
                  input,
                ),
              ]
      return [...of('credits', credits, 'credits'), ...of('USD', dollars, 'usd')]
    }),
  ]
  return { budgets: held.flatMap(({ budgets }) => budgets), unheld: held.flatMap((one) => one.unheld) }
}

/** What seats cost. */
interface SeatsPrice {
  /** USD of those that are priced; null where none is. */
  readonly usd: number | null
  readonly allPriced: boolean
}

interface Members {
  readonly team: string | null
  readonly people: readonly UsedBy[]
  readonly isIn: (person: UsedBy) => boolean
  readonly seats: SeatsPrice
}

/** The people of a team; or why nothing may be held against its budget. */
function membersOf(name: string, { teams, month, fewest }: TeamBudgetsInput): Members | string {
  if (teams === null) return 'no list of teams was given'
  const key = teamKey(name)
  const team = [...teams.names].find((one) => teamKey(one) === key)
  if (team === undefined) return 'the list of teams has no team of this name'
  const isIn = ({ person }: UsedBy): boolean => teamKey(teams.teamOf(person) ?? '') === key
  const people = month.people.filter(isIn)
  const row = teams.rows.find(({ name: of, folded }) => folded === 0 && of !== null && teamKey(of) === key)
  // Of a team without any row the credits are known, the seats are not.
  if (people.length === 0) return { team, people, isIn, seats: { usd: null, allPriced: false } }
  if (row === undefined)
    return `it is shown together with others, so that groups of fewer than ${fewest} people are not shown`
  return { team, people, isIn, seats: { usd: row.seatsUsd, allPriced: row.allPriced } }
}

function unheld(
  id: string,
  unit: UsageBudget['unit'],
  { limit, layer }: StatedLimit,
  team: string | null,
  why: string,
): HeldBudgets {
  return { budgets: [], unheld: [{ id, file: layer.source, team, unit, limit, why }] }
}

function hold(
  id: string,
  unit: UsageBudget['unit'],
  limit: StatedLimit,
  who: Members,
  forecast: () => UsageForecast | null,
  action: Agreed['action'],
  input: TeamBudgetsInput,
): HeldBudgets {
  const { usd: fixed, allPriced } = unit === 'USD' ? who.seats : { usd: 0, allPriced: true }
  const notKnown = unheld(id, unit, limit, who.team, 'the price of a seat is not known')
  if (fixed === null) return notKnown
  const rising = unit === 'USD' ? usdUpTo(who, fixed, input) : creditsUpTo(who.people, input.month)
  // A sum that leaves a seat out can show that a limit is reached, and never that it is kept.
  if (!allPriced && (rising.at(-1)?.used ?? 0) < thresholdOf(limit.limit, 100)) return notKnown
  const agreed: Agreed = {
    id,
    from: 'policy',
    file: limit.layer.source,
    team: who.team,
    unit,
    period: 'monthly',
    limit: limit.limit,
    perDeveloper: null,
    allPriced,
    action,
    // A step that the seats alone reach says nothing.
    percents: STEPS.filter((percent) => percent === 100 || (limit.limit * percent) / 100 > fixed),
  }
  const ahead = unit === 'USD' ? usdAhead(forecast(), rising) : creditsAhead(forecast())
  // What a bad trial expects is told as a share, and on no day.
  const told = ahead && (ahead.reliable || who.team === null ? ahead : { ...ahead, byDay: [] })
  return { budgets: [monthlyBudget(agreed, rising, told)], unheld: [] }
}

function creditsUpTo(people: readonly UsedBy[], month: UsedMonth): UsedUpTo[] {
  let sum = 0
  return days(month).map((day) => {
    for (const { daily } of people) sum += Math.round((daily[day] ?? 0) * MICRO)
    return { day: dayIn(month.month, day), used: sum }
  })
}

/** The price of the seats from the first of the month on, and overage as it came. */
function usdUpTo(
  { people, isIn }: Members,
  fixed: number,
  { month, read, meaning, usdPerCredit }: TeamBudgetsInput,
): UsedUpTo[] {
  const own = new Set(people.filter(isIn).map(({ person }) => person))
  const overage = (read?.people ?? []).flatMap((person: PersonMonth) =>
    own.has(person.person) ? (overageByDay(person, meaning.reading) ?? []) : [],
  )
  // A `/usage` text states its overage on its day.
  const stated = read === null ? people.reduce((sum, one) => sum + one.overage, 0) * MICRO : 0
  const base = Math.round(fixed * MICRO)
  let credits = 0
  return days(month).map((day) => {
    for (const daily of overage) credits += daily[day] ?? 0
    const all = credits + (day === month.through ? stated : 0)
    return { day: dayIn(month.month, day), used: base + cents(product(all, usdPerCredit).toNumber()) }
  })
}

/** Millionths of a dollar, in whole cents as the report shows them. */
function cents(micro: number): number {
  return Math.round(roundHalfUp(product(micro).div(MICRO), 2) * MICRO)
}

/** Where the dollars end; on the way there overage is taken to come as credits do. */
function usdAhead(forecast: UsageForecast | null, rising: readonly UsedUpTo[]): Ahead | null {
  if (!forecast?.usd) return null
  const { usd, byDay, doubts } = forecast
  const now = (rising.at(-1)?.used ?? 0) / MICRO
  const [first, last] = [byDay[0]?.typical ?? 0, byDay.at(-1)?.typical ?? 0]
  return {
    end: usd,
    reliable: doubts.length === 0,
    byDay: byDay.map(({ day, typical }) => ({
      day,
      typical: now + (usd.typical - now) * (last > first ? (typical - first) / (last - first) : 1),
    })),
  }
}

function days({ through }: UsedMonth): number[] {
  return Array.from({ length: through + 1 }, (_, day) => day)
}
