import { say, words } from '../../text/message.js'
import { whole } from '../../text/number.js'
import { teamBudgets, teamKey, teamUsd, type StatedLimit, type TeamBudgets } from '../decide.js'
import type { Policy } from '../policy.js'
import { limit } from './compare-values.js'
import type { ComparePolicies, PolicyEdit } from './policy-edit.js'

/** Compares the budget of all developers together, USD. */
export const compareTeamUsd: ComparePolicies = limit(
  'budget.team.usd.monthly',
  'USD a month',
  (policy) => teamUsd(policy)?.limit ?? null,
)

/** Compares the budgets of single teams. The name of a team that only a parent states is a parent's text, and not shown. */
export const compareTeamBudgets: ComparePolicies = ({ policy: before }, { policy: after }) => {
  const [was, is] = [before, after].map(
    (policy) => new Map(teamBudgets(policy).map((budgets) => [teamKey(budgets.team), budgets])),
  )
  const told = new Set([...before, ...after].flatMap((layer) => (layer.role === 'repository' ? namesOf([layer]) : [])))
  return [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].flatMap((key) =>
    UNITS.flatMap(({ unit, name, of }): PolicyEdit[] => {
      const limits = [was?.get(key), is?.get(key)].map((budgets) => (budgets && of(budgets)?.limit) ?? null)
      const [from = null, to = null] = limits
      if (from === to) return []
      const team = told.has(key)
        ? say`${`budget.teams.${is?.get(key)?.team ?? was?.get(key)?.team ?? key}.${unit}.monthly`}`
        : say`${'budget.teams'} of a team that a parent names, ${words(unit)}`
      const written = (value: number | null): string => (value === null ? 'no limit' : `${whole(value)} ${name}`)
      return [
        {
          direction: (to ?? Infinity) > (from ?? Infinity) ? 'loosened' : 'tightened',
          key: 'budget.teams',
          message: say`${team}: ${words(written(from))} → ${words(written(to))}`,
        },
      ]
    }),
  )
}

/** The units of a team's budgets. */
const UNITS: readonly {
  readonly unit: 'credits' | 'usd'
  readonly name: string
  readonly of: (budgets: TeamBudgets) => StatedLimit | null
}[] = [
  { unit: 'credits', name: 'credits a month', of: ({ credits }) => credits },
  { unit: 'usd', name: 'USD a month', of: ({ usd }) => usd },
]

function namesOf(policy: Policy): string[] {
  return teamBudgets(policy).map(({ team }) => teamKey(team))
}
