import {
  ENTITLEMENT,
  parentViewFor,
  parentViews,
  type ParentView,
  type RuleKind,
} from '../../../src/core/policy/parent-view.js'
import type { Policy } from '../../../src/core/policy/policy.js'
import { policy } from '../support/repository.js'

const layers = (...all: readonly string[]): Policy =>
  all.flatMap((text, index) => policy(`version: 1\n${text}`, `${index}`))
/** Each layer by its number and the keys that are left of it. */
const shown = (binding: Policy): string[] =>
  binding.map(({ source, file }) => [source, ...Object.keys(file).filter((key) => key !== 'version')].join(' '))
const views = (...all: readonly string[]) =>
  parentViews(layers(...all)).map(({ policy: own, insisting }) => [insisting, ...shown(own)])

const MODELS = 'models: { deny: [auto] }'
const TEAM = 'team: { developers: 2 }'
const RELAXES = 'rules: { syntax: warning }'

test.each<[string, readonly string[], unknown[]]>([
  ['one layer', [MODELS], []],
  ['one that could relax', [RELAXES], []],
  ['two that only add', [MODELS, MODELS], []],
  ['one below that ignores', [MODELS, 'ignore: [x]'], [[1, '0 models']]],
  ['one below with exceptions', [MODELS, 'exceptions: []'], [[1, '0 models']]],
  ['one below with severities', [MODELS, RELAXES], [[1, '0 models']]],
  ['one below with prices', [MODELS, 'catalogue: { models: {} }'], [[1, '0 models']]],
  ['one below with a team', [MODELS, TEAM], [[1, '0 models']]],
  ['one below with agents', [MODELS, 'agents: {}'], [[1, '0 models']]],
  ['one below with workflows', [MODELS, 'workflows: {}'], [[1, '0 models']]],
  ['one below with a workload', [MODELS, 'workload: {}'], [[1, '0 models']]],
  ['one below with a floor alone', [MODELS, 'floor: { codeReview: auto }'], []],
  [
    'one that relaxes and states facts',
    [MODELS, `${RELAXES}\n${TEAM}\nignore: [x]`],
    [
      [1, '0 models'],
      [1, '0 models', '1 team'],
    ],
  ],
  [
    'one that relaxes above one with facts',
    [MODELS, RELAXES, `${TEAM}\nbudget: { required: [daily] }`],
    [
      [1, '0 models'],
      [1, '0 models', '1', '2 team'],
      [2, '0 models', '1 rules'],
    ],
  ],
  [
    'one with facts above one that relaxes',
    [MODELS, TEAM, RELAXES],
    [
      [1, '0 models'],
      [2, '0 models', '1 team'],
    ],
  ],
])('parts that are judged on their own: %s', (_, all, expected) => {
  expect(views(...all)).toEqual(expected)
})

const BY_MODELS: RuleKind = { id: 'model-not-allowed', byPolicy: 'models' }
const HIDING: RuleKind = { id: 'syntax', hides: true }
const PLAIN: RuleKind = { id: 'shadowed' }

/** The part of some layers, of which so many insist, as it judges by a rule. */
function viewed(rule: RuleKind, insisting: number, ...all: readonly string[]): string[] | null {
  const view: ParentView = { policy: layers(...all), insisting }
  const found = parentViewFor(view, rule)
  return found && shown(found)
}
const SEATS = 'team: { seats: { pro: 2 } }'
const DELEGATES = 'delegates: [model-not-allowed, model-not-entitled]'
const FACTS = `ignore: [x]\n${SEATS}\nagents: {}\nworkflows: {}\nworkload: {}\ncatalogue: { models: {} }\nbudget: { required: [daily] }`

test.each<[string, RuleKind, number, readonly string[], readonly string[] | null]>([
  ['a rule by its key', BY_MODELS, 1, [MODELS], ['0 models']],
  ['a rule by another key', BY_MODELS, 1, [TEAM], null],
  ['a rule with a severity', PLAIN, 1, ['rules: { shadowed: error }'], ['0 rules']],
  ['a rule with another’s severity', PLAIN, 1, ['rules: { syntax: error }'], null],
  ['the second of two that insist', BY_MODELS, 2, [TEAM, MODELS], ['0 team', '1 models']],
  ['one below those that insist', BY_MODELS, 1, [TEAM, MODELS], null],
  ['what hides, where some layer judges', HIDING, 1, [MODELS], ['0 models']],
  ['what hides, where none judges', HIDING, 1, [TEAM], null],
  ['seats', ENTITLEMENT, 1, [SEATS], ['0 team']],
  ['a team without seats', ENTITLEMENT, 1, [TEAM], null],
  ['seats, with facts below', ENTITLEMENT, 1, [SEATS, TEAM], null],
  ['one that delegates', BY_MODELS, 1, [`${MODELS}\n${DELEGATES}`], null],
  ['one that delegates another rule', BY_MODELS, 1, [`${MODELS}\ndelegates: [syntax]`], ['0 delegates models']],
  [
    'one of two that delegates',
    BY_MODELS,
    2,
    [`${MODELS}\n${DELEGATES}\n${FACTS}`, MODELS],
    ['0 ignore team agents workflows workload catalogue', '1 models'],
  ],
  [
    'seats of two of which one delegates',
    ENTITLEMENT,
    2,
    [`${DELEGATES}\n${FACTS}`, SEATS],
    ['0 ignore agents workflows workload catalogue', '1 team'],
  ],
])('a part as it judges by a rule: %s', (_, rule, insisting, all, expected) => {
  expect(viewed(rule, insisting, ...all)).toEqual(expected)
})

test('where no layer delegates the rule, it is the part itself: what is remembered of a policy is kept by its object', () => {
  const view: ParentView = { policy: layers(MODELS, 'delegates: [syntax]'), insisting: 2 }
  expect(parentViewFor(view, BY_MODELS)).toBe(view.policy)
})
