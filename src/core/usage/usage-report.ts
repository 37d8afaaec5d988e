import { memoize } from '../text/memoize.js'
import { offersOn, termsOf, type SeatOffer } from '../cost/plan-cost.js'
import { readConfiguration, type Configuration, type SourceFile } from '../kiro/configuration.js'
import { isIgnored } from '../policy/decide.js'
import { facts, type Policy } from '../policy/policy.js'
import { count } from '../text/number.js'
import { compareText } from '../text/place.js'
import { agreedActions } from './agreements/agreed-actions.js'
import { estimateVersusActual } from './calibration/actual.js'
import { usageBudgets } from './agreements/budgets.js'
import { heldAgainst } from './agreements/token-budgets.js'
import { calibrate } from './calibration/calibration.js'
import { byClient, byDay, byPlan, byTeam, byUse } from './month/breakdowns.js'
import { byModel, modelRates } from './month/by-model.js'
import { byPerson } from './month/by-person.js'
import { metered, sumOf } from './month/exact-sums.js'
import { FEWEST } from './month/folding.js'
import { matchPeople } from './reading/match-people.js'
import { forecastMonth } from './forecast/forecast-month.js'
import { idleSeats, type IdleSeats } from './month/idle.js'
import { completenessOf } from './month/completeness.js'
import { usageVerdict } from './agreements/usage-verdict.js'
import type { SeatsFile, TeamsFile } from './reading/people-files.js'
import { planReader } from './reading/plan-of.js'
import { rightSize } from './sizing/right-size.js'
import { dayIn, daysIn, type Ledger } from './ledger.js'
import { moneyOf } from './month/money.js'
import { readOverage, type OVERAGE_READINGS } from './month/overage-reading.js'
import { paidSeats, type PolicySeats } from './month/paid-seats.js'
import type { BadRow, UsageReading, UsageReport } from '../contract/usage/report.js'
import type { ReadingTally } from './reading/usage-reader.js'
import { isOver, recentMonths, usedMonths } from './month/used-months.js'
import { usedFromReadings } from './month/used-from-readings.js'
import { EMBEDDED, type Prices } from '../catalogue/prices.js'
import { toldPrices } from '../catalogue/told-prices.js'
import { catalogueOf } from '../policy/catalogue-of.js'
import type { SeatPlan } from './used.js'

/** Whether single people are shown, and under which names. */
export type Persons =
  { readonly kind: 'hidden' } | { readonly kind: 'pseudonyms' | 'names'; readonly nameOf: (person: number) => string }

/** The data of a report; all files are read already. */
export interface UsageFacts {
  readonly ledger: Ledger
  readonly tally: ReadingTally
  readonly stray: number
  readonly readings: readonly UsageReading[]
  /** `YYYY-MM`. */
  readonly month: string
  /** Whether the month was asked for: then only its own days can be missing. Otherwise it is the newest with rows. */
  readonly monthStated: boolean
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
  readonly policy: Policy
  /** Models, plans and prices; default: those that ship with the program. */
  readonly prices?: Prices | undefined
  readonly policySource: string | null
  /** Kiro files of the repository, for its budgets and its estimate. */
  readonly sources: readonly SourceFile[]
  readonly seats: SeatsFile | null
  readonly teams: TeamsFile | null
  readonly overageReading: (typeof OVERAGE_READINGS)[number]
  readonly invoiceUsd: number | null
  readonly persons: Persons
}

