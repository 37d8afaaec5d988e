import { checkExample } from '../../../src/core/check-example.js'
import { RULES } from '../../../src/core/rules/index.js'
import { agent, contract, DAY, judged, of, type Change, type Files } from '../support/repository.js'

const CLI = '.kiro/settings/cli.json'
const SETTINGS = '.kiro/settings.json'

/** What a rule's findings weigh unless the policy says otherwise. */
const DEFAULTS = {
  error: [
    'syntax',
    'schema',
    'duplicate-key',
    'unknown-profile',
    'misspelled-model',
    'retired-model',
    'model-not-entitled',
    'model-not-allowed',
    'multiplier-over-cap',
    'budget-missing',
    'cost-increase',
    'cost-total',
    'cost-unknown',
    'symlinked-config',
    'budget-over-policy',
    'policy-invalid',
  ],
  warning: [
    'unknown-model',
    'unread-model',
    'unknown-key',
    'dangling-reference',
    'dead-pattern',
    'misplaced-key',
    'over-plan',
    'costly-hook',
    'costly-loop',
    'dropped-by-kiro',
    'shadowed',
    'console-loosened',
    'contradicting-surfaces',
    'fast-not-cheaper',
    'foreign-model-name',
    'budget-inconsistent',
    'effort-raised',
    'budget-loosened',
    'policy-breaks',
    'policy-loosened',
    'policy-unpinned',
    'workflow-changed',
    'exception-expired',
  ],
  notice: [
    'experimental-model',
    'retiring-model',
    'entitlement-unknown',
    'near-miss-key',
    'near-miss-path',
    'unused-profile',
    'unrouted-task',
    'group-unknown',
    'console-tightened',
    'contract-not-applied',
    'increase-without-total',
    'catalogue-old',
    'exception-expiring',
    'exception-unused',
  ],
} as const

test('default severities', () => {
  const actual = (severity: string) =>
    RULES.filter((rule) => rule.severity === severity)
      .map(({ id }) => id)
      .sort()
  expect({ error: actual('error'), warning: actual('warning'), notice: actual('notice') }).toEqual({
    error: [...DEFAULTS.error].sort(),
    warning: [...DEFAULTS.warning].sort(),
    notice: [...DEFAULTS.notice].sort(),
  })
})

test('a failing example has its rule’s default severity', () => {
  for (const {
    id,
    severity,
    examples: { failing },
  } of RULES) {
    const report = checkExample({ ...failing, policy: failing.policy ?? 'version: 1' }, DAY)
    expect([id, of(report, id).map((finding) => finding.severity)[0]]).toEqual([id, severity])
  }
})

/** With a policy, the findings of one rule for a change; `[severity, …]`. */
const severities = (rule: string, change: Change): string[] => of(judged(change), rule).map(({ severity }) => severity)

