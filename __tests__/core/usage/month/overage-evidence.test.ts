import { dayIn } from '../../../../src/core/usage/ledger.js'
import { readOverage } from '../../../../src/core/usage/month/overage-reading.js'
import { fileOf, readFiles, row } from '../../support/user-report.js'
import { seatOf } from '../../support/used.js'

/* From which evidence on the rows decide how overage is read, and what is reported for it. */

type Course = readonly (number | null)[]

interface Rows {
  readonly credits?: string
  readonly tier?: string
}

/** A person for each course of `Overage_Credits_Used` from day to day; null is a day without a row. */
function evidenceOf(courses: readonly Course[], stated: 'auto' | 'daily' | 'cumulative' = 'auto', more: Rows[] = []) {
  const rows = courses.flatMap((course, user) =>
    course.flatMap((overage, day) =>
      overage === null
        ? []
        : [
            row({
              user: `u${user}`,
              day: dayIn('2026-10', day),
              credits: '1',
              overage: String(overage),
              ...(day === 0 ? more[user] : {}),
            }),
          ],
    ),
  )
  return readOverage(readFiles([{ path: 'a.csv', text: fileOf(rows) }]).ledger(), stated, seatOf)
}

const rises = (count: number): Course[] => Array.from({ length: count }, () => [1, 2, 3, 4])

test.each<[string, Course[], string, string]>([
  // Four values that have nothing to do with each other never fall once in 4! = 24 times, three once in 6: the bound is once in 20.
  ['four values that never fall', [[1, 2, 3, 4]], 'cumulative', 'evidence'],
  ['three values that never fall', [[1, 2, 3]], 'daily', 'assumed'],
  [
    'three values of each of two people',
    [
      [1, 2, 3],
      [2, 5, 6],
    ],
    'cumulative',
    'evidence',
  ],
  ['equal values are no evidence', [[2, 2, 2, 2, 2, 2, 2, 2]], 'daily', 'assumed'],
  ['a day without a row is no fall', [[1, null, 2, null, 3, 4]], 'cumulative', 'evidence'],
  ['days before the first overage say nothing', [[0, 0, 0, 1, 2, 3]], 'daily', 'assumed'],
  ['one person of ten whose values fall', [...rises(9), [2, 1]], 'daily', 'evidence'],
  ['one person of eleven whose values fall', [...rises(10), [2, 1]], 'cumulative', 'evidence'],
  ['people with one value are no evidence for either', [...rises(9), [2, 1], [7], [8]], 'daily', 'evidence'],
  ['values that fall are no evidence that they rise', [...rises(1), [9, 8]], 'daily', 'evidence'],
])('%s', (_, courses, reading, chosen) => {
  expect(evidenceOf(courses)).toMatchObject({ reading, chosen })
})

test.each<[string, Course[], 'auto' | 'daily' | 'cumulative', string[]]>([
  ['no overage', [[0, 0]], 'auto', ['No row has overage, so nothing depends on how it is read.']],
  [
    'one day with overage',
    [[4]],
    'auto',
    [
      'None of 1 month of one person with overage has different values of it, so their course does not tell.',
      'That is too little to decide, so the value of a day is taken for the overage of that day.',
    ],
  ],
  [
    'one day each of two people, as it was asked for',
    [[4], [5], [0, 0]],
    'cumulative',
    ['None of 2 months of one person with overage has different values of it, so their course does not tell.'],
  ],
  [
    'too few days',
    [[1, 2]],
    'auto',
    [
      'In 1 of 1 month of one person with different values of overage it never falls, in 0 it does.',
      'That is too little to decide, so the value of a day is taken for the overage of that day.',
    ],
  ],
  [
    'falling and rising values',
    [[1, 2, 3, 4], [2, 1], [1, 3], [5]],
    'auto',
    ['In 2 of 3 months of one person with different values of overage it never falls, in 1 it does.'],
  ],
  [
    'rows that agree with what was asked for',
    [[1, 2, 3, 4]],
    'cumulative',
    ['In 1 of 1 month of one person with different values of overage it never falls, in 0 it does.'],
  ],
  [
    'rows that do not',
    [[2, 1]],
    'cumulative',
    [
      'In 0 of 1 month of one person with different values of overage it never falls, in 1 it does.',
      'The rows look daily; cumulative was asked for.',
    ],
  ],
  [
    'rows that decide nothing against what was asked for',
    [[1, 2]],
    'cumulative',
    ['In 1 of 1 month of one person with different values of overage it never falls, in 0 it does.'],
  ],
])('what is reported for %s', (_, courses, stated, evidence) => {
  const result = evidenceOf(courses, stated)
  const known = result.evidence.filter((sentence) => !sentence.includes('goes beyond the plan'))
  expect(known).toEqual(evidence)
  expect(result.chosen === 'stated').toBe(stated !== 'auto')
})

