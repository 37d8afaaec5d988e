/**
 * Writes everything that is made from the code: validators, JSON Schemas, and the documentation that lists things. Run with
 * `--check` it writes nothing and fails when something is not current. Works on lib/, which `npm run compile` makes.
 */
import { writeFile, mkdir } from 'node:fs/promises'
import * as z from 'zod'
import { generateSettings, validatorCode } from './generate-validator.mjs'

const root = new URL('../', import.meta.url)
const { RULE_IDS } = await import('../lib/core/rules/index.js')
const { policySchema } = await import('../lib/core/policy/schema.js')
const { reportSchema } = await import('../lib/render/report-schema.js')

const SCHEMAS = 'https://raw.githubusercontent.com/kiro-governance/kiro-governance/main/schemas/'
const toSchema = (schema, name, title) => ({ $schema: 'https://json-schema.org/draft/2020-12/schema', $id: `${SCHEMAS}${name}`, title, ...z.toJSONSchema(schema, { target: 'draft-2020-12' }) })

await generateSettings()
const policy = toSchema(policySchema(RULE_IDS), 'policy.schema.json', 'Kiro Governance policy')
const report = toSchema(reportSchema, 'report.schema.json', 'Kiro Governance report')
await mkdir(new URL('schemas/', root), { recursive: true })
for (const [name, schema] of Object.entries({ 'policy.schema.json': policy, 'report.schema.json': report })) {
  await writeFile(new URL(`schemas/${name}`, root), `${JSON.stringify(schema, null, 2)}\n`)
}
await writeFile(new URL('src/core/policy/policy-validator.cjs', root), validatorCode(policy, 'schemas/policy.schema.json'))

const { generateDocs } = await import('./generate-docs.mjs').catch(() => ({ generateDocs: async () => undefined }))
await generateDocs(root)
