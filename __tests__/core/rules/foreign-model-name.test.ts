import { agent, contract, judged, type Files } from '../support/repository.js'

/** Rules that say what is wrong with a name as such. */
const NAMES = ['misspelled-model', 'unknown-model', 'foreign-model-name', 'retired-model', 'model-not-allowed']
const found = (after: Files, policy?: string, day?: string): string[] =>
  judged({ before: {}, after, ...(policy === undefined ? {} : { policy }), ...(day === undefined ? {} : { day }) })
    .findings.filter(({ rule }) => NAMES.includes(rule))
    .map(
      ({ rule, severity, message, instead }) =>
        `${severity} ${rule}: ${message.map((part) => (typeof part === 'string' ? part : 'code' in part ? part.code : '')).join('')} [${instead.join()}]`,
    )
const reviewer = (model: string): Files => ({ '.kiro/agents/reviewer.json': agent('reviewer', model) })

test.each<[string, string]>([
  [
    'inherit',
    'inherit is a word of other tools, not the id of a model; write the id of a model that Kiro lists, or delete the key to inherit the model []',
  ],
  [
    'opus',
    'opus is an alias of other tools, not the id of a model; write claude-opus-5.5, or delete the key to inherit the model [claude-opus-5.5]',
  ],
  [
    'opusplan',
    'opusplan is an alias of other tools, not the id of a model; write the id of a model that Kiro lists, or delete the key to inherit the model []',
  ],
  [
    'claude-opus-5[1m]',
    'claude-opus-5[1m] cannot be the id of a model: it has a bracket; write claude-opus-5, or delete the key to inherit the model [claude-opus-5]',
  ],
  [
    'gpt-4o',
    'gpt-4o is the name of a model in other tools, and Kiro lists no such id; write the id of a model that Kiro lists, or delete the key to inherit the model []',
  ],
  [
    'claude-sonnet-9 ',
    '"claude-sonnet-9 " cannot be the id of a model: it has a blank around it; write claude-sonnet-5, or delete the key to inherit the model [claude-sonnet-5]',
  ],
])('%j in a file that Kiro reads: one finding, never “may be newer”', (model, expected) => {
  expect(found(reviewer(model))).toEqual([`warning foreign-model-name: ${expected}`])
})

test('a profile of the contract needs its model', () => {
  expect(found({ '.kiro/settings.json': contract({ primary: 'Opus 4.5' }, { codeReview: 'primary' }) })).toEqual([
    'warning foreign-model-name: Opus 4.5 cannot be the id of a model: it has a space; write claude-opus-4.5 [claude-opus-4.5]',
  ])
})

test('blanks around a known id are seen, and the id is the fix', () => {
  expect(found(reviewer('claude-opus-4.8 '))).toEqual([
    'error misspelled-model: "claude-opus-4.8 " is not an id that Kiro accepts; write claude-opus-4.8 [claude-opus-4.8]',
  ])
})

test.each<[string, string, string]>([
  ['[auto]', 'sonnet[1m]', 'error'],
  ['["*"]', 'sonnet[1m]', 'error'],
  ['[auto, "son*"]', 'sonnet', 'warning'],
  ['[auto]', 'inherit', 'error'],
])('with the allow list %s, %s is one finding: %s', (allow, model, severity) => {
  expect(found(reviewer(model), `version: 1\nmodels: { allow: ${allow} }`).map((line) => line.split(':')[0])).toEqual([
    `${severity} foreign-model-name`,
  ])
})

test('a denied pattern that the name matches is still told', () => {
  expect(
    found(reviewer('claude-opus-5[1m]'), 'version: 1\nmodels: { deny: ["claude-opus-*"] }').map(
      (line) => line.split(':')[0],
    ),
  ).toContain('error model-not-allowed')
})

test('a name that is no id cannot be newer, foreign or not', () => {
  expect(found(reviewer('claude-sonnet-4.5,claude-opus-4.8')).join()).not.toContain('newer')
  expect(found(reviewer('claude-sonnet-9'))).toEqual([
    'warning unknown-model: claude-sonnet-9 is not in the catalogue of 2026-11-29; it may be newer, or did you mean claude-sonnet-5? [claude-sonnet-5]',
  ])
})

test('an alias is never priced as what it may mean', () => {
  const { estimate } = judged({ before: {}, after: reviewer('opus') })
  expect(estimate.unpriced.map(({ model }) => model)).toEqual(['opus'])
})
