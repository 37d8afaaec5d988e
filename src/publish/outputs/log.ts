import { plain } from '../../core/text/message.js'
import { failureText } from '../../render/failure.js'
import { skippedLine } from '../../render/skipped.js'
import { PLAIN } from '../../render/text/paint.js'
import { text } from '../../render/text/text.js'
import { logText } from './log-text.js'
import type { Output } from './output.js'

/** The job's log: the report as the CLI prints it, with workflow commands disabled. */
export const log: Output = {
  name: 'log',
  required: false,
  publish: ({ result, remarks }, to) => {
    const report =
      'errorClass' in result
        ? failureText(result)
        : result.verdict === 'skipped'
          ? skippedLine(result, plain)
          : text(result, PLAIN)
    for (const part of [report, ...remarks]) to.print(logText(part))
  },
}
