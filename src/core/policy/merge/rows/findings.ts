import { compareExceptions } from '../compare-lists.js'
import { compareEnforcement, compareRules } from '../compare-values.js'
import { row, type MergeRow } from './row.js'

/** What becomes of a finding: whether it blocks, its severity, and what may break its rule. */
export const FINDINGS_ROWS: readonly MergeRow[] = [
  row(
    'enforcement',
    'strictest',
    compareEnforcement,
    'models: {}',
    'enforcement: { mode: observe }',
    'block: the outermost layer that judges blocks unless it says otherwise',
  ),
  row(
    'rules',
    'innermost, above insists',
    compareRules,
    'rules: { contradicting-surfaces: error }',
    'rules: { contradicting-surfaces: off, unrouted-task: error }',
    '{ contradicting-surfaces: error, unrouted-task: error }',
  ),
  row(
    'exceptions',
    'own layer and below',
    compareExceptions,
    'models: { allow: [auto] }',
    'models: { allow: [auto] }\nexceptions: [{ rule: model-not-allowed, model: claude-opus-4.8, reason: a, owner: b, expires: 2099-01-01 }]',
    'refused: the layer above still insists',
  ),
]
