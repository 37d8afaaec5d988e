import { plain } from '../../src/core/text/message.js'
import { headline, introduced, older } from '../../src/render/headline.js'
import { agent, contract, hook, judged, only, policy, type Change, type Files } from '../core/support/repository.js'
import { WORKED_CASE } from '../core/support/worked-case.js'

const SETTINGS = '.kiro/settings.json'
const said = (change: Change): string => {
  const { mood, words } = headline(judged(change))
  return `${mood} ${plain(words)}`
}
const one = (model: string): Files => ({ [SETTINGS]: contract({ p: model }, { codeReview: 'p' }) })
const two = (a: string, b: string): Files => ({
  [SETTINGS]: contract({ p: a, q: b }, { codeReview: 'p', taskExecution: 'q' }),
})
const reviewer = (model: string): Files => ({ '.kiro/agents/r.json': agent('reviewer', model) })
/** Nothing is done but what hooks start. */
const IDLE = `version: 1\nteam: { developers: 100 }\nworkload: ${only({})}`
const saving = (hooks: number): Files =>
  Object.fromEntries(
    Array.from({ length: hooks }, (_, index) => [`.kiro/hooks/s${index}.kiro.hook`, hook('fileEdited', `S${index}`)]),
  )
const manual = (): Files => ({ '.kiro/hooks/m.kiro.hook': hook('userTriggered', 'M') })

test.each<[string, Change, string]>([
  ['the worked case', WORKED_CASE, 'bad Kiro config: 2 blocking problems · about 1.7x the credits'],
  [
    'one task cheaper, with a policy',
    { before: one('claude-sonnet-4.5'), after: one('claude-haiku-4.5'), policy: 'version: 1' },
    'good Kiro config: allowed · codeReview costs 0.3x as much per run',
  ],
  [
    'the same without',
    { before: one('claude-sonnet-4.5'), after: one('claude-haiku-4.5') },
    'good Kiro config: valid · codeReview costs 0.3x as much per run',
  ],
  [
    'an agent more expensive',
    { before: reviewer('claude-sonnet-4.6'), after: reviewer('claude-opus-4.8') },
    'warning Kiro config: reviewer costs 1.7x as much per run',
  ],
  [
    'several cheaper',
    { before: two('claude-opus-4.8', 'claude-opus-4.8'), after: two('auto', 'claude-sonnet-5') },
    'good Kiro config: valid · about 0.7x the credits',
  ],
  [
    'nothing moves',
    { before: one('auto'), after: { ...one('auto'), '.kiro/settings/cli.json': '{}' } },
    'good Kiro config: valid · no change in cost',
  ],
  [
    'nothing changes',
    { before: one('auto'), after: one('auto'), policy: 'version: 1' },
    'good Kiro config: allowed · no change in cost',
  ],
  [
    'another model of the same price',
    { before: one('claude-sonnet-5'), after: one('claude-sonnet-4.5') },
    'good Kiro config: valid · no change in cost',
  ],
  [
    'a total of which nothing is left',
    { before: saving(1), after: {}, policy: IDLE },
    'good Kiro config: allowed · about 9,450 → 0 credits a month',
  ],
  [
    'a total of which nearly nothing is left',
    { before: saving(20), after: manual(), policy: IDLE },
    'good Kiro config: allowed · about 0.003x the credits',
  ],
  [
    'a total that was nothing',
    { before: {}, after: manual(), policy: IDLE },
    'warning Kiro config: about 630 credits a month',
  ],
  [
    'several ratios are said one by one',
    {
      before: { '.kiro/agents/a.json': agent('a', 'auto'), '.kiro/agents/b.json': agent('b', 'claude-haiku-4.5') },
      after: {
        '.kiro/agents/a.json': agent('a', 'claude-haiku-4.5'),
        '.kiro/agents/b.json': agent('b', 'auto'),
      },
    },
    'warning Kiro config: b at 2.5x, a at 0.4x per run',
  ],
  ['the first contract', { before: {}, after: one('auto') }, 'good Kiro config: valid · no change in cost'],
  ['the last one goes', { before: one('auto'), after: {} }, 'good Kiro config: no Kiro files here'],
  ['no files', { before: {}, after: {} }, 'good Kiro config: no Kiro files here'],
  [
    'a price that nobody knows',
    { before: reviewer('auto'), after: reviewer('claude-next') },
    'warning Kiro config: 1 warning · cost not known',
  ],
  [
    'a file that cannot be read',
    { before: one('auto'), after: { [SETTINGS]: '{' } },
    'bad Kiro config: 1 blocking problem · cost not estimated',
  ],
  [
    'a warning',
    { before: {}, after: { '.kiro/hooks/a.kiro.hook': hook('fileEdited') } },
    'warning Kiro config: 1 warning · about 1.1x the credits',
  ],
  [
    'errors and warnings',
    {
      before: {},
      after: {
        '.kiro/hooks/a.kiro.hook': hook('fileEdited'),
        '.kiro/agents/a.json': agent('a', 'claude-opus-4-8'),
        '.kiro/agents/b.json': agent('b', 'opus'),
      },
    },
    'bad Kiro config: 1 blocking problem, 2 warnings · about 1.3x the credits',
  ],
])('%s', (_, change, expected) => {
  expect(said(change)).toBe(expected)
})

