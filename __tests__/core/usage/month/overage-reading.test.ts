import fc from 'fast-check'
import { dayIn, type Ledger } from '../../../../src/core/usage/ledger.js'
import { readOverage } from '../../../../src/core/usage/month/overage-reading.js'
import { recentMonths, usedMonths } from '../../../../src/core/usage/month/used-months.js'
import { FEW_RUNS } from '../../support/properties.js'
import { fileOf, readFiles, row, type Row } from '../../support/user-report.js'
import { seatOf } from '../../support/used.js'
import { file, reportOf } from '../../support/report-of.js'

/** People whose `Overage_Credits_Used` goes like this from day to day; without a row where it is null. */
function ledgerOf(courses: readonly (readonly (number | null)[])[], credits = '100'): Ledger {
  const rows = courses.flatMap((course, user) =>
    course.flatMap((overage, day): Row[] =>
      overage === null
        ? []
        : [row({ user: `u${user}`, day: dayIn('2026-10', day), credits, overage: String(overage), enabled: 'true' })],
    ),
  )
  return readFiles([{ path: 'a.csv', text: fileOf(rows) }]).ledger()
}

const rising = [0, 5, 5, 9, null, 20]

test.each<[string, (number | null)[][], string, string]>([
  ['values that fall are of days', [rising, [0, 7, 3, 8], [6, 5]], 'daily', 'evidence'],
  ['many values that never fall are of months', [rising, rising, [1, 2, 3, 4]], 'cumulative', 'evidence'],
  ['a zero after use is a fall', [[3, 0, 3, 0]], 'daily', 'evidence'],
  ['two values say too little', [[1, 2]], 'daily', 'assumed'],
  ['one value says nothing', [[4]], 'daily', 'assumed'],
  ['no overage needs no reading', [[0, 0]], 'daily', 'assumed'],
])('%s', (_, courses, reading, chosen) => {
  const result = readOverage(ledgerOf(courses), 'auto', seatOf)
  expect(result).toMatchObject({ reading, chosen })
  expect(result.evidence.length).toBeGreaterThan(0)
})

test('what is asked for is taken, and the rows’ word is reported', () => {
  const result = readOverage(ledgerOf([rising, rising]), 'daily', seatOf)
  expect(result).toMatchObject({ reading: 'daily', chosen: 'stated' })
  expect(result.evidence).toContain('The rows look cumulative; daily was asked for.')
})

test('credits beyond the plan include the overage, credits up to it do not', () => {
  expect(readOverage(ledgerOf([[0, 5, 9]], '300'), 'auto', seatOf)).toMatchObject({ included: false })
  expect(readOverage(ledgerOf([[0, 5, 9]], '400'), 'auto', seatOf)).toMatchObject({ included: true })
})

test('both readings of the same rows, as credits and overage', () => {
  const ledger = ledgerOf([[0, 5, 7]], '300')
  const month = (reading: 'daily' | 'cumulative', included = false) =>
    usedMonths(ledger, { reading, included }, seatOf, '2026-11-20')[0]?.people[0]
  expect(month('daily')).toMatchObject({ credits: 912, overage: 12, overageEnabled: true })
  expect(month('cumulative')).toMatchObject({ credits: 907, overage: 7 })
  expect([...(month('cumulative')?.daily.slice(0, 4) ?? [])]).toEqual([300, 305, 302, 0])
  expect(month('daily', true)).toMatchObject({ credits: 900, overage: 12 })
})

test('a reading of days adds up to the overage of all rows, one of months to the last', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.option(fc.integer({ min: 0, max: 99 })), { minLength: 1, maxLength: 28 }), {
        minLength: 1,
        maxLength: 5,
      }),
      (courses) => {
        const ledger = ledgerOf(courses)
        for (const reading of ['daily', 'cumulative'] as const) {
          const people = usedMonths(ledger, { reading, included: false }, seatOf, '2026-11-20')[0]?.people ?? []
          for (const { person, overage } of people) {
            const course = (courses[Number(ledger.people[person]?.id.slice(1))] ?? []).map((value) => value ?? 0)
            expect(overage).toBe(
              reading === 'daily' ? course.reduce((sum, value) => sum + value, 0) : Math.max(...course),
            )
          }
        }
      },
    ),
    FEW_RUNS,
  )
})

test('months up to one, people in the order of their names, the last day that has credits', () => {
  const rows = [
    row({ user: 'b', day: '2026-10-09' }),
    row({ user: 'a', day: '2026-11-03' }),
    row({ user: 'b', day: '2026-11-05', credits: '0' }),
    row({ user: 'c', day: '2026-12-01' }),
  ]
  const ledger = readFiles([{ path: 'a.csv', text: fileOf(rows) }], 100, '2026-12-20').ledger()
  const months = usedMonths(
    recentMonths(ledger, '2026-11'),
    { reading: 'daily', included: false },
    seatOf,
    '2026-11-20',
  )
  expect(
    months.map(({ month, through, people }) => [month, through, people.map(({ person }) => ledger.people[person]?.id)]),
  ).toEqual([
    ['2026-10', 30, ['b']],
    ['2026-11', 2, ['a', 'b']],
  ])
})

test.each([
  ['1020', 'does not go'],
  ['1020.000001', 'goes'],
])('%s credits on a plan of 1,000 and two of a hundred: it %s beyond the plan', (credits, goes) => {
  const { overageReading } = reportOf([file([row({ credits, overage: '5', enabled: 'true' })])])
  expect(overageReading.evidence.at(-1)).toMatch(new RegExp(`^Credits_Used ${goes} beyond the plan`))
})
