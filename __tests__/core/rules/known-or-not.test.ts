import { plain } from '../../../src/core/text/message.js'
import { agent, contract, judged, type Files } from '../support/repository.js'
import { told } from './told-by-rule.js'

const on = (model: string): Files => ({ '.kiro/agents/a.json': agent('a', model) })
/** The rules that speak of a model on a day, with their severity. */
const spoken = (model: string, day: string, policy = 'version: 1'): string[] =>
  judged({ after: on(model), day, policy }).findings.flatMap(({ rule, severity }) =>
    /model|entitle/.test(rule) ? [`${severity} ${rule}`] : [],
  )

test.each<[string, string, string[]]>([
  ['claude-haiku-5.5', '2026-11-29', ['notice entitlement-unknown']],
  ['kimi-k3', '2026-11-29', ['notice entitlement-unknown']],
  // Named by Kiro, and on no list.
  ['claude-fable-5', '2026-11-29', ['warning unknown-model']],
  // Seen later, so not known then; announced later, so not offered then.
  ['claude-opus-4.6', '2026-02-10', ['warning unknown-model']],
  ['claude-haiku-5.5', '2026-10-08', ['warning unknown-model']],
  ['claude-opus-5.5', '2025-12-10', ['error model-not-entitled']],
  ['claude-opus-4.5', '2026-11-29', ['notice retiring-model']],
  // Nobody had said so yet.
  ['claude-opus-4.5', '2026-11-22', []],
  ['claude-sonnet-5', '2026-11-29', []],
  ['haiku', '2026-11-29', ['warning foreign-model-name']],
])('%s on %s: %j', (model, day, expected) => {
  expect(spoken(model, day)).toEqual(expected)
})

test('a default that nobody wrote is never unknown', () => {
  expect(judged({ after: { '.kiro/agents/a.json': agent('a') }, day: '2025-08-01' }).findings).toEqual([])
})

test('what is not known passes unless the policy raises it', () => {
  expect(judged({ after: on('claude-haiku-5.5'), day: '2026-11-29' }).verdict).not.toBe('fail')
  expect(spoken('claude-haiku-5.5', '2026-11-29', 'version: 1\nrules: { entitlement-unknown: error }')).toEqual([
    'error entitlement-unknown',
  ])
})

test('GovCloud: who has what is not known, and a list that the team states binds', () => {
  const govCloud = (more = ''): string => `version: 1\nteam: { region: [us-gov-west-1]${more} }`
  expect(spoken('claude-sonnet-5', '2026-11-29', govCloud())).toEqual(['notice entitlement-unknown'])
  expect(spoken('claude-sonnet-5', '2026-11-29', govCloud(', approvedModels: [auto]'))).toEqual([
    'error model-not-entitled',
  ])
})

test('a model that the policy adds without plans is on no plan that anybody named', () => {
  const stated = 'version: 1\ncatalogue: { models: { in-house-1: { multiplier: 2 } } }'
  expect(spoken('in-house-1', '2026-11-29', stated)).toEqual(['notice entitlement-unknown'])
  expect(spoken('in-house-1', '2026-11-29', stated.replace('2 }', '2, plans: [pro] }'))).toEqual([])
})

test.each<[string, string, string]>([
  ['claude-3.7-sonnet', '2025-12-10', 'its successor is claude-sonnet-4.5'],
  ['claude-3.7-sonnet', '2026-08-01', 'its successor is claude-sonnet-5'],
  ['claude-3.7-sonnet', '2026-11-29', 'its successor is claude-sonnet-5.5'],
])('the successor of %s on %s: %s', (model, day, expected) => {
  expect(told('retired-model', { after: on(model), day }).join()).toContain(expected)
})

test.each<[string, string, string, string, string[]]>([
  [
    'retired-model',
    'claude-3.7-sonnet',
    '',
    '; its successor is claude-sonnet-5.5',
    ['claude-sonnet-5.5', 'claude-sonnet-5'],
  ],
  [
    'retired-model',
    'claude-opus-4.6-1m',
    '',
    '; its successor is claude-opus-4.6',
    ['claude-opus-4.6', 'claude-opus-5.5'],
  ],
  [
    'retired-model',
    'claude-3.7-sonnet',
    'models: { deny: [claude-sonnet-5.5] }',
    '; its successor, claude-sonnet-5.5, is not allowed by the policy',
    ['claude-sonnet-5', 'claude-sonnet-4.6'],
  ],
  [
    'retired-model',
    'gpt-5.6',
    'models: { maxMultiplier: 1.3 }',
    '; its successor, gpt-5.6-terra, costs more than the policy allows',
    ['gpt-5.6-luna', 'auto'],
  ],
  [
    'retired-model',
    'claude-3.7-sonnet',
    'team: { seats: { free: 2 } }',
    '; its successor, claude-sonnet-5.5, is not known to be on every seat of the team',
    ['claude-sonnet-4.5', 'claude-sonnet-4'],
  ],
  ['retiring-model', 'claude-opus-4.5', '', '; its successor is claude-opus-5.5', ['claude-opus-5.5', 'auto']],
  [
    'retiring-model',
    'claude-opus-4.5',
    'models: { deny: [claude-opus-5.5] }',
    '; its successor, claude-opus-5.5, is not allowed by the policy',
    ['auto', 'claude-opus-5'],
  ],
])('%s: the successor of %s and what to write instead agree under "%s"', (rule, model, rules, ending, instead) => {
  const { findings } = judged({ after: on(model), day: '2026-11-29', policy: `version: 1\n${rules}` })
  const found = findings.find((one) => one.rule === rule)
  expect(found && plain(found.message).endsWith(ending) && found.instead).toEqual(instead)
})

test('the words say what is not known, and from when', () => {
  expect(told('entitlement-unknown', { after: on('claude-haiku-5.5'), day: '2026-11-29' })).toEqual([
    expect.stringContaining(
      'who can use claude-haiku-5.5 is not known: no source names the plans, logins, regions and billing',
    ),
  ])
  expect(told('unknown-model', { after: on('claude-opus-4.6'), day: '2026-02-10' })).toEqual([
    expect.stringContaining('was first seen in Kiro on 2026-02-27; whether it was there on 2026-02-10 is not known'),
  ])
  expect(told('retiring-model', { after: on('claude-opus-4.5'), day: '2026-11-29' })).toEqual([
    expect.stringContaining('its maker plans to end it on 2027-01-22; the day on which Kiro does is not known'),
  ])
})

test('advice never moves work to a model of which nobody knows who has it', () => {
  const files: Files = {
    '.kiro/settings.json': contract({ p: 'claude-opus-5.5' }, { hookActions: 'p' }),
    '.kiro/agents/a.json': agent('a', 'claude-haiku-5.5'),
  }
  const { advice } = judged({ after: files, day: '2026-11-29', policy: 'version: 1\nteam: { seats: { pro: 2 } }' })
  expect(JSON.stringify(advice)).not.toContain('haiku-5.5')
})
