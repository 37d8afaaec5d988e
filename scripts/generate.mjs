/**
 * Writes what is made from the code and committed: JSON Schemas, and the documentation that lists things. With `--check` it writes
 * none of them, names what is not current and fails. Works on lib/, which `npm run compile` makes.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import * as prettier from 'prettier'
import * as z from 'zod'
import { generateDocs } from './generate-docs.mjs'
import { priceFileSchema } from '../lib/core/catalogue/catalogue-schema.js'
import { policySchema } from '../lib/core/policy/schema.js'
import { RULE_IDS } from '../lib/core/rules/index.js'
import { usageReportSchema } from '../lib/core/contract/usage/report.js'
import { auditReportSchema } from '../lib/core/contract/audit/report.js'
import { reportSchema } from '../lib/core/contract/check/report.js'

const root = new URL('../', import.meta.url)
const SCHEMAS = 'https://raw.githubusercontent.com/kiro-governance/kiro-governance/v1/schemas/'

/** A zod schema as JSON Schema, for editors and other programs. */
function toSchema(schema, name, title) {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${SCHEMAS}${name}`,
    title,
    ...z.toJSONSchema(schema, { target: 'draft-2020-12' }),
  }
}

/** Every generated file: path → text, or null for one that nothing generates any more. */
async function outputs() {
  const policy = toSchema(policySchema(RULE_IDS), 'policy.schema.json', 'Kiro Governance policy')
  const report = toSchema(reportSchema, 'report.schema.json', 'Kiro Governance report')
  const usageReport = toSchema(usageReportSchema, 'usage-report.schema.json', 'Kiro Governance usage report')
  const auditReport = toSchema(auditReportSchema, 'audit-report.schema.json', 'Kiro Governance audit report')
  const prices = toSchema(priceFileSchema, 'prices.schema.json', 'Kiro Governance price file')
  return {
    'schemas/policy.schema.json': `${JSON.stringify(policy, null, 2)}\n`,
    'schemas/report.schema.json': `${JSON.stringify(report, null, 2)}\n`,
    'schemas/prices.schema.json': `${JSON.stringify(prices, null, 2)}\n`,
    'schemas/usage-report.schema.json': `${JSON.stringify(usageReport, null, 2)}\n`,
    'schemas/audit-report.schema.json': `${JSON.stringify(auditReport, null, 2)}\n`,
    ...(await formatted(await generateDocs(root, policy))),
  }
}

/** Pages as Prettier writes them, so that `npm run lint` has nothing to say about what was generated. */
async function formatted(pages) {
  const entries = Object.entries(pages).map(async ([path, text]) => {
    const filepath = fileURLToPath(new URL(path, root))
    const { ignored } = await prettier.getFileInfo(filepath, {
      ignorePath: fileURLToPath(new URL('.prettierignore', root)),
    })
    if (text === null || ignored) return [path, text]
    return [path, await prettier.format(text, { ...(await prettier.resolveConfig(filepath)), filepath })]
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** The outputs that differ from what is on disk. */
async function stale() {
  const found = []
  for (const [path, text] of Object.entries(await outputs())) {
    const current = await readFile(new URL(path, root), 'utf8').catch(() => null)
    if (current !== text) found.push([path, text])
  }
  return found
}

async function write([path, text]) {
  const file = new URL(path, root)
  if (text === null) return rm(file)
  await mkdir(new URL('./', file), { recursive: true })
  return writeFile(file, text)
}

const check = process.argv.includes('--check')
const changes = await stale()
if (!check) for (const change of changes) await write(change)
for (const [path] of changes) console.log(`${check ? 'not current' : 'written'}: ${path}`)
if (check && changes.length > 0) {
  console.error('Run `npm run generate` and commit what it writes.')
  process.exitCode = 1
}
