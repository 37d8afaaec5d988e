import type { FailureTitles } from '../failure.js'

/** The first line of a usage report that could not be made, by error class. */
export const USAGE_FAILURE_TITLES: FailureTitles = {
  product: 'Kiro usage',
  reasons: {
    config: 'the report could not be made',
    policy: 'the policy does not allow the report, or cannot be read',
    usage: 'the report is set up wrongly',
    api: 'GitHub did not answer, so there is no report',
    internal: 'the report itself failed',
  },
}
