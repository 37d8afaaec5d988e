import { offersOn, termsOf } from '../cost/plan-cost.js'
import { readConfiguration } from '../kiro/configuration.js'
import { isIgnored } from '../policy/decide.js'
import { facts } from '../policy/policy.js'
import { agreedActions } from './agreements/agreed-actions.js'
import { estimateVersusActual } from './calibration/actual.js'
import { usageBudgets } from './agreements/budgets.js'
import { heldTeamBudgets } from './agreements/team-budgets.js'
import { heldAgainst } from './agreements/token-budgets.js'
import { calibrate } from './calibration/calibration.js'
import { byDay, byUse } from './month/breakdowns.js'
import { teamMembers } from './month/team-members.js'
import { byPerson } from './month/by-person.js'
import { metered } from './month/exact-sums.js'
import { FEWEST, hidden } from './month/folding.js'
import { headcount, identitiesOf } from './month/identities.js'
import { forecastMonth } from './forecast/forecast-month.js'
import { priceHistory } from './forecast/price-history.js'
import { listNotes } from './month/list-notes.js'
import { completenessOf } from './month/completeness.js'
import { usageVerdict } from './agreements/usage-verdict.js'
import { rightSize } from './sizing/right-size.js'
import { toDo } from './sizing/to-do.js'
import { unusualDays } from './month/unusual-days.js'
import { workingDays } from './month/working-days.js'
import { dayIn } from './ledger.js'
import { historyOf, pricesOn, ratesOf, seatReader, seatsOfPolicy } from './history/history.js'
import { moved } from './history/moved.js'
import { sideBySide } from './history/side-by-side.js'
import { overageConflict } from './month/overage-conflict.js'
import { readOverage } from './month/overage-reading.js'
import { monthParts } from './month/month-parts.js'
import type { UsageReport } from '../contract/usage/report.js'
import { isOver, recentMonths, usedMonths } from './month/used-months.js'
import { usedFromReadings } from './month/used-from-readings.js'
import { EMBEDDED } from '../catalogue/prices.js'
import { toldPrices } from '../catalogue/told-prices.js'
import { catalogueOf } from '../policy/catalogue-of.js'
import { idleNote, leftOut, nestedNote, oldPricesNote, sourceOf, unreadNote } from './report-notes.js'
import type { UsedBy, UsedMonth } from './used.js'
import type { UsageFacts } from './usage-facts.js'

