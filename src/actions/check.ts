import { randomUUID } from 'node:crypto'
import type { PolicyReference } from '../core/policy/reference.js'
import { exitCode, failureFrom, type Failure, type Report } from '../core/report.js'
import { UserError } from '../core/user-error.js'
import { today } from '../io/clock.js'
import { asUserError, connect, isApiError } from '../io/github/client.js'
import { readPolicyFile } from '../io/github/policy-file.js'
import { readEnvironment, setOutput, writeReportFile, writeSummary } from '../io/runner.js'
import { print } from '../io/terminal.js'
import { annotationCommands, annotations } from '../render/annotations.js'
import { unheard } from '../render/escape/workflow-command.js'
import { failureMarkdown, failureText } from '../render/failure.js'
import { json } from '../render/json.js'
import { summary } from '../render/markdown/summary.js'
import { skippedSummary } from '../render/markdown/skipped.js'
import { NO_CONTEXT } from '../render/markdown/context.js'
import { text } from '../render/text.js'
import { PLAIN } from '../render/paint.js'
import { readInputs, type ActionInputs } from '../run/action-inputs.js'
import { runAction, type ActionOutcome } from '../run/action.js'
import { readEvent } from '../run/event.js'
import type { FoundPolicy } from '../run/read-policy.js'

/** The entry of action.yml: environment → run → summary, annotations, outputs, exit. */
async function main(): Promise<number> {
  const day = today()
  let inputs: ActionInputs | null = null
  let outcome: ActionOutcome
  try {
    const environment = await readEnvironment()
    inputs = readInputs(environment.input)
    const event = readEvent(environment)
    if (event.kind === 'nothing') {
      log(`${event.why} Nothing to judge.`)
      writeSummary(`Kiro config: ${event.why} Nothing to judge.`)
      setOutput('verdict', 'skipped')
      return 0
    }
    const { token, policyToken } = inputs
    const { repository, actionRepository, workflowRef } = environment
    const readParent = async (reference: PolicyReference): Promise<FoundPolicy> => {
      const { owner, repository: name, path, ref } = reference
      return { ...(await readPolicyFile(connect(policyToken, `${owner}/${name}`), reference)), source: `${owner}/${name}/${path}@${ref}` }
    }
    outcome = await runAction({ github: connect(token, repository), event, inputs, actionRepository, workflowRef, readParent, day })
  } catch (error) {
    const result = failureOf(error)
    outcome = { result, context: NO_CONTEXT, commentUrl: null, remark: null, exit: exitCode(result, 'error') }
  }
  try {
    await report(outcome, inputs?.reportFile ?? null, day)
    return outcome.exit
  } catch (error) {
    const result = failureOf(error)
    await report({ result, context: NO_CONTEXT, commentUrl: outcome.commentUrl, remark: null, exit: exitCode(result, 'error') }, null, day)
    return exitCode(result, 'error')
  }
}

async function report({ result, context, commentUrl, remark }: ActionOutcome, reportFile: string | null, day: string): Promise<void> {
  // First, because it can fail: what is said afterwards is then the failure.
  const written = reportFile === null ? null : await writeReportFile(reportFile, json(result, day))
  log('errorClass' in result ? failureText(result) : result.verdict === 'skipped' ? skippedSummary() : text(result, PLAIN))
  if (result.verdict !== 'skipped') print(annotationCommands(annotations(result)))
  if (remark !== null) log(remark)
  writeSummary('errorClass' in result ? failureMarkdown(result) : result.verdict === 'skipped' ? skippedSummary() : summary(result, context))
  for (const [name, value] of Object.entries(outputs(result, commentUrl))) setOutput(name, value)
  if (written !== null) setOutput('report-file', written)
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

/** Prints text of any origin: the runner obeys nothing in it. */
function log(text: string): void {
  print(unheard(text, randomUUID()))
}

/** Whatever was thrown, as a result that is never a pass. */
function failureOf(error: unknown): Failure {
  if (error instanceof UserError) return failureFrom(error)
  if (isApiError(error)) return failureFrom(asUserError(error))
  log(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return failureFrom(new UserError('The check failed because of a mistake in Kiro Governance; the log has the details.', 'Please report it.', 'internal'))
}

process.exitCode = await main()
