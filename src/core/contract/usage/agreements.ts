import * as z from 'zod'
import '../../schema/jitless.js'
import { count, credits, day, foreign, range, share } from './amounts.js'

/** The agreed budgets, and whether they were reached. */

const action = z.enum(['notify', 'restrict', 'pause'])

const step = z.strictObject({
  percent: z.number().describe('Of the limit.'),
  reached: day.nullable().describe('The day on which it was reached; null when it was not.'),
  expected: day
    .nullable()
    .describe('The day on which it will be reached by the forecast; null when it was, or will not be in this month.'),
  action: action.describe('What was agreed for it.'),
})

const budget = z.strictObject({
  id: z.string().describe('Stable from day to day: `policy/monthly`, `contract/daily/<n>`.'),
  from: z.enum(['policy', 'contract']),
  file: foreign('Where it is written.'),
  period: z.enum(['daily', 'monthly']),
  limit: z.number().describe('Credits of everybody together.'),
  perDeveloper: credits.describe('What a contract says for one developer; null for a budget of the team.'),
  used: z.number().describe('Monthly: credits of the month. Daily: credits of the day that used most.'),
  usedOn: day.nullable().describe('Daily: that day.'),
  share,
  daysOver: count('Daily: days above the limit.'),
  steps: z.array(step),
  forecast: z
    .strictObject({
      reached: day.nullable().describe('When the limit will be reached; null when not in this month.'),
      share: range,
    })
    .nullable()
    .describe('Monthly budgets of a running month.'),
})

/** The budgets of the usage report. */
export const budgetsSchema = z.array(budget)

/** A reached step, and what its action means. */
export const actionsSchema = z
  .array(
    z.strictObject({
      id: z.string().describe('`<budget>@<percent>`: said once a month. A daily budget’s has the day too.'),
      budget: z.string(),
      percent: z.number(),
      reached: day,
      action,
    }),
  )
  .describe('Steps that were reached, the strongest action last.')

export type UsageBudget = z.infer<typeof budget>
export type AgreedAction = z.infer<typeof actionsSchema>[number]
