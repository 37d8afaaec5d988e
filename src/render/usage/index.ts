import type { UsageReport } from '../../core/contract/usage/report.js'
import type { Paint } from '../text/paint.js'
import type { ChatLink } from '../chat/chat-message.js'
import { slackPayload } from '../chat/slack.js'
import { teamsPayload } from '../chat/teams.js'
import { usageMessage } from '../chat/usage-message.js'
import { usageCsv } from './csv.js'
import { usageHtml } from './html/usage-html.js'
import { usageJson } from './json.js'
import { usageSummary } from './markdown/issue.js'
import { usageText } from './text.js'

export interface UsageFormatOptions {
  readonly paint: Paint
  /** Where the run, its issue and its pull request are on the web, as far as known. */
  readonly links?: readonly ChatLink[]
}

type UsageFormatter = (report: UsageReport, options: UsageFormatOptions) => string

/** Every value of `report --format`. To add one: a file in this folder and a line here. */
export const USAGE_FORMATS = {
  text: (report, { paint }) => usageText(report, paint),
  markdown: (report, { links = [] }) => `${usageSummary(report, links)}\n`,
  json: (report) => usageJson(report),
  csv: (report) => usageCsv(report),
  html: (report, { links = [] }) => usageHtml(report, links),
  slack: (report, { links = [] }) => slackPayload(usageMessage(report, links)),
  teams: (report, { links = [] }) => teamsPayload(usageMessage(report, links)),
} as const satisfies Record<string, UsageFormatter>

export type UsageFormat = keyof typeof USAGE_FORMATS
