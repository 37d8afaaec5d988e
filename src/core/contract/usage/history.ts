import * as z from 'zod'
import '../../schema/jitless.js'
import { allPriced, count, credits, day, foreign, month, usd } from './amounts.js'

/** The months side by side, and what moved between the last two. */

const monthRow = z.strictObject({
  month,
  state: z
    .enum(['closed', 'to date', 'not known'])
    .describe('not known: no file has a row of this month, and every amount is null.'),
  whole: z
    .boolean()
    .nullable()
    .describe(
      'False: working days without rows, so that every amount may be too low. In a month to date: up to `through`.',
    ),
  from: day.nullable().describe('The first day with a row.'),
  through: day.nullable().describe('The last day with a row.'),
  due: z.int().min(0).nullable().describe('Working days of the month; in a month to date those up to `through`.'),
  withRows: z.int().min(0).nullable().describe('Working days that have rows.'),
  people: z.int().min(0).nullable().describe('People with a row.'),
  seats: z.int().min(0).nullable().describe('Seats that are paid, counted as in the month of the report.'),
  credits,
  overage: credits,
  perWorkingDay: credits.describe('Credits by working days with rows: months of different length compare by it.'),
  fixedUsd: usd,
  overageUsd: usd,
  totalUsd: usd,
  allPriced: allPriced.nullable(),
})

/** The months side by side. */
export const monthsSchema = z
  .array(monthRow)
  .describe(
    'The last twelve months at most, ascending, from the first that has rows to that of the report, at the prices of each month. Empty without a user_report.',
  )

const change = {
  before: credits,
  now: credits,
  change: credits.describe('now − before.'),
  beforeUsd: usd,
  nowUsd: usd,
  changeUsd: usd.describe('nowUsd − beforeUsd.'),
}

/** What moved most against the month before. */
export const movedSchema = z
  .strictObject({
    against: month.describe('The month before, YYYY-MM.'),
    compared: z
      .enum(['whole months', 'same working days', 'not compared'])
      .describe(
        'same working days: a month is not over, or not whole, so both are held against each other by the same number of working days with rows, from the first.',
      ),
    workingDays: z
      .strictObject({ before: count('Of the month before.'), now: count('Of the month of the report.') })
      .describe('Working days that are compared.'),
    why: z.string().nullable().describe('Why nothing is compared; null where something is.'),
    total: z.strictObject(change).nullable().describe('Everything together.'),
    rows: z
      .array(
        z.strictObject({
          kind: z.enum(['plan', 'client', 'team', 'model']),
          name: foreign('Its name.').nullable().describe('Null: people without a team, or folded groups.'),
          folded: count('Groups that are folded in either of the two months; 0 for a group of its own.'),
          ...change,
        }),
      )
      .describe(
        'By group, the largest change in credits first. Within days of a month a group has its part of the whole month.',
      ),
  })
  .describe('What moved most against the month before.')

export type MonthRow = z.infer<typeof monthRow>
export type Moved = z.infer<typeof movedSchema>
export type MovedRow = Moved['rows'][number]
