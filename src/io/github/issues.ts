import { words, type Message } from '../../core/text/message.js'
import { statusOf } from './api-error.js'
import { refusedRead, refusedWrite } from './cause.js'
import type { GitHub } from './client.js'
import { hasAddress, sent, type Sent } from './comments.js'
import { AUTHOR, isOwn, knowingUs, VIEWER, type Author, type Viewer } from './viewer.js'
import { PAGE_INFO, readPages, type Page } from './pages.js'

/** An issue that this token opened. */
export interface OwnIssue {
  readonly number: number
  readonly body: string
  readonly url: string
  readonly closed: boolean
}

/** A comment of this action on an issue, hidden or not. */
export interface SaidComment {
  readonly id: number
  readonly body: string
}

/** The repository's issues of this action. */
export interface Issues {
  /** Whether issues are enabled in the repository's settings. */
  readonly enabled: boolean
  /** Those with the marker, each once, lowest number first. */
  readonly issues: readonly OwnIssue[]
}

/** A kind of issues of this action. */
export interface IssueKind {
  /** The label by which they are found among many, and which new ones get. */
  readonly label: string
  /** The label that older versions gave them. */
  readonly formerLabel?: string
}

/** The monthly issues of the usage report. */
export const USAGE_ISSUES: IssueKind = { label: 'kiro-usage' }
/** The issue of the audit. */
export const AUDIT_ISSUES: IssueKind = { label: 'kiro-audit', formerLabel: USAGE_ISSUES.label }

/**
 * Issues. When the token may not set labels GitHub drops them, so new issues are also searched among the newest. Chosen
 * by hand.
 */
const NEWEST = 50
/** Issues with the label that are read. Chosen by hand. */
const LABELLED = 50

/** The fields of an issue. */
const ISSUE_NODES = `nodes { number body url state ${AUTHOR} }`
/** The order of issues. */
const NEWEST_FIRST = 'orderBy: { field: CREATED_AT, direction: DESC }'

/** The GraphQL query for the issues; with `former` also for those with the label of older versions. */
export const issuesQuery = (
  former: boolean,
): string => `query Issues($owner: String!, $name: String!, $label: String!${former ? ', $former: String!' : ''}) {
  ${VIEWER}
  repository(owner: $owner, name: $name) {
    hasIssuesEnabled
    labelled: issues(first: ${LABELLED}, labels: [$label], ${NEWEST_FIRST}) { ${ISSUE_NODES} }
    ${former ? `former: issues(first: ${LABELLED}, labels: [$former], ${NEWEST_FIRST}) { ${ISSUE_NODES} }\n    ` : ''}newest: issues(first: ${NEWEST}, ${NEWEST_FIRST}) { ${ISSUE_NODES} }
  }
}`

/** The GraphQL query for an issue's comments. */
export const ISSUE_COMMENTS_QUERY = `query IssueComments($owner: String!, $name: String!, $number: Int!, $after: String) {
  ${VIEWER}
  repository(owner: $owner, name: $name) {
    issue(number: $number) { comments(first: 100, after: $after) { ${PAGE_INFO} nodes { fullDatabaseId body ${AUTHOR} } } }
  }
}`

interface IssueAnswer extends Author {
  readonly number: number
  readonly body: string
  readonly url: string
  readonly state: string
}

interface IssuesPart {
  readonly nodes: readonly (IssueAnswer | null)[] | null
}

interface IssuesAnswer {
  readonly viewer?: Viewer | null
  readonly repository: Readonly<
    { hasIssuesEnabled: boolean } & Record<'labelled' | 'newest', IssuesPart> & Partial<Record<'former', IssuesPart>>
  > | null
}

/**
 * Issues that begin with the marker and were opened by the token's own account, as for comments (viewer.ts).
 * Comments are not read.
 */
