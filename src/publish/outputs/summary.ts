import { failureMarkdown } from '../../render/failure.js'
import { markdown } from '../../render/escape/markdown.js'
import { skippedLine } from '../../render/skipped.js'
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
          ? skippedLine(result, markdown)
          : summaryOf(result, context),
    ),
}
