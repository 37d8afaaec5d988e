import * as z from 'zod'
import '../../schema/jitless.js'
import { count, day, foreign, range, share, usd } from './amounts.js'

/** The forecast, the right-sizing and the estimate of the usage report. */

const seatOutlook = z.strictObject({
  plan: z.string().nullable(),
  name: foreign('The plan’s name.'),
  people: count('People with a row in the month, each once.'),
  out: z
    .int()
    .nullable()
    .describe(
      'People who have used all credits of the plan, or more, up to now; null for fewer than 5, unless it is 0.',
    ),
  outAtEnd: range
    .nullable()
    .describe('People whose allowance will be used up when the month ends; null for groups of fewer than 5.'),
  exhaustion: day.nullable().describe('The day on which the middle one of those who run out does; null when few do.'),
})

/** The forecast of the running month. */
export const forecastSchema = z.strictObject({
  credits: range.describe('Credits when the month ends. 80 of 100 times it should end between low and high.'),
  usd: range.nullable().describe('Seats and overage when the month ends; null where something is not priced.'),
  unusedUsd: range
    .nullable()
    .describe(
      'The part of the seats’ price that pays for credits that will go unused when the month ends; null where a price is not known.',
    ),
  byDay: z
    .array(z.strictObject({ day, low: z.number(), typical: z.number(), high: z.number() }))
    .describe('Credits from the first of the month up to each day that is left.'),
  seats: z.array(seatOutlook),
  doubts: z
    .array(z.enum(['rows are missing', 'its trial is bad']))
    .describe('Why not to rely on it; empty when nothing says so.'),
  basis: z.array(z.string()).describe('What it rests on, a sentence each.'),
  backtest: z
    .strictObject({
      months: count('Closed months that were forecast from their own past.'),
      forecasts: count('Forecasts that were made for it.'),
      error: share.describe(
        'The middle error, a part of what the month came to, of forecasts made on about this day of the month.',
      ),
      lineError: share.describe('The same of the line that goes on by working days.'),
      lastMonthError: share.describe('The same of last month’s credits; null where no month before is known.'),
      coverage: share.describe('How often the month ended within the range.'),
    })
    .nullable()
    .describe('The same forecast for months that are over; null without any.'),
})

const move = z.strictObject({
  from: z.string().nullable().describe('The id of the plan.'),
  fromName: foreign('Its name.'),
  to: z.string().nullable(),
  toName: foreign('Its name.'),
  people: count('People for whom it would have been cheaper.'),
  folded: count('Moves of fewer than 5 people that this row stands for; 0 for one of its own.'),
  savesUsd: z.number().describe('USD a month, on average over the closed months.'),
  volatile: z
    .int()
    .min(0)
    .nullable()
    .describe(
      'Of them, people whose use varies so much that the saving is not certain; null for fewer than 5, or all but fewer than 5.',
    ),
})

const mix = z.array(z.strictObject({ plan: z.string(), name: foreign('Its name.'), seats: count('Seats.') }))

/** The cheapest plans. */
export const rightSizingSchema = z.strictObject({
  months: z.array(z.string()).describe('The closed months it rests on, YYYY-MM.'),
  moves: z.array(move),
  savesUsd: usd.describe('All moves together, USD a month.'),
  now: z.strictObject({ seats: mix, usd }),
  best: z.strictObject({ seats: mix, usd }).describe('The mix in which everybody has the cheapest plan.'),
  breakEven: z
    .array(
      z.strictObject({
        fromName: foreign('The smaller plan.'),
        toName: foreign('The larger one.'),
        credits: z.number(),
      }),
    )
    .describe('Credits/month from which the larger plan with the same overage is not more expensive.'),
  idle: z
    .array(
      z.strictObject({
        plan: z.string().nullable(),
        name: foreign('Its name.'),
        seats: count('Seats without a row in the closed months and this one.'),
        usd,
      }),
    )
    .nullable()
    .describe('Null without a seats file.'),
  persons: z
    .array(
      z.strictObject({
        name: foreign('A pseudonym, or the user.'),
        from: foreign('Plan now.'),
        to: foreign('Cheapest plan.'),
        savesUsd: z.number(),
        volatile: z.boolean(),
        credits: range.describe('Least, middle and most credits of a closed month.'),
      }),
    )
    .nullable()
    .describe('Null unless names or pseudonyms were asked for.'),
  notes: z.array(z.string()),
})

/** The estimate next to what was used. */
export const estimateSchema = z.strictObject({
  estimated: range.describe(
    'Credits a month that the pull-request check estimates for this configuration and as many developers as were active.',
  ),
  actual: z
    .number()
    .describe(
      'Credits of all repositories of these people, in the month, or in the closed month before one that has hardly begun.',
    ),
  month: z.string(),
  developers: count('People with a row in that month.'),
  ratio: z.number().nullable().describe('actual by typical.'),
  within: z.boolean().describe('Whether it lies between low and high.'),
  calibrated: z
    .strictObject({
      factor: z.number().describe('By which the workload of every kind of work would have to be multiplied.'),
      from: z.array(z.string()),
    })
    .nullable()
    .describe('Null from fewer than 5 people.'),
  notes: z.array(z.string()),
})

export type UsageForecast = z.infer<typeof forecastSchema>
export type RightSizing = z.infer<typeof rightSizingSchema>
export type EstimateVersusActual = z.infer<typeof estimateSchema>
