/**
 * Makes `generated/` from the schema of the settings contract: ajv's code for it, compiled ahead of time so that nothing is compiled at run
 * time (35 ms, and code generation that a locked-down runner forbids), and the TypeScript type. git ignores that folder; whatever needs it
 * (`npm ci`, test, types, lint, compile) runs this first, which takes a moment unless the schema or this script has changed. The price book (`generate-prices.mjs`) is made by the same call.
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { generatePrices } from './generate-prices.mjs'

const root = new URL('../', import.meta.url)
const folder = new URL('generated/', root)
const SCHEMA = 'schemas/kiro-settings.schema.json'

/** What the files are made from and by; each begins with its digest. */
const MADE_FROM = [SCHEMA, 'scripts/generate-settings.mjs', 'package-lock.json']

export async function generateSettings() {
  await generatePrices()
  const first = `// Generated from ${SCHEMA} (${await digest()}). Do not edit.\n`
  if (await isCurrent(first)) return
  const schema = JSON.parse(await readFile(new URL(SCHEMA, root), 'utf8'))
  const files = {
    'settings-schema.d.mts': SCHEMA_TYPE,
    'settings-schema.mjs': `export const settingsSchema = ${JSON.stringify(schema)}\n`,
    'settings-contract.d.ts': await typeOf(schema, 'SettingsContract'),
    'settings-validator.d.cts': DECLARATION,
    'settings-validator.cjs': await validatorCode(schema),
  }
  await mkdir(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) await replace(name, first + text)
}

async function digest() {
  const hash = createHash('sha256')
  for (const path of MADE_FROM) hash.update(await readFile(new URL(path, root)))
  return hash.digest('hex').slice(0, 16)
}

/** The validator is written last, so its digest covers all files. */
async function isCurrent(first) {
  const text = await readFile(new URL('settings-validator.cjs', folder), 'utf8').catch(() => '')
  return text.startsWith(first)
}

/** At once: another process may be reading it. */
async function replace(name, text) {
  const draft = new URL(`${name}.${process.pid}`, folder)
  await writeFile(draft, text)
  await rename(draft, new URL(name, folder))
}

const DECLARATION = `import type { ValidateFunction } from 'ajv'

/** ajv's judgement of a settings contract: false, and \`errors\` filled, when it does not follow the schema. */
declare const validate: ValidateFunction
export = validate
`

const SCHEMA_TYPE = `/** The schema of the settings contract, as JSON has it: what \`export schema\` narrows. */
export declare const settingsSchema: unknown
`

/** `verbose` gives each error its value and the schema around it, from which the explanation is made. */
async function validatorCode(schema) {
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  const { default: standaloneCode } = await import('ajv/dist/standalone/index.js')
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    messages: false,
    strict: true,
    inlineRefs: false,
    code: { source: true, lines: true, optimize: 2 },
  })
  return standaloneCode.default(ajv, ajv.compile(schema))
}

/** Titles name types, and only objects deserve a name; a description beside a reference would make a copy of the type. */
async function typeOf(schema, name) {
  const { compile } = await import('json-schema-to-typescript')
  const untitled = JSON.parse(JSON.stringify(schema), (_key, value) => {
    if (!value || typeof value !== 'object') return value
    if ('title' in value && value.type !== 'object') delete value.title
    if ('$ref' in value) delete value.description
    return value
  })
  return compile(untitled, name, { bannerComment: '', format: false })
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await generateSettings()
