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

/** What the pull request of a month’s restriction is to be. */
export interface RestrictionRequest {
  readonly branch: string
  /** The branch that it asks to be merged into, and the commit of it that the files were read at. */
  readonly base: { readonly name: string; readonly sha: string }
  readonly title: string
  readonly body: string
  readonly files: readonly CommittedFile[]
}

/** One branch and its pull request, as effects. */
export interface BranchStore {
  readonly look: () => Promise<BranchState>
  readonly create: () => Promise<BranchWrite>
  /** One commit on what the branch was made from. */
  readonly commit: () => Promise<BranchWrite>
  readonly open: () => Promise<Opened>
  readonly remove: () => Promise<void>
}

export function branchStore(github: GitHub, { branch, base, title, body, files }: RestrictionRequest): BranchStore {
  return {
    look: () => readBranchState(github, branch),
    create: () => createBranch(github, branch, base.sha),
    commit: () => commitOnBranch(github, branch, base.sha, title, files),
    open: () => openPullRequest(github, branch, base.name, title, body),
    remove: () => deleteBranch(github, branch),
  }
}

export function restrictionBranch(month: string): string {
  return `kiro-governance/restrict-${month}`
}

export interface PublishedRestriction {
  readonly url: string | null
  /** What the log should say; null when there is nothing to say. */
  readonly remark: Message | null
}

/**
 * Opens the pull request of a restriction, once: where the branch or its pull request is there, open or closed, nothing is made. What
 * this run could not finish it takes away again, so that the next one begins anew.
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
  // Of two runs at once the second one fails here.
  if (!created.done) return failed(created.reason)
  const committed = await store.commit()
  if (!committed.done) return takenBack(store, committed.reason)
  const opened = await store.open()
  if (opened.done) return { url: opened.url, remark: null }
  // It may have been taken all the same.
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
