import type { UsageForecast } from '../../../../src/core/contract/usage/outlook.js'
import { heldTeamBudgets } from '../../../../src/core/usage/agreements/team-budgets.js'
import { dayIn, daysIn, weekdayIn } from '../../../../src/core/usage/ledger.js'
import { readSeats, readTeams } from '../../../../src/core/usage/reading/people-files.js'
import { readUsageText } from '../../../../src/core/usage/reading/usage-text.js'
import { usageHeadline } from '../../../../src/render/usage/headline.js'
import { policy } from '../../support/repository.js'
import { file, reportOf } from '../../support/report-of.js'
import { seatOf, usedMonth } from '../../support/used.js'
import { row, type Row } from '../../support/user-report.js'

const team = (name: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${name}${index}`)
const TEAMS = readTeams(
  `User,Team\n${[...team('a', 8).map((user) => `${user},Payments`), ...team('b', 9).map((user) => `${user},web`), ...team('c', 3).map((user) => `${user},few`), ...team('d', 7).map((user) => `${user},more`), 'nobody,idle'].join('\n')}\n`,
  'teams.csv',
)

/** People who use 10 credits on each working day of a month. */
function month(name: string, people: readonly string[], { to = daysIn(name), more = {} } = {}): Row[] {
  return Array.from({ length: daysIn(name) }, (_, day) => day)
    .filter((day) => weekdayIn(name, day) % 6 !== 0 && day < to)
    .flatMap((day) => people.map((user) => row({ user, day: dayIn(name, day), credits: '10', ...more })))
}

const ALL = [...team('a', 8), ...team('b', 9), ...team('c', 3), ...team('d', 7)]
const ROWS = [
  ...month('2026-09', ALL),
  ...month('2026-10', ALL),
  ...month('2026-11', ALL, { to: 13, more: { overage: '1', enabled: 'true' } }),
]

function budgetsOf(text: string, facts: Parameters<typeof reportOf>[1] = {}) {
  return reportOf([file(ROWS)], {
    policy: policy(`version: 1\nbudget: ${text}`),
    teams: TEAMS,
    overageReading: 'daily',
    day: '2026-11-16',
    ...facts,
  })
}

test('a team in credits and in dollars, whatever the case of its name, with the end of the month', () => {
  const { budgets, unheld, verdict } = budgetsOf(
    '{ teams: { payments: { credits: { monthly: 1000 }, usd: { monthly: 170 } } } }',
  )
  expect(unheld).toEqual([])
  // 10 working days of 8 people: 10 credits and 1 of overage a day each; 8 seats of 20 USD, and 80 credits at 0.04.
  expect(budgets).toMatchObject([
    { team: 'Payments', unit: 'credits', limit: 1000, used: 880, share: 0.88, from: 'policy', period: 'monthly' },
    { team: 'Payments', unit: 'USD', limit: 170, used: 163.2, share: 0.96 },
  ])
  expect(budgets.every(({ id }) => /^policy\/team-[0-9a-f]{8}\/(credits|usd)$/.test(id))).toBe(true)
  expect(budgets[0]?.forecast?.share.typical).toBeGreaterThan(1.5)
  expect(budgets[0]?.steps.find(({ percent }) => percent === 100)?.expected).toMatch(/^2026-11-1[4-9]$/)
  expect(verdict).toBe('warn')
})

test('a step that the seats alone reach says nothing; the budget of a team only notifies', () => {
  const { budgets, actions } = budgetsOf(
    '{ minimumAction: pause, team: { usd: { monthly: 500 } }, teams: { payments: { usd: { monthly: 163 } } } }',
  )
  // Seats are 540 of 500 USD for everybody, and 160 of 163 for the team: of its steps only the last is more than seats.
  expect(
    budgets.map(({ team: of, steps }) => [of, steps.map(({ percent, reached, action }) => [percent, reached, action])]),
  ).toEqual([
    [null, [[100, '2026-11-01', 'pause']]],
    ['Payments', [[100, '2026-11-13', 'notify']]],
  ])
  expect(actions.map(({ action }) => action)).toEqual(['notify', 'pause'])
})

test('the dollars of everybody are those of the report', () => {
  const { budgets, money } = budgetsOf('{ team: { usd: { monthly: 1000 } } }')
  expect(budgets).toMatchObject([{ id: 'policy/monthly/usd', team: null, unit: 'USD', used: money.total }])
})

test('idle seats of a team are in its dollars', () => {
  const seats = readSeats('User,Plan\na1,Pro\nnobody,Pro\n', 'seats.csv', seatOf)
  const one = reportOf([file(ROWS)], {
    policy: policy('version: 1\nbudget: { teams: { payments: { usd: { monthly: 900 } } } }'),
    teams: readTeams(
      `User,Team\n${[...team('a', 8), 'nobody'].map((user) => `${user},Payments`).join('\n')}\n`,
      't.csv',
    ),
    seats,
    overageReading: 'daily',
  })
  expect(one.budgets).toMatchObject([{ used: 183.2 }])
})

test('dollars are not held where the plan of an idle seat has no price', () => {
  const { budgets, unheld, money, byTeam } = reportOf([file(ROWS)], {
    policy: policy(
      'version: 1\nbudget: { team: { usd: { monthly: 900 } }, teams: { payments: { usd: { monthly: 900 } }, web: { usd: { monthly: 900 } } } }',
    ),
    teams: readTeams(
      `User,Team\n${[...team('a', 8), 'nobody'].map((user) => `${user},Payments`).join('\n')}\n${team('b', 9)
        .map((user) => `${user},web`)
        .join('\n')}\n`,
      't.csv',
    ),
    seats: readSeats('User,Plan\nnobody,Mystery\n', 'seats.csv', seatOf),
    overageReading: 'daily',
  })
  expect(unheld.map(({ team: of, why }) => [of, why])).toEqual([
    [null, 'the price of a seat is not known'],
    ['Payments', 'the price of a seat is not known'],
  ])
  expect(budgets).toMatchObject([{ team: 'web', unit: 'USD' }])
  expect(money).toMatchObject({ allPriced: false, perCredit: null })
  expect(byTeam?.map(({ name, allPriced }) => [name, allPriced])).toEqual([
    [null, true],
    ['web', true],
    ['Payments', false],
  ])
})

test('what is priced can reach a limit by itself: that is over it, by at least so much', () => {
  const report = reportOf([file([...ROWS, ...month('2026-11', ['x1'], { to: 3, more: { tier: 'MYSTERY' } })])], {
    policy: policy('version: 1\nbudget: { minimumAction: pause, team: { usd: { monthly: 540 } } }'),
    day: '2026-11-16',
  })
  expect(report.verdict).toBe('fail')
  expect(report.unheld).toEqual([])
  expect(report.actions).toMatchObject([{ action: 'pause', percent: 100, reached: '2026-11-01' }])
  expect(report.budgets).toMatchObject([{ allPriced: false, used: 550.8, share: 1.02, forecast: null }])
  expect(usageHeadline(report, { code: (text) => text }).words).toContain('at least 102 % of the')
})

test.each([
  ['without a list of teams', 'payments', { teams: null }, 'no list of teams was given'],
  ['a name that the list does not have', 'paymnets', {}, 'the list of teams has no team of this name'],
  ['a small team', 'few', {}, 'it is shown together with others, so that groups of fewer than 5 people are not shown'],
  [
    'the team that is folded with it',
    'more',
    {},
    'it is shown together with others, so that groups of fewer than 5 people are not shown',
  ],
])('nothing is held against a budget %s, and it is no good news', (_, name, facts, why) => {
  const { budgets, unheld, verdict } = budgetsOf(`{ teams: { ${name}: { credits: { monthly: 90000 } } } }`, facts)
  expect(budgets).toEqual([])
  expect(unheld).toMatchObject([{ team: name, unit: 'credits', limit: 90000, why }])
  expect(verdict).toBe('warn')
})

test('a team of which nobody has a row used nothing, and what its seats cost is not known', () => {
  const { budgets, unheld } = budgetsOf('{ teams: { idle: { credits: { monthly: 10 }, usd: { monthly: 10 } } } }')
  expect(budgets).toMatchObject([{ unit: 'credits', used: 0, share: 0, forecast: null }])
  expect(unheld).toMatchObject([{ unit: 'USD', why: 'the price of a seat is not known' }])
})

test('dollars are not held where a plan has no price', () => {
  const { budgets, unheld } = reportOf(
    [
      file([
        ...ROWS,
        ...month('2026-11', ['a1'], { to: 3, more: { tier: 'MYSTERY' } }).map((one) => ({
          ...one,
          client: 'KIRO_CLI',
        })),
        ...month('2026-11', ['x1'], { to: 3, more: { tier: 'MYSTERY' } }),
      ]),
    ],
    {
      policy: policy('version: 1\nbudget: { team: { usd: { monthly: 1000 } } }'),
      teams: TEAMS,
    },
  )
  expect(budgets).toEqual([])
  expect(unheld).toMatchObject([{ id: 'policy/monthly/usd', why: 'the price of a seat is not known' }])
})

test('of several layers the lowest limit of a team counts', () => {
  const layers = [
    ...policy('version: 1\nbudget: { teams: { Payments: { credits: { monthly: 700 } } } }'),
    ...policy('version: 1\nbudget: { teams: { payments: { credits: { monthly: 900 } } } }'),
  ]
  expect(reportOf([file(ROWS)], { policy: layers, teams: TEAMS }).budgets).toMatchObject([{ limit: 700 }])
})

test('a /usage text is held against dollars on its day', () => {
  const text = readUsageText(
    'Estimated Usage | resets on 2026-12-01 | KIRO PRO\nCredits (1000 of 1000 covered in plan)\nCredits used: 50 | Est. cost: $2.00\n',
    'me.txt',
    '2026-11-20',
  )
  const { budgets } = reportOf([], {
    readings: [text],
    policy: policy('version: 1\nbudget: { team: { usd: { monthly: 22 } } }'),
  })
  expect(text.overage).toBe(50)
  expect(budgets).toMatchObject([{ unit: 'USD', used: 20 + 0.04 * 50 }])
  expect(budgets[0]?.steps).toMatchObject([{ percent: 100, reached: '2026-11-20' }])
})

describe('where the dollars end', () => {
  const outlook = (typical: readonly number[], usd: UsageForecast['usd']): UsageForecast => ({
    credits: { low: 1, typical: 2, high: 3 },
    usd,
    unusedUsd: null,
    byDay: typical.map((one, index) => ({ day: dayIn('2026-11', 20 + index), low: 0, typical: one, high: 9999 })),
    seats: [],
    doubts: [],
    basis: [],
    backtest: null,
  })
  /** Seats of 100 USD, to which nothing came by the 20th, and a limit of so many dollars. */
  const held = (limit: number, forecast: UsageForecast | null) =>
    heldTeamBudgets({
      policy: policy(`version: 1\nbudget: { team: { usd: { monthly: ${limit} } } }`),
      month: usedMonth([], '2026-11', 19),
      read: null,
      meaning: { reading: 'daily', included: false },
      usdPerCredit: 0.04,
      seats: { usd: 100, allPriced: true },
      forecast,
      forecastOf: () => null,
      teams: null,
      fewest: 1,
    }).budgets.map(({ forecast: ahead, steps }) => [
      ahead?.reached,
      ahead?.share.typical,
      steps.map(({ expected }) => expected),
    ])
  const USD = { low: 200, typical: 300, high: 400 }
  // From 100 USD to 300 as credits go from 210 to 310: 100, 140, 180 and 300.
  const rising = outlook([210, 230, 250, 310], USD)

  // Of the steps of 50, 75, 90 and 100 % those that the seats alone do not reach.
  test.each<[string, number, UsageForecast | null, unknown]>([
    ['they come as credits do', 180, rising, ['2026-11-23', 1.6667, ['2026-11-22', '2026-11-23', '2026-11-23']]],
    ['on the day of as many', 140, rising, ['2026-11-22', 2.1429, ['2026-11-22', '2026-11-22', '2026-11-22']]],
    ['at the end of the month', 181, rising, ['2026-11-24', 1.6575, ['2026-11-22', '2026-11-23', '2026-11-24']]],
    ['not in this month', 301, rising, [null, 0.9967, ['2026-11-23', '2026-11-24', '2026-11-24', null]]],
    [
      'at once where no more credits come',
      180,
      outlook([210, 210], USD),
      ['2026-11-21', 1.6667, ['2026-11-21', '2026-11-21', '2026-11-21']],
    ],
    ['on no day where none is left', 180, outlook([], USD), [null, 1.6667, [null, null, null]]],
    ['nowhere without dollars', 180, outlook([210, 310], null), [undefined, undefined, [null, null, null]]],
    ['nowhere without a forecast', 180, null, [undefined, undefined, [null, null, null]]],
  ])('%s', (_, limit, forecast, expected) => {
    expect(held(limit, forecast)).toEqual([expected])
  })
})
