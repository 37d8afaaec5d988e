import { count, whole } from '../../text/number.js'
import type { Ledger, Person } from '../ledger.js'
import { matchPeople } from '../reading/match-people.js'
import type { Named } from '../reading/people-columns.js'
import type { Member, Seat } from '../reading/people-files.js'
import type { UsedMonth } from '../used.js'
import { FEWEST, peopleNoted } from './folding.js'
import { headcount } from './identities.js'

/** What the lists of seats and teams are held against. */
export interface Lists {
  readonly seats: readonly Seat[] | null
  readonly teams: readonly Member[] | null
  readonly ledger: Pick<Ledger, 'people'>
  readonly month: UsedMonth
  /** People: smaller numbers are not said; default `FEWEST`. */
  readonly fold?: number
}

/** Sentences on lists that do not fit the usage files: they name few of the people, or another plan. */
export function listNotes({ seats, teams, ledger: { people }, month, fold = FEWEST }: Lists): string[] {
  return [
    ...(seats === null
      ? []
      : [...coverage('seats', seats, people, month, fold), ...otherPlans(seats, people, month, fold)]),
    ...(teams === null ? [] : coverage('teams', teams, people, month, fold)),
  ]
}

function coverage(
  list: string,
  entries: readonly Named[],
  people: readonly Person[],
  month: UsedMonth,
  fold: number,
): string[] {
  const matched = matchPeople(entries, people)
  const active = headcount(month.people)
  const named = headcount(month.people.filter(({ person }) => (matched[person] ?? null) !== null))
  if (named === active) return []
  if (named === 0)
    return [
      `The list of ${list} names none of the ${count(active, 'person', 'people')} with a row in the month: check that it names people as the usage files do, by user id or e-mail address.`,
    ]
  if (named * 2 > active) return []
  return [
    `The list of ${list} names ${named < fold ? `fewer than ${fold}` : whole(named)} of the ${count(active, 'person', 'people')} with a row in the month: complete it, or read what is said by ${list === 'teams' ? 'team' : 'seat'} as a part of the whole.`,
  ]
}

function otherPlans(seats: readonly Seat[], people: readonly Person[], month: UsedMonth, fold: number): string[] {
  const matched = matchPeople(seats, people)
  const other = month.people.filter(({ person, seat }) => {
    const listed = matched[person]?.plan.plan ?? null
    return listed !== null && seat.plan !== null && listed !== seat.plan
  }).length
  return other === 0
    ? []
    : [
        `For ${peopleNoted(other, fold)} the list of seats names another plan than the usage files: the plan of the files counts.`,
      ]
}
