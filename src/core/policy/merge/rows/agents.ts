import { compareFacts } from '../compare-values.js'
import { row, type MergeRow } from './row.js'

/** The kind of work that an agent does. */
export const AGENTS_ROWS: readonly MergeRow[] = [
  row(
    'agents',
    'outermost wins',
    compareFacts('agents'),
    'agents: { reviewer: codeReview }',
    'agents: { reviewer: taskExecution, lead: specGeneration }',
    '{ reviewer: codeReview, lead: specGeneration }',
  ),
]
