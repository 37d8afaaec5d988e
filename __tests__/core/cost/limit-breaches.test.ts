import { Big } from 'big.js'
import { breachesOf, measure, severityOf, type Breach, type Measured } from '../../../src/core/cost/limits.js'
import type { EstimateRow } from '../../../src/core/cost/rows.js'
import type { Policy } from '../../../src/core/policy/policy.js'
import { policy } from '../support/repository.js'

/* Which limits a root is over: limits that are met exactly, several layers, and no state before. */

const row = (before: number | string, after: number | string, lost = false): EstimateRow =>
  ({ exact: { before: new Big(before), after: new Big(after), lost } }) as EstimateRow

test.each<[string, readonly EstimateRow[], number | null, Measured]>([
  ['no rows', [], null, { before: 0, after: 0, rise: 0, percent: null, withTip: null }],
  [
    'several rows',
    [row(100, 150), row(20, 10), row(0, 5)],
    null,
    { before: 120, after: 165, rise: 45, percent: 37.5, withTip: null },
  ],
  ['nothing before', [row(0, 30)], null, { before: 0, after: 30, rise: 30, percent: null, withTip: null }],
  [
    'a row that lost its price is in no percentage',
    [row(100, 150), row(900, 900, true)],
    null,
    { before: 1000, after: 1050, rise: 50, percent: 50, withTip: null },
  ],
  [
    'one of several rows that lost its price, wherever it stands',
    [row(900, 900, true), row(100, 150), row(100, 100)],
    null,
    { before: 1100, after: 1150, rise: 50, percent: 25, withTip: null },
  ],
  [
    'rows that all lost their price',
    [row(7, 7, true)],
    null,
    { before: 7, after: 7, rise: 0, percent: null, withTip: null },
  ],
  ['a tip has the rise on top', [row(10, 15)], 200, { before: 10, after: 15, rise: 5, percent: 50, withTip: 205 }],
  ['a tip without credits', [row(10, 15)], 0, { before: 10, after: 15, rise: 5, percent: 50, withTip: 5 }],
  [
    'six decimals, rounded half up',
    [row('0.1', '0.3000005'), row('0', '0.00000049')],
    null,
    { before: 0.1, after: 0.300001, rise: 0.200001, percent: 200.00099, withTip: null },
  ],
])('what limits are held against: %s', (_, rows, tip, expected) => {
  expect(measure(rows, tip === null ? null : new Big(tip))).toEqual(expected)
})

const cost = (yaml: string): string => `version: 1\ncost: ${yaml}`
const layers = (...texts: readonly string[]): Policy => texts.flatMap((text, index) => policy(text, `layer ${index}`))
const NONE: Measured = { before: 100, after: 100, rise: 0, percent: 0, withTip: null }
const by = (rise: number, more: Partial<Measured> = {}): Measured => ({
  ...NONE,
  after: 100 + rise,
  rise,
  percent: rise,
  ...more,
})
const words = (breaches: readonly Breach[]): string[] =>
  breaches.map(
    ({ level, kind, value, limit, layer, atTip }) =>
      `${level} ${kind} ${value}/${limit} of ${layer ?? 'the program'}${atTip ? ' at the tip' : ''}`,
  )

