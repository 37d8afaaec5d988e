import type { Failure, Report } from '../core/report.js'
import { exitCode } from '../core/report.js'
import { UserError } from '../core/user-error.js'
import { today } from '../io/clock.js'
import { annotate, log, readEnvironment, setOutput, writeReportFile, writeSummary } from '../io/runner.js'
import { annotations } from '../render/annotations.js'
import { failureMarkdown, failureText } from '../render/failure.js'
import { json } from '../render/json.js'
import { summary } from '../render/markdown/summary.js'
import { skippedSummary } from '../render/markdown/skipped.js'
import { NO_CONTEXT } from '../render/markdown/context.js'
import { PLAIN, text } from '../render/text.js'
import type { ActionInputs } from '../run/action-inputs.js'
import type { ActionOutcome } from '../run/action.js'

/** The entry of action.yml: environment → run → summary, annotations, outputs, exit. */
async function main(): Promise<number> {
  const day = today()
  let inputs: ActionInputs | null = null
  let outcome: ActionOutcome
  try {
    const environment = await readEnvironment()
    const { readInputs } = await import('../run/action-inputs.js')
    inputs = readInputs(environment.input)
    const { readEvent } = await import('../run/event.js')
    const event = readEvent(environment)
    if (event.kind === 'nothing') {
      log(`${event.why} Nothing to judge.`)
      setOutput('verdict', 'skipped')
      return 0
    }
    const [{ connect }, { runAction }] = await Promise.all([import('../io/github/client.js'), import('../run/action.js')])
    outcome = await runAction({ github: connect(inputs.token, environment.repository), event, inputs, actionRepository: environment.actionRepository, day })
  } catch (error) {
    const result = await failureOf(error)
    outcome = { result, context: NO_CONTEXT, commentUrl: null, remark: null, exit: exitCode(result, 'error') }
  }
  await report(outcome, inputs, day)
  return outcome.exit
}

async function report({ result, context, commentUrl, remark }: ActionOutcome, inputs: ActionInputs | null, day: string): Promise<void> {
  if ('errorClass' in result) {
    log(failureText(result))
    for (const { file, line, column, message } of result.problems.slice(0, 10)) {
      annotate({ level: 'error', title: 'Kiro config', message: `${message} ${result.hint}`.trim(), place: file === null ? null : { file, line: line ?? 1, column: column ?? 1 } })
    }
  } else if (result.verdict === 'skipped') log(skippedSummary())
  else {
    log(text(result, PLAIN))
    for (const annotation of annotations(result)) annotate(annotation)
  }
  if (remark !== null) log(remark)
  await writeSummary('errorClass' in result ? failureMarkdown(result) : result.verdict === 'skipped' ? skippedSummary() : summary(result, context))
  for (const [name, value] of Object.entries(outputs(result, commentUrl))) setOutput(name, value)
  if (inputs?.reportFile) setOutput('report-file', await writeReportFile(inputs.reportFile, json(result, day)))
}

/** The outputs of action.yml but report-file; a test keeps both lists equal. An amount that is not known is empty, never 0. */
function outputs(result: Report | Failure, commentUrl: string | null): Record<string, string> {
  const amount = (value: number | null): string => (value === null ? '' : String(value))
  const failed = 'errorClass' in result
  const estimate = failed ? null : result.estimate
  const introduced = (severity: string): string => (failed ? '' : String(result.findings.filter((finding) => finding.introduced && finding.severity === severity).length))
  return {
    verdict: result.verdict,
    'error-class': failed ? result.errorClass : '',
    errors: introduced('error'),
    warnings: introduced('warning'),
    'credits-before': amount(estimate?.before.typical ?? null),
    'credits-after': amount(estimate?.after.typical ?? null),
    'credits-delta': amount(estimate?.delta.typical ?? null),
    complete: failed ? 'false' : String(result.estimate.complete),
    'comment-url': commentUrl ?? '',
  }
}

/** Whatever was thrown, as a result that is never a pass. */
async function failureOf(error: unknown): Promise<Failure> {
  const failure = (known: UserError): Failure => ({
    verdict: 'error',
    errorClass: known.errorClass,
    problems: [{ file: null, line: null, column: null, message: known.message }],
    hint: known.hint,
    policy: null,
  })
  if (error instanceof UserError) return failure(error)
  const { asUserError, isApiError } = await import('../io/github/client.js')
  if (isApiError(error)) return failure(asUserError(error))
  log(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return failure(new UserError('The check failed because of a mistake in Kiro Governance; the log has the details.', 'Please report it.', 'internal'))
}

process.exitCode = await main()
