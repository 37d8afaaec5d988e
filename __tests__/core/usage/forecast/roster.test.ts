import { rosterOf, type Roster } from '../../../../src/core/usage/forecast/roster.js'
import type { UsedMonth } from '../../../../src/core/usage/used.js'
import { seatOf, usedBy, usedMonth } from '../../support/used.js'

/*
 * June 2026 begins on a Monday, so that within its first week the clock of working days goes 1, 2, 3, 4, 5, 5.06, 5.12. The values were
 * worked out apart from the program: with a half-life of 20 working days, q = 2^(−1/20), credits of a person with 10 on each of n days are
 * 10 × (1 − qⁿ) / (1 − q), divided by the time that counts as much, with two days of an average person for everybody who is new.
 */

interface One {
  readonly daily: readonly number[]
  readonly began?: number
  readonly overageEnabled?: boolean
  readonly tier?: string
}

function june(people: readonly One[]): UsedMonth {
  return usedMonth(
    people.map(({ daily, began = null, overageEnabled = true, tier = 'PRO' }, person) =>
      usedBy(
        person,
        tier,
        daily.reduce((sum, credits) => sum + credits, 0),
        {
          daily: Float64Array.from({ length: 30 }, (_, day) => daily[day] ?? 0),
          began,
          overageEnabled,
        },
      ),
    ),
    '2026-06',
  )
}

const rates = (roster: Roster) => [...roster.state().rate]
const close = (values: readonly number[]) => values.map((value): unknown => expect.closeTo(value, 8))

test('credits of an ordinary working day, of people who go on, fell silent, began, and were there before', () => {
  const month = june([
    { daily: [10, 10, 10, 10, 10] },
    { daily: [10] },
    { daily: [0, 0, 10, 10, 10], began: 2 },
    { daily: [0, 0, 10, 10, 10] },
  ])
  const roster = rosterOf()
  roster.readTo(month, 4)
  expect(rates(roster)).toEqual(close([9.169988524849535, 3.1573696062993344, 8.722883498079117, 6.345299214145258]))
  // A weekend is 0.12 working days.
  roster.readTo(month, 6)
  expect(rates(roster)).toEqual(close([8.997499207368298, 3.1238070196538588, 8.50307786866436, 6.225942867330189]))
  expect(roster.days.map(({ demand, people, present, weekday }) => [demand, people, present, weekday])).toEqual([
    [20, 2, 2, 1],
    [10, 1, 1, 2],
    [30, 3, 3, 3],
    [30, 3, 3, 4],
    [30, 3, 3, 5],
    [0, 0, 0, 6],
    [0, 0, 0, 0],
  ])
})

test('who used the allowance up would go on: their time stops, and their use is in the demand', () => {
  const month = june([
    { daily: [500, 500], overageEnabled: false },
    { daily: [500, 500, 500], tier: 'POWER' },
  ])
  const roster = rosterOf()
  roster.readTo(month, 2)
  expect(roster.days.map(({ demand, people, present }) => [demand, people, present])).toEqual([
    [1000, 2, 2],
    [1000, 2, 2],
    [expect.closeTo(850.9060953858295, 8), 1, expect.closeTo(1.8409679961761038, 8)],
  ])
  expect(rates(roster)).toEqual(close([390.3844746345063, 415.386116493569]))
  expect([...roster.state().out.slice(0, 2)]).toEqual([1, -1])
  // On a Saturday a part of it, as everybody’s.
  roster.readTo(month, 5)
  expect(roster.days[5]).toMatchObject({
    demand: expect.closeTo(21.054365723149772, 8) as unknown,
    present: expect.closeTo(0.05045807977056624, 8) as unknown,
  })
  // The time of the one who stopped does not go on.
  const [stopped, silent] = rates(roster)
  expect(stopped).toBeGreaterThan(375)
  expect(silent).toBeLessThan(360)
})

test('a plan without overage is used up from half a thousandth before its end; with overage nothing stops', () => {
  const out = (credits: number, overageEnabled: boolean) => {
    const roster = rosterOf()
    roster.readTo(june([{ daily: [100, credits - 100, 1], overageEnabled }, { daily: [1, 1, 1] }]), 2)
    return [roster.state().out[0], roster.days[2]?.present]
  }
  expect(out(999.4, false)).toEqual([2, 2])
  expect(out(999.5, false)).toEqual([1, expect.closeTo(2.84, 2)])
  expect(out(999.5, true)).toEqual([1, 2])
})

test('a wild day counts as eight typical ones, more while little is known, and as twenty-five for what wild days add', () => {
  const read = (wild: number) => {
    const roster = rosterOf()
    roster.readTo(june([{ daily: [10, 10, 10, 10, wild] }, { daily: [10, 10, 10, 10, 10] }]), 4)
    return [roster.days[4]?.demand, roster.wildness()]
  }
  expect(read(80)).toEqual([expect.closeTo(90, 8), 1])
  // On the fifth day 8 × (1 + 4 / 5) typical ones: of 1,000 credits 144 are kept beside nine times 10, and 250 − 144 are cut.
  expect(read(1000)).toEqual([expect.closeTo(154, 8), expect.closeTo(1 + 106 / 234, 8)])
  expect(read(180)).toEqual([expect.closeTo(154, 8), expect.closeTo(1 + 36 / 234, 8)])
})

