/** What the GraphQL half knows of each type. A field that is not here is an error, never a silent null. */
import { nodeId, type Account } from './accounts.js'
import type { Seen } from './addressed.js'
import type { TreeEntry } from './git-objects.js'
import { entryType } from './git-rest.js'
import { actorNode, commentConnection, pageSize, type Page } from './graphql-comments.js'
import { issueConnection, issueNode, lockFields, type IssuePage } from './graphql-issues.js'
import { typedError } from './graphql-error.js'
import { commitsSince } from './history.js'
import type { PullRequest } from './pull-request.js'
import type { Repository } from './repository.js'

/** GraphQL gives no more than this of a blob's text. */
const LONGEST_TEXT = 512_000

/** What holds git's objects. */
type Held = Pick<Repository, 'objects'>

export interface Surroundings extends Seen {
  readonly viewer: Account
}

export function queryNode(at: Surroundings) {
  return {
    viewer: { ...actorNode(at.viewer), login: at.viewer.login },
    repository({ owner, name, followRenames = true }: { owner: string; name: string; followRenames?: boolean }) {
      const fullName = `${owner}/${name}`.toLowerCase()
      const repository = at.repositories.get(fullName) ?? (followRenames ? at.renamed.get(fullName) : undefined)
      if (repository === undefined)
        throw notFound(`Could not resolve to a Repository with the name '${owner}/${name}'.`)
      return repositoryNode(repository, at.viewer)
    },
    rateLimit: {
      limit: 1000,
      cost: 1,
      remaining: 999,
      used: 1,
      resetAt: new Date(Date.now() + 3_600_000).toISOString(),
    },
  }
}

function repositoryNode(repository: Repository, viewer: Account) {
  const { id, name, fullName, defaultBranch } = repository
  return {
    __typename: 'Repository',
    id: nodeId('Repository', id),
    databaseId: id,
    name,
    nameWithOwner: fullName,
    owner: actorNode(repository.owner),
    isPrivate: repository.private,
    isArchived: repository.archived,
    isDisabled: false,
    isLocked: false,
    isFork: repository.parent !== undefined,
    visibility: repository.private ? 'PRIVATE' : 'PUBLIC',
    url: `${repository.host.origin}/${fullName}`,
    defaultBranchRef: () => refNode(repository, defaultBranch),
    ref: ({ qualifiedName }: { qualifiedName: string }) => refNode(repository, qualifiedName),
    object: ({ oid, expression }: { oid?: string; expression?: string }) =>
      oid === undefined ? expressionNode(repository, expression ?? 'HEAD') : objectNode(repository, oid),
    hasIssuesEnabled: repository.hasIssues,
    issues: (page: IssuePage) => issueConnection(repository, page, viewer),
    issue: ({ number }: { number: number }) => issueNode(repository, number, viewer),
    pullRequests({ headRefName, states }: { headRefName?: string; states?: readonly string[] }) {
      const nodes = [...repository.pulls.values()].filter(
        (pull) =>
          (headRefName === undefined || pull.headRef === headRefName) &&
          (states === undefined || states.includes(pull.state)),
      )
      return {
        totalCount: nodes.length,
        nodes: () => nodes.map((pull) => pullRequestNode(pull, viewer)),
        pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
      }
    },
    pullRequest({ number }: { number: number }) {
      const pull = repository.pulls.get(number)
      if (pull === undefined) throw notFound(`Could not resolve to a PullRequest with the number of ${number}.`)
      return pullRequestNode(pull, viewer)
    },
  }
}