test.each<[string, Measured, Policy, readonly string[]]>([
  ['25 % without a limit', by(25), [], []],
  ['more than 25 % without a limit', by(25.1), [], ['warn percent 25.1/25 of the program']],
  ['a rise from nothing without a limit', by(1, { percent: null }), [], ['warn percent Infinity/25 of the program']],
  ['no rise from nothing', by(0, { percent: null }), [], []],
  ['a fall', by(-30), layers(cost('{ fail: { increase: { percent: 0, credits: 0 } } }')), []],
  ['exactly as many credits', by(10), layers(cost('{ fail: { increase: { credits: 10 } } }')), []],
  ['more credits', by(10.1), layers(cost('{ fail: { increase: { credits: 10 } } }')), ['fail credits 10.1/10 of 0']],
  ['exactly as many percent', by(10), layers(cost('{ fail: { increase: { percent: 10 } } }')), []],
  ['more percent', by(10.1), layers(cost('{ fail: { increase: { percent: 10 } } }')), ['fail percent 10.1/10 of 0']],
  [
    'any percentage of nothing',
    by(1, { percent: null }),
    layers(cost('{ fail: { increase: { percent: 1000 } } }')),
    ['fail percent Infinity/1000 of 0', 'warn percent Infinity/25 of the program'],
  ],
  ['no increase where none is allowed', by(0), layers(cost('{ fail: { increase: { credits: 0, percent: 0 } } }')), []],
  [
    'a warning of the policy takes the place of the program’s',
    by(60),
    layers(cost('{ warn: { increase: { percent: 70 } } }')),
    [],
  ],
  [
    'a warning of a total does not',
    by(60),
    layers(cost('{ warn: { total: { credits: 900 } } }')),
    ['warn percent 60/25 of the program'],
  ],
  [
    'one of several layers does',
    by(60),
    layers(cost('{ warn: { total: { credits: 900 } } }'), cost('{ warn: { increase: { credits: 90 } } }')),
    [],
  ],
  [
    'every layer, and fail before warn',
    by(60),
    layers(
      cost('{ warn: { increase: { percent: 50 } }, fail: { increase: { credits: 50 } } }'),
      'version: 1',
      cost('{ fail: { increase: { percent: 30, credits: 20 } } }'),
    ),
    ['fail credits 60/50 of 0', 'fail credits 60/20 of 2', 'fail percent 60/30 of 2', 'warn percent 60/50 of 0'],
  ],
  ['exactly the total', by(0), layers(cost('{ fail: { total: { credits: 100 } } }')), []],
  ['more than the total', by(0), layers(cost('{ fail: { total: { credits: 99 } } }')), ['fail total 100/99 of 0']],
  [
    'the lowest of several totals, whichever layer has it',
    by(0),
    layers(
      cost('{ fail: { total: { credits: 90 } } }'),
      cost('{ fail: { total: { credits: 9 } } }'),
      cost('{ fail: { total: { credits: 50 } } }'),
    ),
    ['fail total 100/9 of 1'],
  ],
  [
    'of equal totals the outermost',
    by(0),
    layers('version: 1', cost('{ fail: { total: { credits: 9 } } }'), cost('{ fail: { total: { credits: 9 } } }')),
    ['fail total 100/9 of 1'],
  ],
  [
    'a total at each level',
    by(0),
    layers(cost('{ warn: { total: { credits: 8 } }, fail: { total: { credits: 9 } } }')),
    ['fail total 100/9 of 0', 'warn total 100/8 of 0'],
  ],
  ['exactly the total at the tip', by(1, { withTip: 900 }), layers(cost('{ fail: { total: { credits: 900 } } }')), []],
  [
    'more at the tip',
    by(1, { withTip: 901 }),
    layers(cost('{ fail: { total: { credits: 900 } } }')),
    ['fail total 901/900 of 0 at the tip'],
  ],
  [
    'more at the tip, to which nothing is added',
    by(0, { withTip: 901 }),
    layers(cost('{ fail: { total: { credits: 900 } } }')),
    [],
  ],
  [
    'more here and at the tip',
    by(1, { withTip: 901 }),
    layers(cost('{ fail: { total: { credits: 100 } } }')),
    ['fail total 101/100 of 0'],
  ],
])('%s', (_, measured, limits, expected) => {
  expect(words(breachesOf(measured, limits))).toEqual(expected)
})

const over = (level: Breach['level'], value: number, limit: number): Breach => ({
  level,
  kind: 'credits',
  value,
  limit,
  layer: 0,
  atTip: false,
})

test.each<[string, readonly Breach[], readonly [number, number]]>([
  ['none', [], [0, 0]],
  [
    'the largest multiple of each level',
    [over('warn', 9, 3), over('fail', 8, 4), over('fail', 5, 1), over('warn', 4, 2)],
    [5, 3],
  ],
  ['a limit of nothing', [over('fail', 2, 0)], [2e9, 0]],
])('how far a root is over: %s', (_, breaches, expected) => {
  const [fail, warn] = severityOf(breaches)
  expect([Math.round(fail), Math.round(warn)]).toEqual(expected)
})
