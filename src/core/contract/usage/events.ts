import * as z from 'zod'
import '../../schema/jitless.js'
import { count, day, foreign } from './amounts.js'

/** A day on which far more was used than is usual for this team. */
const unusualDay = z.strictObject({
  day,
  credits: z.number(),
  usual: z.number().describe('Credits of a usual day of this kind: the median of those before it.'),
  team: foreign('The team that rose most.').nullable().describe('Null without teams of 5 people or more.'),
  client: foreign('The client that rose most.').nullable().describe('Null without one of 5 people or more.'),
  model: foreign('The model whose messages rose most.').nullable().describe('Null without one of 5 people or more.'),
})
/** The unusual days of the usage report. */
export const unusualDaysSchema = z
  .array(unusualDay)
  .describe('Days on which far more was used than is usual for this team.')

/** The advice with the most money. */
export const toDoSchema = z
  .array(
    z.strictObject({
      kind: z.enum(['idle seats', 'move']),
      from: foreign('The plan now.'),
      to: foreign('The cheaper plan.').nullable().describe('Null for seats to give back.'),
      folded: count('Moves of fewer than 5 people that this one stands for; 0 for one of its own.'),
      seats: count('Seats.'),
      uncertain: z
        .int()
        .min(0)
        .nullable()
        .describe(
          'Of them, seats whose saving is not certain; null for some, where a number would tell of few people.',
        ),
      savesUsd: z.number().describe('USD a month.'),
    }),
  )
  .describe('What to do, at most three: the most money first.')

export type UnusualDay = z.infer<typeof unusualDay>
export type ToDo = z.infer<typeof toDoSchema>[number]