/** The whole report as data, which every output is made from. */
export function usageReport(given: UsageFacts): UsageReport {
  const { tally, month: name, day, policy, prices, persons, readings, fold = FEWEST } = given
  const ledger = recentMonths(given.ledger, name)
  const catalogue = catalogueOf(policy, prices)
  const asOf = pricesOn(name, day)
  const offers = offersOn(catalogue, policy, asOf)
  const seatOf = seatReader(catalogue, policy, asOf)
  const identities = identitiesOf(ledger.people)
  const read = ledger.months.get(name) ?? null
  // A `/usage` text is the user's own, so no group is too small.
  const fewest = persons.kind === 'names' || read === null ? 1 : fold
  const overageReading = readOverage(ledger, given.overageReading, seatOf, { identities, fewest, month: name })
  const months = usedMonths(ledger, overageReading, seatOf, day, identities)
  const month = months.find((one) => one.month === name) ?? usedFromReadings(readings, name, day, seatOf)
  const terms = termsOf(catalogue, policy)
  const { usdPerCredit } = terms

  const members = given.teams && teamMembers(given.teams.entries, ledger)
  const teamOf = members?.teamOf ?? null
  const reckoned = {
    people: ledger.people,
    seats: given.seats?.entries ?? null,
    members,
    meaning: overageReading,
    usdPerCredit,
  }
  const parts = monthParts(
    { ...reckoned, policySeats: seatsOfPolicy(policy, seatOf), rates: ratesOf(ledger, name, catalogue, asOf) },
    month,
    read,
    { invoiceUsd: given.invoiceUsd, fewest },
  )
  const { idle, seats, total, overage, money } = parts
  const groups = parts.groups(fewest)
  const configuration = readConfiguration(given.sources.filter(({ path }) => !isIgnored(policy, path)))
  const closed = months.filter((one) => isOver(one.month, day))
  const ground = { configuration, catalogue, policy, day, fold }
  const holidays = facts(policy, 'team').holidays ?? []
  const isWorking = workingDays([...ledger.months.values()], holidays)
  const history =
    read === null
      ? null
      : historyOf({
          ledger,
          used: months,
          identities,
          month: name,
          catalogue,
          policy,
          day,
          isWorking,
          ground: reckoned,
        })
  const { completeness, daysWithoutRows } = completenessOf({
    ledger: read === null ? { ...ledger, months: new Map() } : ledger,
    month: name,
    stated: given.monthStated,
    day,
    holidays,
    badRows: tally.badRows,
    fewest,
  })
  const pricesOfModels = priceHistory([...ledger.months.values()], catalogue, asOf)
  const ahead = (some: readonly UsedMonth[], seatsUsd: number | null, meteredUsd: number | null) =>
    isOver(name, day) || read === null
      ? null
      : forecastMonth(some, {
          fixedUsd: seatsUsd,
          meteredUsd,
          usdPerCredit,
          whole: completeness.whole,
          holidays,
          prices: pricesOfModels,
          fold,
        })
  // A sum that leaves a seat out is too low to end a month with.
  const fixedUsd = money.allPriced ? money.fixed : null
  const forecast = ahead(months, fixedUsd, meteredUsd(parts.groups(1).byPlan))
  const contracts = configuration.contracts.filter(({ root }) => root === '')
  const { budgets, notes: onBudgets } = usageBudgets({ policy, contracts, month, forecast, readings, fold })
  // A text states what was used by its day, not on it.
  const ofTeams = heldTeamBudgets({
    policy,
    month,
    read,
    meaning: overageReading,
    usdPerCredit,
    seats: { usd: money.fixed, allPriced: money.allPriced },
    forecast,
    forecastOf: (isIn, fixedUsd) => ahead(onlyOf(months, isIn), fixedUsd, null),
    teams: members && groups.byTeam && { teamOf: members.teamOf, names: members.names, rows: groups.byTeam },
    fewest,
  })
  const held = [...(read === null ? budgets.filter(({ period }) => period === 'monthly') : budgets), ...ofTeams.budgets]
  const { unheld } = ofTeams
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
    verdict: usageVerdict({ state, completeness, budgets: held, unheld, actions, forecast }),
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
      began: hidden(headcount(month.people.filter(({ began }) => began !== null)), fewest),
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
    byPlan: groups.byPlan,
    byClient: groups.byClient,
    byTeam: groups.byTeam,
    byModel: groups.byModel,
    byUse: month.people.length === 0 ? [] : byUse(month, fewest),
    byPerson: persons.kind === 'hidden' ? null : byPerson(month, persons.nameOf, teamOf, fewest),
    budgets: held,
    unheld,
    actions,
    toDo: toDo(rightSizing),
    unusualDays:
      read === null
        ? []
        : unusualDays({
            months,
            ledger,
            teamOf,
            isWorking,
            fewest,
          }),
    months: sideBySide(history?.rows ?? []),
    moved: history?.now ? moved({ now: history.now, before: history.before, meaning: overageReading, fewest }) : null,
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

/** The months with some of their people; months without any of them are left out, but for the last. */
function onlyOf(months: readonly UsedMonth[], isIn: (person: UsedBy) => boolean): UsedMonth[] {
  return months
    .map((month) => ({ ...month, people: month.people.filter(isIn) }))
    .filter(({ people }, index) => people.length > 0 || index === months.length - 1)
}

/** USD/month of the plans whose price and allowance are known; null when none is. */
function meteredUsd(plans: UsageReport['byPlan']): number | null {
  const known = plans.flatMap(({ fixedUsd, unusedUsd }) => (fixedUsd === null || unusedUsd === null ? [] : [fixedUsd]))
  return known.length === 0 ? null : known.reduce((sum, usd) => sum + usd, 0)
}
