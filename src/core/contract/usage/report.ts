import * as z from 'zod'
import '../../schema/jitless.js'
import { actionsSchema, budgetsSchema, unheldSchema } from './agreements.js'
import { allPriced, count, credits, day, foreign, month, usd } from './amounts.js'
import { toDoSchema, unusualDaysSchema } from './events.js'
import { estimateSchema, forecastSchema, rightSizingSchema } from './outlook.js'
import { pricesSchema } from '../prices.js'
import { monthsSchema, movedSchema } from './history.js'
import { breakdownSchemas } from './breakdowns.js'
import { completenessSchema } from './completeness.js'

/*
 * Owns the shape of the usage report: the type of its parts and of the input of every output, and
 * schemas/usage-report.schema.json. Only its type is loaded at run time.
 *
 * Sentences (`notes`, `evidence`, `basis`) hold own words and numbers only. Text that was read from a file is in fields
 * of its own (those described by `foreign`), which every output escapes for its destination.
 */

const badRow = z.strictObject({ file: foreign('The file as it was found.'), line: z.int().min(1), reason: z.string() })

const source = z
  .strictObject({
    files: count('Usage files that were read.'),
    bytes: count('Their bytes, uncompressed.'),
    rows: count('Rows that count.'),
    replaced: count('Rows that a newer file says anew: only the newest counts.'),
    repeated: z
      .strictObject({
        rows: count('How many.'),
        first: z
          .strictObject({ file: foreign('The file as it was found.'), line: z.int().min(1), by: z.int().min(1) })
          .nullable()
          .describe('The first of them, and the line that counts in its place; null for none.'),
      })
      .describe('Rows that a later row of the same file for the same profile, user, day and client supersedes.'),
    stray: count('Objects that are no usage file, left out.'),
    badRows: count('Rows that cannot be read, left out of every number.'),
    firstBadRows: z.array(badRow).describe('The first of them.'),
    daysWithoutRows: z
      .array(day)
      .describe('Working days of the month, holidays left out, of which rows are due and no file has one.'),
  })
  .describe('What was read.')

const money = z
  .strictObject({
    fixed: usd.describe(
      'Prices of the seats, USD/month. Whole months: a seat that began in the month is billed in part, see `prorated`.',
    ),
    prorated: usd.describe('The most by which the invoice can be lower, because people began in the month.'),
    unused: usd.describe('The part of `fixed` that pays for unused credits, USD. In a month to date: used up to now.'),
    overage: usd.describe('Credits beyond the plans, at the price of overage.'),
    total: usd.describe('fixed + overage.'),
    perCredit: usd.describe('total by credits used; null where a seat is not priced.'),
    allPriced,
    invoice: z
      .strictObject({ usd: z.number(), difference: usd.describe('invoice − total; null where a seat is not priced.') })
      .nullable(),
    notes: z.array(z.string()),
  })
  .describe('USD without tax; null is not priced, never 0.')

const overageReading = z
  .strictObject({
    reading: z
      .enum(['daily', 'cumulative'])
      .describe(
        'Whether `Overage_Credits_Used` is the overage of the day, or of the month up to the day. No source says.',
      ),
    chosen: z.enum(['evidence', 'stated', 'assumed']),
    included: z.boolean().describe('Whether `Credits_Used` includes the overage.'),
    evidence: z.array(z.string()),
  })
  .describe('How `Overage_Credits_Used` was read.')

/** One `/usage` text. */
const reading = z.strictObject({
  file: foreign('Where it was read.'),
  plan: foreign('As the text names it.').nullable(),
  used: credits.describe('Credits of the plan that are used.'),
  allowance: credits,
  overage: credits.describe('Credits beyond the plan.'),
  overageUsd: usd,
  overageEnabled: z.boolean().nullable(),
  bonusUsed: credits,
  bonus: credits,
  resets: day.nullable(),
  tokens: z
    .strictObject({ input: z.number(), output: z.number(), usd: usd })
    .nullable()
    .describe('Of a text that counts tokens, which Kiro does not meter.'),
  today: z
    .strictObject({
      input: z.number(),
      output: z.number(),
      share: z.number().nullable().describe('Of the daily budget, as the text says it: 0.36 is 36 %.'),
      budgets: z
        .array(
          z.strictObject({
            file: foreign('The contract.'),
            unit: z.enum(['inputTokens', 'outputTokens']),
            limit: z.number().describe('Tokens per developer and day.'),
            share: z.number().nullable().describe('What is used of it; null where nothing is allowed.'),
            over: z.boolean(),
          }),
        )
        .describe('The daily limits in tokens of the contracts.'),
    })
    .nullable()
    .describe('Tokens of the day of the text, held against the daily budgets in tokens.'),
  problem: z.string().nullable().describe('Why it has no numbers: managed by an administrator, an error of the CLI.'),
})

/** The usage report. Version 1; fields may be added. */
export const usageReportSchema = z
  .strictObject({
    version: z.literal(1),
    kind: z.literal('usage-report'),
    day: day.describe('The day of the report; its prices count.'),
    month,
    fold: z.int().min(5).describe('People: groups of fewer are folded into one row, or null.'),
    state: z.enum(['to date', 'closed']),
    verdict: z
      .enum(['pass', 'warn', 'fail', 'incomplete'])
      .describe(
        'incomplete: rows are old, missing or unreadable. fail: a limit, or a step for which more than notify was agreed, is reached. warn: another step is reached, or a limit will be by the forecast, or the forecast is not to be relied on, or nothing is held against a budget. pass: none of these.',
      ),
    completeness: completenessSchema,
    through: day.nullable().describe('The last day of the month that a row is from; null when there is none.'),
    catalogueAsOf: day,
    prices: pricesSchema,
    policy: foreign('The policy that was used.').nullable(),
    source,
    people: z.strictObject({
      active: count('People with a row in the month. A user of two profiles is one, with two seats.'),
      seats: count('Seats that are paid.'),
      seatsFrom: z.enum(['seats file', 'policy', 'active people']),
      idle: count('Seats without any row in the month.').nullable().describe('Null when only active people are known.'),
      began: count('People whose subscription began in the month.')
        .nullable()
        .describe('Null where they are fewer than `fold`, and not none.'),
    }),
    credits: z.strictObject({
      total: credits,
      withinPlans: credits,
      overage: credits,
      perActivePerson: credits,
      messages: count('Prompts, tool calls and answers.'),
    }),
    money,
    overageReading,
    ...breakdownSchemas,
    budgets: budgetsSchema,
    unheld: unheldSchema,
    actions: actionsSchema,
    toDo: toDoSchema,
    unusualDays: unusualDaysSchema,
    months: monthsSchema,
    moved: movedSchema.nullable().describe('Null without a user_report.'),
    forecast: forecastSchema.nullable().describe('Null in a closed month, or with nothing to go by.'),
    rightSizing: rightSizingSchema.nullable().describe('Null without a closed month.'),
    estimate: estimateSchema.nullable().describe('Null without a configuration that assigns models.'),
    readings: z.array(reading).describe('What `/usage` texts say.'),
    notes: z.array(z.string()).describe('What a reader has to know, a sentence each.'),
  })
  .describe('Credits have at most 2 decimals, dollars at most 4; null is not known, never 0.')

export type UsageReport = z.infer<typeof usageReportSchema>
export type UsageReading = z.infer<typeof reading>
export type OverageReading = z.infer<typeof overageReading>
export type BadRow = z.infer<typeof badRow>
