import { readFileSync, writeFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { EDITOR_KINDS, editorSchema, editorSettings } from '../../../src/core/editor/editor-schemas.js'
import { parsePolicy } from '../../../src/core/policy/parse.js'
import { resolved } from '../../../src/core/policy/merge/policy-edit.js'
import { DAY } from '../support/repository.js'

const SOURCE = '.github/kiro-policy.yml'

function whole(text: string, sha = 'a'.repeat(40)) {
  const parsed = parsePolicy(text, { source: SOURCE, sha })
  return resolved('layer' in parsed ? [parsed.layer] : [])
}

const STRICT = whole(`version: 1
models:
  allow: [auto, claude-haiku-4.5]
  deny: ["*-preview"]
  maxMultiplier: 1.3
  tasks: { specGeneration: { allow: [claude-opus-4.8], maxMultiplier: 2.2 } }
`)
const OPEN = whole('version: 1\nmodels: { deny: [claude-opus-*] }\n', 'b'.repeat(40))

const compile = (kind: (typeof EDITOR_KINDS)[number], policy = STRICT) =>
  new Ajv2020({ strict: false, formats: { date: true } }).compile(editorSchema(kind, policy, DAY).schema)

test.each(EDITOR_KINDS)(
  'the schema of %s is a JSON Schema that says from which policy and day it is, and always the same',
  (kind) => {
    const { schema } = editorSchema(kind, STRICT, DAY)
    expect(new Ajv2020({ strict: false, formats: { date: true } }).validateSchema(schema)).toBe(true)
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: expect.stringMatching(/^urn:kiro-governance:\d+\.\d+\.\d+:[a-z]+:[0-9a-f]{16}$/) as string,
      description: expect.stringContaining(`Models by ${SOURCE} at aaaaaaaaaaaa, prices of ${DAY}.`) as string,
    })
    expect(JSON.stringify(editorSchema(kind, STRICT, DAY))).toBe(JSON.stringify(editorSchema(kind, STRICT, DAY)))
    expect(schema.$id).not.toBe(editorSchema(kind, OPEN, DAY).schema.$id)
  },
)

test('the schemas of what Kiro reads are as reviewed', () => {
  const golden = new URL('editor-schemas.golden.txt', import.meta.url)
  const made = Object.fromEntries(
    (['cli', 'agents', 'hooks', 'workflows'] as const).map((kind) => {
      const { $id, ...schema } = editorSchema(kind, STRICT, DAY).schema
      expect($id).toBeDefined()
      return [kind, schema]
    }),
  )
  const text = `${JSON.stringify(made, null, 2)}\n`
  if (process.env.UPDATE !== undefined) writeFileSync(golden, text)
  expect(text).toBe(readFileSync(golden, 'utf8'))
})

test.each([
  'version: 1',
  'version: 1\nmodels: { allow: [auto] }',
  'version: 1\nmodels: { allow: [] }',
  'version: 1\nmodels: { allow: [claude-nothing-*] }',
  'version: 1\nmodels: { deny: ["*"] }',
  'version: 1\nmodels: { maxMultiplier: 0.01 }',
])('whatever a policy allows, %j: each schema is one', (text) => {
  for (const kind of EDITOR_KINDS) {
    const ajv = new Ajv2020({ strict: false, formats: { date: true } })
    const { schema } = editorSchema(kind, whole(text), DAY)
    expect([kind, ajv.validateSchema(schema), ajv.errors ?? null]).toEqual([kind, true, null])
    expect(typeof ajv.compile(schema)).toBe('function')
  }
})

