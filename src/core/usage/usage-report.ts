import { memoize } from '../text/memoize.js'
import { offersOn, termsOf, type SeatOffer } from '../cost/plan-cost.js'
import { readConfiguration } from '../kiro/configuration.js'
import { isIgnored } from '../policy/decide.js'
import { facts, type Policy } from '../policy/policy.js'
import { agreedActions } from './agreements/agreed-actions.js'
import { estimateVersusActual } from './calibration/actual.js'
import { usageBudgets } from './agreements/budgets.js'
import { heldAgainst } from './agreements/token-budgets.js'
import { calibrate } from './calibration/calibration.js'
import { byClient, byDay, byPlan, byUse } from './month/breakdowns.js'
import { byTeam } from './month/by-team.js'
import { teamMembers } from './month/team-members.js'
import { byModel, modelRates } from './month/by-model.js'
import { byPerson } from './month/by-person.js'
import { metered, sumOf } from './month/exact-sums.js'
import { FEWEST } from './month/folding.js'
import { headcount } from './month/identities.js'
import { forecastMonth } from './forecast/forecast-month.js'
import { priceHistory } from './forecast/price-history.js'
import { idleSeats } from './month/idle.js'
import { listNotes } from './month/list-notes.js'
import { completenessOf } from './month/completeness.js'
import { usageVerdict } from './agreements/usage-verdict.js'
import { planReader } from './reading/plan-of.js'
import { rightSize } from './sizing/right-size.js'
import { toDo } from './sizing/to-do.js'
import { unusualDays } from './month/unusual-days.js'
import { workingDays } from './month/working-days.js'
import { dayIn, daysIn } from './ledger.js'
import { moneyOf } from './month/money.js'
import { overageConflict } from './month/overage-conflict.js'
import { readOverage } from './month/overage-reading.js'
import { paidSeats, type PolicySeats } from './month/paid-seats.js'
import type { UsageReport } from '../contract/usage/report.js'
import { isOver, recentMonths, usedMonths } from './month/used-months.js'
import { usedFromReadings } from './month/used-from-readings.js'
import { EMBEDDED } from '../catalogue/prices.js'
import { toldPrices } from '../catalogue/told-prices.js'
import { catalogueOf } from '../policy/catalogue-of.js'
import { idleNote, leftOut, nestedNote, oldPricesNote, sourceOf, unreadNote } from './report-notes.js'
import type { SeatPlan } from './used.js'
import type { UsageFacts } from './usage-facts.js'

