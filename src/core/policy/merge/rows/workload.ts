import { compareFacts } from '../compare-values.js'
import { row, type MergeRow } from './row.js'

const workload = compareFacts('workload')

/** How much work there is. */
export const WORKLOAD_ROWS: readonly MergeRow[] = [
  row(
    'workload.tasks',
    'outermost wins',
    workload,
    'workload: { tasks: { codeReview: { runs: 2 } } }',
    'workload: { tasks: { codeReview: { runs: 1, credits: { low: 1, typical: 2, high: 3 } }, hookActions: { runs: 5 } } }',
    'codeReview: 2 runs, and the credits that are stated below; hookActions: 5 runs',
  ),
  row(
    'workload.agents',
    'outermost wins',
    workload,
    'workload: { agents: { reviewer: { runs: 2 } } }',
    'workload: { agents: { reviewer: { runs: 1 } } }',
    '{ reviewer: { runs: 2 } }',
  ),
  row(
    'workload.hooks',
    'outermost wins',
    workload,
    'workload: { hooks: { save: { runs: 40 } } }',
    'workload: { hooks: { save: { runs: 1 } } }',
    '{ save: { runs: 40 } }',
  ),
  row(
    'workload.models',
    'outermost wins',
    workload,
    'workload: { models: { claude-opus-4.8: 1.4 } }',
    'workload: { models: { claude-opus-4.8: 1, claude-sonnet-5: 1.1 } }',
    '{ claude-opus-4.8: 1.4, claude-sonnet-5: 1.1 }',
  ),
  row(
    'workload.longContext',
    'outermost wins',
    workload,
    'workload: { longContext: 0.2 }',
    'workload: { longContext: 0 }',
    '0.2',
  ),
  row(
    'workload.cliShare',
    'outermost wins',
    workload,
    'workload: { cliShare: 0.5 }',
    'workload: { cliShare: 0 }',
    '0.5',
  ),
  row(
    'workload.roots',
    'outermost wins',
    workload,
    'workload: { roots: { web: 0.5 } }',
    'workload: { roots: { web: 0, api: 0.9 } }',
    '{ web: 0.5 }',
  ),
]
