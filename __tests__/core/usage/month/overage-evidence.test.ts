import { dayIn } from '../../../../src/core/usage/ledger.js'
import { readOverage } from '../../../../src/core/usage/month/overage-reading.js'
import { fileOf, readFiles, row, type Row } from '../../support/user-report.js'
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
  ['one person whose values fall', [[2, 1]], 'daily', 'evidence'],
  // 4! against 1 / 0.02: neither is 20 times as likely as the other; with a second one who rises, cumulative is 11.
  ['values that fall are no evidence that they rise', [...rises(1), [9, 8]], 'daily', 'assumed'],
  ['two people who rise and one who falls', [...rises(2), [9, 8]], 'daily', 'assumed'],
  ['three people who rise and one who falls, by a correction', [...rises(3), [9, 8]], 'cumulative', 'evidence'],
  ['one person of ten whose values fall is outvoted', [...rises(9), [2, 1]], 'cumulative', 'evidence'],
  ['people with one value are no evidence for either', [[2, 1], [7], [8]], 'daily', 'evidence'],
  // Of two different values each second person's rise by accident.
  [
    'as many rise as fall',
    [...Array.from({ length: 10 }, (): Course => [1, 2]), ...Array.from({ length: 10 }, (): Course => [2, 1])],
    'daily',
    'evidence',
  ],
])('%s', (_, courses, reading, chosen) => {
  expect(evidenceOf(courses)).toMatchObject({ reading, chosen })
})

const NO_COURSE = 'Nobody with overage has different values of it in a month, so their course does not tell.'
const TOO_LITTLE = 'That is too little to decide, so the value of a day is taken for the overage of that day.'
const LITTLE =
  'That is little: it rests on fewer than 5 people, each counted once however many their months. If you know how it is read, state it (overage-reading).'
const RISES = 'The values of overage never fall within a month for fewer than 5 people, and do for nobody.'
const FALLS = 'The values of overage never fall within a month for nobody, and do for fewer than 5 people.'

test.each<[string, Course[], 'auto' | 'daily' | 'cumulative', string[]]>([
  ['no overage', [[0, 0]], 'auto', ['No row has overage, so nothing depends on how it is read.']],
  ['one day with overage', [[4]], 'auto', [NO_COURSE, TOO_LITTLE]],
  ['one day each of two people, as it was asked for', [[4], [5], [0, 0]], 'cumulative', [NO_COURSE]],
  ['too few days', [[1, 2]], 'auto', [RISES, TOO_LITTLE]],
  [
    'many people whose values rise, and a few whose values fall',
    [...rises(7), [2, 1], [5]],
    'auto',
    ['The values of overage never fall within a month for 7 people, and do for fewer than 5 people.'],
  ],
  ['few people', rises(3), 'auto', [RISES, LITTLE]],
  ['one person whose values fall', [[2, 1]], 'auto', [FALLS, LITTLE]],
  ['rows that agree with what was asked for', [[1, 2, 3, 4]], 'cumulative', [RISES]],
  ['rows that do not', [[2, 1]], 'cumulative', [FALLS, 'The rows look daily; cumulative was asked for.']],
  ['rows that decide nothing against what was asked for', [[1, 2]], 'cumulative', [RISES]],
])('what is reported for %s', (_, courses, stated, evidence) => {
  const result = evidenceOf(courses, stated)
  const known = result.evidence.filter((sentence) => !sentence.startsWith('Credits_Used'))
  expect(known).toEqual(evidence)
  expect(result.chosen === 'stated').toBe(stated !== 'auto')
})

test('without any overage the reading is what was asked for', () => {
  expect(evidenceOf([[0]], 'cumulative')).toMatchObject({ reading: 'cumulative', chosen: 'stated', included: false })
  expect(evidenceOf([[0]])).toMatchObject({ reading: 'daily', chosen: 'assumed', included: false })
})

/** Three values in each of so many months of one user of these profiles. */
function monthsOf(months: readonly string[], profiles: readonly string[], values = ['1', '2', '3']) {
  const rows = profiles.flatMap((profile) =>
    months.flatMap((month) =>
      values.map((overage, day) => row({ user: 'one', profile, day: dayIn(month, day), overage, credits: '1' })),
    ),
  )
  return readOverage(readFiles([{ path: 'a.csv', text: fileOf(rows) }]).ledger(), 'auto', seatOf)
}

