import { compareFacts } from '../../../../src/core/policy/merge/compare-values.js'
import { edits } from './compared.js'

const LIMIT = 'cost: { fail: { total: { credits: 9 } } }\n'
test.each<[string, Parameters<typeof compareFacts>[0], string, string, readonly string[]]>([
  [
    'nothing is limited',
    'team',
    'team: { developers: 4 }',
    'team: { developers: 3 }',
    ['neutral team.developers: 4 → 3'],
  ],
  [
    'fewer people',
    'team',
    `${LIMIT}team: { developers: 4 }`,
    'team: { developers: 3 }',
    ['loosened team.developers: 4 → 3'],
  ],
  [
    'more people',
    'team',
    `${LIMIT}team: { developers: 3 }`,
    'team: { developers: 4 }',
    ['tightened team.developers: 3 → 4'],
  ],
  [
    'people that are not stated any more',
    'team',
    `${LIMIT}team: { developers: 3 }`,
    '',
    ['loosened team.developers: 3 → not stated'],
  ],
  [
    'people that are stated now',
    'team',
    LIMIT,
    'team: { developers: 3 }',
    ['loosened team.developers: not stated → 3'],
  ],
  [
    'limited by a budget of the team',
    'team',
    'budget: { team: { credits: { monthly: 5 } } }\nteam: { workdays: 21 }',
    'team: { workdays: 20 }',
    ['loosened team.workdays: 21 → 20'],
  ],
  [
    'limited by a cap',
    'team',
    'models: { maxMultiplier: 5 }\nteam: { workdays: 21 }',
    'team: { workdays: 20 }',
    ['loosened team.workdays: 21 → 20'],
  ],
  [
    'limited by kinds of work',
    'team',
    'models: { tasks: {} }\nteam: { workdays: 21 }',
    'team: { workdays: 20 }',
    ['loosened team.workdays: 21 → 20'],
  ],
  [
    'what weighs nothing',
    'team',
    `${LIMIT}team: { overage: true, billing: enterprise }`,
    'team: { overage: false, billing: individual }',
    ['neutral team.billing: stated → stated', 'neutral team.overage: true → false'],
  ],
  [
    'agents that do something else',
    'agents',
    `${LIMIT}agents: { a: codeReview, b: codeReview }`,
    'agents: { a: specGeneration, b: codeReview, c: codeReview }',
    ['loosened agents.a: stated → stated', 'loosened agents.c: not stated → stated'],
  ],
  [
    'runs and credits',
    'workload',
    `${LIMIT}workload: { tasks: { codeReview: { runs: 2, credits: { low: 1, typical: 2, high: 3 } } } }`,
    'workload: { tasks: { codeReview: { runs: 3, credits: { low: 1, typical: 1, high: 3 } } } }',
    [
      'tightened workload.tasks.codeReview.runs: 2 → 3',
      'loosened workload.tasks.codeReview.credits: 2 typical → 1 typical',
    ],
  ],
  [
    'credits of which only the bounds move',
    'workload',
    `${LIMIT}workload: { tasks: { codeReview: { credits: { low: 1, typical: 2, high: 3 } } } }`,
    'workload: { tasks: { codeReview: { credits: { low: 2, typical: 2, high: 3 } } } }',
    ['neutral workload.tasks.codeReview.credits: 2 typical → 2 typical'],
  ],
  [
    'shares',
    'workload',
    `${LIMIT}workload: { cliShare: 0.5, roots: { web: 0.5 } }`,
    'workload: { cliShare: 0.6, roots: { web: 0.4 } }',
    ['loosened workload.cliShare: 0.5 → 0.6', 'loosened workload.roots.web: 0.5 → 0.4'],
  ],
])('facts, where %s', (_, key, before, after, expected) => {
  expect(edits(compareFacts(key), before, after)).toEqual(expected)
})
