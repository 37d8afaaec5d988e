import type { Message } from '../../core/text/message.js'
import type { AgreedAction } from '../../core/contract/usage/agreements.js'
import type { UsageEvent } from '../../core/usage/agreements/usage-events.js'
import type { GitHub } from '../../io/github/client.js'
import { deleteComment, type Sent } from '../../io/github/comments.js'
import {
  closeIssue,
  commentOnIssue,
  createIssue,
  readIssueComments,
  readIssues,
  SWITCHED_OFF,
  unreadable,
  updateIssue,
  type IssueKind,
  type Issues,
  type SaidComment,
} from '../../io/github/issues.js'
import type { Deadline } from '../../io/github/retry.js'
import { tryGitHub } from '../try-github.js'
import {
  dueEvents,
  dueSteps,
  duplicateBody,
  ISSUES_START,
  isRepeated,
  olderIssue,
  planIssue,
  STEPS_START,
  stepsBody,
  type IssueRequest,
} from './issue-plan.js'

/** The issues of a repository, as effects. */
export interface IssueStore {
  readonly look: () => Promise<Issues>
  readonly comments: (issue: number) => Promise<readonly SaidComment[]>
  readonly create: (title: string, body: string, failures: number) => Promise<Sent>
  readonly update: (issue: number, body: string, failures: number) => Promise<Sent>
  /** Closes a duplicate. */
  readonly close: (issue: number, body: string) => Promise<void>
  readonly comment: (issue: number, body: string, failures: number) => Promise<Sent>
  readonly removeComment: (id: number) => Promise<void>
  /** Waits so many milliseconds; returns false at once when less time is left. */
  readonly wait: (ms: number) => Promise<boolean>
}

/** The issues of a kind in a repository on GitHub. */
export function issueStore(github: GitHub, kind: IssueKind, { wait }: Deadline): IssueStore {
  return {
    look: () => readIssues(github, kind, ISSUES_START),
    comments: (issue) => readIssueComments(github, issue, STEPS_START),
    create: (title, body, failures) => createIssue(github, kind, { title, body }, failures),
    update: (issue, body, failures) => updateIssue(github, issue, body, failures),
    close: (issue, body) => closeIssue(github, issue, body),
    comment: (issue, body, failures) => commentOnIssue(github, issue, body, failures),
    removeComment: (id) => deleteComment(github, id),
    wait,
  }
}

/** The output for a month: the issue, and the reached steps. */
export interface MonthRequest extends IssueRequest {
  readonly actions: readonly AgreedAction[]
  /** Announced once besides the steps: a limit that is expected, an unusual day. */
  readonly events: readonly UsageEvent[]
  /** The text of a comment on these steps and events. */
  readonly comment: (steps: readonly AgreedAction[], events: readonly UsageEvent[]) => string
}

export interface PublishedIssue {
  readonly url: string | null
  /** Steps that no comment had announced before this run. */
  readonly news: readonly AgreedAction[]
  /** Events that no comment had announced before this run. */
  readonly newEvents: readonly UsageEvent[]
  /** Why the issue is missing or outdated, or a comment is missing; null when all is current. */
  readonly refused: Message | null
}

/**
 * Brings the month's issue to the requested state, and comments on each step once. A refusal of GitHub is returned,
 * never thrown.
 */
export async function publishIssue(store: IssueStore, request: MonthRequest): Promise<PublishedIssue> {
  const issue = await publishBody(store, request)
  if ('settled' in issue) return { url: issue.url, news: [], newEvents: [], refused: null }
  if (issue.number === null) return { url: null, ...everything(request), refused: issue.refused }
  const told = await postSteps(store, issue.number, request)
  return { ...told, url: issue.url, refused: issue.refused ?? told.refused }
}

type Brought =
  | { readonly settled: true; readonly url: string }
  | { readonly number: number; readonly url: string; readonly refused: Message | null }
  | { readonly number: null; readonly refused: Message }

/**
 * The loop of decision 10: read, plan, write; after a temporary failure wait, read again and plan anew. After a create
 * it reads once more: of two that were created at the same moment the lower number is kept.
 */
async function publishBody(store: IssueStore, request: MonthRequest): Promise<Brought> {
  for (let failures = 0; ; failures += 1) {
    const now = await tryGitHub(() => store.look(), unreadable)
    if ('reason' in now) return { number: null, refused: now.reason }
    if (!now.enabled) return { number: null, refused: [SWITCHED_OFF] }
    const plan = planIssue(request, now.issues)
    const known = plan.action === 'create' ? null : plan.issue
    for (const other of plan.close) await store.close(other, duplicateBody(known?.number ?? other))
    if (plan.action === 'none')
      return plan.settled
        ? { settled: true, url: plan.issue.url }
        : { number: plan.issue.number, url: plan.issue.url, refused: null }
    const sent = await (plan.action === 'create'
      ? store.create(request.title, plan.body, failures)
      : store.update(plan.issue.number, plan.body, failures))
    if (sent.done)
      return plan.action === 'create'
        ? await closeDuplicate(store, request.month, sent)
        : { number: plan.issue.number, url: plan.issue.url, refused: null }
    if (sent.again === null || !(await store.wait(sent.again)))
      return known === null ? { number: null, refused: sent.reason } : { ...known, refused: sent.reason }
  }
}

async function closeDuplicate(
  store: IssueStore,
  month: string,
  created: { readonly id: number; readonly url: string },
): Promise<Brought> {
  const { id: number, url } = created
  const now = await tryGitHub(() => store.look(), unreadable)
  // If reading fails, the next run removes the duplicate.
  const older = 'reason' in now ? null : olderIssue(number, month, now.issues)
  if (older === null) return { number, url, refused: null }
  await store.close(number, duplicateBody(older.number))
  return { number: older.number, url: older.url, refused: null }
}

/** All steps and events, where nothing is known to be announced. */
function everything({ actions, events }: MonthRequest): Told {
  return { news: dueSteps(actions, []), newEvents: events }
}

type Told = Pick<PublishedIssue, 'news' | 'newEvents'>

/** One comment for all new steps and events, with the same loop as for the issue. */
async function postSteps(
  store: IssueStore,
  issue: number,
  request: MonthRequest,
): Promise<Omit<PublishedIssue, 'url'>> {
  const { actions, events, comment } = request
  // Before the first of them there is no comment to read.
  if (actions.length + events.length === 0) return { news: [], newEvents: [], refused: null }
  let tried: Told = { news: [], newEvents: [] }
  for (let failures = 0; ; failures += 1) {
    const now = await tryGitHub(() => store.comments(issue), unreadable)
    if ('reason' in now) return { ...everything(request), refused: now.reason }
    const [news, newEvents] = [dueSteps(actions, now), dueEvents(events, now)]
    // A comment whose answer was lost exists.
    if (news.length + newEvents.length === 0) return { ...tried, refused: null }
    tried = { news, newEvents }
    const sent = await store.comment(issue, stepsBody([...news, ...newEvents], comment(news, newEvents)), failures)
    if (sent.done) {
      const after = await tryGitHub(() => store.comments(issue), unreadable)
      const older = 'reason' in after ? [] : after.filter(({ id }) => id < sent.id)
      const repeated = isRepeated(news, actions, older) && dueEvents(newEvents, older).length === 0
      if (repeated) await store.removeComment(sent.id)
      return repeated ? { news: [], newEvents: [], refused: null } : { ...tried, refused: null }
    }
    if (sent.again === null || !(await store.wait(sent.again))) return { ...tried, refused: sent.reason }
  }
}