test.each<[(typeof EDITOR_KINDS)[number], unknown, boolean]>([
  ['settings', { models: { primary: { model: 'claude-haiku-4.5' } } }, true],
  ['settings', { models: { primary: { model: 'claude-sonnet-4.5' } } }, false],
  // Allowed for one kind of work only: right where that is routed to it, wrong where another is.
  ['settings', { models: { primary: { model: 'claude-opus-4.8' }, routing: { specGeneration: 'primary' } } }, true],
  ['settings', { models: { primary: { model: 'claude-opus-4.8' }, routing: { codeReview: 'primary' } } }, false],
  ['settings', { models: { primary: { model: 'auto' }, routing: { codeReviw: 'primary' } } }, false],
  ['cli', { 'chat.defaultModel': 'claude-haiku-4.5' }, true],
  ['cli', { 'chat.defaultModel': 'claude-opus-4.8' }, false],
  ['agents', { name: 'a', model: 'auto' }, true],
  ['agents', { name: 'a', model: null }, true],
  ['agents', { name: 'a', model: 'claude-opus-4.8' }, false],
  ['agents', { name: 'a', modle: 'auto' }, false],
  ['hooks', { version: 'v1', hooks: [{ trigger: 'Stop', action: { type: 'command', command: 'x' } }] }, true],
  ['hooks', { hooks: [] }, false],
  [
    'hooks',
    { version: 'v1', hooks: [{ trigger: 'Stop', action: { type: 'agent', model: 'claude-opus-4.8' } }] },
    false,
  ],
  ['workflows', { name: 'w', steps: [{ id: 'a', modelId: 'auto' }] }, true],
  ['workflows', { name: 'w', steps: [{ type: 'repeat', steps: [{ id: 'a', modelId: 'claude-opus-4.8' }] }] }, false],
  ['policy', { version: 1, models: { allow: ['claude-*', 'auto'] } }, true],
  ['policy', { version: 1, modles: {} }, false],
])('%s: %j is %s', (kind, value, valid) => {
  expect(compile(kind)(value)).toBe(valid)
})

test('each allowed model has its price, each refused one its reason', () => {
  const { schema } = editorSchema('agents', STRICT, DAY)
  const { model } = schema.properties as { model: { enum: unknown[]; enumDescriptions: string[]; description: string } }
  expect(model.enum).toEqual(['auto', 'claude-haiku-4.5', null])
  expect(model.enumDescriptions).toHaveLength(3)
  expect(model.enumDescriptions[1]).toMatch(
    /^0\.4x on 2026-10-08; allowed by \.github\/kiro-policy\.yml at aaaaaaaaaaaa$/,
  )
  expect(model.description).toMatch(
    /^Allowed for agents and steps by .*: auto 1\.0x and claude-haiku-4\.5 0\.4x\. Not allowed: /,
  )
  expect(model.description).toMatch(/claude-opus-4\.5 2\.2x: it is not in the allow list/)
})

test('without an allow list other models stay possible, and what is denied does not', () => {
  const agents = compile('agents', OPEN)
  expect([agents({ model: 'a-model-of-2027' }), agents({ model: 'claude-opus-4.8' })]).toEqual([true, false])
})

test('the settings of an editor name each file once', () => {
  const schemas = EDITOR_KINDS.map((kind) => editorSchema(kind, STRICT, DAY))
  expect(editorSettings(schemas, './.vscode/kiro')).toEqual({
    'json.schemas': [
      {
        fileMatch: ['/.kiro/settings.json', '/**/.kiro/settings.json'],
        url: './.vscode/kiro/kiro-settings.schema.json',
      },
      {
        fileMatch: ['/.kiro/settings/cli.json', '/**/.kiro/settings/cli.json'],
        url: './.vscode/kiro/kiro-cli.schema.json',
      },
      {
        fileMatch: ['/.kiro/agents/**/*.json', '/**/.kiro/agents/**/*.json'],
        url: './.vscode/kiro/kiro-agents.schema.json',
      },
      { fileMatch: ['/.kiro/hooks/*.json', '/**/.kiro/hooks/*.json'], url: './.vscode/kiro/kiro-hooks.schema.json' },
      {
        fileMatch: ['/.kiro/workflows/*.workflow.json', '/**/.kiro/workflows/*.workflow.json'],
        url: './.vscode/kiro/kiro-workflows.schema.json',
      },
    ],
    'yaml.schemas': {
      './.vscode/kiro/kiro-workflows.schema.json': [
        '.kiro/workflows/*.workflow.yaml',
        '.kiro/workflows/*.workflow.yml',
      ],
      './.vscode/kiro/kiro-policy.schema.json': ['.github/kiro-policy.yml', '.github/kiro-policy.yaml'],
    },
  })
})
