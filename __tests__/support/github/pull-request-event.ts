import { simpleUser } from './accounts.js'
import type { PullRequest } from './pull-request.js'
import { organizationObject, pullRequestObject, repositoryObject } from './rest-objects.js'

export type PullRequestAction =
  'opened' | 'synchronize' | 'reopened' | 'edited' | 'ready_for_review' | 'labeled' | 'unlabeled' | 'closed'

/**
 * The payload of a `pull_request` event, in the shape of GitHub's published examples. A run of GitHub Actions gets
 * no `installation`.
 */
export function pullRequestEvent(pull: PullRequest, action: PullRequestAction, changes: Record<string, unknown>) {
  const { repository } = pull
  const { origin } = repository.host
  return {
    action,
    number: pull.number,
    pull_request: { ...pullRequestObject(pull), ...(action === 'closed' ? { state: 'closed' } : {}) },
    ...(action === 'synchronize' ? { before: pull.before ?? pull.head, after: pull.head } : {}),
    ...(action === 'edited' ? { changes } : {}),
    repository: repositoryObject(repository),
    ...(repository.owner.type === 'Organization' ? { organization: organizationObject(repository.owner, origin) } : {}),
    sender: simpleUser(pull.author, origin),
  }
}