/** The whole report as data, which every output is made from. */
export function usageReport(given: UsageFacts): UsageReport {
  const { tally, month: name, day, policy, prices, persons, readings } = given
  const ledger = recentMonths(given.ledger, name)
  const catalogue = catalogueOf(policy, prices)
  const asOf = pricesOn(name, day)
  const offers = offersOn(catalogue, policy, asOf)
  const seatOf = seatReader(planReader(catalogue, asOf), offers)
  const overageReading = readOverage(ledger, given.overageReading, seatOf)
  const months = usedMonths(ledger, overageReading, seatOf, day)
  const read = ledger.months.get(name) ?? null
  const month = months.find((one) => one.month === name) ?? usedFromReadings(readings, name, day, seatOf)
  // A `/usage` text is the user's own, so no group is too small.
  const fewest = persons.kind === 'names' || read === null ? 1 : FEWEST
  const terms = termsOf(catalogue, policy)
  const { usdPerCredit } = terms

  const teamOf = given.teams && teamReader(given.teams, ledger)
  const idle = given.seats && idleSeats(given.seats.entries, ledger.people, [month])
  const seats = paidSeats(
    month,
    idle ? { from: 'seats file', idle: idle.seats.map(({ plan }) => plan) } : seatsOfPolicy(policy, seatOf),
  )
  const total = sumOf(month.people, ({ credits }) => credits)
  const overage = sumOf(month.people, (person) => person.overage)
  const plans = byPlan(month, seats, usdPerCredit, 1)
  const money = moneyOf(month, seats, plans, total, usdPerCredit, given.invoiceUsd)
  const configuration = readConfiguration(given.sources.filter(({ path }) => !isIgnored(policy, path)))
  const closed = months.filter((one) => isOver(one.month, day))
  const ground = { configuration, catalogue, policy, day }
  const { completeness, daysWithoutRows } = completenessOf({
    ledger: read === null ? { ...ledger, months: new Map() } : ledger,
    month: name,
    stated: given.monthStated,
    day,
    holidays: facts(policy, 'team').holidays ?? [],
    badRows: tally.badRows,
    fewest,
  })
  const forecast =
    isOver(name, day) || read === null
      ? null
      : forecastMonth(months, { fixedUsd: money.fixed, usdPerCredit, whole: completeness.whole })
  const contracts = configuration.contracts.filter(({ root }) => root === '')
  const { budgets, notes: onBudgets } = usageBudgets({ policy, contracts, month, forecast, readings })
  // A text states what was used by its day, not on it.
  const held = read === null ? budgets.filter(({ period }) => period === 'monthly') : [...budgets]
  const actions = agreedActions(held)
  const state = isOver(name, day) ? 'closed' : 'to date'
  return {
    version: 1,
    kind: 'usage-report',
    day,
    month: name,
    state,
    verdict: usageVerdict({ state, completeness, budgets: held, actions, forecast }),
    completeness,
    through: read === null ? null : dayIn(name, month.through),
    catalogueAsOf: catalogue.asOf,
    prices: toldPrices(catalogue.asOf, (prices ?? EMBEDDED).origin),
    policy: given.policySource,
    source: {
      ...sourceOf(tally, [...(given.seats?.badRows ?? []), ...(given.teams?.badRows ?? [])]),
      stray: given.stray,
      daysWithoutRows: [...daysWithoutRows],
    },
    people: {
      active: month.people.length,
      seats: seats.plans.reduce((sum, plan) => sum + plan.seats, 0),
      seatsFrom: seats.from,
      idle: seats.idle,
      began: month.people.filter(({ began }) => began !== null).length,
    },
    credits: {
      total: metered(total),
      withinPlans: metered(total - overage),
      overage: metered(overage),
      perActivePerson: month.people.length === 0 ? null : metered(total / month.people.length),
      messages: read === null ? 0 : [...read.clients.values()].reduce((sum, { messages }) => sum + messages, 0),
    },
    money,
    overageReading,
    byDay: read === null ? [] : byDay(month, fewest),
    byPlan: fewest === 1 ? plans : byPlan(month, seats, usdPerCredit, fewest),
    byClient: read === null ? [] : byClient(read, overageReading, total, fewest),
    byTeam: teamOf && byTeam(month, teamOf, total, fewest),
    byModel:
      read &&
      byModel(
        read,
        modelRates([...ledger.months.values()].slice(-MONTHS_OF_RATES), catalogue, asOf),
        overageReading,
        total,
        fewest,
      ),
    byUse: month.people.length === 0 ? [] : byUse(month, fewest),
    byPerson: persons.kind === 'hidden' ? null : byPerson(month, persons.nameOf, teamOf, fewest),
    budgets: held,
    actions,
    forecast,
    rightSizing: rightSize({
      offers,
      terms,
      months: closed,
      current: isOver(name, day) ? null : month,
      people: ledger.people,
      seats: given.seats?.entries ?? null,
      name: persons.kind === 'hidden' ? null : persons.nameOf,
    }),
    estimate:
      configuration.assignments.length === 0
        ? null
        : estimateVersusActual({ ...ground, month, closed, calibration: calibrate(ground, closed, ledger) }),
    readings: readings.map(heldAgainst(contracts)),
    notes: [
      ...leftOut(tally),
      ...(given.seats?.notes ?? []),
      ...(given.teams?.notes ?? []),
      ...idleNote(given.seats, idle),
      ...nestedNote(configuration),
      ...unreadNote(configuration),
      ...onBudgets,
    ],
  }
}

