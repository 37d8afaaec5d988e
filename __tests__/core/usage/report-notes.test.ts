import type { Configuration } from '../../../src/core/kiro/configuration.js'
import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { emptyTally } from '../../../src/core/usage/reading/reading-tally.js'
import {
  idleNote,
  leftOut,
  nestedNote,
  oldPricesNote,
  sourceOf,
  unreadNote,
} from '../../../src/core/usage/report-notes.js'
import { readSeats } from '../../../src/core/usage/reading/people-files.js'
import { seatOf } from '../support/used.js'

const bad = (file: string, line: number) => ({ file, line, reason: 'odd' })

test('bad rows of all files are counted, and told by file and line; of the lists the first twenty', () => {
  const tally = {
    ...emptyTally(),
    files: 2,
    bytes: 30,
    rows: 4,
    replaced: 1,
    badRows: 7,
    firstBadRows: [bad('b.csv', 9), bad('b.csv', 2)],
  }
  tally.superseded.set('2026-10', { rows: 2, file: 'a.csv', line: 3, by: 5 })
  tally.superseded.set('2026-11', { rows: 4, file: 'c.csv', line: 1, by: 2 })
  expect(sourceOf(tally, [bad('teams.csv', 3), bad('a.csv', 5)])).toEqual({
    files: 2,
    bytes: 30,
    rows: 4,
    replaced: 1,
    repeated: { rows: 6, first: { file: 'a.csv', line: 3, by: 5 } },
    badRows: 9,
    firstBadRows: [bad('a.csv', 5), bad('b.csv', 2), bad('b.csv', 9), bad('teams.csv', 3)],
  })
  const many = Array.from({ length: 25 }, (_, line) => bad('seats.csv', line + 1))
  const of = sourceOf(emptyTally(), many)
  expect([of.badRows, of.firstBadRows.length, of.firstBadRows.at(-1)?.line, of.repeated]).toEqual([
    25,
    20,
    20,
    { rows: 0, first: null },
  ])
})

test.each<[number, number, string[]]>([
  [0, 0, []],
  [1, 0, ['1 row is of days after that of the report, and in no number.']],
  [
    2,
    3,
    [
      '2 rows are of days after that of the report, and in no number.',
      '3 rows are of months that this report does not show: it goes back a year.',
    ],
  ],
  [0, 1, ['1 row is of months that this report does not show: it goes back a year.']],
])('%d rows later and %d older', (later, older, notes) => {
  expect(leftOut({ ...emptyTally(), later, older })).toEqual(notes)
})

test('whether nobody uses a seat is said where it is not certain', () => {
  const seats = readSeats('Email,Plan\na@x.org,Pro\n', 's.csv', seatOf)
  const note = [expect.stringMatching(/^The list of seats names people by e-mail/)]
  expect(idleNote(null, null)).toEqual([])
  expect(idleNote(seats, null)).toEqual(note)
  expect(idleNote(seats, { seats: [], uncertain: 0, unlisted: 3 })).toEqual([])
  expect(idleNote(seats, { seats: [], uncertain: 1, unlisted: 0 })).toEqual(note)
})

describe('prices of plans that were not checked for long', () => {
  const catalogue = loadCatalogue()
  const [plan] = catalogue.plans
  if (!plan) throw new Error('the catalogue has a plan')
  const checkedOn = (...checked: string[]) => ({
    ...catalogue,
    plans: checked.map((on) => ({ ...plan, from: '2026-01-01', to: null, checked: on })),
  })

  test.each<[string[], string, string | null]>([
    [['2026-06-02'], '2026-08-01', null],
    [['2026-06-02'], '2026-08-02', '2026-06-02, 61 days'],
    [['2026-08-31', '2026-05-01', '2026-07-01'], '2026-09-01', '2026-05-01, 123 days'],
    [['2026-08-31', '2026-08-30'], '2026-09-01', null],
    [[], '2026-09-01', null],
  ])('checked on %j, on %s', (checked, day, told) => {
    expect(oldPricesNote(checkedOn(...checked), day)).toEqual(
      told === null
        ? []
        : [
            `The prices of plans were last checked on ${told} before ${day}: update Kiro Governance, or name a newer price file (input prices, --prices).`,
          ],
    )
  })

  test('of another price file that file is to be brought up to date, and plans of other days do not count', () => {
    const old = checkedOn('2026-01-02')
    const own = { ...old, prices: { ...old.prices, origin: { ...old.prices.origin, source: 'prices.json' } } }
    expect(oldPricesNote(own, '2026-09-01')).toEqual([expect.stringMatching(/: bring the price file up to date\.$/)])
    const between = (from: string, to: string | null) => ({
      ...old,
      plans: old.plans.map((one) => ({ ...one, from, to })),
    })
    expect(oldPricesNote(between('2026-09-02', null), '2026-09-01')).toEqual([])
    expect(oldPricesNote(between('2026-09-01', null), '2026-09-01')).toHaveLength(1)
    expect(oldPricesNote(between('2026-01-01', '2026-09-01'), '2026-09-01')).toEqual([])
    expect(oldPricesNote(between('2026-01-01', '2026-09-02'), '2026-09-01')).toHaveLength(1)
  })
})

test.each<[number[], boolean[], string[]]>([
  [[], [], []],
  [[], [true], []],
  [
    [2],
    [],
    [
      '1 file below .kiro names models where nothing is known to read them, so the estimate does not count them; kiro-governance inventory lists them.',
    ],
  ],
  [
    [0],
    [],
    [
      '1 file below .kiro could not be looked at, so whether it names a model is not known; kiro-governance inventory lists them.',
    ],
  ],
  [
    [1, 0, 3],
    [false, true, false],
    [
      '2 files below .kiro name models where nothing is known to read them, so the estimate does not count them; kiro-governance inventory lists them.',
      '3 files below .kiro could not be looked at, so whether they name a model is not known; kiro-governance inventory lists them.',
    ],
  ],
])('files that name %j models and strays that are seen %j', (names, seen, notes) => {
  const configuration = {
    unread: names.map((count) => ({ names: Array<string>(count).fill('auto') })),
    strays: seen.map((isSeen) => ({ isSeen })),
  }
  expect(unreadNote(configuration as unknown as Configuration)).toEqual(notes)
})

test.each<[[string, number][], string | null]>([
  [[['', 2]], null],
  [[['web', 0]], null],
  [[['web', 1]], '1 contract below the root of the repository has budgets of its own.'],
  [
    [
      ['', 1],
      ['web', 1],
      ['ops', 2],
    ],
    '2 contracts below the root of the repository have budgets of their own.',
  ],
])('contracts with budgets %j', (contracts, sentence) => {
  const configuration = {
    contracts: contracts.map(([root, budgets]) => ({ root, budgets: new Set(Array(budgets).keys()) })),
  }
  expect(nestedNote(configuration as unknown as Configuration)).toEqual(
    sentence === null
      ? []
      : [
          `${sentence} Which use belongs to which folder is not known, so only that of the root is held against what was used.`,
        ],
  )
})
