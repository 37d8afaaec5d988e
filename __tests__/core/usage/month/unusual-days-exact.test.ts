import type { Bits, Ledger, MonthLedger } from '../../../../src/core/usage/ledger.js'
import { dayIn, daysIn } from '../../../../src/core/usage/ledger.js'
import { unusualDays, type UnusualInput } from '../../../../src/core/usage/month/unusual-days.js'
import { monthOfPeople } from '../../support/used-month.js'

/* Which days are unusual, and what rose most on them, on numbers that are reckoned by hand. */

const FEWEST = 5
/** Every day counts, but for stated days off. */
const working =
  (...off: readonly string[]) =>
  (day: string) =>
    !off.includes(day)

type Credits = (day: string, person: number) => number

interface Given extends Partial<Omit<UnusualInput, 'months' | 'ledger'>> {
  readonly months?: readonly string[]
  readonly through?: number
  readonly people?: number
  /** Groups of people, by name, as clients and as models. */
  readonly clients?: Readonly<Record<string, readonly number[]>>
  readonly models?: Readonly<Record<string, readonly number[]>>
  /** Groups that have rows in the last month alone. */
  readonly late?: readonly string[]
}

const bits = (people: readonly number[]): Bits => ({ size: people.length, has: (one) => people.includes(one) })

function of(credits: Credits, given: Given = {}) {
  const {
    months: names = ['2026-10', '2026-11'],
    through = 18,
    people = 6,
    clients = {},
    models = {},
    late = [],
  } = given
  const months = names.map((month, index) => {
    const last = index === names.length - 1 ? through : daysIn(month) - 1
    const daily = Array.from({ length: people }, (_, person) =>
      Float64Array.from({ length: daysIn(month) }, (__, day) => (day > last ? 0 : credits(dayIn(month, day), person))),
    )
    return monthOfPeople(month, daily, last)
  })
  const tallies = (month: string, groups: Readonly<Record<string, readonly number[]>>) =>
    new Map(
      Object.entries(groups)
        .filter(([name]) => month === names.at(-1) || !late.includes(name))
        .map(([name, members]) => [
          name,
          {
            daily: Float64Array.from({ length: daysIn(month) }, (_, day) =>
              members.reduce((sum, person) => sum + credits(dayIn(month, day), person), 0),
            ),
            people: bits(members),
          },
        ]),
    )
  const ledger = {
    people: [],
    older: new Map(),
    months: new Map(
      names.map((month) => [
        month,
        { month, clients: tallies(month, clients), models: tallies(month, models) } as unknown as MonthLedger,
      ]),
    ),
  } satisfies Ledger
  const { teamOf = null, isWorking = working(), fewest = FEWEST } = given
  return unusualDays({ months, ledger, teamOf, isWorking, fewest })
}

const onOne =
  (day: string, times: number): Credits =>
  (at) =>
    10 * (at === day ? times : 1)
const days = (found: ReturnType<typeof of>) => found.map(({ day }) => day)

test('the least deviation is 0.2, and four of them are usual: e^0.8 = 2.2255', () => {
  expect(of(onOne('2026-11-12', 2.2255))).toEqual([])
  expect(of(onOne('2026-11-12', 2.2256))).toEqual([
    { day: '2026-11-12', credits: 133.54, usual: 60, team: null, client: null, model: null },
  ])
})

test('a team whose days differ has a wider measure', () => {
  // Half of the days are e^0.3 above, half as far below: the deviation is 1.4826 × 0.3, and four of them e^1.779 = 5.924.
  const swinging =
    (times: number): Credits =>
    (day) =>
      10 * (day === '2026-11-12' ? times : Math.exp((Date.parse(day) / 86_400_000) % 2 === 0 ? 0.3 : -0.3))
  expect(days(of(swinging(5.92)))).toEqual([])
  expect(days(of(swinging(5.93)))).toEqual(['2026-11-12'])
  expect(of(swinging(5.93))[0]?.usual).toBe(60)
})

test('the days of the last month alone are told, each by the days before it', () => {
  expect(days(of(onOne('2026-10-20', 9)))).toEqual([])
  const twice: Credits = (day) => 10 * (['2026-11-04', '2026-11-12'].includes(day) ? 9 : 1)
  expect(days(of(twice))).toEqual(['2026-11-04', '2026-11-12'])
})

test('ten days before have to be known, those with credits and of the same kind', () => {
  const one = { months: ['2026-11'] }
  expect(days(of(onOne('2026-11-10', 9), one))).toEqual([])
  expect(days(of(onOne('2026-11-11', 9), one))).toEqual(['2026-11-11'])
  const silent: Credits = (day) => (day === '2026-11-03' ? 0 : onOne('2026-11-11', 9)(day, 0))
  expect(days(of(silent, one))).toEqual([])
  expect(days(of(onOne('2026-11-11', 9), { ...one, isWorking: working('2026-11-03') }))).toEqual([])
  expect(days(of(onOne('2026-11-12', 9), { ...one, isWorking: working('2026-11-03') }))).toEqual(['2026-11-12'])
})

test('a day off is compared with days off', () => {
  const off = Array.from({ length: 12 }, (_, day) => dayIn('2026-10', 2 * day))
  const isWorking = working(...off, '2026-11-05', '2026-11-06')
  const credits: Credits = (day) => (isWorking(day) ? 100 : day === '2026-11-06' ? 30 : 10)
  // On a day off 180 credits are three times the usual, and far below those of a working day.
  expect(of(credits, { isWorking })).toMatchObject([{ day: '2026-11-06', credits: 180, usual: 60 }])
})

