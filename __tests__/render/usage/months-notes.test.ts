import { monthsFrom } from '../../../src/core/usage/ledger.js'
import { monthsNotes } from '../../../src/render/usage/history.js'
import { sampleUsageReport } from '../../core/support/usage-report.js'
import { USAGE_FORMATS } from '../../../src/render/usage/index.js'
import { PLAIN } from '../../../src/render/text/paint.js'

/* What the months side by side say of months without rows, and with some of them only. */

const sample = sampleUsageReport()
const [usual] = sample.months.filter(({ state }) => state === 'closed')
if (!usual) throw new Error('the sample has no closed month')

/** A year of whole months but for these. */
const yearWith = (others: Readonly<Record<string, Partial<typeof usual>>>) =>
  sampleUsageReport({
    months: monthsFrom('2025-12', '2026-11').map((month) => ({ ...usual, whole: true, month, ...others[month] })),
  })

const HOLE = { state: 'not known', whole: null, credits: null, totalUsd: null, due: null, withRows: null } as const
const SEATS =
  'Seats of earlier months are counted as the list of seats says now: how many were paid then is in no file.'

test.each<[string, Readonly<Record<string, Partial<typeof usual>>>, string[]]>([
  ['nothing of whole months', {}, []],
  [
    'a month without rows',
    { '2026-02': HOLE },
    ['No file has a row for February 2026: what was used and paid then is not known, and not 0.'],
  ],
  [
    'several of them, and months of which rows are missing',
    { '2026-02': HOLE, '2026-03': HOLE, '2026-04': { whole: false }, '2026-09': { whole: false } },
    [
      'No file has a row for February 2026 and March 2026: what was used and paid then is not known, and not 0.',
      'Rows of working days are missing for April 2026 and September 2026: the amounts in their rows are too low. Look for the missing files in the bucket.',
    ],
  ],
  [
    'a month of which rows are missing',
    { '2026-04': { whole: false } },
    [
      'Rows of working days are missing for April 2026: the amounts in its row are too low. Look for the missing files in the bucket.',
    ],
  ],
  [
    'months with a plan that had no price then, but for that of the report',
    { '2026-01': { allPriced: false }, '2026-05': { allPriced: false }, '2026-11': { allPriced: false } },
    ['No price is known for the seats of a plan in January 2026 and May 2026: the dollars there leave them out.'],
  ],
  [
    'many of them',
    Object.fromEntries(monthsFrom('2026-01', '2026-05').map((month) => [month, { allPriced: false }])),
    [
      'No price is known for the seats of a plan in 5 months from January 2026 to May 2026: the dollars there leave them out.',
    ],
  ],
  ['nothing of a first month within which the files begin', { '2025-12': { whole: false } }, []],
  ['nothing of a month to date', { '2026-11': { whole: false, state: 'to date' } }, []],
])('%s', (_, others, expected) => {
  expect(monthsNotes(yearWith(others))).toEqual([...expected, SEATS])
})

test.each(['text', 'markdown', 'html'] as const)('%s has them', (format) => {
  const report = yearWith({ '2026-02': HOLE })
  expect(USAGE_FORMATS[format](report, { paint: PLAIN, links: [] })).toContain('No file has a row for February 2026')
})
