import { compareFacts } from '../compare-values.js'
import { row, type MergeRow } from './row.js'

/** The kind of work that an agent or a step of a workflow does. */
export const AGENTS_ROWS: readonly MergeRow[] = [
  row(
    'agents',
    'outermost wins',
    compareFacts('agents'),
    'agents: { reviewer: codeReview }',
    'agents: { reviewer: taskExecution, lead: specGeneration }',
    '{ reviewer: codeReview, lead: specGeneration }',
  ),
  row(
    'workflows',
    'outermost wins',
    compareFacts('workflows'),
    'workflows: { "release#review": codeReview }',
    'workflows: { "release#review": taskExecution, "release#plan": specGeneration }',
    '{ "release#review": codeReview, "release#plan": specGeneration }',
  ),
]
