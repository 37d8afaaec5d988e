import { compareFacts } from '../compare-values.js'
import { row, type MergeRow } from './row.js'

const catalogue = compareFacts('catalogue')

/** Prices and models that the policy states. */
export const CATALOGUE_ROWS: readonly MergeRow[] = [
  row(
    'catalogue.asOf',
    'outermost wins',
    catalogue,
    'catalogue: { asOf: 2026-12-01 }',
    'catalogue: { asOf: 2026-12-15 }',
    '2026-12-01',
  ),
  row(
    'catalogue.models',
    'outermost wins',
    catalogue,
    'models: { maxMultiplier: 1 }\ncatalogue: { models: { claude-next: { multiplier: 3 } } }',
    'catalogue: { models: { claude-next: { multiplier: 1 }, claude-opus-4.8: { multiplier: 0.1 } } }',
    'claude-next: 3; the cap above goes by its own prices, so claude-opus-4.8 stays over it',
  ),
]
