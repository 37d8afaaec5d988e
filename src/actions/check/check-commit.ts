import { findPolicy, policyPaths } from '../../core/policy/policy-path.js'
import type { Failure, Report } from '../../core/report.js'
import { UserError } from '../../core/user-error.js'
import { statusOf } from '../../io/github/api-error.js'
import { nothingInCommon, readComparison } from '../../io/github/compare.js'
import { readDefaultBranch } from '../../io/github/policy-at-tip.js'
import { treesOf, type Listed, type Trees } from '../../io/github/trees.js'
import { once } from '../../core/text/memoize.js'
import { sha256 } from '../../core/text/sha256.js'
import type { TreeEntry } from '../../io/files/tree.js'
import { readableBy, type ActionRun } from './check-run.js'
import { openStates, type ListedStates } from '../../check/listed-states.js'
import { checkRemote } from '../../check/check-remote.js'
import type { PolicyEntry, RemoteCheck } from '../../check/remote-input.js'
import type { CheckEvent, PushEvent } from './event.js'
import { organizationPolicy } from '../../check/organization-policy.js'
import { targetByApi } from '../../check/target.js'
import { pricesByApi } from '../../check/stated-prices.js'
import { rememberParents } from '../../core/policy/resolve.js'

type OtherEvent = Exclude<CheckEvent, { kind: 'nothing' | 'pull_request' | 'workflow_run' }>

/**
 * The check for events without a pull request; no comment is written.
 * @throws {UserError} when a commit or branch of the event is not there, or GitHub cuts an answer.
 */
export async function checkEvent(
  run: ActionRun,
  event: OtherEvent,
): Promise<{ result: Report | Failure; commit: string | null }> {
  const { input, commit, isPublic } = await compared(run, event)
  const { github, inputs, actionRepository, workflowRef, day } = run
  const parents = rememberParents(run.readParent, sha256, targetByApi(run.github))
  const organization = () => organizationPolicy(inputs.organizationPolicy, parents.read)
  const { result } = await checkRemote(github, {
    ...input,
    statedPolicy: inputs.policy,
    organization,
    parents,
    prices: once(() => pricesByApi(inputs.prices, run.readParent, day)),
    actionRepository,
    workflowRef,
    isPublic,
    day,
  })
  return { result: readableBy(isPublic, result), commit }
}

interface Compared {
  readonly input: ListedStates & Pick<RemoteCheck, 'policy' | 'proposes'>
  readonly commit: string | null
  /** Whether the repository is public. */
  readonly isPublic: boolean
}

function compared(run: ActionRun, event: OtherEvent): Promise<Compared> {
  switch (event.kind) {
    case 'push':
      return pushed(run, event)
    case 'merge_group':
      return queued(run, event)
    case 'dispatch':
      return dispatched(run, event.head)
    case 'schedule':
      return scheduled(run)
  }
}

/** On push the pushed commit's own policy judges, and everything since the former tip is new. */
async function pushed(run: ActionRun, event: PushEvent): Promise<Compared> {
  const { github, inputs } = run
  const { before, after, isPublic } = event
  const trees = treesOf(github)
  const [former, now] = await Promise.all([before === null ? null : readFormer(trees, before), trees.list(after)])
  const old = former ?? (await readCommon(run, trees, event))
  const states =
    old === null
      ? newBranch(await openStates(trees, { before: null, after: now }, inputs.policy))
      : await openStates(trees, { before: old, after: now }, inputs.policy)
  return {
    input: { ...states, policy: entryOf(states.after, inputs.policy, after), proposes: false },
    commit: after,
    isPublic,
  }
}

/** In a merge queue the policy of the branch before the group judges, as for a pull request. */
async function queued(
  { github, inputs }: ActionRun,
  { base, head, isPublic }: Extract<OtherEvent, { kind: 'merge_group' }>,
): Promise<Compared> {
  const trees = treesOf(github)
  const [before, after] = await Promise.all([trees.list(base), trees.list(head)])
  const states = await openStates(trees, { before, after }, inputs.policy)
  return {
    input: { ...states, policy: entryOf(states.before ?? [], inputs.policy, base), proposes: true },
    commit: head,
    isPublic,
  }
}

function entryOf(tree: readonly TreeEntry[], stated: string | null, sha: string): PolicyEntry | null {
  const entry = findPolicy(tree, stated)
  return entry && { entry, source: entry.path, sha }
}

/**
 * On dispatch: two revisions, by default the dispatched commit and the default branch, judged by that branch's policy.
 */
async function dispatched({ github, inputs }: ActionRun, sha: string): Promise<Compared> {
  const head = inputs.head ?? sha
  if (head === '') throw new UserError('There is no commit to judge.', 'Give the input head.')
  const trees = treesOf(github)
  const [branch, after, named] = await Promise.all([
    readDefaultBranch(github, policyPaths(inputs.policy)),
    readRevision(trees, 'head', head),
    inputs.base === null ? null : readRevision(trees, 'base', inputs.base),
  ])
  const before = named ?? (await trees.list(branch.sha))
  return {
    input: { ...(await openStates(trees, { before, after }, inputs.policy)), policy: branch.policy, proposes: false },
    commit: inputs.head === null ? sha : null,
    isPublic: branch.isPublic,
  }
}

/** On schedule: the default branch alone, without a base, so every finding counts. */
async function scheduled({ github, inputs }: ActionRun): Promise<Compared> {
  const branch = await readDefaultBranch(github, policyPaths(inputs.policy))
  const trees = treesOf(github)
  const states = await openStates(trees, { before: null, after: await trees.list(branch.sha) }, inputs.policy)
  return {
    input: { ...states, policy: branch.policy, proposes: false },
    commit: branch.sha,
    isPublic: branch.isPublic,
  }
}

/** The states of a branch that has nothing before it: all of it is new. */
function newBranch(states: ListedStates): ListedStates {
  return { ...states, before: [] }
}

/** The former tip; null when it is gone, as it may be after a forced push. */
async function readFormer(trees: Trees, commit: string): Promise<Listed | null> {
  try {
    return await trees.list(commit)
  } catch (error) {
    if (statusOf(error) === 404) return null
    throw error
  }
}

/**
 * What the pushed commit has in common with the default branch: what a branch is compared with that has no former tip. The default
 * branch itself has only itself in common, so all of it is new then: null.
 */
async function readCommon(
  { github, inputs }: ActionRun,
  trees: Trees,
  { branch, after }: PushEvent,
): Promise<Listed | null> {
  const main = await readDefaultBranch(github, policyPaths(inputs.policy))
  if (main.name === branch) return null
  const common = await readComparison(github, { base: main.sha, head: after }, false)
  if (common === null) throw nothingInCommon(main.name, after)
  return trees.list(common.mergeBase)
}

async function readRevision(trees: Trees, input: 'base' | 'head', revision: string): Promise<Listed> {
  try {
    return await trees.list(revision)
  } catch (error) {
    if (statusOf(error) !== 404) throw error
    throw new UserError(
      `The input ${input} names ${revision}, which is not a branch, tag or commit of this repository.`,
      'Check the spelling, or leave it out.',
    )
  }
}
