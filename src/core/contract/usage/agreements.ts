import * as z from 'zod'
import '../../schema/jitless.js'
import { allPriced, count, credits, day, foreign, range, share } from './amounts.js'

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
  id: z
    .string()
    .describe(
      'Stable from day to day: `policy/monthly`, `policy/monthly/usd`, `policy/team-<digest of its name>/credits`, `contract/daily/<n>`.',
    ),
  from: z.enum(['policy', 'contract']),
  file: foreign('Where it is written.'),
  team: foreign('The team whose budget it is, as the list of teams names it.')
    .nullable()
    .describe('Null: of everybody.'),
  unit: z.enum(['credits', 'USD']).describe('Of the limit and of what is used. USD: seats and overage, without tax.'),
  period: z.enum(['daily', 'monthly']),
  limit: z.number().describe('Credits, or USD, of everybody together or of the team.'),
  perDeveloper: credits.describe('What a contract says for one developer; null for a budget of the team.'),
  used: z.number().describe('Monthly: of the month. Daily: of the day that used most.'),
  usedOn: day.nullable().describe('Daily: that day.'),
  share,
  allPriced: allPriced.describe(
    'False: the price of a seat is not known, and what is known has reached the limit by itself; `used` and `share` are at least that.',
  ),
  daysOver: count('Daily: days above the limit.'),
  steps: z.array(step),
  forecast: z
    .strictObject({
      reached: day.nullable().describe('When the limit will be reached; null when not in this month.'),
      share: range,
      reliable: z.boolean().describe('False where the trial of this forecast is bad, or rows are missing.'),
    })
    .nullable()
    .describe('Monthly budgets of a running month.'),
})

/** The budgets of the usage report. */
export const budgetsSchema = z.array(budget)

/** Budgets of the policy that nothing could be held against: not known is not within. */
export const unheldSchema = z
  .array(
    z.strictObject({
      id: z.string().describe('As a budget would have it.'),
      file: foreign('Where it is written.'),
      team: foreign('The team, as the policy names it.').nullable().describe('Null: of everybody.'),
      unit: z.enum(['credits', 'USD']),
      limit: z.number(),
      why: z.string().describe('Why, in own words.'),
    }),
  )
  .describe('Budgets that nothing is held against, and why; the verdict is then warn at the least.')

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

export type UnheldBudget = z.infer<typeof unheldSchema>[number]
export type UsageBudget = z.infer<typeof budget>
export type AgreedAction = z.infer<typeof actionsSchema>[number]
