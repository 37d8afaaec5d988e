import type { Ledger } from '../ledger.js'
import { matchPeople } from '../reading/match-people.js'
import { mailKeys } from '../reading/people-columns.js'
import type { Member, Seat } from '../reading/people-files.js'
import type { BilledMonth } from '../used.js'

/** Who is in which team, and who of them is silent. */
export interface TeamMembers {
  /** The team of a person of the ledger; null for none. */
  readonly teamOf: (person: number) => string | null
  /** Every team of the list. */
  readonly names: ReadonlySet<string>
  /** Members by team who have no row in the month. */
  readonly silentIn: (month: BilledMonth) => ReadonlyMap<string, number>
  /** The team of whoever has a seat; null for none. */
  readonly teamOfSeat: (seat: Seat) => string | null
}

/** The members of the teams of a list. */
export function teamMembers(entries: readonly Member[], { people }: Ledger): TeamMembers {
  const members = matchPeople(entries, people)
  const byKey = new Map<string, string>()
  for (const { user, email, team } of entries) for (const key of keysOf(user, email)) byKey.set(key, team)
  return {
    names: new Set(entries.map(({ team }) => team)),
    teamOf: (person) => members[person]?.team ?? null,
    silentIn: (month) => {
      const seen = new Set(month.people.map(({ person }) => members[person]))
      const silent = new Map<string, number>()
      for (const entry of entries) if (!seen.has(entry)) silent.set(entry.team, (silent.get(entry.team) ?? 0) + 1)
      return silent
    },
    teamOfSeat: ({ user, email }) => keysOf(user, email).flatMap((key) => byKey.get(key) ?? [])[0] ?? null,
  }
}

function keysOf(user: string | null, email: string | null): string[] {
  return [
    ...(user === null ? [] : [`id ${user}`]),
    ...(email === null ? [] : mailKeys(email).map((mail) => `mail ${mail}`)),
  ]
}
