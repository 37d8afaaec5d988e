import { account, GHOST, nodeId, simpleUser, type Account } from './accounts.js'
import type { IssueComment } from './comments.js'
import type { Issue } from './issues.js'
import type { PullRequest } from './pull-request.js'
import type { Repository } from './repository.js'

/** When everything here was made, where no test cares. */
const CREATED = '2026-01-01T00:00:00Z'

/** A repository as REST answers and webhook payloads carry it, less the dozens of address templates no one reads. */
export function repositoryObject(repository: Repository) {
  const { fullName, name, owner, id, host } = repository
  const url = `${host.origin}/repos/${fullName}`
  const page = `${host.origin}/${fullName}`
  return {
    id,
    node_id: nodeId('Repository', id),
    name,
    full_name: fullName,
    private: repository.private,
    owner: simpleUser(owner, host.origin),
    html_url: page,
    description: null,
    fork: repository.parent !== undefined,
    url,
    blobs_url: `${url}/git/blobs{/sha}`,
    trees_url: `${url}/git/trees{/sha}`,
    comments_url: `${url}/comments{/number}`,
    issue_comment_url: `${url}/issues/comments{/number}`,
    contents_url: `${url}/contents/{+path}`,
    compare_url: `${url}/compare/{base}...{head}`,
    issues_url: `${url}/issues{/number}`,
    pulls_url: `${url}/pulls{/number}`,
    created_at: CREATED,
    updated_at: CREATED,
    pushed_at: CREATED,
    clone_url: `${page}.git`,
    homepage: null,
    size: 0,
    stargazers_count: 0,
    watchers_count: 0,
    language: null,
    has_issues: repository.hasIssues,
    has_projects: true,
    has_downloads: true,
    has_wiki: true,
    has_pages: false,
    has_discussions: false,
    forks_count: 0,
    mirror_url: null,
    archived: repository.archived,
    disabled: false,
    open_issues_count: repository.pulls.size,
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    ...(repository.topics === null ? {} : { topics: [...repository.topics] }),
    visibility: repository.private ? 'private' : 'public',
    forks: 0,
    open_issues: repository.pulls.size,
    watchers: 0,
    default_branch: repository.defaultBranch,
    custom_properties: {},
  }
}

export function organizationObject({ login, id }: Account, origin: string) {
  return {
    login,
    id,
    node_id: nodeId('Organization', id),
    url: `${origin}/orgs/${login}`,
    repos_url: `${origin}/orgs/${login}/repos`,
    avatar_url: `${origin}/avatars/u/${id}?v=4`,
    description: null,
  }
}