/** A ref by its full name, or by a short one: a branch before a tag. */
function refNode(repository: Repository, qualifiedName: string) {
  const short = qualifiedName.replace(/^refs\//, '')
  const names = /^(heads|tags)\//.test(short) ? [short] : [`heads/${short}`, `tags/${short}`]
  for (const found of names) {
    const [kind, name] = found.startsWith('heads/') ? ['heads', found.slice(6)] : ['tags', found.slice(5)]
    const oid = (kind === 'heads' ? repository.branches : repository.tags).get(name)
    if (oid === undefined) continue
    return {
      __typename: 'Ref',
      id: nodeId('Ref', `${repository.id}:${found}`),
      name,
      prefix: `refs/${kind}/`,
      target: () => objectNode(repository, oid),
    }
  }
  return null
}

/** `main`, `main:path/to/file` or `HEAD:path`, as `git rev-parse` reads them. */
function expressionNode(repository: Repository, expression: string) {
  const [revision = '', path] = expression.split(':', 2)
  const sha = repository.resolve(revision)
  if (sha === undefined) return null
  if (path === undefined) return objectNode(repository, repository.named(revision) ?? sha)
  const { tree } = repository.objects.commit(sha)
  const oid = path === '' ? tree : repository.objects.find(tree, path)?.oid
  return oid === undefined ? null : objectNode(repository, oid)
}

/** Something of git by its object id; null where there is none. */
export function objectNode(repository: Held, oid: string) {
  const { blobs, trees, commits, tags } = repository.objects
  const common = { oid, abbreviatedOid: oid.slice(0, 7) }
  const bytes = blobs.get(oid)
  if (bytes !== undefined) return { ...common, ...blobNode(bytes), id: nodeId('Blob', oid) }
  const entries = trees.get(oid)
  if (entries !== undefined) return { ...common, ...treeNode(repository, entries), id: nodeId('Tree', oid) }
  const tag = tags.get(oid)
  if (tag !== undefined) {
    const { name, message, commit } = tag
    return {
      ...common,
      __typename: 'Tag',
      id: nodeId('Tag', oid),
      name,
      message,
      target: () => objectNode(repository, commit),
    }
  }
  const commit = commits.get(oid)
  if (commit === undefined) return null
  return {
    ...common,
    __typename: 'Commit',
    id: nodeId('Commit', oid),
    message: commit.message,
    committedDate: new Date(commit.time * 1000).toISOString().replace('.000', ''),
    tree: () => objectNode(repository, commit.tree),
    parents: ({ first = 100 }: Page) => ({
      totalCount: commit.parents.length,
      nodes: () => commit.parents.slice(0, first).map((parent) => objectNode(repository, parent)),
    }),
    history: (page: Page) => historyConnection(repository, oid, page),
    file({ path }: { path: string }) {
      const entry = repository.objects.find(commit.tree, path)
      return entry === undefined ? null : treeEntryNode(repository, entry, path)
    },
  }
}

/** The commit and what came before it, the newest first. */
function historyConnection(repository: Held, oid: string, page: Page) {
  const size = pageSize('history', page)
  const all = commitsSince(repository.objects, undefined, oid).reverse()
  const start = typeof page.after === 'string' ? Number(page.after.split(' ')[1]) + 1 : 0
  const shown = all.slice(start, start + size)
  return {
    totalCount: all.length,
    nodes: () => shown.map((sha) => objectNode(repository, sha)),
    pageInfo: {
      hasNextPage: start + size < all.length,
      endCursor: shown.length === 0 ? null : `${oid} ${start + shown.length - 1}`,
    },
  }
}

function blobNode(bytes: Buffer) {
  // Git's own test, which GitHub's resembles: a NUL near the start.
  const isBinary = bytes.subarray(0, 8000).includes(0)
  return {
    __typename: 'Blob',
    byteSize: bytes.length,
    isBinary,
    isTruncated: bytes.length > LONGEST_TEXT,
    // What is not UTF-8 becomes U+FFFD; a byte order mark stays.
    text: () => (isBinary ? null : bytes.subarray(0, LONGEST_TEXT).toString('utf8')),
  }
}

function treeNode(repository: Held, entries: readonly TreeEntry[]) {
  return {
    __typename: 'Tree',
    entries: () => entries.map((entry) => treeEntryNode(repository, entry, entry.name)),
  }
}

function treeEntryNode(repository: Held, entry: TreeEntry, path: string) {
  return {
    __typename: 'TreeEntry',
    name: entry.name,
    path,
    oid: entry.oid,
    // The number that git's octal digits mean, in decimal: 33188 for 100644.
    mode: Number.parseInt(entry.mode, 8),
    type: entryType(entry),
    size: repository.objects.blobs.get(entry.oid)?.length ?? 0,
    // The commit of a submodule is in another repository.
    object: () => (entry.mode === '160000' ? null : objectNode(repository, entry.oid)),
  }
}

function pullRequestNode(pull: PullRequest, viewer: Account) {
  const { repository, headRepository, number } = pull
  return {
    __typename: 'PullRequest',
    id: nodeId('PullRequest', repository.id + number),
    number,
    title: pull.title,
    url: `${repository.host.origin}/${repository.fullName}/pull/${number}`,
    state: pull.state,
    closed: pull.state !== 'OPEN',
    merged: pull.state === 'MERGED',
    mergeCommit: () => (pull.merged === undefined ? null : objectNode(repository, pull.merged)),
    changedFiles: () => pull.changedFiles().length,
    ...lockFields(repository, number),
    isDraft: pull.draft,
    isCrossRepository: pull.fork,
    author: () => actorNode(pull.author),
    headRefName: pull.headRef,
    headRefOid: pull.head,
    headRepository: () => repositoryNode(headRepository, viewer),
    headRepositoryOwner: () => actorNode(headRepository.owner),
    baseRefName: pull.baseRef,
    baseRefOid: pull.baseSha,
    baseRef: () => refNode(repository, pull.baseRef),
    comments: (page: Page) => commentConnection(pull, page, viewer),
  }
}

function notFound(message: string) {
  return typedError('NOT_FOUND', message)
}
