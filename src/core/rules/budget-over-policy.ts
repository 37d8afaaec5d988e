import { product } from '../amount.js'
import type { Violation } from '../finding.js'
import { say, words } from '../text/message.js'
import { whole } from '../text/number.js'
import { ACTIONS, minimumAction, teamCredits } from '../policy/decide.js'
import { facts, saidBy, type Policy } from '../policy/policy.js'
import type { Contract, Period } from '../kiro/surfaces/surface.js'
import { onItsOwn, type Rule } from './rule.js'

/** The rule `budget-over-policy`: see docs/rules/budget-over-policy.md. */
export const budgetOverPolicy: Rule = {
  id: 'budget-over-policy',
  severity: 'error',
  byPolicy: 'budget',
  summary: 'A budget of the contract that acts more weakly, or allows more, than the policy accepts.',
  why: 'Budgets are per developer: a generous one, times everybody, is the team’s money; and one that only notifies stops nothing.',
  fix: 'Lower the limit, or choose at least the action that the policy names.',
  find: ({ after, policy }) =>
    after.contracts.flatMap((contract) =>
      (['daily', 'monthly'] as const).flatMap((period) => [
        ...weakAction(contract, period, policy),
        ...tooMuch(contract, period, policy),
      ]),
    ),
  examples: {
    failing: {
      after: { '.kiro/settings.json': '{ "budget": { "monthly": { "credits": 1500, "action": "notify" } } }' },
      policy:
        'version: 1\nteam: { developers: 12 }\nbudget: { minimumAction: restrict, team: { credits: { monthly: 14000 } } }',
    },
    passing: {
      after: { '.kiro/settings.json': '{ "budget": { "monthly": { "credits": 1100, "action": "restrict" } } }' },
      policy:
        'version: 1\nteam: { developers: 12 }\nbudget: { minimumAction: restrict, team: { credits: { monthly: 14000 } } }',
    },
  },
}

/** A budget that names no action does what the contract's schema says it does by default: it notifies. */
function weakAction({ budgets }: Contract, period: Period, policy: Policy): Violation[] {
  const budget = budgets.get(period)
  const least = minimumAction(policy)
  if (!budget || !least) return []
  const action = budget.limit.action ?? 'notify'
  if (ACTIONS.indexOf(action) >= ACTIONS.indexOf(least.action)) return []
  return [
    {
      place: budget.place,
      subjects: onItsOwn(`budget:${period}:action`),
      value: action,
      say: () =>
        say`${`budget.${period}.action`} is ${action}; the policy asks for at least ${saidBy(least.layer, say`${least.action}`)}`,
    },
  ]
}

function tooMuch({ budgets }: Contract, period: Period, policy: Policy): Violation[] {
  const budget = budgets.get(period)
  const team = teamCredits(policy, period)
  const each = budget?.limit.credits
  if (!budget || !team) return []
  if (each === undefined)
    return [
      {
        place: budget.place,
        subjects: onItsOwn(`budget:${period}:team`),
        value: 'no credits',
        say: () =>
          say`${`budget.${period}`} has no limit in credits, so it allows any amount of them; the policy allows the team ${saidBy(team.layer, words(whole(team.credits)))}: add ${'credits'} for each developer`,
      },
    ]
  // Without a number of developers, one alone over the team's limit is all that can be known.
  const developers = facts(policy, 'team').developers ?? 1
  const total = product(each, developers).toNumber()
  if (total <= team.credits) return []
  return [
    {
      place: budget.place,
      subjects: onItsOwn(`budget:${period}:team`),
      value: String(each),
      say: () =>
        say`${`budget.${period}.credits`} of ${words(whole(each))} for each of ${developers} ${words(developers === 1 ? 'developer' : 'developers')} is ${words(whole(total))}; the policy allows the team ${saidBy(team.layer, words(whole(team.credits)))}`,
    },
  ]
}
