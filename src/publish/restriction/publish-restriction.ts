import { say, words, type Message } from '../../core/text/message.js'
import type { GitHub } from '../../io/github/client.js'
import {
  commitOnBranch,
  createBranch,
  deleteBranch,
  openPullRequest,
  readBranchState,
  type BranchState,
  type BranchWrite,
  type CommittedFile,
  type Opened,
} from '../../io/github/restriction-branch.js'
import { tryGitHub } from '../try-github.js'

/** The pull request of a month's restriction. */
export interface RestrictionRequest {
  readonly branch: string
  /** The branch to merge into, and its commit that the files were read at. */
  readonly base: { readonly name: string; readonly sha: string }
  readonly title: string
  readonly body: string
  readonly files: readonly CommittedFile[]
}

/** One branch and its pull request, as effects. */
export interface BranchStore {
  readonly look: () => Promise<BranchState>
  readonly create: () => Promise<BranchWrite>
  /** One commit on top of the branch's start. */
  readonly commit: () => Promise<BranchWrite>
  readonly open: () => Promise<Opened>
  readonly remove: () => Promise<void>
}

/** The branch and the pull request on GitHub. */
export function branchStore(github: GitHub, { branch, base, title, body, files }: RestrictionRequest): BranchStore {
  return {
    look: () => readBranchState(github, branch),
    create: () => createBranch(github, branch, base.sha),
    commit: () => commitOnBranch(github, branch, base.sha, title, files),
    open: () => openPullRequest(github, branch, base.name, title, body),
    remove: () => deleteBranch(github, branch),
  }
}

/** The branch name of a month's restriction (`YYYY-MM`). */
export function restrictionBranch(month: string): string {
  return `kiro-governance/restrict-${month}`
}

export interface PublishedRestriction {
  readonly url: string | null
  /** A line for the log; null for none. */
  readonly remark: Message | null
}

/**
 * Opens the pull request of a restriction, once: where the branch or its pull request exists, open or closed, none is
 * created. A run that fails halfway deletes what it created, so that the next one starts over.
 */
export async function publishRestriction(store: BranchStore, branch: string): Promise<PublishedRestriction> {
  const before = await tryGitHub(() => store.look())
  if ('reason' in before) return failed(before.reason)
  if (before.pullRequest !== null) return { url: before.pullRequest, remark: null }
  if (before.exists)
    return {
      url: null,
      remark: words(
        `The branch ${branch} is there without a pull request, so none was opened: open one for it, or delete it.`,
      ),
    }
  const created = await store.create()
  // Of two concurrent runs the second one fails here.
  if (!created.done) return failed(created.reason)
  const committed = await store.commit()
  if (!committed.done) return takenBack(store, committed.reason)
  const opened = await store.open()
  if (opened.done) return { url: opened.url, remark: null }
  // The request may have succeeded despite the failure.
  const after = await tryGitHub(() => store.look())
  if ('reason' in after) return failed(after.reason)
  return after.pullRequest === null ? takenBack(store, opened.reason) : { url: after.pullRequest, remark: null }
}

async function takenBack(store: BranchStore, reason: Message): Promise<PublishedRestriction> {
  await store.remove()
  return failed(reason)
}

function failed(reason: Message): PublishedRestriction {
  return { url: null, remark: say`The pull request for \`restrict\` was not opened. ${reason}` }
}
