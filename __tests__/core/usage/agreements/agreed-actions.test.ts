import { agreedActions, restrictedContracts } from '../../../../src/core/usage/agreements/agreed-actions.js'
import type { UsageBudget } from '../../../../src/core/contract/usage/agreements.js'

type Step = [percent: number, reached: string | null, action: 'notify' | 'restrict' | 'pause']

/** A budget with the steps that matter. */
function budget(id: string, steps: Step[], file = '.kiro/settings.json'): UsageBudget {
  return {
    id,
    from: id.startsWith('policy') ? 'policy' : 'contract',
    file,
    team: null,
    unit: 'credits',
    period: id.includes('daily') ? 'daily' : 'monthly',
    limit: 10,
    perDeveloper: null,
    allPriced: true,
    used: 0,
    usedOn: null,
    share: null,
    daysOver: 0,
    steps: steps.map(([percent, reached, action]) => ({ percent, reached, expected: null, action })),
    forecast: null,
  }
}

const told = (...budgets: UsageBudget[]) => agreedActions(budgets).map(({ id, action }) => `${id} ${action}`)

test('actions by their strength, then by day, then by percent, then by id', () => {
  expect(
    told(
      budget('policy/monthly', [
        [100, '2026-11-03', 'pause'],
        [90, '2026-11-09', 'notify'],
        [75, '2026-11-02', 'notify'],
        [50, '2026-11-02', 'notify'],
      ]),
      budget('contract/monthly/2', [
        [75, '2026-11-02', 'notify'],
        [100, '2026-11-01', 'restrict'],
      ]),
      budget('contract/monthly/1', [
        [75, '2026-11-02', 'notify'],
        [100, '2026-11-01', 'restrict'],
        [80, null, 'notify'],
      ]),
    ),
  ).toEqual([
    'policy/monthly@50 notify',
    'contract/monthly/1@75 notify',
    'contract/monthly/2@75 notify',
    'policy/monthly@75 notify',
    'policy/monthly@90 notify',
    'contract/monthly/1@100 restrict',
    'contract/monthly/2@100 restrict',
    'policy/monthly@100 pause',
  ])
})

test('of a daily budget the limit is reported and nothing below it', () => {
  const steps: Step[] = [
    [90, '2026-11-02', 'notify'],
    [99.5, '2026-11-02', 'notify'],
    [100, '2026-11-04', 'notify'],
  ]
  expect(agreedActions([budget('policy/daily', steps)])).toEqual([
    {
      id: 'policy/daily@100/2026-11-04',
      budget: 'policy/daily',
      percent: 100,
      reached: '2026-11-04',
      action: 'notify',
    },
  ])
  expect(told(budget('policy/monthly', steps))).toHaveLength(3)
})

const RESTRICT: Step[] = [
  [50, '2026-11-01', 'notify'],
  [100, '2026-11-02', 'restrict'],
]

test.each<[string, UsageBudget[], 'all' | string[]]>([
  [
    'each file once',
    ['a', 'b', 'a'].map((file, index) => budget(`contract/monthly/${index}`, RESTRICT, file)),
    ['a', 'b'],
  ],
  ['a limit that was not reached does not', [budget('contract/monthly/1', [[100, null, 'restrict']])], []],
  [
    'a step below the limit does not',
    [
      budget('contract/monthly/1', [
        [90, '2026-11-01', 'restrict'],
        [100, null, 'pause'],
      ]),
    ],
    [],
  ],
  ['another action does not', [budget('policy/monthly', [[100, '2026-11-01', 'pause']])], []],
  [
    'the team’s budget restricts all, wherever it is',
    [budget('contract/monthly/1', RESTRICT), budget('policy/daily', RESTRICT)],
    'all',
  ],
  [
    'the team’s budget that restricts nothing leaves them',
    [budget('policy/monthly', [[100, null, 'restrict']]), budget('contract/daily/1', RESTRICT, 'c')],
    ['c'],
  ],
])('what is restricted: %s', (_, budgets, expected) => {
  expect(restrictedContracts(budgets)).toEqual(expected)
})
