import { exitCode } from '../../core/exit-code.js'
import { USAGE_ISSUES } from '../../io/github/issues.js'
import { connect } from '../../io/github/client.js'
import { newDeadline } from '../../io/github/retry.js'
import type { RunnerEnvironment } from '../../io/runner.js'
import { dryDestinations } from '../../publish/dry-run.js'
import { failureOf } from '../../publish/failure-of.js'
import { isFailure } from '../../core/policy/layers.js'
import { parentReader } from '../../check/read-parent.js'
import { apiOf, grouped, hideInputs, runsUrlOf, type Runner } from '../runner.js'
import { dryBranchStore, dryIssueStore } from '../../publish/dry-report.js'
import { makeUsageReport } from '../../usage-run/make-report.js'
import { branchStore } from '../../publish/restriction/publish-restriction.js'
import { issueStore } from '../../publish/issue/publish-issue.js'
import { runReport } from './report-action.js'
import { readReportInputs, SECRET_REPORT_INPUTS, type ReportInputs } from './inputs.js'
import { publishReport, type ReportPublication } from './report-outputs.js'
import type { ReportRun } from './report-run.js'

/** The publication of a failed run. */
const NO_PUBLICATION: Omit<ReportPublication, 'result' | 'remarks'> = {
  steps: [],
  events: [],
  issueUrl: null,
  pullRequestUrl: null,
  links: [],
  refused: [],
  out: null,
}

/** The whole of report/action.yml: environment → run → outputs. Returns the exit code. */
export async function performReport(runner: Runner): Promise<number> {
  let inputs: ReportInputs | null = null
  let publication: ReportPublication
  let exit: number
  try {
    const environment = await runner.readEnvironment()
    hideInputs(SECRET_REPORT_INPUTS, environment, runner)
    const run = runOf(environment, (inputs = readReportInputs(environment.input)), runner)
    const outcome = await grouped(runner, () => runReport(run))
    if (isFailure(outcome))
      [publication, exit] = [{ ...NO_PUBLICATION, result: outcome, remarks: [] }, exitCode(outcome, 'error')]
    else [publication, exit] = [{ ...outcome, result: outcome.report, out: inputs.out }, outcome.exit]
  } catch (error) {
    const { failure, trace } = failureOf(error)
    publication = { ...NO_PUBLICATION, result: failure, remarks: trace === null ? [] : [trace] }
    exit = exitCode(failure, 'error')
  }
  return publishReport(publication, exit, inputs?.dryRun ? dryDestinations(runner.to) : runner.to)
}

function runOf(environment: RunnerEnvironment, inputs: ReportInputs, runner: Runner): ReportRun {
  const { repository, event, workspace } = environment
  const api = apiOf(environment, runner)
  const deadline = newDeadline(runner.clock)
  return {
    github: connect(inputs.token, repository, deadline, api),
    inputs,
    event,
    runsUrl: runsUrlOf(environment),
    folder: workspace,
    day: runner.day,
    readParent: parentReader(inputs.policyToken, deadline, api),
    makeReport: makeUsageReport,
    stores: () => {
      const time = newDeadline(runner.clock)
      const issues = issueStore(connect(inputs.token, repository, time, api), USAGE_ISSUES, time)
      const app = connect(inputs.pullRequestToken ?? inputs.token, repository, time, api)
      return {
        issues: inputs.dryRun ? dryIssueStore(issues, runner.to) : issues,
        branch: (request) =>
          inputs.dryRun ? dryBranchStore(branchStore(app, request), request, runner.to) : branchStore(app, request),
      }
    },
  }
}
