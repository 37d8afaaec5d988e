import { compareConsoles } from '../compare-lists.js'
import { row, type MergeRow } from './row.js'

/** What a repository holds of the console. */
export const CONSOLE_ROWS: readonly MergeRow[] = [
  row(
    'console.kgl',
    'together',
    compareConsoles,
    'models: { allow: [auto] }',
    'console: { kgl: [console/kiro.yml] }',
    'a change of `console/kiro.yml` is reported with what it newly allows',
  ),
]
