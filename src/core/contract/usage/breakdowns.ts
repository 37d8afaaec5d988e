import * as z from 'zod'
import '../../schema/jitless.js'
import { allPriced, count, credits, day, foreign, share, usd } from './amounts.js'

/*
 * The month by group. Groups of fewer than 5 people are folded into one row, and `folded` is the number of its groups:
 * a breakdown never describes few people. The rows of one breakdown add up to the total.
 */

const folded = count('Groups of fewer than 5 people that this row stands for; 0 for a group of its own.')
const people = count('People with a row.')

const byDay = z.strictObject({
  day: day.nullable().describe('Null for the days on which few people worked, folded.'),
  folded,
  people,
  credits: z.number(),
})

const byPlan = z.strictObject({
  plan: z.string().nullable().describe('The id of the plan; null for folded ones, and for a tier that is not known.'),
  name: foreign('The plan’s name.'),
  folded,
  seats: count('Seats that are paid.'),
  people,
  allowance: credits.describe('Credits that these seats include.'),
  credits: z.number().describe('Credits that were used, overage included.'),
  overage: z.number(),
  fixedUsd: usd,
  unusedUsd: usd,
  overageUsd: usd,
  allPriced,
})

const group = z.strictObject({
  name: foreign('Its name.'),
  folded,
  people,
  credits: z.number(),
  share,
  messages: count('Prompts, tool calls and answers.'),
})
const byTeam = z.strictObject({
  name: foreign('The team, as teams.csv names it.').nullable().describe('Null: people without a team, or folded ones.'),
  folded,
  people,
  credits: z.number(),
  share,
  overage: z.number(),
  usd: usd.describe('seatsUsd + overageUsd.'),
  seatsUsd: usd.describe('The price of its seats, idle ones of its members among them.'),
  overageUsd: usd,
  allPriced,
  silent: z
    .int()
    .nullable()
    .describe('People of teams.csv without a row in the month; null for fewer than 5, unless it is 0.'),
  idle: z
    .int()
    .nullable()
    .describe(
      'Idle seats of its members; null without a list of seats, for fewer than 5, unless it is 0, and where the others would reveal those few.',
    ),
})

const model = z.strictObject({
  model: foreign('The id, as the column of the file says it.'),
  folded,
  people,
  messages: z.number(),
  credits: credits.describe('An estimate but for the rows that have this model alone.'),
  share,
  creditsPerMessage: z.number().nullable().describe('Fitted on rows with this model alone.'),
  multiplier: z.number().nullable().describe('The catalogue’s; null is not priced.'),
  measured: z.boolean().describe('Whether credits per message were fitted; otherwise they follow from the multiplier.'),
})

const person = z.strictObject({
  name: foreign('A pseudonym, or the user, where names were asked for.'),
  team: foreign('Their team.').nullable(),
  plan: foreign('Their plan.'),
  credits: z.number(),
  overage: z.number(),
  ofAllowance: share,
  activeDays: z.int(),
})

/** The breakdowns of the usage report. */
export const breakdownSchemas = {
  byDay: z.array(byDay),
  byPlan: z.array(byPlan),
  byClient: z.array(group),
  byTeam: z.array(byTeam).nullable().describe('Null without a teams file.'),
  byModel: z
    .strictObject({
      rows: z.array(model),
      coverage: share.describe(
        'The part of the credits that rows with one model make up: what is measured rather than estimated.',
      ),
      unattributed: z.number().describe('Credits of rows without a message on any model.'),
      notes: z.array(z.string()),
    })
    .nullable()
    .describe('Credits by model: an estimate. Null when no file counts messages by model.'),
  byUse: z
    .array(
      z.strictObject({
        from: z.number().describe('A part of the own allowance.'),
        to: z.number().nullable(),
        people: z
          .int()
          .nullable()
          .describe('Null for fewer than 5, unless it is 0, and where the others would reveal those few.'),
      }),
    )
    .describe('How many people used how much of their own allowance.'),
  byPerson: z.array(person).nullable().describe('Null unless names or pseudonyms were asked for.'),
}
