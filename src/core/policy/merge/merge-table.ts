import { AGENTS_ROWS } from './rows/agents.js'
import { BUDGET_ROWS } from './rows/budget.js'
import { CATALOGUE_ROWS } from './rows/catalogue.js'
import { CONSOLE_ROWS } from './rows/console.js'
import { COST_ROWS } from './rows/cost.js'
import { FINDINGS_ROWS } from './rows/findings.js'
import { FLOOR_ROWS } from './rows/floor.js'
import { LAYERS_ROWS } from './rows/layers.js'
import { MODELS_ROWS } from './rows/models.js'
import { TEAM_ROWS } from './rows/team.js'
import { WORKLOAD_ROWS } from './rows/workload.js'
import type { MergeRow } from './rows/row.js'

/**
 * Every key of a policy but `version`: how layers merge. A key has one row, in the file of rows/ that has the name of its first part or of what it
 * is about. The documentation, the loosening diff and a test each read all rows, in this order.
 */
export const MERGE_TABLE: readonly MergeRow[] = [
  ...LAYERS_ROWS,
  ...CONSOLE_ROWS,
  ...TEAM_ROWS,
  ...AGENTS_ROWS,
  ...MODELS_ROWS,
  ...FLOOR_ROWS,
  ...BUDGET_ROWS,
  ...COST_ROWS,
  ...WORKLOAD_ROWS,
  ...FINDINGS_ROWS,
  ...CATALOGUE_ROWS,
]
