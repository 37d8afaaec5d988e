import * as z from 'zod'
import '../../schema/jitless.js'
import { LOGINS, PLAN_IDS } from '../../catalogue/plan-ids.js'
import { date } from './values.js'

/** `team` of a policy. */
export const team = z
  .strictObject({
    developers: z
      .int()
      .min(1)
      .max(1_000_000)
      .optional()
      .meta({
        description:
          'People who work in this repository: credits are for the team. Without it as many as this layer has seats; without these for one developer.',
        examples: [12],
      }),
    seats: z
      .partialRecord(
        z.enum(PLAN_IDS),
        z
          .int()
          .min(0)
          .max(1_000_000)
          .meta({ examples: [8] }),
      )
      .optional()
      .meta({ description: 'Seats by plan.', examples: [{ pro: 8, 'pro+': 4 }] }),
    login: z.array(z.enum(LOGINS)).min(1).optional().describe('How the team signs in.'),
    region: z
      .array(
        z
          .string()
          .min(1)
          .meta({ examples: ['claude-sonnet-4.5'] }),
      )
      .min(1)
      .max(500)
      .optional()
      .meta({ description: 'Regions of the team’s Kiro profiles.', examples: [['us-east-1']] }),
    billing: z
      .enum(['enterprise', 'individual'])
      .optional()
      .describe('Who pays: the company through AWS, or each person.'),
    overage: z
      .boolean()
      .optional()
      .meta({ description: 'Whether use beyond the plan is switched on.', examples: [true] }),
    workdays: z
      .int()
      .min(1)
      .max(31)
      .optional()
      .meta({ description: 'Working days a month; 21 if not stated.', examples: [21] }),
    holidays: z
      .array(date)
      .max(1_000)
      .optional()
      .meta({
        description:
          'Days on which the whole team is off, YYYY-MM-DD: the usage report neither misses their rows nor expects use on them.',
        examples: [['2026-12-24', '2026-12-25']],
      }),
    approvedModels: z
      .array(
        z
          .string()
          .min(1)
          .meta({ examples: ['claude-sonnet-4.5'] }),
      )
      .max(500)
      .optional()
      .meta({
        description: 'The approved list of the Kiro console, if the team has one.',
        examples: [['auto', 'claude-sonnet-4.5']],
      }),
  })
  .meta({ description: 'Facts about the team.', examples: [{ developers: 12, seats: { pro: 8, 'pro+': 4 } }] })
