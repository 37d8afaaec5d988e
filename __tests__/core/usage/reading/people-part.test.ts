import { DAYS, LentArrays, OveragePool, PEOPLE, PeoplePart } from '../../../../src/core/usage/reading/people-part.js'
import { UsageRow } from '../../../../src/core/usage/reading/usage-row.js'

const row = (day: number, credits: number) => Object.assign(new UsageRow(), { day, credits })

test.each([true, false])('credits of rows, and whether they are the first ones of the day (by day: %s)', (byDay) => {
  const part = new PeoplePart(byDay)
  const add = (own: number, day: number, credits: number) => part.addCredits(own, row(day, credits))
  expect([add(1, 0, 0), add(1, 0, 5), add(1, 0, 7), add(1, 0, 0)]).toEqual([false, true, false, false])
  expect([add(1, 1, 1), add(1, 30, 2), add(1, 30, 2), add(2, 0, 3)]).toEqual([true, true, false, true])
  expect([...part.sums.subarray(0, 3)]).toEqual([0, 17, 3])
  expect([...part.used.subarray(0, 3)]).toEqual([0, 3 | (1 << 30), 1])
  const days = part.credits
  expect(days && [0, 1, 30].map((day) => days[DAYS + day])).toEqual(byDay ? [12, 1, 4] : null)
})

test('days with a row are those of the person alone', () => {
  const [part, lent] = [new PeoplePart(false), new LentArrays()]
  for (const [own, day, client] of [
    [0, 30, 0],
    [1, 0, 1],
    [1, 30, 0],
    [1, 30, 1],
    [2, 0, 0],
  ] as const)
    part.see(own, day, client, 1, lent)
  expect([0, 1, 2, 3].map((own) => part.activeDays(own))).toEqual([1, 2, 1, 0])
})

test('a row again is repeated in its file and replaced in a later one, in every part', () => {
  const lent = new LentArrays()
  const parts = [new PeoplePart(false), new PeoplePart(false)]
  const see = (file: number, own: number, day: number, client = 0) =>
    parts.map((part) => part.see(own, day, client, file, lent))
  const both = (word: string) => [word, word]
  expect(see(1, 3, 4)).toEqual(both('first'))
  expect(see(1, 3, 4)).toEqual(both('repeated'))
  expect(see(1, 3, 4, 1)).toEqual(both('first'))
  expect(see(1, PEOPLE - 1, 30)).toEqual(both('first'))
  expect(see(2, 3, 5)).toEqual(both('first'))
  // In the second file no row of this day was seen before, whatever the first one left in the arrays.
  expect(see(2, 3, 4)).toEqual(both('replaced'))
  expect(see(2, PEOPLE - 1, 30)).toEqual(both('replaced'))
  expect(see(2, 3, 5)).toEqual(both('repeated'))
})

test('parts that are read in one file have arrays of their own, and those of the next file take them over', () => {
  const lent = new LentArrays()
  const [one, other] = [lent.take(1), lent.take(1)]
  expect(one === other).toBe(false)
  expect(one).toHaveLength(PEOPLE * DAYS)
  expect([lent.take(2) === one, lent.take(2) === other]).toEqual([true, true])
})

test.each([true, false])('overage of more people than a chunk has, by day (%s) or for the month', (byDay) => {
  const pool = new OveragePool(byDay)
  const places = Array.from({ length: 130 }, () => pool.take())
  expect(places).toEqual(Array.from({ length: 130 }, (_, place) => place))
  for (const place of places) {
    pool.add(place, 0, place)
    pool.add(place, 0, 2)
    pool.add(place, 30, 5)
  }
  const totals = (of: OveragePool) => [0, 63, 64, 129].map((place) => of.totalOf(place))
  const expected = [0, 63, 64, 129].map((place) => ({ sum: place + 7, most: Math.max(place, 5) }))
  expect([totals(pool), totals(pool.folded())]).toEqual([expected, expected])
  const { sum, most } = pool.of(64, byDay ? DAYS : 1)
  expect([sum[0], most[0], sum.at(-1), most.at(-1)]).toEqual(byDay ? [66, 64, 5, 5] : [71, 64, 71, 64])
})
