import { exitCode } from '../core/report.js'
import { today } from '../io/clock.js'
import { connect } from '../io/github/client.js'
import { newPatience } from '../io/github/patience.js'
import { readEnvironment, setOutput, writeSummary, writeWorkspaceFile, type RunnerEnvironment } from '../io/runner.js'
import { print } from '../io/terminal.js'
import { dryDestinations } from '../run/dry-run.js'
import { failureOf } from '../run/failure-of.js'
import type { Destinations } from '../run/outputs/output.js'
import { isFailure } from '../run/read-policy.js'
import { parentReader } from '../run/read-parent.js'
import { dryBranchBoard, dryIssueBoard } from '../run/usage/dry-report.js'
import { makeUsageReport } from '../run/usage/make-report.js'
import { branchBoard } from '../run/usage/publish-restriction.js'
import { issueBoard } from '../run/usage/publish-issue.js'
import { runReport } from '../run/usage/report-action.js'
import { readReportInputs, type ReportInputs } from '../run/usage/report-inputs.js'
import { publishReport, type ReportPublication } from '../run/usage/report-outputs.js'
import type { ReportRun } from '../run/usage/report-run.js'

const RUNNER: Destinations = { print, summarize: writeSummary, setOutput, writeFile: writeWorkspaceFile }

const NOTHING_SAID: Omit<ReportPublication, 'result' | 'remarks'> = {
  steps: [],
  issueUrl: null,
  pullRequestUrl: null,
  refused: [],
  out: null,
}

/** The entry of report/action.yml: environment → run → outputs, exit. */
async function main(): Promise<number> {
  const day = today()
  let inputs: ReportInputs | null = null
  let said: ReportPublication
  let exit: number
  try {
    const environment = await readEnvironment()
    inputs = readReportInputs(environment.input)
    const outcome = await runReport(runOf(environment, inputs, day))
    if (isFailure(outcome))
      [said, exit] = [{ ...NOTHING_SAID, result: outcome, remarks: [] }, exitCode(outcome, 'error')]
    else [said, exit] = [{ ...outcome, result: outcome.report, out: inputs.out }, outcome.exit]
  } catch (error) {
    const { failure, trace } = failureOf(error)
    said = { ...NOTHING_SAID, result: failure, remarks: trace === null ? [] : [trace] }
    exit = exitCode(failure, 'error')
  }
  return publishReport(said, exit, inputs?.dryRun ? dryDestinations(RUNNER) : RUNNER)
}

function runOf({ repository, event, workflowRef }: RunnerEnvironment, inputs: ReportInputs, day: string): ReportRun {
  const patience = newPatience()
  return {
    github: connect(inputs.token, repository, patience),
    inputs,
    event,
    runsUrl: runsUrl(repository, workflowRef),
    folder: process.env.GITHUB_WORKSPACE ?? '.',
    day,
    readParent: parentReader(inputs.policyToken, patience),
    makeReport: makeUsageReport,
    boards: () => {
      const time = newPatience()
      const issues = issueBoard(connect(inputs.token, repository, time), time)
      const app = connect(inputs.pullRequestToken ?? inputs.token, repository, time)
      return {
        issues: inputs.dryRun ? dryIssueBoard(issues, RUNNER) : issues,
        branch: (wish) =>
          inputs.dryRun ? dryBranchBoard(branchBoard(app, wish), wish, RUNNER) : branchBoard(app, wish),
      }
    },
  }
}

/** Of the workflow, not of the run: what stands in the issue must not differ from run to run. */
function runsUrl(repository: string, workflowRef: string): string | null {
  const server = process.env.GITHUB_SERVER_URL
  const [path = ''] = workflowRef.split('@')
  const start = `${repository}/.github/workflows/`
  return server && path.startsWith(start)
    ? `${server}/${repository}/actions/workflows/${encodeURIComponent(path.slice(start.length))}`
    : null
}

process.exitCode = await main()
