import type { AgreedAction } from '../../core/contract/usage/agreements.js'
import type { UsageEvent } from '../../core/usage/agreements/usage-events.js'
import type { OwnIssue, SaidComment } from '../../io/github/issues.js'
import { sameText } from '../comment/comment-plan.js'

/** The first characters of every issue of this action. */
export const ISSUES_START = '<!-- kiro-governance:usage:'
/** The first characters of every comment of this action on a step. */
export const STEPS_START = '<!-- kiro-governance:step:'

/** The first line of the month's issue, by which it is found again; one per month. */
export function issueMarker(month: string): string {
  return `${ISSUES_START}${month} -->`
}

/** The second line of an issue that is not written again: its month is closed, and all of its files are in. */
const FINAL = '<!-- kiro-governance:final -->'

/** The issue of a month. */
export interface IssueRequest {
  readonly month: string
  readonly title: string
  /** The text below the marker. */
  readonly body: string
  /** Whether these are the last numbers of the month. */
  readonly final: boolean
  /** Whether an issue with its last numbers is written again, because the user asked for that month. */
  readonly again: boolean
}

export type IssuePlan = {
  /** Extra issues that concurrent runs left. */
  readonly close: readonly number[]
} & (
  | { readonly action: 'create'; readonly body: string }
  | { readonly action: 'update'; readonly issue: OwnIssue; readonly body: string }
  /** `settled`: it has its last numbers and gets no more comments. */
  | { readonly action: 'none'; readonly issue: OwnIssue; readonly settled: boolean }
)

/**
 * What to do with the month's issue. Of several the lowest number is kept. A closed one is updated and not reopened:
 * closing it was deliberate.
 */
export function planIssue(request: IssueRequest, all: readonly OwnIssue[]): IssuePlan {
  const [issue, ...others] = ofMonth(all, request.month)
  const close = others.map(({ number }) => number)
  const body = [issueMarker(request.month), ...(request.final ? [FINAL] : []), request.body].join('\n')
  if (issue === undefined) return { action: 'create', body, close }
  if (isFinal(issue) && !request.again) return { action: 'none', issue, settled: true, close }
  return sameText(issue.body, body)
    ? { action: 'none', issue, settled: false, close }
    : { action: 'update', issue, body, close }
}

/** The older issue next to one that was just created; null where the new one is kept. */
export function olderIssue(created: number, month: string, all: readonly OwnIssue[]): OwnIssue | null {
  return ofMonth(all, month).find(({ number }) => number < created) ?? null
}

/** Whether a month has an issue without its last numbers. */
export function waits(month: string, all: readonly OwnIssue[]): boolean {
  const [issue] = ofMonth(all, month)
  return issue !== undefined && !isFinal(issue)
}

function ofMonth(all: readonly OwnIssue[], month: string): OwnIssue[] {
  return all.filter(({ body }) => body.startsWith(issueMarker(month))).sort((a, b) => a.number - b.number)
}

function isFinal({ body }: OwnIssue): boolean {
  return body.split(/\r?\n/, 2)[1] === FINAL
}

/** The body of a duplicate issue. Without the marker it is no longer found. */
export function duplicateBody(of: number): string {
  return `Two runs made this issue at the same moment. The report is in #${of}; this one is closed.`
}

/**
 * Steps that no comment has announced: for each budget the highest, because it includes the lower ones. A comment is
 * found by its marker, hidden or not; one that was deleted is written again.
 */
export function dueSteps(actions: readonly AgreedAction[], comments: readonly SaidComment[]): AgreedAction[] {
  const ids = new Set(comments.flatMap(({ body }) => stepsOf(body)))
  const announced = actions.filter(({ id }) => ids.has(id))
  const news = actions.filter((action) => !announced.some((other) => covers(other, action)))
  return news.filter(
    (action, index) =>
      !news.some((other, at) => at !== index && covers(other, action) && (at > index || !covers(action, other))),
  )
}

/**
 * Of the same budget, as high and not earlier: the one implies the other. Another day of a daily budget is a new step.
 */
function covers(one: AgreedAction, other: AgreedAction): boolean {
  return one.budget === other.budget && one.percent >= other.percent && one.reached >= other.reached
}

/** Events that no comment has announced. */
export function dueEvents(events: readonly UsageEvent[], comments: readonly SaidComment[]): UsageEvent[] {
  const ids = new Set(comments.flatMap(({ body }) => stepsOf(body)))
  return events.filter(({ id }) => !ids.has(id))
}

/** A comment on steps and events: their markers first, then the text. */
export function stepsBody(steps: readonly { readonly id: string }[], text: string): string {
  return [...steps.map(({ id }) => `${STEPS_START}${id} -->`), text].join('\n')
}

/** The ids at the start of a comment of this action. */
function stepsOf(body: string): string[] {
  const lines = body.split(/\r?\n/)
  const end = lines.findIndex((line) => !line.startsWith(STEPS_START))
  return lines
    .slice(0, end === -1 ? undefined : end)
    .map((line) => line.slice(STEPS_START.length).replace(/ -->\s*$/, ''))
}

/** Whether an older comment has all steps of a new one: two concurrent runs wrote both, and the newer is deleted. */
export function isRepeated(
  steps: readonly AgreedAction[],
  actions: readonly AgreedAction[],
  older: readonly SaidComment[],
): boolean {
  const due = new Set(dueSteps(actions, older).map(({ id }) => id))
  return steps.every(({ id }) => !due.has(id))
}
