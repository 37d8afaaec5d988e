import type { FailureTitles } from '../failure.js'

/** The first line of a usage report that could not be made, by error class. */
export const USAGE_FAILURE_TITLES: FailureTitles = {
  config: 'Kiro usage: the report could not be made',
  policy: 'Kiro usage: the policy does not allow the report, or cannot be read',
  usage: 'Kiro usage: the report is set up wrongly',
  api: 'Kiro usage: GitHub did not answer, so there is no report',
  internal: 'Kiro usage: the report itself failed',
}
