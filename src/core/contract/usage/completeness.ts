import * as z from 'zod'
import '../../schema/jitless.js'
import { count, day, foreign, month } from './amounts.js'

/** Whether the files have every row that is due. */
export const completenessSchema = z
  .strictObject({
    whole: z.boolean().describe('False: rows are old, missing or unreadable, and every number may be too low.'),
    newest: day.nullable().describe('The newest day with a row; null without any.'),
    until: day.describe(
      'Rows of days before this one are due: the day of the report, or the end of a closed month that was asked for.',
    ),
    age: z.int().min(0).nullable().describe('Working days after `newest` and before `until`.'),
    missingDays: z.array(day).describe('Working days of the month without a row, beyond what is usual for the team.'),
    missingMonths: z.array(month).describe('Months without a row between others that have some.'),
    silent: z
      .array(
        z.strictObject({
          kind: z.enum(['client', 'profile']),
          name: foreign('The client, or the last part of the profile’s ARN.'),
          last: day.describe('Its last day with a row.'),
          age: count('Working days after it on which others have rows.'),
        }),
      )
      .describe('Clients and profiles that had rows regularly and have none any more.'),
    badRows: count('Rows of usage files that cannot be read.'),
  })
  .describe('Whether the files are whole.')

export type Completeness = z.infer<typeof completenessSchema>
