import { keyMeant, modelDefaultsIn } from '../../../../src/core/kiro/surfaces/cli-keys.js'

const MODEL = 'chat.defaultModel'
const AGENT = 'chat.defaultAgent'
const DEFAULTS = 'chat.modelDefaults'

test.each<[string, string | null]>([
  // What Kiro reads, and what it may read one day, is meant for nothing else.
  [MODEL, null],
  ['chat.theme', null],
  ['temperature', null],
  // Other capitals, of any key.
  ['Chat.DefaultModel', MODEL],
  ['chat.editmode', 'chat.editMode'],
  ['MCP.INITTIMEOUT', 'mcp.initTimeout'],
  // Words for a model, an agent and an effort.
  ['model', MODEL],
  ['chat.models', MODEL],
  ['preferredModels', MODEL],
  ['main_model-id', MODEL],
  ['agents', AGENT],
  ['default-agent', AGENT],
  ['mainAgentIds', AGENT],
  ['agentName', AGENT],
  ['effort', DEFAULTS],
  ['reasoning effort', DEFAULTS],
  ['chat.defaultEffort', DEFAULTS],
  ['effortLevels', DEFAULTS],
  ['models.defaults', DEFAULTS],
  // One mode only.
  ['chat.defaultPlanModel', `${MODEL} in one mode`],
  ['spec_model', `${MODEL} in one mode`],
  ['subagentModelName', `${MODEL} in one mode`],
  ['agentModel', `${MODEL} in one mode`],
  // Up to two letters that are wrong, missing or too many.
  ['chat.defaultModle', MODEL],
  ['chat.defaltModel', MODEL],
  ['chat.defualtModle', null],
  ['defaultage', AGENT],
  ['defaultag', null],
  ['chat.modelDefalts', DEFAULTS],
  // At most sixty characters.
  [`chat.model${' '.repeat(50)}`, MODEL],
  [`chat.model${' '.repeat(51)}`, null],
])('%j is meant for %s', (key, expected) => {
  const meant = keyMeant(key)
  expect(meant && `${meant.instead}${meant.mode ? ' in one mode' : ''}`).toBe(expected)
})

test.each<[Record<string, unknown>, unknown, unknown]>([
  [{}, undefined, undefined],
  [{ [DEFAULTS]: 1, chat: { modelDefaults: 2 } }, 1, 2],
  [{ chat: ['modelDefaults'] }, undefined, undefined],
])('the defaults of models in %j, flat and nested', (value, flat, nested) => {
  expect(modelDefaultsIn(value)).toEqual([
    [flat, [DEFAULTS]],
    [nested, ['chat', 'modelDefaults']],
  ])
})
