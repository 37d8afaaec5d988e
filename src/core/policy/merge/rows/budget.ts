import { compareTeamBudgets, compareTeamUsd } from '../compare-team-budgets.js'
import { compareMinimumAction, compareRequired, compareTeamCredits } from '../compare-values.js'
import { row, type MergeRow } from './row.js'

/** What a contract’s budgets must have, and the credits of the team. */
export const BUDGET_ROWS: readonly MergeRow[] = [
  row(
    'budget.required',
    'together',
    compareRequired,
    'budget: { required: [monthly] }',
    'budget: { required: [daily] }',
    '[daily, monthly]',
  ),
  row(
    'budget.minimumAction',
    'strictest',
    compareMinimumAction,
    'budget: { minimumAction: restrict }',
    'budget: { minimumAction: notify }',
    'restrict',
  ),
  row(
    'budget.team.credits.daily',
    'lowest',
    compareTeamCredits('daily'),
    'budget: { team: { credits: { daily: 900 } } }',
    'budget: { team: { credits: { daily: 700 } } }',
    '700',
  ),
  row(
    'budget.team.credits.monthly',
    'lowest',
    compareTeamCredits('monthly'),
    'budget: { team: { credits: { monthly: 14000 } } }',
    'budget: { team: { credits: { monthly: 20000 } } }',
    '14000',
  ),
  row(
    'budget.team.usd.monthly',
    'lowest',
    compareTeamUsd,
    'budget: { team: { usd: { monthly: 900 } } }',
    'budget: { team: { usd: { monthly: 800 } } }',
    '800',
  ),
  row(
    'budget.teams',
    'lowest',
    compareTeamBudgets,
    'budget: { teams: { payments: { usd: { monthly: 400 } } } }',
    'budget: { teams: { Payments: { usd: { monthly: 500 } }, web: { credits: { monthly: 9000 } } } }',
    '{ payments: { usd: { monthly: 400 } }, web: { credits: { monthly: 9000 } } }',
  ),
]
