import { settingsSchema } from '../../../generated/settings-schema.mjs'
import { AGENT_KEY_TYPES, AGENT_KEYS } from '../kiro/surfaces/agent-keys.js'
import { CLI_KEYS } from '../kiro/surfaces/cli-keys.js'
import { isRecord } from '../kiro/surfaces/document.js'
import { V1_TRIGGER_NAMES } from '../kiro/surfaces/hook-triggers.js'
import { NODE_KEYS, WORKFLOW_KEYS } from '../kiro/surfaces/workflow-keys.js'
import type { ValueType } from '../kiro/surfaces/key-renames.js'
import { TASK_KINDS, type TaskKind } from '../kiro/task-kind.js'
import { askedModels } from '../kgl/policy-answer.js'
import { usableFor } from '../policy/merge/compare-models.js'
import { modelSchema, type EditorGround, type SchemaPart } from './model-schema.js'

/* The schemas of the files that a policy judges, narrowed to what it allows; editors complete and underline with them. */

const JSON_TYPES: Readonly<Record<ValueType, string>> = {
  text: 'string',
  number: 'number',
  switch: 'boolean',
  list: 'array',
  object: 'object',
}

/** Usual profiles of a contract: those that its documentation names. */
const PROFILES = ['primary', 'fast'] as const

/** The contract, `.kiro/settings.json`: the published schema, with the models that some kind of work may use, and by kind where they differ. */
export function settingsFor(ground: EditorGround): SchemaPart {
  const base = part(settingsSchema)
  const definitions = part(base.$defs)
  const profile = part(definitions.profile)
  const properties = part(profile.properties)
  const byTask = TASK_KINDS.filter((task) => differs(ground, task)).flatMap((task) =>
    PROFILES.map((name) => ({
      if: within('models', within('routing', { properties: { [task]: { const: name } }, required: [task] })),
      then: {
        properties: { models: { properties: { [name]: { properties: { model: modelSchema(ground, task) } } } } },
      },
    })),
  )
  return {
    ...base,
    $defs: {
      ...definitions,
      profile: { ...profile, properties: { ...properties, model: modelSchema(ground, 'any') } },
    },
    // JSON Schema has no empty list here.
    ...(byTask.length === 0 ? {} : { allOf: byTask }),
  }
}

/** Whether a kind of work may use other models than some other kind. */
function differs({ whole, day }: EditorGround, task: TaskKind): boolean {
  return askedModels(whole, day).some((model) => {
    const work = usableFor(whole, model, day)
    return work.length > 0 && !work.includes(task)
  })
}

function within(key: string, inner: SchemaPart): SchemaPart {
  return { properties: { [key]: inner }, required: [key] }
}

/** `.kiro/settings/cli.json`. */
export function cliFor(ground: EditorGround): SchemaPart {
  return {
    type: 'object',
    properties: {
      ...Object.fromEntries([...CLI_KEYS].sort().map((key): [string, SchemaPart] => [key, {}])),
      'chat.defaultModel': modelSchema(ground, 'interactiveChat'),
      'chat.defaultAgent': {
        type: 'string',
        description: 'The agent of the chat: its model applies before chat.defaultModel.',
      },
      'chat.modelDefaults': { type: 'object', description: 'The effort of each model, by its id.' },
    },
  }
}

/** `.kiro/agents/**.json`. A key outside the table makes Kiro CLI’s v2 engine leave out the agent. */
export function agentsFor(ground: EditorGround): SchemaPart {
  const typed = [...AGENT_KEYS].sort().map((key): [string, SchemaPart] => {
    const type = AGENT_KEY_TYPES[key]
    return [key, type === undefined ? {} : { type: JSON_TYPES[type] }]
  })
  const inherit = { value: null, text: 'inherits the model of its session' }
  return {
    type: 'object',
    properties: { ...Object.fromEntries(typed), model: modelSchema(ground, null, [inherit]) },
    additionalProperties: false,
  }
}

/** `.kiro/hooks/*.json`, hooks of v1. */
export function hooksFor(ground: EditorGround): SchemaPart {
  return {
    type: 'object',
    properties: {
      version: { const: 'v1', description: 'Without it Kiro loads none of the hooks.' },
      hooks: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            name: { type: 'string' },
            description: { type: 'string' },
            trigger: { enum: V1_TRIGGER_NAMES },
            matcher: { type: 'string', description: 'A regular expression: which files or tools start it.' },
            action: {
              type: 'object',
              properties: {
                type: {
                  enum: ['command', 'agent', 'confirm'],
                  enumDescriptions: [
                    'runs a command: no credits',
                    'asks an agent: credits on each run',
                    'asks the developer',
                  ],
                },
                command: { type: 'string' },
                prompt: { type: 'string' },
                model: modelSchema(ground, 'hookActions'),
              },
              required: ['type'],
            },
            timeout: { type: 'number', description: 'Seconds.' },
            enabled: { type: 'boolean' },
          },
          required: ['trigger', 'action'],
        },
      },
    },
    required: ['version', 'hooks'],
  }
}

/** `.kiro/workflows/*.workflow.{json,yaml,yml}`. */
export function workflowsFor(ground: EditorGround): SchemaPart {
  const model = modelSchema(
    ground,
    null,
    [{ value: 'auto', text: 'inherits the model of the workflow or its session' }].filter(
      ({ value }) => !usableFor(ground.whole, value, ground.day).includes(null),
    ),
  )
  const nodes = { type: 'array', items: { $ref: '#/$defs/node' } }
  const keys = [...new Set(Object.values(NODE_KEYS).flat())].sort()
  return {
    type: 'object',
    properties: { ...blank(WORKFLOW_KEYS), name: { type: 'string' }, modelId: model, steps: nodes },
    required: ['name', 'steps'],
    $defs: {
      node: {
        type: 'object',
        properties: {
          ...blank(keys),
          type: { enum: Object.keys(NODE_KEYS) },
          id: { type: 'string' },
          modelId: model,
          steps: nodes,
          branches: nodes,
        },
      },
    },
  }
}

function blank(keys: readonly string[]): Record<string, SchemaPart> {
  return Object.fromEntries(keys.map((key): [string, SchemaPart] => [key, {}]))
}

/** A part of our own schema, which has it. */
export function part(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {}
}
