import { plain, type Message } from '../../core/text/message.js'
import type { Failure } from '../../core/report.js'
import type { UsageReport } from '../../core/contract/usage/report.js'
import type { AgreedAction } from '../../core/contract/usage/agreements.js'
import type { UsageEvent } from '../../core/usage/agreements/usage-events.js'
import { annotations as failureAnnotations } from '../../render/github/annotations.js'
import { markdown } from '../../render/escape/markdown.js'
import { failureMarkdown, failureText } from '../../render/failure.js'
import { PLAIN } from '../../render/text/paint.js'
import { USAGE_FAILURE_TITLES } from '../../render/usage/failure-titles.js'
import { usageSummary } from '../../render/usage/markdown/issue.js'
import { eventAnnotation } from '../../render/usage/markdown/event.js'
import { stepAnnotation } from '../../render/usage/markdown/step.js'
import { usageText } from '../../render/usage/text.js'
import { logText } from '../../publish/outputs/log-text.js'
import type { Destinations, Output } from '../../publish/outputs/output.js'
import { publishEverywhere } from '../../publish/publish.js'
import type { ChatLink } from '../../render/chat/chat-message.js'
import { strongestAction } from './report-action.js'
import { reportFiles } from '../../usage-run/write-report.js'

/** A report, or why there is none, on its way to the outputs of the job. */
export interface ReportPublication {
  readonly result: UsageReport | Failure
  /** Steps to announce in the run. */
  readonly steps: readonly AgreedAction[]
  /** Events to announce in the run. */
  readonly events: readonly UsageEvent[]
  readonly issueUrl: string | null
  readonly pullRequestUrl: string | null
  /** Where the issue, the pull request and the runs are, as far as known. */
  readonly links: readonly ChatLink[]
  /** Refusals of GitHub. */
  readonly refused: readonly Message[]
  /** More lines for the log, a sentence each. */
  readonly remarks: readonly string[]
  /** The folder for files, as a path below the workspace; null where none was requested. */
  readonly out: string | null
}

/** Publishes a report, or why there is none, in the job, and returns the exit code. */
export function publishReport(publication: ReportPublication, exit: number, to: Destinations): Promise<number> {
  return publishEverywhere(publication, exit, to, OUTPUTS, (current, failure) => ({ ...current, result: failure }))
}

/** The report as files in the folder of the input `out`. */
const files: Output<ReportPublication> = {
  name: 'out',
  required: true,
  publish: async ({ result, out, links }, to) => {
    if (out === null || 'errorClass' in result) return
    const folder = out.replace(/[/\\]+$/, '')
    let written = ''
    for (const { name, text } of reportFiles(result, links)) written = await to.writeFile(`${folder}/${name}`, text)
    to.setOutput('report-folder', written.replace(/[/\\][^/\\]*$/, ''))
  },
}

/** The job's log: the report as the CLI prints it, with workflow commands disabled. */
const log: Output<ReportPublication> = {
  name: 'log',
  required: false,
  publish: ({ result, refused, remarks }, to) => {
    const report = 'errorClass' in result ? failureText(result, USAGE_FAILURE_TITLES) : usageText(result, PLAIN)
    for (const part of [report, ...refused.map(plain), ...remarks]) to.print(logText(part))
  },
}

const annotations: Output<ReportPublication> = {
  name: 'annotations',
  required: false,
  publish: ({ result, steps, events }, to) => {
    const all =
      'errorClass' in result
        ? failureAnnotations(result, undefined, 'Kiro usage')
        : [...steps.map((step) => stepAnnotation(result, step)), ...events.map(eventAnnotation)].map((one) => ({
            ...one,
            place: null,
          }))
    all.forEach(to.annotate)
  },
}

/** The job summary: everything. */
const summary: Output<ReportPublication> = {
  name: 'summary',
  required: false,
  publish: ({ result, refused, links }, to) =>
    to.summarize(
      [
        'errorClass' in result ? failureMarkdown(result, undefined, USAGE_FAILURE_TITLES) : usageSummary(result, links),
        ...refused.map(markdown),
      ].join('\n\n'),
    ),
}

/** The `steps.<id>.outputs` for later steps; a run without a report sets none. An unknown amount is empty, never 0. */
const stepOutputs: Output<ReportPublication> = {
  name: 'outputs',
  required: true,
  publish: ({ result, issueUrl, pullRequestUrl }, to) => {
    if ('errorClass' in result) return
    const amount = (value: number | null): string => (value === null ? '' : String(value))
    const outputs = {
      month: result.month,
      verdict: result.verdict,
      state: result.state,
      credits: amount(result.credits.total),
      usd: amount(result.money.allPriced ? result.money.total : null),
      'forecast-credits': amount(result.forecast?.credits.typical ?? null),
      action: strongestAction(result) ?? '',
      'issue-url': issueUrl ?? '',
      'pull-request-url': pullRequestUrl ?? '',
    }
    for (const [name, value] of Object.entries(outputs)) to.setOutput(name, value)
  },
}

/** In order: files first, so that the outputs after them can report their failure. */
const OUTPUTS = [files, log, annotations, summary, stepOutputs] as const
