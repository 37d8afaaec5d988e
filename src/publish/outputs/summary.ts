import { failureMarkdown } from '../../render/failure.js'
import { skippedSummary } from '../../render/markdown/skipped.js'
import { summary as summaryOf } from '../../render/markdown/summary.js'
import type { Output } from './output.js'

/** The job summary: everything. */
export const summary: Output = {
  name: 'summary',
  required: false,
  publish: ({ result, context }, to) =>
    to.summarize(
      'errorClass' in result
        ? failureMarkdown(result, context)
        : result.verdict === 'skipped'
          ? skippedSummary(result)
          : summaryOf(result, context),
    ),
}
