import type { BudgetOutcome, BudgetSimulation } from '../../core/cost/budget-simulation.js'
import type { CheapestSeats, PlanAdvice, SeatAdvice } from '../../core/cost/seat-advice.js'
import { atEach, type AtLoad, type PlanSeats } from '../../core/cost/seat-cost.js'
import { plain } from '../../core/text/message.js'
import type { TeamComparison, TeamCost } from '../../core/what-if/compare-teams.js'
import type { JsonBudget, JsonSeatAdvice, JsonTeam } from '../../core/contract/check/seats.js'

/** The seat advice in the shape of the JSON report: credits/month and USD/month. */
export function seatAdviceOf(advice: SeatAdvice): JsonSeatAdvice {
  const { developers, workdays, billing, overage, complete, load, plans, breakEven, cheapest, stated, sources } = advice
  return {
    developers,
    workdays,
    billing,
    overage,
    complete,
    load: { ...load },
    plans: plans.map(planOf),
    breakEven: breakEven.map(({ from, to, credits }) => ({ from, to, credits })),
    cheapest: each(cheapest, cheapestOf),
    stated: stated && { seats: seatsOf(stated.seats), at: each(stated.at, (cost) => ({ ...cost })) },
    sources: sources.map((source) => ({ ...source })),
  }
}

/** The stated and the supposed team in the shape of the JSON report: credits/month and USD/month. */
export function teamOf({ before, after, differenceUsd }: TeamComparison): JsonTeam {
  const side = ({ developers, credits, each: load, seats, at, complete }: TeamCost): JsonTeam['before'] => ({
    developers,
    credits: { ...credits },
    each: load,
    seats: seatsOf(seats),
    at: at && each(at, (cost) => ({ ...cost })),
    complete,
  })
  return { before: side(before), after: side(after), differenceUsd: { ...differenceUsd } }
}

/** A budget simulation in the shape of the JSON report. */
export function budgetOf(simulation: BudgetSimulation): JsonBudget {
  const { fast, at, notCounted, sentences, ...known } = simulation
  return {
    ...known,
    fast: fast && { ...fast },
    at: at && each(at, outcomeOf),
    notCounted: notCounted.map((one) => ({ ...one })),
    sentences: sentences.map(plain),
  }
}

function planOf({ plan, allowance, fixedUsd, lacks, source, at }: PlanAdvice): JsonSeatAdvice['plans'][number] {
  return { plan, allowance, fixedUsd, lacks: [...lacks], source, at: each(at, (cost) => ({ ...cost })) }
}

function cheapestOf(best: CheapestSeats | null): JsonSeatAdvice['cheapest']['typical'] {
  return best && { seats: seatsOf(best.seats), usd: best.usd, differenceUsd: best.differenceUsd }
}

function seatsOf(seats: readonly PlanSeats[]): { plan: PlanSeats['plan']; seats: number }[] {
  return seats.map(({ plan, seats: number }) => ({ plan, seats: number }))
}

function outcomeOf({ alert, limit, ...outcome }: BudgetOutcome): NonNullable<JsonBudget['at']>['typical'] {
  return { ...outcome, alert: { ...alert }, limit: { ...limit } }
}

function each<From, To>(values: AtLoad<From>, map: (value: From) => To): { low: To; typical: To; high: To } {
  return { ...atEach((of) => map(values[of])) }
}