test('forty days before count', () => {
  // Of the forty days before 16 November (7 October to 15 November) 19 are at 90 and the others at 10: the median is 10.
  const since =
    (high: number): Credits =>
    (day) =>
      day === '2026-11-16' ? 90 : day < '2026-10-07' || day >= dayIn('2026-11', high) ? 90 : 10
  expect(days(of(since(15), { through: 15 }))).toEqual(['2026-11-16'])
  // Days before them do not make 90 usual, however many.
  expect(
    days(
      of((day) => (day < '2026-10-07' || day === '2026-11-16' ? 90 : 10), {
        months: ['2026-09', '2026-10', '2026-11'],
      }),
    ),
  ).toEqual(['2026-11-16'])
  // With the forty-first day back the low ones would be the majority.
  const halves: Credits = (day) => (day === '2026-11-16' || (day >= '2026-10-07' && day < '2026-10-28') ? 90 : 10)
  expect(days(of(halves))).toEqual([])
})

test('what four weeks of a weekday had is usual on it', () => {
  // 10 November 2026 is a Tuesday, as are 13, 20 and 27 October and 3 November.
  const tuesdays =
    (from: string): Credits =>
    (day) =>
      new Date(day).getUTCDay() === 2 && day >= from ? 90 : 10
  expect(days(of(tuesdays('2026-10-01'), { through: 9 }))).toEqual([])
  // Two of four: their median in logarithms is 30 times six people, and e^0.8 times that is 400.6.
  expect(of(tuesdays('2026-10-27'), { through: 9 })).toMatchObject([
    { day: '2026-11-03', usual: 60 },
    { day: '2026-11-10', usual: 180 },
  ])
})

test('days of fewer people than are told', () => {
  const some: Credits = (day, person) => (person < 4 ? onOne('2026-11-12', 9)(day, person) : 0)
  expect(of(some)).toEqual([])
  expect(days(of(some, { fewest: 4 }))).toEqual(['2026-11-12'])
})

describe('what rose most', () => {
  const OTHERS = [0, 1, 2, 3, 4]
  const MORE = [5, 6, 7, 8, 9, 10]
  /** Eleven people: on the day those from 5 on use `more` times the usual, the others `others` times. */
  const rise =
    (others: number, more: number): Credits =>
    (day, person) =>
      day === '2026-11-12' ? 10 * (person < 5 ? others : more) : 10
  const groups = (found: ReturnType<typeof of>) => found.map(({ team, client, model }) => [team, client, model])

  test('is told of team, client and model, each by how far it is above its own usual', () => {
    const given = {
      people: 11,
      clients: { small: OTHERS, large: MORE },
      models: { auto: MORE, beta: OTHERS },
      teamOf: (person: number) => (person < 5 ? 'web' : 'ops'),
    }
    expect(groups(of(rise(2, 9), given))).toEqual([['ops', 'large', 'auto']])
    expect(groups(of(rise(9, 2), given))).toEqual([['web', 'small', 'beta']])
    // 5 × 80 above 50, and 6 × 70 above 60, though the others have more on the day.
    expect(groups(of(rise(9, 8), given))).toEqual([['ops', 'large', 'auto']])
  })

  test('equal ones by name, and nothing that has no name, has too few people or did not rise', () => {
    const five = { people: 10, teamOf: (person: number) => (person < 5 ? 'b' : 'a') }
    expect(groups(of(rise(9, 9), { ...five, clients: { y: OTHERS, x: [5, 6, 7, 8, 9] } }))).toEqual([['a', 'x', null]])
    expect(groups(of(rise(9, 9), { ...five, clients: { x: [5, 6, 7, 8, 9], y: OTHERS } }))).toEqual([['a', 'x', null]])
    expect(groups(of(rise(2, 9), { people: 10, clients: { '': [5, 6, 7, 8, 9], known: OTHERS } }))).toEqual([
      [null, 'known', null],
    ])
    expect(groups(of(rise(1, 9), { people: 10, clients: { few: [5, 6, 7, 8], known: OTHERS } }))).toEqual([
      [null, null, null],
    ])
    expect(groups(of(rise(9, 9), { people: 10, teamOf: (person) => (person < 5 ? null : 'a') }))).toEqual([
      ['a', null, null],
    ])
  })

  test('what is usual for a group is the middle of all days before', () => {
    // y had 40 a person on the first of the forty days: 5 × 60 above its usual 50 is more than the 5 × 50 of x all the same.
    const credits: Credits = (day, person) =>
      day === '2026-11-12' ? (person < 5 ? 60 : 70) : person >= 5 && day === '2026-10-03' ? 40 : 10
    expect(groups(of(credits, { people: 10, clients: { x: OTHERS, y: [5, 6, 7, 8, 9] } }))).toEqual([[null, 'y', null]])
  })

  test.each([
    ['a', 'b'],
    ['b', 'a'],
  ])('on days without a row of it a group has 0: %s appeared this month, %s is older', (young, old) => {
    // Of forty days before, most are of the month before: what is usual is 0 for the young group and 50 for the old one.
    const credits: Credits = (day, person) => (day === '2026-11-12' ? (person < 5 ? 90 : 100) : 10)
    const clients = { [young]: OTHERS, [old]: [5, 6, 7, 8, 9] }
    expect(groups(of(credits, { people: 10, clients, late: [young] }))).toEqual([[null, 'a', null]])
  })
})
