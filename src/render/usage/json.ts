import type { UsageReport } from '../../core/contract/usage/report.js'
import { jsonText } from '../escape/json.js'

/** The report as the versioned contract for other programs; see schemas/usage-report.schema.json. */
export function usageJson(report: UsageReport): string {
  return jsonText(report)
}
