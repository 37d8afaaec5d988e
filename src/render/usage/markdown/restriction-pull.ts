import { count } from '../../../core/text/number.js'
import type { Restriction } from '../../../core/usage/agreements/restriction.js'
import type { UsageReport } from '../../../core/contract/usage/report.js'
import { code } from '../../escape/markdown.js'

/** The title of the pull request for `restrict`, which is also its commit message. */
export function restrictionPullTitle({ month }: UsageReport): string {
  return `Restrict Kiro to the cheaper profile (${month})`
}

/** Files in the list. Chosen by hand. */
const MOST_FILES = 50

/** The body of that pull request: why, what, and what to check before merging. */
export function restrictionPullBody({ month, actions }: UsageReport, { edits }: Restriction): string {
  const why = actions
    .filter(({ action }) => action === 'restrict')
    .map(
      ({ percent, budget, reached }) =>
        `- ${percent} % of the budget ${code(budget)} was reached on ${reached}; \`restrict\` was agreed for that.`,
    )
  const files = edits.slice(0, MOST_FILES).map(({ path, created }) => `- ${code(path)}${created ? ' (new)' : ''}`)
  const more = edits.length > MOST_FILES ? [`- and ${count(edits.length - MOST_FILES, 'more file', 'more files')}`] : []
  return [
    why.join('\n'),
    `This sends the work that the contract routes to a more expensive profile to \`fast\`, in ${count(edits.length, 'file')}:`,
    [...files, ...more].join('\n'),
    `It takes effect when it is merged, and is opened once for ${month}: close it to leave things as they are. Revert it when the month is over.`,
  ].join('\n\n')
}
