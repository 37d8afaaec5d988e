import { exitCode } from '../core/report.js'
import { today } from '../io/clock.js'
import { connect } from '../io/github/client.js'
import { newPatience } from '../io/github/patience.js'
import { readEnvironment, setOutput, writeSummary, writeWorkspaceFile, type RunnerEnvironment } from '../io/runner.js'
import { print } from '../io/terminal.js'
import { NO_CONTEXT } from '../render/markdown/context.js'
import type { Provenance } from '../render/sarif.js'
import { readInputs, type ActionInputs } from '../run/action-inputs.js'
import { runAction } from '../run/action.js'
import type { ActionOutcome, ActionRun, NothingToJudge } from '../run/action-run.js'
import { dryBoard, dryDestinations } from '../run/dry-run.js'
import { readEvent } from '../run/event.js'
import { failureOf } from '../run/failure-of.js'
import type { Destinations } from '../run/outputs/output.js'
import { publish, publishNothing } from '../run/publish.js'
import { commentBoard } from '../run/publish-comment.js'
import { parentReader } from '../run/read-parent.js'

const RUNNER: Destinations = { print, summarize: writeSummary, setOutput, writeFile: writeWorkspaceFile }

/** The entry of action.yml: environment → run → outputs, exit. */
async function main(): Promise<number> {
  const day = today()
  let inputs: ActionInputs | null = null
  let outcome: ActionOutcome | NothingToJudge
  try {
    const environment = await readEnvironment()
    inputs = readInputs(environment.input)
    outcome = await runAction(runOf(environment, inputs, day))
  } catch (error) {
    const { failure, trace } = failureOf(error)
    outcome = {
      result: failure,
      context: NO_CONTEXT,
      commentUrl: null,
      remarks: trace === null ? [] : [trace],
      exit: exitCode(failure, 'error'),
    }
  }
  const to = inputs?.dryRun ? dryDestinations(RUNNER) : RUNNER
  if ('nothing' in outcome) {
    publishNothing(outcome.nothing, to)
    return 0
  }
  const { exit, ...said } = outcome
  return publish(
    {
      ...said,
      files: { report: inputs?.reportFile ?? null, sarif: inputs?.sarifFile ?? null },
      provenance: provenanceOf(said.context.commit),
      day,
    },
    exit,
    to,
  )
}

function provenanceOf(commit: string | null): Provenance | null {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env
  return commit === null || !server || !repository
    ? null
    : { repositoryUri: `${server}/${repository}`, revisionId: commit }
}

function runOf(environment: RunnerEnvironment, inputs: ActionInputs, day: string): ActionRun {
  const { repository, actionRepository, workflowRef } = environment
  const patience = newPatience()
  const github = connect(inputs.token, repository, patience)
  return {
    github,
    event: readEvent(environment),
    inputs,
    actionRepository,
    workflowRef,
    readParent: parentReader(inputs.policyToken, patience),
    board: (number, marker) => {
      const board = commentBoard(github, number, marker, patience)
      return inputs.dryRun ? dryBoard(board, RUNNER) : board
    },
    day,
  }
}

process.exitCode = await main()
