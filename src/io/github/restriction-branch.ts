import { say, type Message } from '../../core/text/message.js'
import { isRecord } from '../../core/kiro/surfaces/document.js'
import { reasonOf } from './api-error.js'
import { refusedWrite } from './cause.js'
import type { GitHub } from './client.js'
import { hasAddress, type Written } from './comments.js'

/** Whether a branch exists, and the pull request that asks, or asked, to merge it. */
export interface BranchState {
  readonly exists: boolean
  /** The newest, open or closed; null when there is none. One of a fork's branch of the same name is not counted. */
  readonly pullRequest: string | null
}

/** The GraphQL query. */
export const BRANCH_STATE_QUERY = `query BranchState($owner: String!, $name: String!, $ref: String!, $branch: String!) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $ref) { name }
    pullRequests(headRefName: $branch, first: 100, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { url isCrossRepository } }
  }
}`

interface BranchAnswer {
  readonly repository: {
    readonly ref: { readonly name: string } | null
    readonly pullRequests: {
      readonly nodes: readonly ({ readonly url: string; readonly isCrossRepository: boolean } | null)[] | null
    }
  } | null
}

/** Reads a branch and its pull request. */
export async function readBranchState(github: GitHub, branch: string): Promise<BranchState> {
  const { repository } = await github.graphql<BranchAnswer>(BRANCH_STATE_QUERY, { branch, ref: `refs/heads/${branch}` })
  const own = repository?.pullRequests.nodes?.find((pull) => pull?.isCrossRepository === false)
  return { exists: (repository?.ref ?? null) !== null, pullRequest: own?.url ?? null }
}

interface Refused {
  readonly done: false
  readonly reason: Message
}

export type BranchWrite = { readonly done: true } | Refused
export type Opened = { readonly done: true; readonly url: string } | Refused

/** Creates a branch at a commit; an existing one is not changed, and is a refusal. */
export function createBranch(github: GitHub, branch: string, sha: string): Promise<BranchWrite> {
  return written(async () => {
    await github.write(
      'POST /repos/{owner}/{repo}/git/refs',
      { ref: `refs/heads/${branch}`, sha },
      ({ ref }) => typeof ref === 'string',
    )
  })
}

/** A whole file. */
export interface CommittedFile {
  readonly path: string
  readonly text: string
}

/** The GraphQL mutation. */
export const COMMIT_MUTATION = `mutation Commit($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`

/** One commit, signed by GitHub, on a branch whose tip is `parent`: if it has moved, nothing is committed. */
export function commitOnBranch(
  github: GitHub,
  branch: string,
  parent: string,
  headline: string,
  files: readonly CommittedFile[],
): Promise<BranchWrite> {
  return written(async () => {
    const input = {
      branch: { repositoryNameWithOwner: `${github.owner}/${github.name}`, branchName: branch },
      expectedHeadOid: parent,
      message: { headline },
      fileChanges: {
        additions: files.map(({ path, text }) => ({ path, contents: Buffer.from(text).toString('base64') })),
      },
    }
    await github.mutate(COMMIT_MUTATION, { input }, ({ createCommitOnBranch }) => isRecord(createCommitOnBranch))
  })
}

/** Opens the pull request. */
export async function openPullRequest(
  github: GitHub,
  branch: string,
  base: string,
  title: string,
  body: string,
): Promise<Opened> {
  let url = ''
  const sent = await written(async () => {
    const pull = await github.write<Written>(
      'POST /repos/{owner}/{repo}/pulls',
      { head: branch, base, title, body },
      hasAddress,
    )
    url = pull.html_url
  })
  return sent.done ? { done: true, url } : sent
}

/** Deletes a branch that this run has created. If that fails, the next run reports it. */
export async function deleteBranch(github: GitHub, branch: string): Promise<void> {
  try {
    await github.remove('DELETE /repos/{owner}/{repo}/git/refs/{ref}', { ref: `heads/${branch}` })
  } catch {
    // The next run reports that it exists.
  }
}

async function written(write: () => Promise<void>): Promise<BranchWrite> {
  try {
    await write()
    return { done: true }
  } catch (error) {
    return { done: false, reason: refusal(error) }
  }
}

function refusal(error: unknown): Message {
  return refusedWrite(error, {
    what: 'pull request with the restriction',
    notPermitted: say`The pull-request-token may not do that: its app needs \`contents: write\` and \`pull-requests: write\` here (${reasonOf(error)}).`,
  })
}
