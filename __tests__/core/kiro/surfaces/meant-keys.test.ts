import { hasContractShape, nearMissKeys } from '../../../../src/core/kiro/surfaces/contract-shape.js'
import { isRecord } from '../../../../src/core/kiro/surfaces/document.js'
import { readTrigger, triggerMeant, unknownTrigger } from '../../../../src/core/kiro/surfaces/hook-triggers.js'
import { effortGroup } from '../../../../src/core/kiro/surfaces/unknown-cli-keys.js'
import { parseJson } from '../../../../src/core/kiro/surfaces/json.js'
import { keyMeant, NODE_KEYS, WORKFLOW_KEYS } from '../../../../src/core/kiro/surfaces/workflow-keys.js'
import { plain } from '../../../../src/core/text/message.js'

/* What a wrong key or trigger is meant for. */

test.each<[string, readonly string[], string | null]>([
  // The same letters.
  ['MODELID', NODE_KEYS.step, 'modelId'],
  ['model-id', NODE_KEYS.step, 'modelId'],
  ['capture_output', NODE_KEYS.step, 'captureOutput'],
  // Words for a key, where the part has that key.
  ['model', NODE_KEYS.step, 'modelId'],
  ['defaultModels', WORKFLOW_KEYS, 'modelId'],
  ['modelNames', WORKFLOW_KEYS, 'modelId'],
  ['reasoningEffort', NODE_KEYS.step, 'effortLevel'],
  ['effort', WORKFLOW_KEYS, 'effortLevel'],
  ['role', NODE_KEYS.step, 'agent'],
  ['agentName', NODE_KEYS.step, 'agent'],
  ['maxRuns', NODE_KEYS.repeat, 'maxIterations'],
  ['times', NODE_KEYS.repeat, 'maxIterations'],
  ['nodes', NODE_KEYS.sequence, 'steps'],
  ['tasks', WORKFLOW_KEYS, 'steps'],
  ['role', WORKFLOW_KEYS, null],
  ['times', NODE_KEYS.step, null],
  // A slip of the fingers.
  ['promt', NODE_KEYS.step, 'prompt'],
  ['stpes', NODE_KEYS.parallel, 'steps'],
  ['temperature', NODE_KEYS.step, null],
])('%s among %j is meant for %s', (key, known, expected) => {
  expect(keyMeant(key, known)).toBe(expected)
})

test.each<[string, string, string | null]>([
  ['effort', 'claude-opus-4.8', 'output_config'],
  ['reasoning_effort', 'Claude-Next', 'output_config'],
  ['effortLevel', 'gpt-5.6-sol', 'reasoning'],
  ['thinking effort', 'GPT-6', 'reasoning'],
  ['effort', 'glm-5', null],
  ['outputConfig', 'gpt-5.6-sol', 'output_config'],
  ['Output-Config', 'glm-5', 'output_config'],
  ['Reasoning', 'claude-opus-4.8', 'reasoning'],
  ['reasoning', 'claude-opus-4.8', null],
  ['output_config', 'gpt-5.6-sol', null],
  ['thinking', 'claude-opus-4.8', null],
  ['temperature', 'claude-opus-4.8', null],
])('%s below %s belongs into %s', (key, model, expected) => {
  expect(effortGroup(key, model)).toBe(expected)
})

test.each<[unknown, string | null, string | null]>([
  ['PostFileSave', null, null],
  ['POSTFILESAVE', null, null],
  ['AfterFileEdit', null, null],
  ['fileEdited', 'PostFileSave', 'fileEdited is not a trigger that it knows; did you mean PostFileSave?'],
  ['on-file-saved', 'PostFileSave', 'on-file-saved is not a trigger that it knows; did you mean PostFileSave?'],
  ['userTriggered', 'Manual', 'userTriggered is not a trigger that it knows; did you mean Manual?'],
  ['agentStop', 'Stop', 'agentStop is not a trigger that it knows; did you mean Stop?'],
  ['PreToolUsed', 'PreToolUse', 'PreToolUsed is not a trigger that it knows; did you mean PreToolUse?'],
  ['whenever', null, 'whenever is not a trigger that it knows'],
  ['constructor', null, 'constructor is not a trigger that it knows'],
  [undefined, null, 'it has no trigger'],
  [5, null, 'its trigger is not the name of a trigger in quotes'],
  [{ type: 'Stop' }, null, 'its trigger is not the name of a trigger in quotes'],
])('the trigger %j is meant for %s', (trigger, meant, why) => {
  const message = unknownTrigger(trigger)
  expect([triggerMeant(trigger), message && plain(message)]).toEqual([meant, why])
})

test.each<[Record<string, unknown>, string]>([
  [{ trigger: 'PostToolUse' }, 'tool'],
  [{ trigger: 'pretaskexec' }, 'task'],
  [{ when: { type: 'fileCreated' } }, 'create'],
  [{ when: 'fileDeleted' }, 'delete'],
  [{ when: { type: 'onSave' } }, 'save'],
  [{ trigger: { type: 'agentSpawn' } }, 'session'],
  // Of two the more frequent one, whichever is written in which key.
  [{ when: { type: 'fileEdited' }, trigger: 'Manual' }, 'save'],
  [{ when: { type: 'userTriggered' }, trigger: 'PostFileSave' }, 'save'],
  [{ when: { type: 'promptSubmit' }, trigger: 'Stop' }, 'stop'],
  [{ when: { type: 'userTriggered' }, trigger: 'whenever' }, 'other'],
  [{ when: { type: 'fileDeleted' }, trigger: 'whenever' }, 'delete'],
  [{ trigger: 'toString' }, 'other'],
  [{ when: 5, trigger: null }, 'other'],
  [{}, 'other'],
])('a hook with %j runs on %s', (hook, trigger) => {
  expect(readTrigger(hook)).toBe(trigger)
})

test.each<[string, unknown, string[]]>([
  ['at the top', { Models: { primary: { model: 'auto' } } }, ['Models → models']],
  ['one level below', { models: { routng: { codeReview: 'primary' } } }, ['models.routng → routing']],
  [
    'several of one object',
    { models: { routing: { codeReveiw: 'a', codeExplanatoin: 'b' } } },
    ['models.routing.codeReveiw → codeReview', 'models.routing.codeExplanatoin → codeExplanation'],
  ],
  [
    'the same in two objects',
    { models: { primary: { modle: 'auto' }, fast: { modell: 'auto' } } },
    ['models.primary.modle → model', 'models.fast.modell → model'],
  ],
  [
    'two for one key',
    { models: { routing: { codeReveiw: 'a', codeRevew: 'b' } } },
    ['models.routing.codeReveiw', 'models.routing.codeRevew'],
  ],
  ['beside the key that is meant', { models: { primary: { model: 'auto', modle: 'auto' } } }, []],
  ['a number as a limit', { budget: { monthly: 500, daily: 20 } }, ['budget.monthly']],
])('keys that are nearly the contract’s: %s', (_, value, expected) => {
  const { document } = parseJson(JSON.stringify(value))
  const file = { path: '.kiro/settings.json', at: '.kiro/settings.json', root: '', name: 'settings.json' }
  const near = document && isRecord(value) ? nearMissKeys(document, value, file, hasContractShape(value)) : []
  expect(near.map(({ key, rename }) => (rename ? `${key} → ${rename.to}` : key))).toEqual(expected)
})
