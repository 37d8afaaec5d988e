import type { Report } from '../../../src/core/report.js'
import { judged, type Files } from '../support/repository.js'

/** The report of a change of files (`before` null: no base), judged by the policy’s text. */
export const reportOfChange = (before: Files | null, after: Files, policy: string | null): Report =>
  judged({ before, after, policy: policy ?? [] })
