import type { Failure } from '../core/report.js'
import { NO_CONTEXT, type ReportContext } from './markdown/context.js'
import { keyed } from './markdown/lead.js'
import { code } from './escape/markdown.js'
import { visible } from '../core/text/message.js'

/** The first lines of what could not be made: whose it is, and why, by error class. */
export interface FailureTitles {
  readonly product: string
  readonly reasons: Readonly<Record<Failure['errorClass'], string>>
}

/** The first line of a failed check, by error class. */
const TITLES: FailureTitles = {
  product: 'Kiro config',
  reasons: {
    config: 'could not be read',
    policy: 'the policy cannot be read, so nothing was judged',
    usage: 'the check is set up wrongly',
    api: 'GitHub did not answer, so nothing was judged',
    internal: 'the check itself failed',
  },
}

function titleOf({ product, reasons }: FailureTitles, errorClass: Failure['errorClass']): string {
  return `${product}: ${reasons[errorClass]}`
}

/** Why a check failed, in own words, for where the product has been named. */
export function failureReason(errorClass: Failure['errorClass']): string {
  return TITLES.reasons[errorClass]
}

/** A check that could not be made, as Markdown for a comment or the job summary. */
export function failureMarkdown(
  { errorClass, problems, hint }: Failure,
  { key, notes }: ReportContext = NO_CONTEXT,
  titles = TITLES,
): string {
  const lines = problems
    .slice(0, 20)
    .map(
      ({ file, line, message }) =>
        `- ${file === null ? '' : `${code(line === null ? file : `${file}:${line}`)}: `}${sentence(message)}`,
    )
  return [`### ❌ ${keyed(key)}${titleOf(titles, errorClass)}`, lines.join('\n'), hint, ...notes]
    .filter((block) => block !== '')
    .join('\n\n')
}

/** A check that could not be made, as text for a terminal or a log. */
export function failureText({ errorClass, problems, hint }: Failure, titles = TITLES): string {
  const lines = problems.map(
    ({ file, line, column, message }) =>
      `  ${file === null ? '' : `${visible(file)}${line === null ? '' : `:${line}:${column ?? 1}`}  `}${visible(message)}`,
  )
  return [titleOf(titles, errorClass), ...lines, ...(hint === '' ? [] : [`  ${hint}`])].join('\n')
}

/** The sentence may quote names from files; as one code span GitHub renders none of it. */
function sentence(message: string): string {
  return code(message, LONGEST_SENTENCE)
}

/** Characters of one problem. Chosen by hand. */
const LONGEST_SENTENCE = 600