describe('one person is one voice', () => {
  const HALF_A_YEAR = ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10']

  test('however many months, and however many profiles', () => {
    const one = monthsOf(['2026-10'], ['p'])
    expect(one).toMatchObject({ reading: 'daily', chosen: 'assumed' })
    expect(monthsOf(HALF_A_YEAR, ['p'])).toEqual(one)
    expect(monthsOf(HALF_A_YEAR, ['p', 'q'])).toEqual(one)
  })

  test.each<[string, number[][], string]>([
    // 0.98 × ∛(2! × 2! × 4!) of each, squared: 20.1 against the bound of 20.
    [
      'just enough',
      [
        [2, 2, 4],
        [2, 2, 4],
      ],
      'cumulative',
    ],
    // 0.98² × √(2! × 3!) × 3! is 19.96.
    ['just too little', [[2, 3], [3]], 'daily'],
  ])('the months of a person are one, as likely as they are on average: %s', (_, people, reading) => {
    const rows = people.flatMap((lengths, user) =>
      lengths.flatMap((length, index) =>
        Array.from({ length }, (__, day) =>
          row({
            user: `u${user}`,
            day: dayIn(HALF_A_YEAR[index] ?? '', day),
            overage: String(day + 1),
            credits: '1',
          }),
        ),
      ),
    )
    expect(readOverage(readFiles([{ path: 'a.csv', text: fileOf(rows) }]).ledger(), 'auto', seatOf)).toMatchObject({
      reading,
      chosen: reading === 'daily' ? 'assumed' : 'evidence',
    })
  })

  test('a long history does not outvote two people by their plans', () => {
    const year = HALF_A_YEAR.flatMap((month) =>
      Array.from({ length: 20 }, (_, day) =>
        // 100 a day on a plan of 1,000: what is beyond it, as a total of the month.
        row({ user: 'long', day: dayIn(month, day), credits: '100', overage: String(Math.max(0, day - 9) * 100) }),
      ),
    )
    const daily = ['x', 'y'].flatMap((user) =>
      Array.from({ length: 20 }, (_, day) =>
        row({ user, day: dayIn('2026-10', day), credits: '100', overage: day < 10 ? '0' : '100' }),
      ),
    )
    const read = (rows: Row[], fewest: number) =>
      readOverage(readFiles([{ path: 'a.csv', text: fileOf(rows) }]).ledger(), 'auto', seatOf, { fewest })
    expect(read([...year, ...daily], 1)).toMatchObject({ reading: 'daily', chosen: 'evidence' })
    expect(read([...year, ...daily], 1).evidence[0]).toBe(
      'Overage is what goes beyond the plan. By that the value is of the day for 2 people, and of the month up to the day for 1 person.',
    )
    expect(read(year, 5)).toMatchObject({ reading: 'cumulative', chosen: 'evidence' })
    expect(read(year, 5).evidence).toContain(LITTLE)
    expect(read(year, 1).evidence).toContain(LITTLE.replace('fewer than 5 people', '1 person'))
  })

  test('five people are no longer few', () => {
    const people = (count: number) => evidenceOf(rises(count)).evidence
    expect(people(5)).not.toContain(LITTLE)
    expect(people(4)).toContain(LITTLE)
  })
})

test('where little decides, the overage of the month is told both ways', () => {
  const rows = [1, 2].map((overage, day) => row({ day: dayIn('2026-10', day), credits: '1', overage: String(overage) }))
  const ledger = readFiles([{ path: 'a.csv', text: fileOf(rows) }]).ledger()
  const told = 'The overage of the month is 3 credits as it is read, and would be 2 the other way.'
  expect(readOverage(ledger, 'auto', seatOf, { month: '2026-10' }).evidence).toContain(told)
  expect(readOverage(ledger, 'auto', seatOf, { month: '2026-09' }).evidence).not.toContain(told)
  expect(readOverage(ledger, 'daily', seatOf, { month: '2026-10' }).evidence).not.toContain(told)
})

test.each<[string, Rows[], boolean | null]>([
  // Pro includes 1,000 credits: 2 % more are taken for rounding and bonus.
  ['2 % beyond the plan', [{ credits: '1020' }], false],
  ['more than that', [{ credits: '1020.01' }], true],
  ['half of the people', [{ credits: '1500' }, {}], false],
  ['more than half', [{}, { credits: '1500' }, { credits: '1500' }], true],
  ['people whose plan is not known have no say', [{ credits: '1500' }, { tier: 'TITAN' }, { tier: 'TITAN' }], true],
  ['nobody whose plan is known', [{ tier: 'TITAN' }], null],
])('credits that include overage: %s', (_, more, included) => {
  const result = evidenceOf(
    more.map(() => [5]),
    'daily',
    more,
  )
  expect(result.included).toBe(included === true)
  expect(result.evidence.at(-1)).toBe(
    included === null
      ? 'The plans of people with overage are not known; Credits_Used is taken to be without it, as Kiro’s documentation says.'
      : `Credits_Used ${included ? 'goes' : 'does not go'} beyond the plan for most people with overage whose plan is known, so it is taken to be ${included ? 'with' : 'without'} the overage.`,
  )
})

test('a month whose plan is not known has no say, whichever it is', () => {
  const months = (...tiers: readonly string[]) => {
    const rows = tiers.map((tier, index) => row({ day: `2026-0${index + 7}-05`, tier, credits: '1500', overage: '5' }))
    return readOverage(readFiles([{ path: 'a.csv', text: fileOf(rows) }]).ledger(), 'daily', seatOf).included
  }
  expect([months('TITAN', 'PRO'), months('PRO', 'TITAN'), months('TITAN'), months('POWER', 'PRO')]).toEqual([
    true,
    true,
    false,
    false,
  ])
  // Two of three months are most of them.
  expect([months('POWER', 'PRO', 'PRO'), months('PRO', 'POWER', 'POWER')]).toEqual([true, false])
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
