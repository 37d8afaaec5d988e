import * as z from 'zod'
import '../../schema/jitless.js'

/* `budget` of a policy. */

const creditsMonthly = z
  .number()
  .min(0)
  .optional()
  .meta({ description: 'Credits a month.', examples: [10000] })
const usd = z
  .strictObject({
    monthly: z
      .number()
      .min(0)
      .optional()
      .meta({ description: 'USD a month without tax: the price of the seats, and overage.', examples: [900] }),
  })
  .optional()

/** What the budgets of all developers together may allow. */
const everybody = z.strictObject({
  credits: z
    .strictObject({
      daily: z
        .number()
        .min(0)
        .optional()
        .meta({ description: 'Credits a day.', examples: [500] }),
      monthly: creditsMonthly,
    })
    .optional()
    .meta({ description: 'Credits of all developers together.', examples: [{ monthly: 10000 }] }),
  usd: usd.meta({
    description: 'USD of all developers together, which the usage report holds against what was spent.',
    examples: [{ monthly: 900 }],
  }),
})

/** What one team may spend. */
const oneTeam = z.strictObject({
  credits: z
    .strictObject({ monthly: creditsMonthly })
    .optional()
    .meta({ description: 'Credits of the team.', examples: [{ monthly: 4000 }] }),
  usd: usd.meta({ description: 'USD of the team: its seats and its overage.', examples: [{ monthly: 400 }] }),
})

/** Teams that may have a budget. Chosen by hand. */
const MOST_TEAMS = 500

/** `budget` of a policy. */
export const budget = z
  .strictObject({
    required: z
      .array(z.enum(['daily', 'monthly']))
      .optional()
      .meta({ description: 'Budgets that a contract must have.', examples: [['monthly']] }),
    minimumAction: z
      .enum(['notify', 'restrict', 'pause'])
      .optional()
      .describe('The weakest allowed action of a budget.'),
    team: everybody.optional().meta({
      description: 'What the budgets of all developers together may allow.',
      examples: [{ credits: { monthly: 10000 } }],
    }),
    teams: z
      .record(z.string().min(1).max(200), oneTeam)
      .refine((teams) => Object.keys(teams).length <= MOST_TEAMS, `at most ${MOST_TEAMS} teams`)
      .optional()
      .meta({
        description:
          'What single teams may spend in a month, by the names of the list of teams (upper and lower case are alike), for the usage report.',
        examples: [{ payments: { usd: { monthly: 400 } } }],
      }),
  })
  .meta({
    description: 'What budgets a contract must have, and what teams may spend.',
    examples: [{ required: ['monthly'] }],
  })