test('what is typical on the first day is the median of its people', () => {
  const roster = rosterOf()
  roster.readTo(june([{ daily: [10] }, { daily: [1000] }, { daily: [10] }, { daily: [0, 5] }]), 0)
  expect(roster.days).toMatchObject([{ demand: expect.closeTo(420, 8) as unknown, people: 3 }])
})

test('a first day on a weekend is no measure of a working day', () => {
  // 6 June 2026 is a Saturday: on Monday twenty times as much is no wild day.
  const read = (first: number) => {
    const roster = rosterOf()
    const daily = Array.from({ length: 8 }, (_, day) => (day === 5 ? first : day === 7 ? 100 : 0))
    roster.readTo(june([{ daily }, { daily }, { daily }]), 7)
    return roster.days.at(-1)?.demand
  }
  expect(read(5)).toBeCloseTo(300, 8)
})

test('a stated holiday is a day off, whoever works', () => {
  const off = (holidays: string[]) => {
    const roster = rosterOf(new Set(holidays))
    roster.readTo(june([{ daily: [10, 10, 10] }]), 2)
    return roster.days.map((day) => day.off)
  }
  expect(off([])).toEqual([false, false, false])
  expect(off(['2026-06-02'])).toEqual([false, true, false])
})

test('days before the first credits are none', () => {
  const roster = rosterOf()
  roster.readTo(june([{ daily: [0, 0, 0, 7] }]), 4)
  expect(roster.days.map(({ day, demand }) => [day, demand])).toEqual([
    [3, 7],
    [4, 0],
  ])
  expect(rosterOf().wildness()).toBe(1)
  expect(rosterOf().state().rate).toHaveLength(0)
})

test('people keep their slots over the months, with the newest row and the credits of this month', () => {
  const roster = rosterOf()
  const next = { ...june([{ daily: [] }, { daily: [] }]), month: '2026-07', days: 31 }
  const july = {
    ...next,
    people: [
      usedBy(9, 'PRO', 3, { daily: new Float64Array(31).fill(3) }),
      usedBy(1, 'POWER', 4, { daily: new Float64Array(31).fill(4) }),
    ],
  }
  roster.readTo(june([{ daily: [900, 100], overageEnabled: false }, { daily: [1, 1] }]), 29)
  expect([...roster.state().out.slice(0, 2)]).toEqual([1, -1])
  const [stopped = 0] = rates(roster)
  roster.readTo(july, 1)
  // Two working days of silence, and not the month in which the time of the one who stopped did not go on.
  expect(rates(roster)[0]).toBeLessThan(0.995 * stopped)
  expect(rates(roster)[0]).toBeGreaterThan(0.6 * stopped)
  const { of, used, out } = roster.state()
  expect(of.map(({ person, seat }, slot) => [person, seat.plan, used[slot], out[slot]])).toEqual([
    [0, 'pro', 0, -1],
    [1, seatOf('POWER').plan, 8, -1],
    [9, 'pro', 6, -1],
  ])
  // Whoever stopped goes on in the new month, and no one is missing from its days.
  expect(roster.days.slice(-2).map(({ people, present }) => [people, present])).toEqual([
    [2, 2],
    [2, 2],
  ])
})

test('three hundred people have the columns of their own', () => {
  const roster = rosterOf()
  const month = june(Array.from({ length: 600 }, (_, person) => ({ daily: [person + 1, 0, 1] })))
  roster.readTo(month, 2)
  const { of, used, out } = roster.state()
  expect(of.map(({ person }, slot) => [person, used[slot], out[slot]])).toEqual(
    Array.from({ length: 600 }, (_, person) => [person, person + 2, -1]),
  )
})

test('who uses the plan up on the very first day is expected to have gone on like an average person', () => {
  const roster = rosterOf()
  roster.readTo(june([{ daily: [1000], overageEnabled: false }, { daily: [30, 30] }]), 1)
  // The median of the day is 515 credits. One working day counts (1 − q) / ln 2 × 20, and two days of an average person 2 q.
  const q = 2 ** (-1 / 20)
  const stopped = (1000 + 2 * q * 515) / (((1 - q) * 20) / Math.LN2 + 2 * q)
  expect(roster.days.map(({ demand }) => demand)).toEqual(close([1030, 30 + stopped]))
})

test('who was silent for one working day is there; from the second on the chance of having left counts', () => {
  const roster = rosterOf()
  const month = june([{ daily: [10, 10, 10] }, { daily: [10, 10, 10, 10, 10, 10] }])
  const rateAfter = (silent: number): number => {
    // Three days of 10 credits, of which each working day since takes a part; two days of an average person beside them.
    const [decay, age] = [Math.LN2 / 20, 3]
    const q = Math.exp(-decay)
    const share = (1 + q + q ** 2 + 0.5) / ((1 - q ** age) / decay + 1)
    const counted = Math.min(silent, 2 / share)
    const young = q ** (counted + age)
    // The mean day of all counts the two people of the first day once more, without credits.
    const average = (0.75 * 10 * (6 + silent)) / (8 + silent)
    const rate = (10 * (1 + q + q ** 2) * q ** counted + 2 * young * average) / ((1 - young) / decay + 2 * young)
    const there = (1 - share) ** silent + 0.1 * Math.exp(-silent / 8)
    return silent < 2 ? rate : (rate * there) / (there + 0.004 * silent)
  }
  for (const day of [3, 4]) {
    roster.readTo(month, day)
    expect(rates(roster)[0]).toBeCloseTo(rateAfter(day - 2), 8)
  }
})