test('it never ends without an end', () => {
  for (const before of [null, {}, one('auto'), reviewer('claude-next')]) {
    for (const after of [
      {},
      one('claude-opus-4.8'),
      two('claude-next', 'auto'),
      reviewer('claude-opus-4-8'),
      { [SETTINGS]: '{' },
    ]) {
      expect(said({ before, after })).toMatch(/^(bad|warning|good) Kiro config: \S.*[^ ·,:]$/)
    }
  }
})

test('a name in it stays a name', () => {
  const named = (model: string): Files => ({ '.kiro/agents/r.json': agent('<b>\u202e', model) })
  expect(headline(judged({ before: named('claude-sonnet-5'), after: named('claude-opus-5') })).words).toContainEqual({
    code: '<b>\u202e',
  })
})

describe('what was introduced', () => {
  test('errors first, and of each what follows from the change, the cost, last', () => {
    const files = (model: string, extra: Files = {}): Files => ({
      [SETTINGS]: contract({ p: model, q: 'auto' }, { taskExecution: 'p', interactiveChat: 'p' }),
      ...extra,
    })
    const report = judged({
      before: files('claude-haiku-4.5'),
      after: files('claude-opus-4.8', { '.kiro/hooks/z.kiro.hook': hook('fileEdited') }),
      policy:
        'version: 1\nmodels: { allow: [auto, claude-haiku-*] }\nteam: { seats: { pro: 1 } }\ncost: { fail: { increase: { credits: 1 } } }',
    })
    expect(introduced(report).map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
      'error model-not-allowed',
      'error cost-increase',
      'warning costly-hook',
    ])
  })

  test('is apart from what was there, and notices are neither', () => {
    const report = judged({
      before: reviewer('claude-opus-4-8'),
      after: {
        ...reviewer('claude-opus-4-8'),
        '.kiro/agents/a.json': agent('a', 'qwen3-coder-next'),
        '.kiro/agents/b.json': agent('b', 'claude-next'),
      },
    })
    expect(introduced(report).map(({ rule }) => rule)).toEqual(['unknown-model'])
    expect(older(report).map(({ rule }) => rule)).toEqual(['misspelled-model'])
  })
})

const proposing = (binding: string, proposed: string): Change => ({
  before: one('auto'),
  after: one('auto'),
  policy: `version: 1\n${binding}`,
  proposal: {
    kind: 'policy',
    source: '.github/kiro-policy.yml',
    policy: policy(`version: 1\n${proposed}`),
    unread: [],
  },
})

test.each([
  ['models: { allow: [auto] }', 'models: { allow: [auto, claude-*] }', 'warning Kiro config: the policy is loosened'],
  ['models: { allow: [auto, claude-*] }', 'models: { allow: [auto] }', 'good Kiro config: allowed · no change in cost'],
])('a policy that changes from %s to %s', (binding, proposed, words) => {
  expect(said(proposing(binding, proposed))).toBe(words)
})

test('a loosened policy and a warning of another kind are both said', () => {
  const change = proposing('cost: { fail: { total: { credits: 100000 } } }', 'cost: {}')
  expect(said({ ...change, after: { ...one('auto'), ...reviewer('claude-next') } })).toBe(
    'bad Kiro config: 1 blocking problem, 1 warning, the policy is loosened · cost not known',
  )
})

test.each<[string, Files, string]>([
  ['all in order', reviewer('auto'), 'good Kiro config: installed · 1 assignment'],
  ['dead ids', reviewer('claude-opus-4-8'), 'warning Kiro config: installed · 1 assignment, 1 needs attention'],
  [
    'a broken file',
    { '.kiro/agents/a.json': '{ "name": ' },
    'warning Kiro config: installed · 0 assignments, 1 problem with a file',
  ],
])('the pull request that installs the check: %s', (_, files, expected) => {
  const { mood, words } = headline(judged({ before: files, after: files }), true)
  expect(`${mood} ${plain(words)}`).toBe(expected)
})
