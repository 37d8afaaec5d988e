import type { Fault } from '../github/faults.js'
import type { RecordedRequest } from '../github/request-log.js'
import type { NewPull, RunOptions } from '../pull-request-run.js'

/** What becomes of our comment: by the first run, which finds none, and by a later one, which finds an old one. */
export type CommentFate = 'none' | 'written' | 'updated' | 'as it was'

/** One way in which a run can go, and what comes of it: a test, and a line in docs/failures.md. */
export interface FailureRow {
  /** What happens, for the reader of the table; Markdown, ours. */
  readonly what: string
  readonly change?: NewPull
  readonly fault?: Omit<Fault, 'match'> & { readonly only?: (request: RecordedRequest) => boolean }
  readonly run?: RunOptions
  /** Another run for the same head: beside this one, or before it. */
  readonly also?: 'beside' | 'before'
  readonly verdict: 'pass' | 'fail' | 'error'
  readonly class: '' | 'config' | 'policy' | 'usage' | 'api' | 'internal'
  readonly exit: number
  /** A sentence of the log. */
  readonly says: string
  readonly comment: readonly [first: CommentFate, later: CommentFate]
  /** The comments cannot be read, so none of them is linked. */
  readonly unseen?: true
  /** Where it is tried: in this process unless it says otherwise; in `both` a later run of the shipped bundle goes the same way, too. */
  readonly where?: 'both' | 'bundle'
}

/* What several rows have in common. */

export const JUDGED = { verdict: 'fail', class: '', exit: 1 } as const
export const UNREACHABLE = { verdict: 'error', class: 'api', exit: 3 } as const
export const TOLD = { ...JUDGED, says: '2 blocking problems', comment: ['written', 'updated'] } as const
export const SILENT = { ...UNREACHABLE, comment: ['none', 'as it was'] } as const
export const REFUSED = { ...JUDGED, comment: ['none', 'as it was'] } as const
export const READ_ONLY = 'The token may not comment: the job needs `permissions: pull-requests: write`'
