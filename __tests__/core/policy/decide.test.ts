import { isIgnored, multiplierCap, refusal } from '../../../src/core/policy/decide.js'
import type { Policy } from '../../../src/core/policy/policy.js'
import type { TaskKind } from '../../../src/core/kiro/task-kind.js'
import { agent, judged, of } from '../support/repository.js'
import { layers, allowed } from './decided.js'

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
    const denying = layers('models: { deny: [x], tasks: { codeReview: { allow: [x] } } }')
    expect(refusal(denying, ['x'], 'hookActions')?.allowedFor).toEqual([])
    // Not the kind that was asked, and by the layer that refuses alone.
    const two = layers(
      'models: { allow: [auto], tasks: { codeReview: { allow: [x] } } }',
      'models: { allow: [auto], tasks: { hookActions: { allow: [x] } } }',
    )
    expect(
      (['codeReview', 'hookActions', null] as const).map((task) => {
        const refused = refusal(two, ['x'], task)
        return [refused?.layer.source, refused?.allowedFor]
      }),
    ).toEqual([
      ['layer 2', ['hookActions']],
      ['layer 1', ['codeReview']],
      ['layer 1', ['codeReview']],
    ])
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
