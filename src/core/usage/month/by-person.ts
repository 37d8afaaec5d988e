import { groupBy } from '../../text/group-by.js'
import { compareText } from '../../text/place.js'
import { metered, partOf } from './exact-sums.js'
import { FEWEST } from './folding.js'
import { headcount } from './identities.js'
import type { Person } from '../ledger.js'
import type { UsageReport } from '../../contract/usage/report.js'
import type { UsedMonth } from '../used.js'

/**
 * Person by person, most credits first, under the names that `nameOf` gives. Where these are pseudonyms, a team of few
 * people is left out: it would identify them.
 */
export function byPerson(
  month: UsedMonth,
  nameOf: (person: number) => string,
  teamOf: ((person: number) => string | null) | null,
  fewest = FEWEST,
): NonNullable<UsageReport['byPerson']> {
  const team = (person: number): string | null => teamOf?.(person) ?? null
  const small = new Set(
    [...groupBy(month.people, ({ person }) => team(person))].flatMap(([name, people]) =>
      headcount(people) < fewest ? [name] : [],
    ),
  )
  const rows = month.people.map(({ person, seat, credits, overage, activeDays }) => {
    const of = team(person)
    return {
      name: nameOf(person),
      team: small.has(of) ? null : of,
      plan: seat.name,
      credits: metered(credits),
      overage: metered(overage),
      ofAllowance: seat.allowance === null ? null : partOf(credits, seat.allowance),
      activeDays,
    }
  })
  return rows.sort((a, b) => b.credits - a.credits || compareText(a.name, b.name))
}

/** The name of a person for readers who may see it: the e-mail address where a file has one, else the id. */
export function nameOf({ email, id }: Person): string {
  return email ?? id
}
