import { plain, visible, type Message } from '../../core/text/message.js'
import { count } from '../../core/text/number.js'
import { ACTIONS, type Action } from '../../core/policy/decide.js'
import type { Failure } from '../../core/report.js'
import { restrictedContracts } from '../../core/usage/agreements/agreed-actions.js'
import type { UsageReport } from '../../core/contract/usage/report.js'
import { restrict, type Restriction } from '../../core/usage/agreements/restriction.js'
import type { AgreedAction } from '../../core/contract/usage/agreements.js'
import { besides, usageEvents } from '../../core/usage/agreements/usage-events.js'
import { UserError } from '../../core/user-error.js'
import { pseudonyms } from '../../core/usage/pseudonyms.js'
import { isApiError } from '../../io/github/api-error.js'
import { unreadable } from '../../io/github/issues.js'
import { issueTitle, usageIssue, type IssueContext } from '../../render/usage/markdown/issue.js'
import { restrictionPullBody, restrictionPullTitle } from '../../render/usage/markdown/restriction-pull.js'
import { eventComment } from '../../render/usage/markdown/event.js'
import { stepComment } from '../../render/usage/markdown/step.js'
import { isFailure } from '../../core/policy/layers.js'
import { readBranch, type ReadBranch } from './default-branch.js'
import { dueSteps, waits } from '../../publish/issue/issue-plan.js'
import { publishIssue, type IssueStore, type PublishedIssue } from '../../publish/issue/publish-issue.js'
import {
  publishRestriction,
  restrictionBranch,
  type PublishedRestriction,
} from '../../publish/restriction/publish-restriction.js'
import type { ReportOutcome, ReportRun } from './report-run.js'

/**
 * One run of the usage report: read, make it, do what was agreed, publish it on GitHub. The caller writes the other
 * outputs.
 * @throws {UserError} for an unsupported event, and when the branch or the usage cannot be read.
 */
export async function runReport(run: ReportRun): Promise<ReportOutcome | Failure> {
  allowEvent(run.event)
  const branch = await readBranch(run)
  if (isFailure(branch)) return branch
  const make = (month: string | null): Promise<UsageReport> => reportOf(run, branch, month)
  const report = await make(run.inputs.month)
  const stores = run.stores()
  const restriction = restrictionOf(report, branch, run.day)
  const pull = await openPull(run, branch, report, restriction, stores)
  const month = monthOf(report, run, { restriction, pullRequest: pull.url, runUrl: run.runsUrl, pageUrl: null })
  const issue = await publishOn(run, stores.issues, month)
  const before = issue === null ? NOTHING : await finishMonthBefore(run, stores.issues, report, make)
  const old = tooOld(report, run.inputs.maxAge)
  const paused = report.actions.filter((action) => isOn(report, action, 'pause'))
  const news = issue?.news ?? dueSteps(report.actions, [])
  return {
    report,
    events: besides(issue?.newEvents ?? usageEvents(report), news),
    steps: [...news, ...paused.filter(({ id }) => !news.some((one) => one.id === id))],
    issueUrl: issue?.url ?? null,
    pullRequestUrl: pull.url,
    links: [
      ...(issue?.url ? [{ title: 'Issue', url: issue.url }] : []),
      ...(pull.url === null ? [] : [{ title: 'Pull request', url: pull.url }]),
      ...(run.runsUrl === null ? [] : [{ title: 'Runs', url: run.runsUrl }]),
    ],
    refused: [pull.remark, issue?.refused ?? null].filter((message) => message !== null),
    remarks: [...before, ...old, ...paused.map(pausedBecause)],
    exit: paused.length + old.length > 0 ? 1 : 0,
  }
}

/** No edits. */
const NOTHING: readonly string[] = []

/** The strongest agreed action of a reached step; null when none was reached. */
export function strongestAction({ actions }: UsageReport): Action | null {
  return ACTIONS.findLast((action) => actions.some((one) => one.action === action)) ?? null
}

/**
 * Events of pull requests are refused, because their authors must not see usage; push is refused, because it has no
 * schedule.
 */
function allowEvent(event: string): void {
  if (event === 'schedule' || event === 'workflow_dispatch') return
  throw new UserError(
    `The usage report does not run on ${event === '' ? 'no event' : event}.`,
    'Run it on schedule and on workflow_dispatch: it reads what people used, which authors of pull requests must not see.',
  )
}

function reportOf(
  { inputs, folder, day, makeReport }: ReportRun,
  { policy, policySource, sources, prices }: ReadBranch,
  month: string | null,
): Promise<UsageReport> {
  const { usage, seats, teams, overageReading, invoiceUsd, fold, pseudonymKey } = inputs
  const pseudonym = pseudonymKey === null ? null : pseudonyms(pseudonymKey)
  // An invoice belongs to the requested month.
  const invoice = month === inputs.month ? invoiceUsd : null
  return makeReport({
    usage,
    folder,
    seats,
    teams,
    policy,
    policySource,
    sources,
    prices,
    month,
    day,
    overageReading,
    fold,
    invoiceUsd: invoice,
    persons: pseudonym === null ? 'hidden' : 'pseudonyms',
    pseudonym,
    progress: silent,
  })
}

