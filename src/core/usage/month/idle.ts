import type { Person } from '../ledger.js'
import { matchPeople } from '../reading/match-people.js'
import type { Seat } from '../reading/people-files.js'
import type { BilledMonth } from '../used.js'

/** Seats that are paid for and not used. */
export interface IdleSeats {
  readonly seats: readonly Seat[]
  /**
   * How many of them may be in use after all: the list names them by e-mail alone, and the usage files name as many
   * people by id alone.
   */
  readonly uncertain: number
  /** People with a row who are not in the list: it is older than the usage, or of another profile. */
  readonly unlisted: number
}

/** The seats without a row in any of these months; null when that is certain for none of them. */
export function idleSeats(
  seats: readonly Seat[],
  people: readonly Person[],
  months: readonly BilledMonth[],
): IdleSeats | null {
  const active = [...new Set(months.flatMap((month) => month.people.map(({ person }) => person)))]
  const matched = matchPeople(seats, people)
  const used = new Set(active.map((person) => matched[person]))
  const idle = seats.filter((seat) => !used.has(seat))
  const unlisted = active.filter((person) => matched[person] === null)
  const byMail = idle.filter(({ user }) => user === null).length
  const byId = idle.length - byMail
  // A list of ids alone does not find people by e-mail, but every row of a usage file has the id.
  const uncertain = Math.min(byMail, unlisted.filter((person) => people[person]?.email === null).length)
  return idle.length > 0 && byId === 0 && uncertain === idle.length
    ? null
    : { seats: idle, uncertain, unlisted: unlisted.length }
}
