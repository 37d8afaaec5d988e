import type { Estimate } from '../../core/cost/estimate.js'
import type { EstimateRow } from '../../core/cost/rows.js'
import { say, words, type Message } from '../../core/text/message.js'

/** Rows of work that Kiro drops after the change; its credits are no part of any total. */
export function droppedRows({ rows }: Estimate): readonly EstimateRow[] {
  return rows.filter(({ after }) => after.dropped !== null)
}

/** `reviewer: Kiro drops it, because …`; of work that was loaded before, that this is why it costs less. */
export function droppedSentence({ label, before, after }: EstimateRow): Message {
  const why = say`${label}: Kiro drops it, because ${after.dropped ?? []}`
  return before.assignment !== null && before.dropped === null
    ? say`${why}${words('; before the change it was loaded, so the credits that are gone are work that no longer runs')}`
    : why
}