export async function readIssues(github: GitHub, { label, formerLabel }: IssueKind, marker: string): Promise<Issues> {
  const former = formerLabel === undefined ? {} : { former: formerLabel }
  const { viewer = null, repository } = await knowingUs((query) =>
    github.graphql<IssuesAnswer>(query(issuesQuery(formerLabel !== undefined)), { label, ...former }),
  )
  const found = [repository?.labelled, repository?.former, repository?.newest]
    .flatMap((part) => part?.nodes ?? [])
    .filter((node) => node !== null)
  const ours = found.filter((node) => node.body.startsWith(marker) && isOwn(node, viewer))
  const issues = [
    ...new Map(
      ours.map(({ number, body, url, state }): [number, OwnIssue] => [
        number,
        { number, body, url, closed: state === 'CLOSED' },
      ]),
    ).values(),
  ]
  return { enabled: repository?.hasIssuesEnabled ?? false, issues: issues.sort((a, b) => a.number - b.number) }
}

interface IssueCommentsAnswer {
  readonly viewer?: Viewer | null
  readonly repository: {
    readonly issue: {
      readonly comments: Page<Author & { readonly fullDatabaseId: string | number | null; readonly body: string }>
    } | null
  } | null
}

/** A page of a missing repository. */
const NO_PAGE: Page<never> = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] }

/** Comments of this action on an issue, oldest first. */
export async function readIssueComments(github: GitHub, number: number, start: string): Promise<SaidComment[]> {
  const { last, nodes } = await readPages(
    (after) =>
      knowingUs((query) => github.graphql<IssueCommentsAnswer>(query(ISSUE_COMMENTS_QUERY), { number, after })),
    ({ repository }) => repository?.issue?.comments ?? NO_PAGE,
  )
  return nodes.flatMap((node) =>
    node.fullDatabaseId !== null && node.body.startsWith(start) && isOwn(node, last.viewer ?? null)
      ? [{ id: Number(node.fullDatabaseId), body: node.body }]
      : [],
  )
}

/** Opens an issue; `failures` is the number of attempts before. */
export function createIssue(
  github: GitHub,
  { label }: IssueKind,
  { title, body }: { readonly title: string; readonly body: string },
  failures: number,
): Promise<Sent> {
  return sent({ failures, refusal, key: 'number' }, () =>
    github.write('POST /repos/{owner}/{repo}/issues', { title, body, labels: [label] }, hasAddress),
  )
}

/** Updates an issue of this action without opening or closing it. One that was deleted justifies another read. */
export function updateIssue(github: GitHub, number: number, body: string, failures: number): Promise<Sent> {
  return sent({ failures, refusal, gone: 410, key: 'number' }, () =>
    github.write('PATCH /repos/{owner}/{repo}/issues/{issue_number}', { issue_number: number, body }, hasAddress),
  )
}

/** Comments on an issue; `failures` is the number of attempts before. */
export function commentOnIssue(github: GitHub, number: number, body: string, failures: number): Promise<Sent> {
  return sent({ failures, refusal }, () =>
    github.write(
      'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
      { issue_number: number, body },
      hasAddress,
    ),
  )
}

/** Closes a duplicate issue of this action with this body. If that fails, the next run finds it again. */
export async function closeIssue(github: GitHub, number: number, body: string): Promise<void> {
  try {
    await github.write(
      'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
      {
        issue_number: number,
        body,
        state: 'closed',
        state_reason: 'not_planned',
      },
      hasAddress,
    )
  } catch {
    // The failure has no consequence.
  }
}

/** Why GitHub refused an issue, or a comment on one. */
function refusal(error: unknown): Message {
  return statusOf(error) === 410
    ? words(SWITCHED_OFF)
    : refusedWrite(error, { what: 'issue', notPermitted: NOT_PERMITTED })
}

/** Why the issues could not be read. */
export function unreadable(error: unknown): Message {
  return refusedRead(error, NOT_PERMITTED)
}

/** The reason when the token lacks the permission. */
const NOT_PERMITTED = words('The token may not write issues: the job needs `permissions: issues: write`.')

/** The reason when the repository has no issues. */
export const SWITCHED_OFF =
  'This repository has no issues: switch them on in its settings (General → Features), or set the input `issue: false`.'