/** The whole report as data, which every output is made from. */
export function usageReport(given: UsageFacts): UsageReport {
  const { tally, month: name, day, policy, prices, persons, readings, fold = FEWEST } = given
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
  const fewest = persons.kind === 'names' || read === null ? 1 : fold
  const terms = termsOf(catalogue, policy)
  const { usdPerCredit } = terms

  const members = given.teams && teamMembers(given.teams.entries, ledger)
  const teamOf = members?.teamOf ?? null
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
  const ground = { configuration, catalogue, policy, day, fold }
  const holidays = facts(policy, 'team').holidays ?? []
  const { completeness, daysWithoutRows } = completenessOf({
    ledger: read === null ? { ...ledger, months: new Map() } : ledger,
    month: name,
    stated: given.monthStated,
    day,
    holidays,
    badRows: tally.badRows,
    fewest,
  })
  const forecast =
    isOver(name, day) || read === null
      ? null
      : forecastMonth(months, {
          fixedUsd: money.fixed,
          meteredUsd: meteredUsd(plans),
          usdPerCredit,
          whole: completeness.whole,
          holidays,
          prices: priceHistory([...ledger.months.values()], catalogue, asOf),
          fold,
        })
  const contracts = configuration.contracts.filter(({ root }) => root === '')
  const { budgets, notes: onBudgets } = usageBudgets({ policy, contracts, month, forecast, readings, fold })
  // A text states what was used by its day, not on it.
  const held = read === null ? budgets.filter(({ period }) => period === 'monthly') : [...budgets]
  const rightSizing = rightSize({
    offers,
    terms,
    months: closed,
    current: isOver(name, day) ? null : month,
    people: ledger.people,
    seats: given.seats?.entries ?? null,
    name: persons.kind === 'hidden' ? null : persons.nameOf,
    fold,
  })
  const actions = agreedActions(held)
  const state = isOver(name, day) ? 'closed' : 'to date'
  return {
    version: 1,
    kind: 'usage-report',
    day,
    month: name,
    state,
    fold,
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
      active: headcount(month.people),
      seats: seats.plans.reduce((sum, plan) => sum + plan.seats, 0),
      seatsFrom: seats.from,
      idle: seats.idle,
      began: month.people.filter(({ began }) => began !== null).length,
    },
    credits: {
      total: metered(total),
      withinPlans: metered(total - overage),
      overage: metered(overage),
      perActivePerson: month.people.length === 0 ? null : metered(total / headcount(month.people)),
      messages: read === null ? 0 : [...read.clients.values()].reduce((sum, { messages }) => sum + messages, 0),
    },
    money,
    overageReading,
    byDay: read === null ? [] : byDay(month, fewest),
    byPlan: fewest === 1 ? plans : byPlan(month, seats, usdPerCredit, fewest),
    byClient: read === null ? [] : byClient(read, overageReading, total, fewest, month.people),
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
    byModel:
      read &&
      byModel(
        read,
        modelRates([...ledger.months.values()].slice(-MONTHS_OF_RATES), catalogue, asOf),
        overageReading,
        total,
        fewest,
        month.people,
      ),
    byUse: month.people.length === 0 ? [] : byUse(month, fewest),
    byPerson: persons.kind === 'hidden' ? null : byPerson(month, persons.nameOf, teamOf, fewest),
    budgets: held,
    actions,
    toDo: toDo(rightSizing),
    unusualDays:
      read === null
        ? []
        : unusualDays({
            months,
            ledger,
            teamOf,
            isWorking: workingDays([...ledger.months.values()], holidays),
            fewest,
          }),
    forecast,
    rightSizing,
    estimate:
      configuration.assignments.length === 0
        ? null
        : estimateVersusActual({ ...ground, month, closed, calibration: calibrate(ground, closed, ledger) }),
    readings: readings.map(heldAgainst(contracts)),
    notes: [
      ...leftOut(tally),
      ...oldPricesNote(catalogue, day),
      ...(given.seats?.notes ?? []),
      ...(given.teams?.notes ?? []),
      ...listNotes({ seats: given.seats?.entries ?? null, teams: given.teams?.entries ?? null, ledger, month, fold }),
      ...idleNote(given.seats, idle),
      ...(read === null ? [] : overageConflict(terms.overage, month, fold)),
      ...nestedNote(configuration),
      ...unreadNote(configuration),
      ...onBudgets,
    ],
  }
}

/** USD/month of the plans whose price and allowance are known; null when none is. */
function meteredUsd(plans: UsageReport['byPlan']): number | null {
  const known = plans.flatMap(({ fixedUsd, unusedUsd }) => (fixedUsd === null || unusedUsd === null ? [] : [fixedUsd]))
  return known.length === 0 ? null : known.reduce((sum, usd) => sum + usd, 0)
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

/**
 * Months, this one and the two before it: enough rows to fit credits per message, and few enough that prices were the
 * same. Chosen by hand.
 */
const MONTHS_OF_RATES = 3

/** A tier's plan at the team's price: for GovCloud (US) no source gives one. */
function seatReader(planOf: (tier: string) => SeatPlan, offers: readonly SeatOffer[]): (tier: string) => SeatPlan {
  return memoize((tier: string): SeatPlan => {
    const seat = planOf(tier)
    const offer = offers.find(({ plan }) => plan === seat.plan)
    return offer ? { ...seat, usd: offer.usd } : seat
  })
}
