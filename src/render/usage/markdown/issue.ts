import type { Restriction } from '../../../core/usage/agreements/restriction.js'
import type { UsageReport } from '../../../core/contract/usage/report.js'
import { code } from '../../escape/markdown.js'
import { fit, type PageSection } from '../../markdown/fit.js'
import { usageHeadline } from '../headline.js'
import { leadLines } from '../sentences.js'
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
  noteSection,
  personSections,
  planSection,
  readingSection,
  rightSizingSection,
  sourceSection,
} from './sections.js'

/** What a report does not know and the reader of its issue wants to. */
export interface IssueContext {
  /** The ready change where `restrict` was agreed and reached; null where it was not. */
  readonly restriction: Restriction | null
  /** The address of the pull request with that change; null where none was opened. */
  readonly pullRequest: string | null
  /** The address of the runs that write this, the same in each of them: another one would be a change every day. Null where there is none. */
  readonly runUrl: string | null
  /** The address of the report as a page; null where none was kept. */
  readonly pageUrl: string | null
}

/** GitHub takes 65,536 characters, whatever it calls one; the marker comes on top. */
const LONGEST_ISSUE = 59_000

/** GitHub drops a step's whole summary of more than 1 MiB and fails the step. */
const LONGEST_SUMMARY = 1_000_000

/** Stable: by it and the marker the month's issue is found again. */
export function issueTitle({ month }: UsageReport): string {
  return `Kiro usage ${month}`
}

/** The body of the month's issue, which is edited in place. One paragraph a line: GitHub breaks lines in issues where the text does. */
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
export function usageSummary(report: UsageReport): string {
  return fit(
    { head: head(report), sections: sectionsOf(report, [], 5_000), foot: () => footer(report, []) },
    LONGEST_SUMMARY,
    'The report as JSON has the whole.',
  )
}

const MOODS = { bad: '❌', warning: '⚠️', good: '✅' } as const

function head(report: UsageReport): string[] {
  const { mood, words } = usageHeadline(report)
  return [`### ${MOODS[mood]} ${words}`, leadLines(report, MARKDOWN_NAMES).join('\n'), agreedLines(report)].filter(
    (block) => block !== '',
  )
}

function sectionsOf(report: UsageReport, agreed: readonly PageSection[], usual: number): PageSection[] {
  return [
    ...agreed,
    moneySection(report),
    noteSection(report),
    ...budgetSections(report, usual),
    ...monthSections(report, usual),
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

/** What the numbers rest on. */
function footer({ day, catalogueAsOf, policy }: UsageReport, more: readonly string[]): string {
  const facts = [
    `As of ${day}`,
    `prices of ${catalogueAsOf}, without tax`,
    policy === null ? 'no policy' : `policy ${code(policy)}`,
    'groups of fewer than 5 people are shown together',
  ]
  return `<sub>${[facts.join(' · '), more.join(' · ')].filter((line) => line !== '').join('<br>')}</sub>`
}
