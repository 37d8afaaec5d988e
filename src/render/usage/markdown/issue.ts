import type { Restriction } from '../../../core/usage/agreements/restriction.js'
import type { UsageReport } from '../../../core/contract/usage/report.js'
import { code, markdown } from '../../escape/markdown.js'
import { priceLine } from '../../text/price-lines.js'
import { fit, type PageSection } from '../../markdown/fit.js'
import { toDoLines } from '../first-lines.js'
import { usageHeadline } from '../headline.js'
import { leadLines } from '../sentences.js'
import type { ChatLink } from '../../chat/chat-message.js'
import { agreedLines, restrictionSection } from './agreed.js'
import { link } from './link.js'
import { MARKDOWN_NAMES } from './names.js'
import {
  budgetSections,
  estimateSection,
  forecastSection,
  groupSections,
  modelSection,
  moneySection,
  monthSections,
  monthsSection,
  movedSection,
  noteSection,
  personSections,
  planSection,
  readingSection,
  rightSizingSection,
  sourceSection,
} from './sections.js'

/** What the caller knows about the run and the report does not. */
export interface IssueContext {
  /** The prepared change where `restrict` was agreed and reached; null where it was not. */
  readonly restriction: Restriction | null
  /** The URL of the pull request with that change; null where none was opened. */
  readonly pullRequest: string | null
  /**
   * The URL of the workflow's runs, the same for every run, so that the issue does not change daily. Null where there
   * is none.
   */
  readonly runUrl: string | null
  /** The URL of the report as a page; null where none was kept. */
  readonly pageUrl: string | null
}

/** Characters without the marker. GitHub accepts 65,536 characters and does not say how it counts them. */
const LONGEST_ISSUE = 59_000

/** UTF-8 bytes. GitHub drops a step's whole summary above 1 MiB and fails the step. */
const LONGEST_SUMMARY = 1_000_000

/** The title of the month's issue. It never changes: the issue is found again by it and the marker. */
export function issueTitle({ month }: UsageReport): string {
  return `Kiro usage ${month}`
}

/**
 * The body of the month's issue, which is edited in place. Each paragraph is one line, because GitHub breaks lines in
 * issues where the text does.
 */
export function usageIssue(report: UsageReport, { restriction, pullRequest, runUrl, pageUrl }: IssueContext): string {
  const links = [
    ...(runUrl === null ? [] : [link('runs', runUrl)]),
    ...(pageUrl === null ? [] : [link('whole report', pageUrl)]),
  ]
  const foot = footer(report, ['Edited in place; a comment comes when a step of a budget is reached', ...links])
  return fit(
    {
      head: head(report),
      sections: sectionsOf(report, [restrictionSection(restriction, pullRequest)], 40),
      foot: () => foot,
    },
    LONGEST_ISSUE,
    'The job summary has the whole.',
  )
}

/** The job summary, and what `--format markdown` prints. */
export function usageSummary(report: UsageReport, links: readonly ChatLink[] = []): string {
  const more = links.map(({ title, url }) => link(title, url))
  return fit(
    { head: head(report), sections: sectionsOf(report, [], 5_000), foot: () => footer(report, more) },
    LONGEST_SUMMARY,
    'The report as JSON has the whole.',
  )
}

/** The icon in front of the title. */
const MOODS = { bad: '❌', warning: '⚠️', good: '✅' } as const

function head(report: UsageReport): string[] {
  const { mood, words } = usageHeadline(report, MARKDOWN_NAMES)
  const advice = toDoLines(report, MARKDOWN_NAMES).map((line, index) => `${index + 1}. ${line}`)
  return [
    `### ${MOODS[mood]} ${words}`,
    leadLines(report, MARKDOWN_NAMES).join('\n'),
    agreedLines(report),
    `**What to do**\n\n${advice.join('\n')}`,
  ].filter((block) => block !== '')
}

function sectionsOf(report: UsageReport, agreed: readonly PageSection[], usual: number): PageSection[] {
  return [
    ...agreed,
    moneySection(report),
    noteSection(report),
    ...budgetSections(report, usual),
    movedSection(report),
    ...monthSections(report, usual),
    monthsSection(report),
    planSection(report),
    forecastSection(report),
    rightSizingSection(report),
    modelSection(report, usual),
    ...groupSections(report, usual),
    ...personSections(report, usual),
    estimateSection(report),
    readingSection(report, usual),
    sourceSection(report),
  ]
}

/** The day, the policy, the prices with their source and digest, and more lines. */
function footer({ day, catalogueAsOf, prices, policy, fold }: UsageReport, more: readonly string[]): string {
  const facts = [
    `As of ${day}`,
    `${markdown(priceLine(catalogueAsOf, prices))}, without tax`,
    policy === null ? 'no policy' : `policy ${code(policy)}`,
    `groups of fewer than ${fold} people are shown together`,
  ]
  return `<sub>${[facts.join(' · '), more.join(' · ')].filter((line) => line !== '').join('<br>')}</sub>`
}
