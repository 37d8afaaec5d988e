import { ELSEWHERE } from './elsewhere.js'
import { READING } from './reading.js'
import { PARTS } from './parts.js'
import type { FailureRow } from './row.js'
import { WRITING } from './writing.js'

/** Every row, below the title of its table in docs/failures.md. */
export const FAILURE_ROWS: readonly { readonly title: string; readonly rows: readonly FailureRow[] }[] = [
  { title: 'GitHub cannot be read', rows: READING },
  { title: 'A part of what GitHub is asked fails', rows: PARTS },
  { title: 'The comment cannot be written', rows: WRITING },
  { title: 'The repository, the set-up, the runner, or we ourselves', rows: ELSEWHERE },
]
