import { compareTeamBudgets } from '../../../../src/core/policy/merge/compare-team-budgets.js'
import {
  compareEnforcement,
  compareMinimumAction,
  comparePublish,
  compareRequired,
  compareRules,
} from '../../../../src/core/policy/merge/compare-values.js'
import type { ComparePolicies } from '../../../../src/core/policy/merge/policy-edit.js'
import { edits, type Texts } from './compared.js'

const teams = (text: string): string => `budget: { teams: { ${text} } }`
const [WEB, ML] = ['web: { credits: { monthly: 500 }, usd: { monthly: 20 } }', 'ml: { usd: { monthly: 9 } }']

test.each<[string, Texts, Texts, readonly string[]]>([
  ['nothing', teams(WEB), teams(WEB), []],
  [
    'a team that comes',
    '',
    teams(WEB),
    [
      'tightened budget.teams.web.credits.monthly: no limit → 500 credits a month',
      'tightened budget.teams.web.usd.monthly: no limit → 20 USD a month',
    ],
  ],
  [
    'a team that comes beside another',
    teams(ML),
    teams(`${ML}, ${WEB}`),
    [
      'tightened budget.teams.web.credits.monthly: no limit → 500 credits a month',
      'tightened budget.teams.web.usd.monthly: no limit → 20 USD a month',
    ],
  ],
  [
    'a team that goes',
    teams(`${ML}, ${WEB}`),
    teams(WEB),
    ['loosened budget.teams.ml.usd.monthly: 9 USD a month → no limit'],
  ],
  [
    'one that goes and one that comes',
    teams(ML),
    teams('ops: { credits: { monthly: 1 } }'),
    [
      'loosened budget.teams.ml.usd.monthly: 9 USD a month → no limit',
      'tightened budget.teams.ops.credits.monthly: no limit → 1 credits a month',
    ],
  ],
  [
    'more and less',
    teams(WEB),
    teams('web: { credits: { monthly: 501 }, usd: { monthly: 19 } }'),
    [
      'loosened budget.teams.web.credits.monthly: 500 credits a month → 501 credits a month',
      'tightened budget.teams.web.usd.monthly: 20 USD a month → 19 USD a month',
    ],
  ],
  ['another case of the same name', teams(ML), teams('ML: { usd: { monthly: 9 } }'), []],
  [
    'another case and limit',
    teams(ML),
    teams('ML: { usd: { monthly: 8 } }'),
    ['tightened budget.teams.ML.usd.monthly: 9 USD a month → 8 USD a month'],
  ],
  [
    'a team of a parent alone',
    ['', ''],
    [teams(ML), ''],
    ['tightened budget.teams of a team that a parent names, usd: no limit → 9 USD a month'],
  ],
  [
    'a team of a parent that the repository names too',
    [teams(ML), teams('ml: { usd: { monthly: 5 } }')],
    [teams(ML), ''],
    ['loosened budget.teams.ml.usd.monthly: 5 USD a month → 9 USD a month'],
  ],
])('budgets of teams: %s', (_, before, after, expected) => {
  expect(edits(compareTeamBudgets, before, after)).toEqual(expected)
})

test.each<[string, ComparePolicies, Texts, Texts, readonly string[]]>([
  [
    'required budgets, both ways',
    compareRequired,
    'budget: { required: [daily] }',
    'budget: { required: [monthly] }',
    ['loosened budget.required: daily no longer required', 'tightened budget.required: monthly now required'],
  ],
  [
    'two required budgets',
    compareRequired,
    '',
    'budget: { required: [monthly, daily] }',
    ['tightened budget.required: daily and monthly now required'],
  ],
  [
    'what another layer requires all the same',
    compareRequired,
    ['budget: { required: [daily] }', 'budget: { required: [daily] }'],
    ['budget: { required: [daily] }', ''],
    [],
  ],
  [
    'an action that was not stated',
    compareMinimumAction,
    '',
    'budget: { minimumAction: restrict }',
    ['tightened budget.minimumAction: notify → restrict'],
  ],
  ['the weakest action', compareMinimumAction, '', 'budget: { minimumAction: notify }', []],
  [
    'a weaker action',
    compareMinimumAction,
    'budget: { minimumAction: pause }',
    'budget: { minimumAction: restrict }',
    ['loosened budget.minimumAction: pause → restrict'],
  ],
  [
    'an action below a stricter one',
    compareMinimumAction,
    ['budget: { minimumAction: pause }', ''],
    ['budget: { minimumAction: pause }', 'budget: { minimumAction: restrict }'],
    [],
  ],
  ['what is published', comparePublish, '', 'publish: public', ['loosened publish: private → public']],
  ['what is published by one layer of two', comparePublish, ['', ''], ['', 'publish: public'], []],
  [
    'what is published no more',
    comparePublish,
    'publish: public',
    'publish: private',
    ['tightened publish: public → private'],
  ],
  [
    'observing',
    compareEnforcement,
    'models: {}',
    'models: {}\nenforcement: { mode: observe }',
    ['loosened enforcement: block → observe'],
  ],
  [
    'blocking later',
    compareEnforcement,
    'models: {}\nenforcement: { mode: block, from: 2026-11-01 }',
    'models: {}\nenforcement: { mode: block, from: 2026-11-02 }',
    ['loosened enforcement: observe, block from 2026-11-01 → observe, block from 2026-11-02'],
  ],
  [
    'blocking at all',
    compareEnforcement,
    'models: {}\nenforcement: { mode: observe }',
    'models: {}\nenforcement: { mode: block, from: 2026-11-02 }',
    ['tightened enforcement: observe → observe, block from 2026-11-02'],
  ],
  [
    'blocking from today',
    compareEnforcement,
    'models: {}',
    'models: {}\nenforcement: { mode: block, from: 2026-10-08 }',
    [],
  ],
  ['a rule that is off', compareRules, '', 'rules: { costly-loop: off }', ['loosened costly-loop: warning → off']],
  [
    'a rule that is on again',
    compareRules,
    'rules: { costly-loop: off }',
    'rules: { costly-loop: notice }',
    ['tightened costly-loop: off → notice'],
  ],
  [
    'two rules, in the order of the rules',
    compareRules,
    '',
    'rules: { costly-loop: error, syntax: warning }',
    ['loosened syntax: error → warning', 'tightened costly-loop: warning → error'],
  ],
  ['a rule at its own severity', compareRules, '', 'rules: { costly-loop: warning }', []],
])('%s', (_, compare, before, after, expected) => {
  expect(edits(compare, before, after)).toEqual(expected)
})
