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
import { TASK_KINDS, type TaskKind } from '../../../src/core/kiro/task-kind.js'
import fc from 'fast-check'
import { agent, judged, of, policy } from '../support/repository.js'
import { RUNS } from '../support/properties.js'

const layers = (...yaml: string[]): Policy =>
  yaml.flatMap((text, index) => policy(`version: 1\n${text}`, `layer ${index + 1}`))
const allowed = (rules: Policy, model: string, task: TaskKind | null = 'codeReview'): string => {
  const refused = refusal(rules, [model], task)
  return refused ? `${refused.why} by ${refused.layer.source}` : 'allowed'
}

describe('allow and deny', () => {
  test.each<[string, string, string, TaskKind | null, string]>([
    ['nothing is said', '', 'claude-opus-4.8', null, 'allowed'],
    ['an empty list allows nothing', 'models: { allow: [] }', 'auto', null, 'not in the allow list by layer 1'],
    ['by id', 'models: { allow: [auto] }', 'auto', null, 'allowed'],
    ['by glob', 'models: { allow: [claude-sonnet-*] }', 'claude-sonnet-5.5', 'codeReview', 'allowed'],
    [
      'not by a part',
      'models: { allow: [claude-sonnet] }',
      'claude-sonnet-5.5',
      null,
      'not in the allow list by layer 1',
    ],
    [
      'a dot is a dot',
      'models: { allow: ["claude-opus-4.8"] }',
      'claude-opus-4x8',
      null,
      'not in the allow list by layer 1',
    ],
    ['deny without allow', 'models: { deny: ["*-preview"] }', 'x-preview', null, 'denied by layer 1'],
    ['deny wins over allow', 'models: { allow: ["*"], deny: [auto] }', 'auto', null, 'denied by layer 1'],
    [
      'deny wins over a task',
      'models: { allow: [x], deny: [auto], tasks: { codeReview: { allow: [auto] } } }',
      'auto',
      'codeReview',
      'denied by layer 1',
    ],
    [
      'a task adds to the list',
      'models: { allow: [auto], tasks: { codeReview: { allow: [claude-opus-*] } } }',
      'claude-opus-4.8',
      'codeReview',
      'allowed',
    ],
    [
      'and keeps the general one',
      'models: { allow: [auto], tasks: { codeReview: { allow: [claude-opus-*] } } }',
      'auto',
      'codeReview',
      'allowed',
    ],
    [
      'for itself only',
      'models: { allow: [auto], tasks: { codeReview: { allow: [claude-opus-*] } } }',
      'claude-opus-4.8',
      'hookActions',
      'not in the allow list by layer 1',
    ],
    [
      'not for work of no kind',
      'models: { allow: [auto], tasks: { codeReview: { allow: [claude-opus-*] } } }',
      'claude-opus-4.8',
      null,
      'not in the allow list by layer 1',
    ],
    ['case does not matter', 'models: { allow: [Claude-Sonnet-*] }', 'CLAUDE-sonnet-5', null, 'allowed'],
  ])('%s', (_, yaml, model, task, expected) => {
    expect(allowed(layers(yaml), model, task)).toBe(expected)
  })

  test('a refusal says for which other work the model is allowed', () => {
    const rules = layers(
      'models: { allow: [auto], tasks: { specGeneration: { allow: [x] }, codeReview: { allow: [x] } } }',
    )
    expect(refusal(rules, ['x'], 'hookActions')?.allowedFor).toEqual(['specGeneration', 'codeReview'])
    expect(refusal(layers('models: { deny: [x] }'), ['x'], 'hookActions')?.allowedFor).toEqual([])
  })

  test('an alias or another spelling cannot dodge a rule', () => {
    for (const model of ['Claude Opus 4.8', 'claude-opus-4-8', 'CLAUDE-OPUS-4.8']) {
      const report = judged({
        after: { '.kiro/agents/a.json': agent('a', model) },
        policy: 'version: 1\nmodels: { deny: [claude-opus-*] }\nrules: { misspelled-model: notice }',
      })
      expect(of(report, 'model-not-allowed')).toHaveLength(1)
    }
  })

  test.each([
    ['a known id', 'claude-opus-4.8'],
    ['an id that is newer than the catalogue', 'claude-next-1'],
  ])('nor can padding, of any length that is read: %s', (_, model) => {
    for (const padding of [' ', ' '.repeat(400), '\u200b'.repeat(300), '\u3164', '\ufe0f', '\u2800'])
      for (const written of [`${padding}${model}`, `${model}${padding}`, model.toUpperCase()]) {
        const report = judged({
          after: { '.kiro/agents/a.json': agent('a', written) },
          policy: `version: 1\nmodels: { deny: [${model}] }\nrules: { misspelled-model: notice }`,
        })
        expect(of(report, 'model-not-allowed')).toHaveLength(1)
      }
  })

  test('without a general list, the list of one kind of work is its whole list, and no other kind’s', () => {
    const rules = layers('models: { tasks: { codeReview: { allow: [auto] } } }')
    expect([
      allowed(rules, 'claude-opus-4.8'),
      allowed(rules, 'auto'),
      allowed(rules, 'claude-opus-4.8', 'hookActions'),
    ]).toEqual(['not in the allow list by layer 1', 'allowed', 'allowed'])
  })
})

describe('caps', () => {
  const cap = (rules: Policy, task: TaskKind | null = 'codeReview') => multiplierCap(rules, task)?.cap ?? null

  test('a task’s cap replaces its layer’s, up or down', () => {
    const rules = layers(
      'models: { maxMultiplier: 1.3, tasks: { specGeneration: { maxMultiplier: 2.2 }, hookActions: { maxMultiplier: 0.4 } } }',
    )
    expect([
      cap(rules, 'specGeneration'),
      cap(rules, 'hookActions'),
      cap(rules, 'codeReview'),
      cap(rules, null),
    ]).toEqual([2.2, 0.4, 1.3, 1.3])
  })

  test('zero is a cap, none is none', () => {
    expect(cap(layers('models: { maxMultiplier: 0 }'))).toBe(0)
    expect(cap(layers('models: {}'))).toBeNull()
    expect(cap([])).toBeNull()
  })

  test('of several layers the lowest binds, and is named', () => {
    const rules = layers(
      'models: { maxMultiplier: 2 }',
      'models: { maxMultiplier: 1, tasks: { codeReview: { maxMultiplier: 3 } } }',
    )
    expect([cap(rules), cap(rules, 'hookActions')]).toEqual([2, 1])
    expect(multiplierCap(rules, 'hookActions')?.layer.source).toBe('layer 2')
  })
})

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

test('ignored files are not there', () => {
  const rules = layers('ignore: ["**/fixtures/**", "docs/*.json"]')
  const ignored = (path: string) => isIgnored(rules, path)
  expect(['a/fixtures/.kiro/settings.json', 'fixtures/.kiro/settings.json', 'docs/a.json'].every(ignored)).toBe(true)
  expect(['.kiro/settings.json', 'my-fixtures/.kiro/settings.json', 'docs/a/b.json', 'fixtures'].some(ignored)).toBe(
    false,
  )
  const report = judged({
    after: { 'x/fixtures/.kiro/agents/a.json': agent('a', 'nonsense') },
    policy: rules,
    links: ['y/fixtures/.kiro'],
  })
  expect(report).toMatchObject({ findings: [], inventory: { files: 0, rows: [] }, estimate: { rows: [] } })
})
