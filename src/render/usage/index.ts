import type { UsageReport } from '../../core/contract/usage/report.js'
import type { Paint } from '../text/paint.js'
import { usageCsv } from './csv.js'
import { usageHtml } from './html/usage-html.js'
import { usageJson } from './json.js'
import { usageSummary } from './markdown/issue.js'
import { usageText } from './text.js'

type UsageFormatter = (report: UsageReport, options: { readonly paint: Paint }) => string

/** Every value of `report --format`. To add one: a file in this folder and a line here. */
export const USAGE_FORMATS = {
  text: (report, { paint }) => usageText(report, paint),
  markdown: (report) => `${usageSummary(report)}\n`,
  json: (report) => usageJson(report),
  csv: (report) => usageCsv(report),
  html: (report) => usageHtml(report),
} as const satisfies Record<string, UsageFormatter>

export type UsageFormat = keyof typeof USAGE_FORMATS