describe('without a policy only what is broken can fail', () => {
  const broken: [rule: string, after: Files][] = [
    ['syntax', { [CLI]: 'models:' }],
    ['schema', { [SETTINGS]: { budget: { daily: { credits: '1' } } } }],
    ['duplicate-key', { [CLI]: '{"a":1,"a":2}' }],
    ['unknown-profile', { [SETTINGS]: contract({}, { codeReview: 'gone' }) }],
    ['misspelled-model', { [CLI]: { 'chat.defaultModel': 'claude-opus-4-8' } }],
    ['retired-model', { '.kiro/agents/a.json': agent('a', 'claude-3.7-sonnet') }],
  ]
  test.each(broken)('%s is an error', (rule, after) => {
    expect(severities(rule, { after })).toEqual(['error'])
  })

  const contractOnly: [rule: string, model: string][] = [
    ['misspelled-model', 'claude-opus-4-8'],
    ['retired-model', 'claude-3.7-sonnet'],
  ]
  test.each(contractOnly)(
    '%s in the contract, which Kiro does not read, is a warning; with a policy an error',
    (rule, model) => {
      const after = { [SETTINGS]: contract({ primary: model }, { codeReview: 'primary' }) }
      expect(severities(rule, { after })).toEqual(['warning'])
      expect(severities(rule, { after, policy: 'version: 1' })).toEqual(['error'])
    },
  )

  test('a link is a warning; with a policy an error', () => {
    expect(severities('symlinked-config', { after: {}, links: [SETTINGS] })).toEqual(['warning'])
    expect(severities('symlinked-config', { after: {}, links: [SETTINGS], policy: 'version: 1' })).toEqual(['error'])
  })

  test('cost warns and never fails', () => {
    const report = judged({
      before: { [SETTINGS]: contract({ p: 'qwen3-coder-next' }, { taskExecution: 'p', interactiveChat: 'p' }) },
      after: { [SETTINGS]: contract({ p: 'claude-fable-5.1' }, { taskExecution: 'p', interactiveChat: 'p' }) },
    })
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(of(report, 'cost-increase').map(({ severity }) => severity)).toEqual(['warning'])
    expect(report.verdict).toBe('warn')
  })

  test('no plan, login or region is taken for granted', () => {
    const after = { [CLI]: { 'chat.defaultModel': 'claude-fable-5.1' } }
    expect(severities('model-not-entitled', { after })).toEqual([])
    expect(severities('model-not-entitled', { after, day: '2026-09-01' })).toEqual(['error'])
  })

  test('an unknown model is a warning; where the policy has an allow list without it, an error', () => {
    const after = { [CLI]: { 'chat.defaultModel': 'claude-sonnet-6' } }
    expect(severities('unknown-model', { after })).toEqual(['warning'])
    expect(severities('unknown-model', { after, policy: 'version: 1\nmodels: { deny: [x] }' })).toEqual(['warning'])
    expect(severities('unknown-model', { after, policy: 'version: 1\nmodels: { allow: [claude-opus-*] }' })).toEqual([
      'error',
    ])
    expect(severities('unknown-model', { after, policy: 'version: 1\nmodels: { allow: [claude-sonnet-*] }' })).toEqual([
      'warning',
    ])
  })
})

describe('rules: of the policy', () => {
  const after = {
    [SETTINGS]: contract({ primary: 'claude-opus-4-8', slow: 'claude-opus-4.8' }, { codeReview: 'primary' }),
  }
  const stated = (rules: string) => judged({ after, policy: `version: 1\nrules: { ${rules} }` })

  test('lower and raise', () => {
    expect(of(stated('misspelled-model: notice'), 'misspelled-model').map(({ severity }) => severity)).toEqual([
      'notice',
    ])
    expect(of(stated('unused-profile: error'), 'unused-profile').map(({ severity }) => severity)).toEqual(['error'])
    expect(stated('unused-profile: error').verdict).toBe('fail')
  })

  test('off removes the findings, and what they silenced speaks again', () => {
    const policy = (rules: string) => `version: 1\nmodels: { allow: [auto] }\nrules: { ${rules} }`
    expect(of(judged({ after, policy: policy('') }), 'model-not-allowed')).toEqual([])
    const off = judged({ after, policy: policy('misspelled-model: off') })
    expect(of(off, 'misspelled-model')).toEqual([])
    expect(of(off, 'model-not-allowed')).toHaveLength(1)
  })

  test('a warning of cost-increase stays one, whatever severity is stated', () => {
    const change = {
      before: { [SETTINGS]: contract({ p: 'claude-haiku-4.5' }, { taskExecution: 'p' }) },
      after: { [SETTINGS]: contract({ p: 'claude-opus-4.8' }, { taskExecution: 'p' }) },
    }
    expect(severities('cost-increase', { ...change, policy: 'version: 1\nrules: { cost-increase: error }' })).toEqual([
      'warning',
    ])
    expect(
      severities('cost-increase', { ...change, policy: 'version: 1\ncost: { fail: { increase: { percent: 10 } } }' }),
    ).toEqual(['error'])
    expect(
      severities('cost-increase', {
        ...change,
        policy: 'version: 1\ncost: { fail: { increase: { percent: 10 } } }\nrules: { cost-increase: notice }',
      }),
    ).toEqual(['notice'])
  })
})
