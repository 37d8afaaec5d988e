import {
  costLimits,
  hasAllowList,
  isIgnored,
  minimumAction,
  multiplierCap,
  publishes,
  refusal,
  requiredBudgets,
  statedSeverity,
  teamCredits,
} from '../../../src/core/policy/decide.js'
import { facts, type Policy } from '../../../src/core/policy/policy.js'
import { TASK_KINDS } from '../../../src/core/kiro/task-kind.js'
import fc from 'fast-check'
import { policy } from '../support/repository.js'
import { RUNS } from '../support/properties.js'
import { layers, allowed } from './decided.js'

describe('layers', () => {
  test('every layer must allow', () => {
    const rules = layers('models: { allow: [auto, claude-*] }', 'models: { allow: [claude-sonnet-*, gpt-*] }')
    expect(['claude-sonnet-5', 'claude-opus-4.8', 'gpt-5.6-sol', 'auto'].map((model) => allowed(rules, model))).toEqual(
      [
        'allowed',
        'not in the allow list by layer 2',
        'not in the allow list by layer 1',
        'not in the allow list by layer 2',
      ],
    )
  })

  test('a task list of one layer opens nothing in another', () => {
    expect(
      allowed(
        layers(
          'models: { allow: [auto] }',
          'models: { allow: [auto], tasks: { codeReview: { allow: [claude-opus-*] } } }',
        ),
        'claude-opus-4.8',
      ),
    ).toBe('not in the allow list by layer 1')
  })

  test('what an outer layer says of the team wins; of severities, the innermost', () => {
    const rules = layers(
      'team: { developers: 5 }\nrules: { schema: warning }',
      'team: { developers: 9, workdays: 20 }\nrules: { schema: off, syntax: off }',
    )
    expect(facts(rules, 'team')).toEqual({ developers: 5, workdays: 20 })
    expect([
      statedSeverity(rules, 'schema'),
      statedSeverity(rules, 'syntax'),
      statedSeverity(rules, 'cost-total'),
    ]).toEqual(['off', 'off', null])
  })

  test('budgets and limits add up', () => {
    const rules = layers(
      'budget: { required: [monthly] }\ncost: { fail: { total: { credits: 10 } } }',
      'budget: { required: [daily, monthly] }\ncost: { fail: { total: { credits: 99 } }, warn: {} }',
    )
    expect(requiredBudgets(rules)).toEqual(['daily', 'monthly'])
    expect(costLimits(rules, 'fail').map(({ limits }) => limits.total?.credits)).toEqual([10, 99])
    expect(costLimits(rules, 'warn')).toHaveLength(1)
    expect(hasAllowList(rules, null)).toBe(false)
    expect(hasAllowList(layers('models: {}', 'models: { allow: [] }'), null)).toBe(true)
  })

  test.each<
    [string, string | null, (rules: Policy) => { readonly layer: { readonly source: string } } | null, string[]]
  >([
    [
      'cap',
      'layer 2',
      (rules) => multiplierCap(rules, null),
      [2, 1, 3].map((cap) => `models: { maxMultiplier: ${cap} }`),
    ],
    [
      'cap, two alike',
      'layer 1',
      (rules) => multiplierCap(rules, null),
      [1, 1].map((cap) => `models: { maxMultiplier: ${cap} }`),
    ],
    [
      'action',
      'layer 2',
      minimumAction,
      ['notify', 'pause', 'restrict'].map((action) => `budget: { minimumAction: ${action} }`),
    ],
    [
      'action, two alike',
      'layer 1',
      minimumAction,
      ['pause', 'pause'].map((action) => `budget: { minimumAction: ${action} }`),
    ],
    ['action of none', null, minimumAction, ['', 'budget: {}']],
    [
      'monthly credits',
      'layer 2',
      (rules) => teamCredits(rules, 'monthly'),
      [9, 7, 8].map((credits) => `budget: { team: { credits: { monthly: ${credits}, daily: ${10 - credits} } } }`),
    ],
    [
      'daily credits',
      'layer 1',
      (rules) => teamCredits(rules, 'daily'),
      [9, 7, 8].map((credits) => `budget: { team: { credits: { monthly: ${credits}, daily: ${10 - credits} } } }`),
    ],
    [
      'credits, two alike',
      'layer 1',
      (rules) => teamCredits(rules, 'daily'),
      [5, 5].map((credits) => `budget: { team: { credits: { daily: ${credits} } } }`),
    ],
    [
      'credits of none',
      null,
      (rules) => teamCredits(rules, 'daily'),
      ['budget: { team: { credits: { monthly: 1 } } }'],
    ],
    [
      'refusal',
      'layer 2',
      (rules) => refusal(rules, ['x'], null),
      ['', 'models: { deny: [x] }', 'models: { allow: [] }'],
    ],
  ])('of three layers the one that binds is named: %s, %s', (_, source, question, yaml) => {
    expect(question(layers(...yaml))?.layer.source ?? null).toBe(source)
  })

  test('a model with two names is refused by either, and allowed by either', () => {
    expect(
      ['deny: [one]', 'deny: [two]', 'allow: [one]', 'allow: [two]', 'allow: [three]'].map(
        (models) => refusal(layers(`models: { ${models} }`), ['one', 'two'], null)?.why ?? 'allowed',
      ),
    ).toEqual(['denied', 'denied', 'allowed', 'allowed', 'not in the allow list'])
  })

  test('what several layers ask for comes in the order of the layers, each limit with its own', () => {
    const rules = layers(...[30, 10, 20].map((credits) => `cost: { warn: { total: { credits: ${credits} } } }`))
    expect(costLimits(rules, 'warn').map(({ limits, layer: { source } }) => [limits.total?.credits, source])).toEqual([
      [30, 'layer 1'],
      [10, 'layer 2'],
      [20, 'layer 3'],
    ])
    expect(costLimits(rules, 'fail')).toEqual([])
    expect(['', 'budget: { required: [monthly] }'].map((yaml) => requiredBudgets(layers(yaml)))).toEqual([
      [],
      ['monthly'],
    ])
  })

  test('any layer takes files out, and all layers together are published or none', () => {
    const rules = layers('ignore: [a/**]', '', 'ignore: [b/**, c/**]')
    expect(['a/x', 'b/x', 'c/x', 'd/x'].map((path) => isIgnored(rules, path))).toEqual([true, true, true, false])
    expect(
      [[], ['publish: public'], ['publish: public', ''], ['publish: public', 'publish: public']].map((yaml) =>
        publishes(layers(...yaml)),
      ),
    ).toEqual([false, true, false, true])
  })

  const globs = fc.uniqueArray(fc.constantFrom('*', 'auto', 'claude-*', 'claude-opus-*', '*-5', 'gpt-?.6-*'), {
    maxLength: 3,
  })
  const layer = fc.record({
    allow: fc.option(globs, { nil: undefined }),
    deny: fc.option(globs, { nil: undefined }),
    maxMultiplier: fc.option(fc.constantFrom(0, 0.4, 1.3, 2.2), { nil: undefined }),
  })
  const of1 = (models: object): Policy => policy(JSON.stringify({ version: 1, models }), 'generated')

  test('a second layer only narrows', () => {
    fc.assert(
      fc.property(
        layer,
        layer,
        fc.constantFrom('auto', 'claude-opus-5', 'claude-sonnet-5', 'gpt-5.6-sol'),
        fc.constantFrom(...TASK_KINDS, null),
        (outer, inner, model, task) => {
          const [one, other, both] = [of1(outer), of1(inner), [...of1(outer), ...of1(inner)]]
          expect(refusal(both, [model], task) === null).toBe(
            refusal(one, [model], task) === null && refusal(other, [model], task) === null,
          )
          const caps = [one, other].map((rules) => multiplierCap(rules, task)?.cap ?? Infinity)
          expect(multiplierCap(both, task)?.cap ?? Infinity).toBe(Math.min(...caps))
        },
      ),
      RUNS,
    )
  })
})
