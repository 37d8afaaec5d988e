import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { priceFileSchema } from '../../../src/core/catalogue/catalogue-schema.js'
import { auditReportSchema } from '../../../src/core/contract/audit/report.js'
import { reportSchema } from '../../../src/core/contract/check/report.js'
import { usageReportSchema } from '../../../src/core/contract/usage/report.js'
import { policySchema } from '../../../src/core/policy/schema.js'
import { RULE_IDS } from '../../../src/core/rules/index.js'

/** What `npm run generate` writes, so that a shape and the schema that editors and other programs read never differ. */
test.each<[string, z.ZodType]>([
  ['policy', policySchema(RULE_IDS)],
  ['report', reportSchema],
  ['usage-report', usageReportSchema],
  ['audit-report', auditReportSchema],
  ['prices', priceFileSchema],
])('the committed schema of %s is that of its shape', (name, shape) => {
  const { $id, title, ...committed } = JSON.parse(
    readFileSync(new URL(`../../../schemas/${name}.schema.json`, import.meta.url), 'utf8'),
  ) as Record<string, unknown>
  expect([typeof $id, typeof title]).toEqual(['string', 'string'])
  expect(JSON.parse(JSON.stringify(z.toJSONSchema(shape, { target: 'draft-2020-12' })))).toEqual(committed)
})
