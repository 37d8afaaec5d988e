import { compareCost } from '../compare-values.js'
import { row, type MergeRow } from './row.js'

/** The rises and totals that warn or fail. */
export const COST_ROWS: readonly MergeRow[] = [
  row(
    'cost.warn.increase.credits',
    'lowest',
    compareCost('warn', 'increase', 'credits'),
    'cost: { warn: { increase: { credits: 500 } } }',
    'cost: { warn: { increase: { credits: 900 } } }',
    '500',
  ),
  row(
    'cost.warn.increase.percent',
    'lowest',
    compareCost('warn', 'increase', 'percent'),
    'cost: { warn: { increase: { percent: 10 } } }',
    'cost: { warn: { increase: { percent: 5 } } }',
    '5',
  ),
  row(
    'cost.warn.total.credits',
    'lowest',
    compareCost('warn', 'total', 'credits'),
    'cost: { warn: { total: { credits: 9000 } } }',
    'cost: { warn: { total: { credits: 8000 } } }',
    '8000',
  ),
  row(
    'cost.fail.increase.credits',
    'lowest',
    compareCost('fail', 'increase', 'credits'),
    'cost: { fail: { increase: { credits: 2000 } } }',
    'cost: { fail: { increase: { credits: 8000 } } }',
    '2000',
  ),
  row(
    'cost.fail.increase.percent',
    'lowest',
    compareCost('fail', 'increase', 'percent'),
    'cost: { fail: { increase: { percent: 40 } } }',
    'cost: { fail: { increase: { percent: 80 } } }',
    '40',
  ),
  row(
    'cost.fail.total.credits',
    'lowest',
    compareCost('fail', 'total', 'credits'),
    'cost: { fail: { total: { credits: 16000 } } }',
    'cost: { fail: { total: { credits: 12000 } } }',
    '12000',
  ),
]