test('without any overage the reading is what was asked for', () => {
  expect(evidenceOf([[0]], 'cumulative')).toMatchObject({ reading: 'cumulative', chosen: 'stated', included: false })
  expect(evidenceOf([[0]])).toMatchObject({ reading: 'daily', chosen: 'assumed', included: false })
})

test('overage of several months is looked at together', () => {
  const rows = ['2026-09-01', '2026-09-02', '2026-09-03', '2026-10-01', '2026-10-02', '2026-10-03'].map((day, index) =>
    row({ day, overage: String((index % 3) + 1), credits: '1' }),
  )
  expect(readOverage(readFiles([{ path: 'a.csv', text: fileOf(rows) }]).ledger(), 'auto', seatOf)).toMatchObject({
    reading: 'cumulative',
    chosen: 'evidence',
  })
})

test.each<[string, Rows[], boolean, string]>([
  // Pro includes 1,000 credits: 2 % more are taken for rounding and bonus.
  [
    '2 % beyond the plan',
    [{ credits: '1020' }],
    false,
    'In 0 of 1 month with overage Credits_Used goes beyond the plan',
  ],
  ['more than that', [{ credits: '1020.01' }], true, 'In 1 of 1 month with overage Credits_Used goes beyond the plan'],
  ['half of the people', [{ credits: '1500' }, {}], false, 'In 1 of 2 months with overage'],
  ['more than half', [{}, { credits: '1500' }, { credits: '1500' }], true, 'In 2 of 3 months with overage'],
  [
    'people whose plan is not known have no say',
    [{ credits: '1500' }, { tier: 'TITAN' }, { tier: 'TITAN' }],
    true,
    'In 1 of 1 month with overage',
  ],
  ['nobody whose plan is known', [{ tier: 'TITAN' }], false, 'The plans of people with overage are not known'],
])('credits that include overage: %s', (_, more, included, told) => {
  const result = evidenceOf(
    more.map(() => [5]),
    'daily',
    more,
  )
  expect(result.included).toBe(included)
  const last = result.evidence.at(-1) ?? ''
  expect(last).toContain(told)
  expect(last).toContain(included ? 'with the overage' : told.startsWith('In') ? 'without the overage' : 'without it')
})

/** Ten credits a day from the eleventh day on beyond a plan of 1,000 that a hundred a day used up; the value as a reading writes it. */
const beyond = (value: (day: number) => number, credits: (day: number) => number) =>
  readOverage(
    readFiles([
      {
        path: 'a.csv',
        text: fileOf(
          Array.from({ length: 20 }, (_, day) =>
            row({ day: dayIn('2026-10', day), credits: String(credits(day)), overage: String(value(day)) }),
          ),
        ),
      },
    ]).ledger(),
    'auto',
    seatOf,
  )

test.each<[string, (day: number) => number, (day: number) => number, object]>([
  [
    'flat daily overage in credits that include it',
    (day) => (day < 10 ? 0 : 100),
    () => 100,
    { reading: 'daily', chosen: 'evidence', included: true },
  ],
  [
    'the same as a total that rises',
    (day) => (day < 10 ? 0 : (day - 9) * 100),
    () => 100,
    { reading: 'cumulative', chosen: 'evidence', included: true },
  ],
  [
    'flat daily overage beside the credits of the plan',
    (day) => (day < 10 ? 0 : 100),
    (day) => (day < 10 ? 100 : 0),
    { reading: 'daily', chosen: 'assumed', included: false },
  ],
  [
    'daily overage that rises each day, by the plan',
    (day) => (day < 10 ? 0 : day),
    (day) => (day < 10 ? 100 : day),
    { reading: 'daily', chosen: 'evidence', included: true },
  ],
])('the identity with the allowance: %s', (_, value, credits, expected) => {
  expect(beyond(value, credits)).toMatchObject(expected)
})
