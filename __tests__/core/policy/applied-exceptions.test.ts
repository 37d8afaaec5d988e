import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import type { Violation } from '../../../src/core/finding.js'
import { teamBudgets, teamKey } from '../../../src/core/policy/decide.js'
import {
  applyExceptions,
  exceptionWords,
  permits,
  statusOf,
  type Exception,
} from '../../../src/core/policy/exceptions.js'
import { namedConsoles } from '../../../src/core/policy/named-consoles.js'
import type { Policy } from '../../../src/core/policy/policy.js'
import { statedModels } from '../../../src/core/policy/stated-models.js'
import { plain, words } from '../../../src/core/text/message.js'
import { DAY, policy } from '../support/repository.js'

const CATALOGUE = loadCatalogue()

interface Given {
  readonly rule?: string
  readonly file?: string | null
}

/** A violation of assignments by the models that they run on; null is about no model. */
function found({ rule = 'model-not-allowed', file = 'ml/a.json' }: Given, ...models: readonly (string | null)[]) {
  const violation: Violation = {
    place: file === null ? null : { file, line: 1, column: 1 },
    value: 'x',
    say: () => words(''),
    subjects: models.map((model, index) => ({
      name: `s${index}`,
      identity: `s${index}`,
      key: `s${index}`,
      label: '',
      model,
      state: '',
    })),
  }
  return { rule: { id: rule }, severity: 'error' as const, violation }
}
const exception = (scope: string, expires: string): string =>
  `{ rule: model-not-allowed, ${scope}reason: r, owner: o, expires: ${expires} }`
const layers = (...all: readonly (readonly string[])[]): Policy =>
  all.flatMap((own, index) => policy(`version: 1\nexceptions: [${own.join(', ')}]`, `layer ${index}`))
const [HELD, LAPSED] = ['2026-10-08', '2026-10-07']

/** What is left of each violation, `!` where time alone brought it back; and what each exception was used for. */
function applied(binding: Policy, ...all: ReturnType<typeof found>[]) {
  const { remaining, uses, expired } = applyExceptions(all, binding, CATALOGUE, DAY)
  return {
    left: remaining.map(
      (one) => `${one.violation.subjects.map(({ name }) => name).join()}${expired.has(one) ? '!' : ''}`,
    ),
    used: uses.map(
      ({ used, index, layer, expired: past }) =>
        `${layer.source} ${index}${past ? ' expired' : ''}: ${used.map(({ subject }) => subject.name).join()}`,
    ),
  }
}

test.each<[string, Policy, ReturnType<typeof found>[], string[], string[]]>([
  ['none', layers([]), [found({}, 'auto')], ['s0'], []],
  [
    'one that holds through its last day',
    layers([exception('', HELD)]),
    [found({}, 'auto', 'auto')],
    [],
    ['layer 0 0: s0,s1'],
  ],
  [
    'one that ended the day before',
    layers([exception('', LAPSED)]),
    [found({}, 'auto')],
    ['s0!'],
    ['layer 0 0 expired: s0'],
  ],
  [
    'one for one of two models',
    layers([exception('model: auto, ', HELD)]),
    [found({}, 'auto', 'glm-5')],
    ['s1'],
    ['layer 0 0: s0'],
  ],
  [
    'one that ended, for one of two models',
    layers([exception('model: glm-5, ', LAPSED)]),
    [found({}, 'auto', 'glm-5')],
    ['s0,s1!'],
    ['layer 0 0 expired: s1'],
  ],
  [
    'one for the last of three',
    layers([exception('model: auto, ', HELD)]),
    [found({}, 'glm-5', 'glm-5', 'auto')],
    ['s0,s1'],
    ['layer 0 0: s2'],
  ],
  [
    'the first of two that hold',
    layers([exception('', HELD), exception('', HELD)]),
    [found({}, 'auto')],
    [],
    ['layer 0 0: s0', 'layer 0 1: '],
  ],
  [
    'one that holds after one that ended',
    layers([exception('', LAPSED), exception('', HELD)]),
    [found({}, 'auto')],
    [],
    ['layer 0 0 expired: ', 'layer 0 1: s0'],
  ],
  [
    'two that ended',
    layers([exception('', LAPSED), exception('', LAPSED)]),
    [found({}, 'auto')],
    ['s0!'],
    ['layer 0 0 expired: s0', 'layer 0 1 expired: s0'],
  ],
  [
    'one of each of two layers',
    layers([exception('model: auto, ', HELD)], [exception('model: glm-5, ', HELD)]),
    [found({}, 'glm-5', 'auto')],
    [],
    ['layer 0 0: s1', 'layer 1 0: s0'],
  ],
  [
    'two violations',
    layers([exception('model: auto, ', HELD)]),
    [found({}, 'auto'), found({}, 'glm-5', 'auto')],
    ['s0'],
    ['layer 0 0: s0,s1'],
  ],
  [
    'one of another rule',
    layers([exception('', HELD)]),
    [found({ rule: 'multiplier-over-cap' }, 'auto')],
    ['s0'],
    ['layer 0 0: '],
  ],
  [
    'one for a path',
    layers([exception('path: "ml/**", ', HELD)]),
    [found({}, 'auto'), found({ file: 'b.json' }, 'auto')],
    ['s0'],
    ['layer 0 0: s0'],
  ],
])('exceptions: %s', (_, binding, all, left, used) => {
  expect(applied(binding, ...all)).toEqual({ left, used })
})

