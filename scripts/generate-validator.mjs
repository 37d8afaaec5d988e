/**
 * Compiles JSON Schemas ahead of time into ajv's code, so that nothing is compiled at run time (35 ms, and code generation
 * that a locked-down runner forbids). Of the hand-written settings schema also the TypeScript type is made.
 */
import { readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import { compile } from 'json-schema-to-typescript'

const SETTINGS = 'schemas/kiro-settings.schema.json'
const header = (source) => `// Generated from ${source} by \`npm run generate\`. Do not edit.\n`

/** `verbose` gives each error its value and the schema around it, from which the explanation is made. */
export function validatorCode(schema, source) {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    messages: false,
    strict: true,
    inlineRefs: false,
    formats: { date: true },
    code: { source: true, lines: true, optimize: 2 },
  })
  return header(source) + standaloneCode.default(ajv, ajv.compile(split(schema)))
}

/** Each object at the top becomes a function of its own, so that only those that a document has are ever compiled. */
function split(schema) {
  const $defs = { ...schema.$defs }
  const properties = Object.entries(schema.properties).map(([key, value]) => {
    if (value.type !== 'object') return [key, value]
    $defs[`top-${key}`] = value
    return [key, { $ref: `#/$defs/top-${key}` }]
  })
  return { ...schema, $defs, properties: Object.fromEntries(properties) }
}

/** The validator and the type of the settings contract: path → text. */
export async function generateSettings(root) {
  const schema = JSON.parse(await readFile(new URL(SETTINGS, root), 'utf8'))
  return {
    'src/core/surfaces/settings-validator.cjs': validatorCode(schema, SETTINGS),
    'src/core/surfaces/settings-contract.ts': header(SETTINGS) + (await typeOf(schema, 'SettingsContract')),
  }
}

/** Titles name types, and only objects deserve a name; a description beside a reference would make a copy of the type. */
function typeOf(schema, name) {
  const untitled = JSON.parse(JSON.stringify(schema), (_key, value) => {
    if (!value || typeof value !== 'object') return value
    if ('title' in value && value.type !== 'object') delete value.title
    if ('$ref' in value) delete value.description
    return value
  })
  return compile(untitled, name, { bannerComment: '', style: { semi: false, singleQuote: true, printWidth: 120 } })
}