export function pullRequestObject(pull: PullRequest) {
  const { repository, headRepository, number, author, head } = pull
  const { origin } = repository.host
  const url = `${origin}/repos/${repository.fullName}/pulls/${number}`
  const issue = `${origin}/repos/${repository.fullName}/issues/${number}`
  const page = `${origin}/${repository.fullName}/pull/${number}`
  const statuses = `${origin}/repos/${repository.fullName}/statuses/${head}`
  const id = repository.id + number
  return {
    url,
    id,
    node_id: nodeId('PullRequest', id),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    number,
    state: pull.state === 'OPEN' ? 'open' : 'closed',
    locked: pull.locked,
    title: pull.title,
    user: simpleUser(author, origin),
    body: null,
    created_at: CREATED,
    updated_at: CREATED,
    closed_at: pull.state === 'OPEN' ? null : CREATED,
    merged_at: pull.state === 'MERGED' ? CREATED : null,
    // GitHub makes the trial merge after it has sent the event.
    merge_commit_sha: pull.merged ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: [],
    milestone: null,
    draft: pull.draft,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${origin}/repos/${repository.fullName}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: statuses,
    head: branchObject(headRepository, pull.headRef, head),
    base: branchObject(repository, pull.baseRef, pull.baseSha),
    _links: {
      self: { href: url },
      html: { href: page },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${url}/comments` },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
    author_association: pull.fork ? 'FIRST_TIME_CONTRIBUTOR' : 'MEMBER',
    auto_merge: null,
    active_lock_reason: repository.locks.get(number) ?? null,
    merged: pull.state === 'MERGED',
    mergeable: null,
    rebaseable: null,
    mergeable_state: 'unknown',
    merged_by: pull.state === 'MERGED' ? simpleUser(author, origin) : null,
    comments: 0,
    review_comments: 0,
    maintainer_can_modify: pull.fork,
    commits: pull.commits().length,
    additions: 1,
    deletions: 1,
    changed_files: pull.changedFiles().length,
  }
}

function branchObject(repository: Repository, ref: string, sha: string) {
  const user = simpleUser(repository.owner, repository.host.origin)
  return { label: `${repository.owner.login}:${ref}`, ref, sha, user, repo: repositoryObject(repository) }
}

export function commitObject(repository: Repository, sha: string) {
  const { origin } = repository.host
  const { tree, parents, message, author, email, time } = repository.objects.commit(sha)
  const url = `${origin}/repos/${repository.fullName}`
  const signature = { name: author, email, date: new Date(time * 1000).toISOString().replace('.000', '') }
  const user = simpleUser(account(author), origin)
  return {
    url: `${url}/commits/${sha}`,
    sha,
    node_id: nodeId('Commit', sha),
    html_url: `${origin}/${repository.fullName}/commit/${sha}`,
    comments_url: `${url}/commits/${sha}/comments`,
    commit: {
      url: `${url}/git/commits/${sha}`,
      author: signature,
      committer: signature,
      message,
      tree: { url: `${url}/git/trees/${tree}`, sha: tree },
      comment_count: 0,
      verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
    },
    author: user,
    committer: user,
    parents: parents.map((parent) => ({
      url: `${url}/commits/${parent}`,
      html_url: `${origin}/${repository.fullName}/commit/${parent}`,
      sha: parent,
    })),
  }
}

export function commentObject(repository: Repository, comment: IssueComment) {
  const { origin } = repository.host
  const url = `${origin}/repos/${repository.fullName}/issues`
  const { id, issue, user } = comment
  return {
    url: `${url}/comments/${id}`,
    html_url: commentPage(repository, comment),
    issue_url: `${url}/${issue}`,
    id,
    node_id: nodeId('IssueComment', id),
    user: simpleUser(user ?? GHOST, origin),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: user?.type === 'User' ? 'MEMBER' : 'NONE',
    body: comment.body,
    performed_via_github_app: null,
  }
}

export function commentPage(repository: Repository, { issue, id }: IssueComment): string {
  return `${repository.pulls.has(issue) ? `${repository.host.origin}/${repository.fullName}/pull/${issue}` : issuePage(repository, issue)}#issuecomment-${id}`
}

export function issuePage(repository: Repository, number: number): string {
  return `${repository.host.origin}/${repository.fullName}/issues/${number}`
}

/** An issue as REST answers it, less what no one reads. */
export function issueObject(repository: Repository, { number, title, body, user, labels, closed }: Issue) {
  const { origin } = repository.host
  const url = `${origin}/repos/${repository.fullName}/issues/${number}`
  const id = repository.id + number
  return {
    url,
    id,
    node_id: nodeId('Issue', id),
    html_url: issuePage(repository, number),
    comments_url: `${url}/comments`,
    number,
    title,
    body,
    state: closed ? 'closed' : 'open',
    locked: repository.locks.has(number),
    active_lock_reason: repository.locks.get(number) ?? null,
    user: simpleUser(user ?? GHOST, origin),
    labels: labels.map((name) => ({ name })),
    author_association: user?.type === 'User' ? 'MEMBER' : 'NONE',
  }
}

export function refObject(repository: Repository, ref: string, sha: string) {
  const url = `${repository.host.origin}/repos/${repository.fullName}/git`
  return {
    ref,
    node_id: nodeId('Ref', `${repository.id}:${ref}`),
    url: `${url}/${ref}`,
    object: { type: 'commit', sha, url: `${url}/commits/${sha}` },
  }
}