test.each<[Partial<Exception>, string | null, string | null, boolean]>([
  [{}, null, null, true],
  [{ path: 'ml/**' }, 'ml/a/b', null, true],
  [{ path: 'ml/**' }, 'b', 'auto', false],
  [{ path: 'ml/**' }, null, 'auto', false],
  [{ model: 'claude-*' }, null, 'claude-opus-5', true],
  [{ model: 'claude-*' }, null, 'auto', false],
  [{ model: 'claude-*' }, null, null, false],
  // By its id as well as as it is written.
  [{ model: 'claude-opus-4.8' }, null, 'claude-opus-4-8', true],
  [{ model: 'claude-opus-4-8' }, null, 'claude-opus-4-8', true],
  [{ model: 'nova-1' }, null, 'nova-1', true],
  [{ path: 'ml/**', model: 'auto' }, 'ml/a', 'auto', true],
  [{ path: 'ml/**', model: 'auto' }, 'ml/a', 'glm-5', false],
])('an exception of %j permits in %s the model %s: %s', (scope, file, model, expected) => {
  const own: Exception = { rule: 'model-not-allowed', reason: 'r', owner: 'o', expires: HELD, ...scope }
  expect(permits(own, 'model-not-allowed', file, model, CATALOGUE)).toBe(expected)
  expect(permits(own, 'multiplier-over-cap', file, model, CATALOGUE)).toBe(false)
})

test.each<[string, boolean, number, string]>([
  ['2026-10-08', false, 1, 'expiring'],
  ['2026-10-22', false, 1, 'expiring'],
  ['2026-10-23', false, 1, 'active'],
  ['2026-10-08', false, 0, 'unused'],
  ['2026-10-07', true, 1, 'expired'],
  ['2026-10-07', true, 0, 'expired'],
])('until %s, expired: %s, used %d times: %s', (expires, expired, times, status) => {
  const [layer] = layers([exception('', expires)])
  const own = layer?.file.exceptions?.[0]
  const [subject] = found({}, 'auto').violation.subjects
  if (!layer || !own || !subject) throw new Error('there is one')
  const used = Array.from({ length: times }, () => ({ rule: 'r', violation: found({}, 'auto').violation, subject }))
  expect(statusOf({ exception: own, layer, index: 0, expired, used }, DAY)).toBe(status)
})

test.each<[Partial<Exception>, string]>([
  [{}, 'an exception for r until 2026-10-08'],
  [{ path: 'ml/**' }, 'an exception for r (ml/**) until 2026-10-08'],
  [{ model: 'auto' }, 'an exception for r (auto) until 2026-10-08'],
  [{ path: 'ml/**', model: 'auto' }, 'an exception for r (auto in ml/**) until 2026-10-08'],
])('an exception of %j in words', (scope, text) => {
  expect(plain(exceptionWords({ rule: 'r', reason: 'a', owner: 'b', expires: HELD, ...scope }))).toBe(text)
})

test('of each team the lowest limit of any layer, by whatever case it is named', () => {
  const binding = [
    ...policy(
      'version: 1\nbudget: { teams: { Web: { credits: { monthly: 500 } }, ml: { usd: { monthly: 80 } } } }',
      'one',
    ),
    ...policy(
      'version: 1\nbudget: { teams: { web: { credits: { monthly: 400 }, usd: { monthly: 9 } }, ML: { usd: { monthly: 90 } }, ops: { credits: { monthly: 1 } } } }',
      'two',
    ),
  ]
  const told = (limit: { readonly limit: number; readonly layer: { readonly source: string } } | null) =>
    limit && `${limit.limit} ${limit.layer.source}`
  expect(teamBudgets(binding).map(({ team, credits, usd }) => [team, told(credits), told(usd)])).toEqual([
    ['web', '400 two', '9 two'],
    ['ML', null, '80 one'],
    ['ops', '1 two', null],
  ])
  expect(teamBudgets([])).toEqual([])
  expect([teamKey(' Web '), teamKey('web')]).toEqual(['web', 'web'])
})

test('the consoles that a policy names, but for those that are such files by their names', () => {
  const named = (text: string): string[] => [...namedConsoles(policy(`version: 1\n${text}`))]
  expect(named('console: { kgl: [ops/b.yml, a.kgl.yml, ops/a.yml, x.KGL.yaml] }')).toEqual(['ops/b.yml', 'ops/a.yml'])
  expect([named('console: { kgl: one.yml }'), named('models: {}')]).toEqual([['one.yml'], []])
})

test('what a policy states of models, in its own words and order', () => {
  const stated = statedModels([
    ...policy(
      'version: 1\ncatalogue: { models: { z-1: { plans: [pro], multiplier: 2, checked: 2026-01-01 }, a-1: { status: preview } } }',
      'one',
    ),
    ...policy('version: 1\ncatalogue: { models: { z-1: { multiplier: 3, context: 5 }, b-1: {} } }', 'two'),
  ])
  expect(Object.fromEntries(stated)).toEqual({
    'z-1': expect.arrayContaining(['plans', 'multiplier', 'context']) as string[],
    'a-1': ['status'],
    'b-1': [],
  })
  expect(stated.get('z-1')).toHaveLength(3)
  expect([...statedModels([])]).toEqual([])
})