/** The day of the prices: that of the report, or the last one of a closed month. */
function pricesOn(month: string, day: string): string {
  return isOver(month, day) ? dayIn(month, daysIn(month) - 1) : day
}

/** Seats by plan that the policy states; null when it states none. */
function seatsOfPolicy(policy: Policy, seatOf: (tier: string) => SeatPlan): PolicySeats | null {
  const stated = Object.entries(facts(policy, 'team').seats ?? {}).filter(([, seats]) => seats > 0)
  return stated.length === 0
    ? null
    : { from: 'policy', plans: stated.map(([plan, seats]) => ({ seat: seatOf(plan), seats })) }
}

function teamReader({ entries }: TeamsFile, { people }: Ledger): (person: number) => string | null {
  const members = matchPeople(entries, people)
  return (person) => members[person]?.team ?? null
}

/**
 * Months, this one and the two before it: enough rows to fit credits per message, and few enough that prices were the
 * same. Chosen by hand.
 */
const MONTHS_OF_RATES = 3

/** `others` are rows of the lists of seats and teams. */
function sourceOf(
  { files, bytes, rows, replaced, badRows, firstBadRows }: ReadingTally,
  others: readonly BadRow[],
): Pick<UsageReport['source'], 'files' | 'bytes' | 'rows' | 'replaced' | 'badRows' | 'firstBadRows'> {
  const told = [...firstBadRows, ...others.slice(0, MOST_TOLD)].sort(
    (a, b) => compareText(a.file, b.file) || a.line - b.line,
  )
  return { files, bytes, rows, replaced, badRows: badRows + others.length, firstBadRows: told }
}

/** Bad rows that are listed. Chosen by hand. */
const MOST_TOLD = 20

/** A tier's plan at the team's price: for GovCloud (US) no source gives one. */
function seatReader(planOf: (tier: string) => SeatPlan, offers: readonly SeatOffer[]): (tier: string) => SeatPlan {
  return memoize((tier: string): SeatPlan => {
    const seat = planOf(tier)
    const offer = offers.find(({ plan }) => plan === seat.plan)
    return offer ? { ...seat, usd: offer.usd } : seat
  })
}

function idleNote(seats: SeatsFile | null, idle: IdleSeats | null): string[] {
  if (seats === null || (idle !== null && idle.uncertain === 0)) return []
  return [
    'The list of seats names people by e-mail where the usage files have only ids, so for some seats it is not certain that nobody uses them.',
  ]
}

function leftOut({ later, older }: ReadingTally): string[] {
  return [
    ...(later === 0
      ? []
      : [`${count(later, 'row is', 'rows are')} of days after that of the report, and in no number.`]),
    ...(older === 0
      ? []
      : [
          `${count(older, 'row is', 'rows are')} of months on which this report does not rest: it goes back half a year.`,
        ]),
  ]
}

/** What the estimate cannot count: models in files that nothing is known to read, and files whose text is not known. */
function unreadNote({ unread, strays }: Configuration): string[] {
  const named = unread.filter(({ names }) => names.length > 0).length
  const hidden = unread.length - named + strays.filter(({ isSeen }) => !isSeen).length
  return [
    ...(named === 0
      ? []
      : [
          `${count(named, 'file')} below .kiro ${named === 1 ? 'names' : 'name'} models where nothing is known to read them, so the estimate does not count them; kiro-governance inventory lists them.`,
        ]),
    ...(hidden === 0
      ? []
      : [
          `${count(hidden, 'file')} below .kiro could not be looked at, so whether ${hidden === 1 ? 'it names' : 'they name'} a model is not known; kiro-governance inventory lists them.`,
        ]),
  ]
}

/** Usage is known per person and not per folder. */
function nestedNote({ contracts }: Configuration): string[] {
  const nested = contracts.filter(({ root, budgets }) => root !== '' && budgets.size > 0).length
  return nested === 0
    ? []
    : [
        `${count(nested, 'contract')} below the root of the repository ${nested === 1 ? 'has' : 'have'} budgets of ${nested === 1 ? 'its' : 'their'} own. Nobody knows which use belongs to which folder, so only that of the root is held against what was used.`,
      ]
}
