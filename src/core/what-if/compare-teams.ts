import { isPriced, type Credits } from '../amount.js'
import { atEach, type AtLoad, type PlanSeats, type StatedCost } from '../cost/seat-cost.js'
import type { Estimate } from '../cost/estimate.js'
import type { SeatAdvice } from '../cost/seat-advice.js'

/** A team and what its work and its seats come to. */
export interface TeamCost {
  /** People; null where the policy states neither them nor seats: then credits are of one developer. */
  readonly developers: number | null
  /** Credits/month of the team, or of one developer. */
  readonly credits: Credits
  /** Credits/month of one developer, typical; null is not priced. */
  readonly each: number | null
  /** Seats by plan, cheapest plan first; empty where none are stated. */
  readonly seats: readonly PlanSeats[]
  /** People beyond the stated seats: what their seats cost is in no amount. 0 where no seats are stated. */
  readonly unseated: number
  /** What the seats cost at each load, USD/month; null where none are stated or the load is not priced. */
  readonly at: AtLoad<StatedCost> | null
  /** False when some work is not priced: credits and dollars are then the least that they can be. */
  readonly complete: boolean
}

/** The team that the policy states, and the one that is supposed in its place. */
export interface TeamComparison {
  readonly before: TeamCost
  readonly after: TeamCost
  /** What the supposed seats cost more, USD/month; null where a side is not priced, or does not have a seat for each of its people. */
  readonly differenceUsd: AtLoad<number | null>
}

/** What a check of the repository by one team came to. */
interface CheckedTeam {
  readonly estimate: Estimate
  /** Null where nothing is priced. */
  readonly seatAdvice: SeatAdvice | null
}

/** Compares two checks of the same repository, by the stated team and by the supposed one. */
export function compareTeams(stated: CheckedTeam, supposed: CheckedTeam): TeamComparison {
  const [before, after] = [teamOf(stated), teamOf(supposed)]
  return {
    before,
    after,
    differenceUsd: atEach((of) => {
      const [was, is] = [before.at?.[of].usd ?? null, after.at?.[of].usd ?? null]
      // Cents are whole numbers, so that their difference is exact.
      return was === null || is === null || before.unseated + after.unseated > 0
        ? null
        : (Math.round(is * 100) - Math.round(was * 100)) / 100
    }),
  }
}

function teamOf({ estimate, seatAdvice }: CheckedTeam): TeamCost {
  const { after, developers, complete } = estimate
  const seats = seatAdvice?.stated?.seats ?? []
  const taken = seats.reduce((sum, one) => sum + one.seats, 0)
  return {
    developers,
    credits: after,
    each: isPriced(after) ? (seatAdvice?.load.typical ?? null) : null,
    seats,
    unseated: seats.length === 0 ? 0 : Math.max(0, (developers ?? 0) - taken),
    at: seatAdvice?.stated?.at ?? null,
    complete,
  }
}
