import { auditExit } from '../../core/audit/audit-exit.js'
import { exitCode } from '../../core/exit-code.js'
import { count } from '../../core/text/number.js'
import { parentReader } from '../../check/read-parent.js'
import { AUDIT_ISSUES } from '../../io/github/issues.js'
import { connect } from '../../io/github/client.js'
import { pointsBudget, type Budget } from '../../io/github/many/points.js'
import { newDeadline } from '../../io/github/retry.js'
import type { RunnerEnvironment } from '../../io/runner.js'
import { dryIssueStore } from '../../publish/dry-report.js'
import { dryDestinations } from '../../publish/dry-run.js'
import { failureOf } from '../../publish/failure-of.js'
import { issueStore } from '../../publish/issue/publish-issue.js'
import { apiOf, grouped, hideInputs, runsUrlOf, type Runner } from '../runner.js'
import { runAudit, type AuditActionRun } from './audit-action.js'
import { publishAudit, type AuditPublication } from './audit-outputs.js'
import { readAuditInputs, SECRET_AUDIT_INPUTS, type AuditInputs } from './inputs.js'

/** Milliseconds that an audit may spend, waits for new points included. Chosen by hand: less than an app's token lasts. */
const LONGEST_MS = 50 * 60_000

/** The whole of audit/action.yml: environment → run → outputs. Returns the exit code. */
export async function performAudit(runner: Runner): Promise<number> {
  let inputs: AuditInputs | null = null
  let publication: AuditPublication
  let exit: number
  try {
    const environment = await runner.readEnvironment()
    hideInputs(SECRET_AUDIT_INPUTS, environment, runner)
    const { run, budget } = runOf(environment, (inputs = readAuditInputs(environment.input)), runner)
    const outcome = await grouped(runner, () => runAudit(run))
    const { requests, points } = budget.total()
    const remarks = [`${count(requests, 'request')} to GitHub, ${count(points, 'point')}.`]
    publication = { ...outcome, result: outcome.report, remarks, out: inputs.out }
    exit = auditExit(outcome.report)
  } catch (error) {
    const { failure, trace } = failureOf(error)
    const remarks = trace === null ? [] : [trace]
    publication = { result: failure, isPublic: true, issueUrl: null, refused: null, remarks, out: null }
    exit = exitCode(failure, 'error')
  }
  return publishAudit(publication, exit, inputs?.dryRun ? dryDestinations(runner.to) : runner.to)
}

function runOf(
  environment: RunnerEnvironment,
  inputs: AuditInputs,
  runner: Runner,
): { readonly run: AuditActionRun; readonly budget: Budget } {
  const { repository, event, workspace, actionRepository } = environment
  const api = apiOf(environment, runner)
  const deadline = newDeadline(runner.clock, LONGEST_MS)
  const budget = pointsBudget(deadline, Date.now, (ms) => {
    runner.to.print(`GitHub’s points are used up; waiting ${count(Math.ceil(ms / 60_000), 'minute')} for new ones.`)
  })
  const run: AuditActionRun = {
    inputs,
    event,
    github: connect(inputs.token, repository, deadline, api),
    reach: {
      github: (name) => connect(inputs.auditToken, name, deadline, api),
      budget,
      now: () => new Date().toISOString(),
      progress: silent,
    },
    readParent: parentReader(inputs.auditToken, deadline, api),
    // `uses: ./audit` in the project's own repository: its name is then that of the repository.
    actionRepository: actionRepository === '' ? repository : actionRepository,
    folder: workspace,
    day: runner.day,
    runsUrl: runsUrlOf(environment),
    issues: () => {
      const time = newDeadline(runner.clock)
      const store = issueStore(connect(inputs.token, repository, time, api), AUDIT_ISSUES, time)
      return inputs.dryRun ? dryIssueStore(store, runner.to) : store
    },
  }
  return { run, budget }
}

function silent(): void {
  // A job's log is read afterwards, so there is no progress line.
}
