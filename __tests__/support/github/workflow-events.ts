import { account, simpleUser } from './accounts.js'
import { ancestors, commitsSince } from './history.js'
import type { PullRequest } from './pull-request.js'
import type { Repository } from './repository.js'
import { organizationObject, repositoryObject } from './rest-objects.js'

const NO_COMMIT = '0'.repeat(40)
const OCTOCAT = account('octocat')

/** The payload of a `push` event. In a run of GitHub Actions its commits do not name the files they touch. */
export function pushEvent(repository: Repository, push: { before: string; after: string; ref: string }) {
  const { objects, host } = repository
  const before = objects.commits.has(push.before) ? push.before : undefined
  const deleted = push.after === NO_COMMIT
  const commits = deleted ? [] : commitsSince(objects, before, push.after).map((sha) => pushed(repository, sha))
  const page = `${host.origin}/${repository.fullName}`
  return {
    ref: push.ref,
    before: push.before,
    after: push.after,
    ...about(repository),
    pusher: { name: OCTOCAT.login, email: 'octocat@users.noreply.github.com' },
    created: push.before === NO_COMMIT,
    deleted,
    forced: before !== undefined && !deleted && !ancestors(objects, push.after).has(before),
    base_ref: null,
    compare: `${page}/compare/${push.before.slice(0, 12)}...${push.after.slice(0, 12)}`,
    commits,
    head_commit: deleted ? null : pushed(repository, push.after),
  }
}

export function dispatchEvent(
  repository: Repository,
  { ref, inputs }: { ref: string; inputs?: Record<string, string> },
) {
  return { inputs: inputs ?? null, ref, workflow: '.github/workflows/kiro.yml', ...about(repository) }
}

export function scheduleEvent(repository: Repository, schedule: string) {
  return { schedule, workflow: '.github/workflows/kiro.yml', ...about(repository) }
}

/** The payload of a `merge_group` event: the branch that the queue made for the group, and the one that it is made on. */
export function mergeGroupEvent(
  repository: Repository,
  { base, head, branch = repository.defaultBranch }: { base: string; head: string; branch?: string },
) {
  const { id, tree_id, message, timestamp, author, committer } = pushed(repository, head)
  const person = ({ name, email }: typeof author) => ({ name, email })
  return {
    action: 'checks_requested',
    merge_group: {
      head_sha: head,
      head_ref: `refs/heads/gh-readonly-queue/${branch}/pr-1-${base}`,
      base_sha: base,
      base_ref: `refs/heads/${branch}`,
      head_commit: { id, tree_id, message, timestamp, author: person(author), committer: person(committer) },
    },
    ...about(repository),
  }
}

function about(repository: Repository) {
  const { origin } = repository.host
  return {
    repository: repositoryObject(repository),
    ...(repository.owner.type === 'Organization' ? { organization: organizationObject(repository.owner, origin) } : {}),
    sender: simpleUser(OCTOCAT, origin),
  }
}

function pushed(repository: Repository, sha: string) {
  const { tree, message, author, email, time } = repository.objects.commit(sha)
  const who = { name: author, email, username: author }
  return {
    id: sha,
    tree_id: tree,
    distinct: true,
    message,
    timestamp: new Date(time * 1000).toISOString().replace('.000', ''),
    url: `${repository.host.origin}/${repository.fullName}/commit/${sha}`,
    author: who,
    committer: who,
  }
}

/** The payload of a `workflow_run` event after a run for a pull request. Of a fork, GitHub lists no pull requests in it. */
export function workflowRunEvent(pull: PullRequest, event = 'pull_request') {
  const { repository, headRepository, head, headRef, fork, number, baseRef } = pull
  const listed = { number, head: { ref: headRef, sha: head }, base: { ref: baseRef, sha: repository.tip(baseRef) } }
  return {
    action: 'completed',
    workflow_run: {
      id: 4711,
      name: 'Check',
      event,
      status: 'completed',
      conclusion: 'success',
      head_branch: headRef,
      head_sha: head,
      head_repository: { full_name: headRepository.fullName },
      pull_requests: fork ? [] : [listed],
    },
    workflow: { name: 'Check', path: '.github/workflows/check.yml' },
    ...about(repository),
  }
}
