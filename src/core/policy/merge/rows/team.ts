import { compareFacts } from '../compare-values.js'
import { row, type MergeRow } from './row.js'

const team = compareFacts('team')

/** Facts about the team. */
export const TEAM_ROWS: readonly MergeRow[] = [
  row('team.developers', 'outermost wins', team, 'team: { developers: 12 }', 'team: { developers: 4 }', '12'),
  row(
    'team.seats',
    'outermost wins',
    team,
    'team: { seats: { pro: 8 } }',
    'team: { seats: { power: 8 } }',
    '{ pro: 8 }',
  ),
  row('team.login', 'outermost wins', team, 'team: { login: [github] }', 'team: { login: [google] }', '[github]'),
  row(
    'team.region',
    'outermost wins',
    team,
    'team: { region: [us-east-1] }',
    'team: { region: [eu-central-1] }',
    '[us-east-1]',
  ),
  row(
    'team.billing',
    'outermost wins',
    team,
    'team: { billing: enterprise }',
    'team: { billing: individual }',
    'enterprise',
  ),
  row('team.overage', 'outermost wins', team, 'team: { overage: false }', 'team: { overage: true }', 'false'),
  row(
    'team.workdays',
    'outermost wins',
    team,
    'team: { workdays: 20 }',
    'team: { workdays: 21, developers: 3 }',
    '{ workdays: 20, developers: 3 }',
  ),
  row(
    'team.holidays',
    'outermost wins',
    team,
    'team: { holidays: [2026-12-24] }',
    'team: { holidays: [2026-12-31] }',
    '["2026-12-24"]',
  ),
  row(
    'team.approvedModels',
    'outermost wins',
    team,
    'team: { approvedModels: [auto] }',
    'team: { approvedModels: [auto, claude-opus-4.8] }',
    '[auto]',
  ),
]
