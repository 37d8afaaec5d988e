import { usageReportSchema } from '../../../../src/core/contract/usage/report.js'
import { sampleUsageReport } from '../../support/usage-report.js'

test('the report that other tests show is one', () => {
  expect(usageReportSchema.parse(sampleUsageReport())).toEqual(sampleUsageReport())
})
