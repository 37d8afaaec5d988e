import { exitCode } from '../../core/exit-code.js'
import { connect } from '../../io/github/client.js'
import { newDeadline } from '../../io/github/retry.js'
import type { RunnerEnvironment } from '../../io/runner.js'
import { NO_CONTEXT, type RepositoryLinks } from '../../render/markdown/context.js'
import type { Provenance } from '../../render/sarif/sarif.js'
import { readInputs, SECRET_INPUTS, type ActionInputs } from './inputs.js'
import { runAction } from './run-check.js'
import type { ActionOutcome, ActionRun, NothingToJudge } from './check-run.js'
import { dryCommentStore, dryDestinations } from '../../publish/dry-run.js'
import { readEvent } from './event.js'
import { failureOf } from '../../publish/failure-of.js'
import { publish, publishNothing } from '../../publish/publish.js'
import { commentStore } from '../../publish/comment/publish-comment.js'
import { parentReader } from '../../check/read-parent.js'
import { apiOf, grouped, hideInputs, type Runner } from '../runner.js'

/** The whole of action.yml: environment → run → outputs. Returns the exit code. */
export async function performCheck(runner: Runner): Promise<number> {
  let environment: RunnerEnvironment | null = null
  let inputs: ActionInputs | null = null
  let outcome: ActionOutcome | NothingToJudge
  try {
    environment = await runner.readEnvironment()
    hideInputs(SECRET_INPUTS, environment, runner)
    const run = runOf(environment, (inputs = readInputs(environment.input)), runner)
    outcome = await grouped(runner, () => runAction(run))
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
  const to = inputs?.dryRun ? dryDestinations(runner.to) : runner.to
  if ('nothing' in outcome) {
    await publishNothing(outcome.nothing, to)
    return 0
  }
  const { exit, ...publication } = outcome
  return publish(
    {
      ...publication,
      files: { report: inputs?.reportFile ?? null, sarif: inputs?.sarifFile ?? null },
      provenance: provenanceOf(publication.context.commit, environment),
      day: runner.day,
    },
    exit,
    to,
  )
}

function provenanceOf(commit: string | null, environment: RunnerEnvironment | null): Provenance | null {
  return commit === null || environment === null || environment.serverUrl === ''
    ? null
    : { repositoryUri: `${environment.serverUrl}/${environment.repository}`, revisionId: commit }
}

function runOf(environment: RunnerEnvironment, inputs: ActionInputs, runner: Runner): ActionRun {
  const { repository, actionRepository, workflowRef } = environment
  const api = apiOf(environment, runner)
  const deadline = newDeadline(runner.clock)
  const github = connect(inputs.token, repository, deadline, api)
  return {
    github,
    event: readEvent(environment),
    inputs,
    actionRepository,
    workflowRef,
    links: linksOf(environment),
    readParent: parentReader(inputs.policyToken, deadline, api),
    comments: (number, marker) => {
      const store = commentStore(github, number, marker, deadline)
      return inputs.dryRun ? dryCommentStore(store, runner.to) : store
    },
    day: runner.day,
    now: runner.clock.now,
  }
}

function linksOf({ serverUrl, repository, runId }: RunnerEnvironment): RepositoryLinks | null {
  if (serverUrl === '') return null
  const home = `${serverUrl}/${repository}`
  return { repository: home, run: runId === '' ? null : `${home}/actions/runs/${runId}` }
}
