import { compareFacts } from '../compare-values.js'
import { row, type MergeRow } from './row.js'

/** The models below which advice does not go. */
export const FLOOR_ROWS: readonly MergeRow[] = [
  row(
    'floor',
    'outermost wins',
    compareFacts('floor'),
    'floor: { specGeneration: claude-sonnet-* }',
    'floor: { specGeneration: claude-haiku-*, codeReview: auto }',
    '{ specGeneration: claude-sonnet-*, codeReview: auto }',
  ),
]