function silent(): void {
  // A job's log is read afterwards, so there is no progress line.
}

/** Agreed actions apply while the month runs; a limit of a closed month has no effect any more. */
function isOn({ state }: UsageReport, { action }: AgreedAction, wanted: Action): boolean {
  return state === 'to date' && action === wanted
}

function restrictionOf(report: UsageReport, { sources, policy, prices }: ReadBranch, day: string): Restriction | null {
  return report.actions.some((action) => isOn(report, action, 'restrict'))
    ? restrict(sources, { policy, day, prices }, restrictedContracts(report.budgets))
    : null
}

type Stores = ReturnType<ReportRun['stores']>

/** No pull request. */
const NO_PULL: PublishedRestriction = { url: null, remark: null }

/**
 * Only with an app's token: a pull request opened with the job's own token starts no check, so it would be unchecked.
 */
function openPull(
  { inputs }: ReportRun,
  { name, sha }: ReadBranch,
  report: UsageReport,
  restriction: Restriction | null,
  stores: Stores,
): Promise<PublishedRestriction> | PublishedRestriction {
  if (inputs.pullRequestToken === null || restriction === null || restriction.edits.length === 0) return NO_PULL
  const branch = restrictionBranch(report.month)
  const files = restriction.edits.map(({ path, after }) => ({ path, text: after }))
  return publishRestriction(
    stores.branch({
      branch,
      base: { name, sha },
      title: restrictionPullTitle(report),
      body: restrictionPullBody(report, restriction),
      files,
    }),
    branch,
  )
}

interface Month {
  readonly report: UsageReport
  readonly body: string
  readonly final: boolean
  readonly again: boolean
}

function monthOf(report: UsageReport, { day, inputs }: ReportRun, context: IssueContext): Month {
  return {
    report,
    body: usageIssue(report, context),
    final: report.state === 'closed' && day >= `${monthAfter(report.month)}-${FINAL_DAY}`,
    again: inputs.month === report.month,
  }
}

/**
 * The files of a day arrive in the night after it. With two days to spare, those of a month are complete on the third
 * of the next one. Chosen by hand.
 */
const FINAL_DAY = '03'

async function publishOn(
  { inputs }: ReportRun,
  store: IssueStore,
  { report, ...month }: Month,
): Promise<PublishedIssue | null> {
  if (!inputs.issue) return null
  return publishIssue(store, {
    ...month,
    month: report.month,
    title: issueTitle(report),
    actions: report.actions,
    events: usageEvents(report),
    comment: (steps, events) =>
      [...steps.map((step) => stepComment(report, step)), ...besides(events, steps).map(eventComment)].join('\n\n'),
  })
}

/**
 * Writes the last numbers into the issue of the month before once all of its files are in; without an issue there is
 * none to finish.
 */
async function finishMonthBefore(
  run: ReportRun,
  store: IssueStore,
  { month: running, state }: UsageReport,
  make: (month: string) => Promise<UsageReport>,
): Promise<readonly string[]> {
  if (run.inputs.month !== null || state === 'closed') return NOTHING
  const month = monthBefore(running)
  try {
    const { issues } = await store.look()
    if (!waits(month, issues)) return NOTHING
    const published = await publishOn(
      run,
      store,
      monthOf(await make(month), run, { restriction: null, pullRequest: null, runUrl: run.runsUrl, pageUrl: null }),
    )
    return [published?.refused ? told(month, published.refused) : `The issue of ${month} says how the month ended.`]
  } catch (error) {
    if (error instanceof UserError) return [`The issue of ${month} stays as it is: ${error.message}`]
    if (isApiError(error)) return [`The issue of ${month} stays as it is: ${plain(unreadable(error))}`]
    throw error
  }
}

/** Why the job fails for the age of the rows, in working days; none where they are new enough. */
function tooOld({ completeness: { newest, age, silent, until } }: UsageReport, maxAge: number): string[] {
  const why = [
    ...(newest !== null && age !== null && age > maxAge
      ? [`the newest row is of ${newest}, ${count(age, 'working day')} before ${until}`]
      : []),
    ...silent
      .filter((group) => group.age > maxAge)
      .map(
        ({ kind, name, last }) =>
          `the newest row of the ${kind} ${visible(name)} is of ${last}, while others have newer ones`,
      ),
  ]
  return why.length === 0
    ? []
    : [
        `Too old: ${why.join('; ')}. max-age is ${count(maxAge, 'working day')}, so this job fails. Look for the missing files in the bucket, and check that Kiro still delivers them.`,
      ]
}

function told(month: string, refused: Message): string {
  return `The issue of ${month} could not be written: ${plain(refused)}`
}

function pausedBecause({ budget, percent, reached }: AgreedAction): string {
  return `Pause: ${percent} % of the budget ${budget} was reached on ${reached}, and pause was agreed for that, so this job fails until the month is over or the budget changes. Kiro itself does not stop: whoever agreed on the pause has to enforce it.`
}

function monthAfter(month: string): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 1)).toISOString().slice(0, 7)
}

function monthBefore(month: string): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 2, 1)).toISOString().slice(0, 7)
}
