import * as z from 'zod'
import '../schema/jitless.js'
import { LOGINS, PLAN_IDS } from './plan-ids.js'

/*
 * The shape of a price file, prices/v1.json: what Kiro charges and offers, as dated data.
 *
 * - Every fact has a period, half-open: it holds on `from` and no longer on `to`; `to: null` means it still holds. Where a
 *   source gives only a month, `from` is the first day on which the fact certainly held, and `reason` or `note` says so.
 * - Every fact has a `source`, a public https page, and `checked`, the last day on which that page is known to have said it.
 *   A page of Kiro goes before a copy of it, a copy before a measurement, a measurement before a report by users.
 * - What no source says is absent or null, with a reason. It is never guessed, and an unknown price is never 0.
 * - Where sources contradict each other, the newest dated one counts and the others are kept as `conflicts`.
 */

/** A real calendar day, YYYY-MM-DD, in UTC. */
export const dateSchema = z.iso.date('must be a real date, YYYY-MM-DD')

/** The public https page of the source. */
const sourceSchema = z.url({ protocol: /^https$/, hostname: z.regexes.domain, error: 'must be an https URL' })

/** A name or a sentence; characters. */
const textSchema = z.string().trim().min(1).max(1000)

/** The plans, cheapest first. Enterprise is not a plan but a way of billing one of the four paid ones. */
export const planIdSchema = z.enum(PLAN_IDS)

/** How a person signs in to Kiro. */
export const loginSchema = z.enum(LOGINS)

/** The AWS regions that can hold a Kiro profile; the two us-gov ones are AWS GovCloud (US). */
export const regionSchema = z.enum(['us-east-1', 'eu-central-1', 'us-gov-west-1', 'us-gov-east-1'])

/** Who pays: an individual with a card, or an organization through AWS. */
export const billingSchema = z.enum(['individual', 'enterprise'])

/** Credits per credit that Auto would use for the same work; 1 is Auto. */
const multiplierValueSchema = z.number().positive().max(100)

const periodShape = { from: dateSchema, to: dateSchema.nullable() }
const evidenceShape = { source: sourceSchema, checked: dateSchema }

/** Another source with another value for the same period. */
const conflictSchema = z.strictObject({
  /** The multiplier it gives. */
  value: multiplierValueSchema,
  source: sourceSchema,
  /** The day on which the source had it. */
  seen: dateSchema,
  note: textSchema.optional(),
})

/** The multiplier of one model in one period. */
const multiplierPeriodSchema = z
  .strictObject({
    ...periodShape,
    /** The multiplier; null if none was ever published, and then `reason` says why. */
    value: multiplierValueSchema.nullable(),
    /** A higher multiplier for a prompt with more than `above` input tokens. */
    longContext: z.strictObject({ above: z.int().positive(), value: multiplierValueSchema }).optional(),
    ...evidenceShape,
    conflicts: z.array(conflictSchema).min(1).max(50).optional(),
    /** Why there is no value, why a gap precedes, or why the first day is not exact. */
    reason: textSchema.optional(),
  })
  .refine((period) => period.value !== null || period.reason !== undefined, {
    error: 'a multiplier without a value needs a reason',
    path: ['reason'],
  })
  .refine((period) => !period.longContext || (period.value !== null && period.longContext.value >= period.value), {
    error: 'a long-context multiplier needs a plain one that is not higher',
    path: ['longContext'],
  })

/** One dimension of availability: the accepted values, "all" if no source restricts it, or "unknown" if none speaks of it. */
function allOr<Value extends z.ZodType>(value: Value) {
  return z.union([z.literal(['all', 'unknown']), z.array(value).min(1)])
}

/**
 * Who could use one model in one period: a seat must be accepted by every dimension. "all" means that no source
 * restricts the dimension, not that each value was tried, and never the regions of GovCloud (`govCloud` in plans.json), which have a
 * list of models of their own.
 */
const availabilityPeriodSchema = z.strictObject({
  ...periodShape,
  plans: allOr(planIdSchema),
  logins: allOr(loginSchema),
  regions: allOr(regionSchema),
  billing: allOr(billingSchema),
  ...evidenceShape,
  /** Why a gap precedes, why the first day is not exact, or what changed. */
  reason: textSchema.optional(),
})

/**
 * The status of the model in one period. "unlisted" means that Kiro itself names it somewhere and no public list has it: who may use
 * it, and at what price, is not known. "retired" means that every request for it fails: it was removed, withdrawn
 * before a public release, or never offered (`note` says which; a model never offered is retired since Kiro's launch).
 */
const statusPeriodSchema = z.strictObject({
  ...periodShape,
  value: z.enum(['experimental', 'preview', 'available', 'unlisted', 'retired']),
  ...evidenceShape,
  note: textSchema.optional(),
})

/** The day on which a model is to go, as far as a source says one. */
const retiringSchema = z.strictObject({
  day: dateSchema,
  /** The day on which that was said. */
  announced: dateSchema,
  /** Whose day it is: Kiro need not follow the maker of the model. */
  by: z.enum(['Kiro', 'its maker']),
  ...evidenceShape,
  note: textSchema.optional(),
})

/** What the same tasks cost on the model in a public benchmark, against `auto`. */
const measuredSchema = z.strictObject({
  /** Measured ratio to `auto` divided by the multiplier of that day: above 1, the model uses more tokens than its list price says. */
  toList: z.number().positive().max(100),
  /** Credits of a task on the model for each credit of the same task on `auto`. */
  ratioToAuto: z.number().positive().max(1000),
  /** The multiplier on the day of the benchmark. */
  listThen: multiplierValueSchema,
  /** The day of the benchmark. */
  day: dateSchema,
  /** How many tasks were paired: between these two numbers. */
  tasks: z.strictObject({ least: z.int().positive(), most: z.int().positive() }),
  /** Half the width of the interval of the ratio, as a part of it: 0.1 is ±10 %. */
  uncertainty: z.number().nonnegative().max(1),
  ...evidenceShape,
  note: textSchema.optional(),
})

interface Period {
  readonly from: string
  readonly to: string | null
  readonly reason?: string | undefined
}

/** A history: oldest first, no overlap, nothing after an open end, and no gap unless the period after it gives a reason. */
function history<Value extends z.ZodType<Period>>(period: Value) {
  return z
    .array(period)
    .max(200)
    .superRefine((periods: readonly Period[], context) => {
      periods.forEach((current, index) => {
        const complain = (message: string) => {
          context.addIssue({ code: 'custom', message, path: [index] })
        }
        if (current.to !== null && current.to <= current.from) complain('a period must end after it begins')
        const before = periods[index - 1]
        if (before === undefined) return
        if (before.to === null) complain('a period cannot follow one without an end')
        else if (before.to > current.from) complain('a period cannot begin before the one above it ends')
        else if (before.to < current.from && current.reason === undefined)
          complain('a gap before a period needs a reason')
      })
    })
}

/** One model, with its history since its first day in Kiro. */
export const modelSchema = z.strictObject({
  /** The id that Kiro accepts: `--model`, `chat.defaultModel`, an agent's `model`. */
  id: z
    .string()
    .max(100)
    .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, 'must be lower case letters and digits, joined by dots and dashes'),
  /** The name in Kiro's model picker. */
  name: textSchema,
  family: z.enum(['auto', 'fable', 'opus', 'sonnet', 'haiku', 'gpt', 'open-weight']),
  /** Other names under which Kiro lists or listed the same model; for a model never offered, its names elsewhere. */
  aliases: z.array(textSchema).max(50),
  /** Spellings that people write and Kiro does not accept: dashes for dots, ids of other vendors, old documentation. */
  misspellings: z.array(textSchema).max(50),
  /** The context window in tokens, as of the catalogue's date. */
  context: z.int().positive().nullable(),
  /**
   * The day on which Kiro announced it: before, it was not offered. Null where only sightings are known: before the first one, which is
   * the `from` of the first period, it is not known whether it was there.
   */
  announced: dateSchema.nullable(),
  multipliers: history(multiplierPeriodSchema).min(1),
  /** Empty for a model that was never offered to the public. */
  availability: history(availabilityPeriodSchema),
  status: history(statusPeriodSchema).min(1),
  retiringOn: retiringSchema.optional(),
  /** The last day on which a list that Kiro CLI printed lacked it: it may be gone, or not be for the account that asked. */
  notListedOn: dateSchema.optional(),
  measured: measuredSchema.optional(),
  /** The id of the model to move to, once this one is retired or outdated. */
  successor: z.string().nullable(),
  /** Whole sentences for people. */
  notes: z.array(textSchema).max(50).optional(),
})

/** One plan and its price in one period, in US dollars per person and calendar month, without tax. */
export const planSchema = z
  .strictObject({
    id: planIdSchema,
    name: textSchema,
    usdPerMonth: z.number().nonnegative(),
    /** Credits that the price includes; they do not roll over. */
    creditsPerMonth: z.number().positive(),
    /** Whether more credits can be bought once these are used up. */
    overage: z.boolean(),
    ...periodShape,
    ...evidenceShape,
    /** Names of the plan in usage reports, `/usage` and the API; compared without case, spaces, dashes and underscores. */
    aliases: z.array(textSchema),
    /** Why the first day is not exact. */
    note: textSchema.optional(),
  })
  .refine((plan) => plan.to === null || plan.to > plan.from, {
    error: 'a period must end after it begins',
    path: ['to'],
  })

/** The models of a price file. */
export const modelsFileSchema = z.strictObject({
  /** The day for which the file as a whole was checked. */
  asOf: dateSchema,
  source: sourceSchema,
  models: z.array(modelSchema).min(1).max(500),
})

/** The plans of a price file. */
export const plansFileSchema = z.strictObject({
  /** The day for which the file as a whole was checked. */
  asOf: dateSchema,
  source: sourceSchema,
  /** What happens when the credits of a plan are used up. */
  overage: z.strictObject({
    /** US dollars for one more credit, on every paid plan. */
    usdPerCredit: z.number().positive(),
    ...evidenceShape,
    /** An organization enables it for all its users or none, and pays afterwards. */
    enterprise: z.literal('opt-in, postpaid'),
    /** An individual buys packs in advance; they are used after the plan's credits and roll over until they expire. */
    individual: z.strictObject({
      kind: z.literal('prepaid add-on'),
      /** US dollars: the smallest and the largest pack. */
      minimumUsd: z.number().positive(),
      maximumUsd: z.number().positive(),
      /** Packs that one individual can hold at a time. */
      maximumPacks: z.int().positive(),
      validMonths: z.int().positive(),
      ...evidenceShape,
    }),
  }),
  /** The minimum of a prompt, and the step in which credits are counted. */
  minimumCreditsPerPrompt: z.number().positive(),
  /** Credits of the documentation's example task at 1.0x. */
  exampleTaskCredits: z.strictObject({ value: z.number().positive(), ...evidenceShape, note: textSchema }),
  plans: z.array(planSchema).min(1).max(100),
  /** Every value that availability can be restricted to. */
  logins: z.array(loginSchema).min(1),
  regions: z.array(regionSchema).min(1),
  billing: z.array(billingSchema).min(1),
  /** Regions with models and prices of their own, of which none is known: nothing is priced or entitled there. */
  govCloud: z.strictObject({ regions: z.array(regionSchema).min(1), ...evidenceShape, note: textSchema }),
  /** Whole sentences for people. */
  notes: z.array(textSchema).max(50).optional(),
})

/** A price file: catalogue rows and nothing else. `prices/v1.json` is the one that ships with the program. */
export const priceFileSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Where the shape of this file is described, for editors.'),
    version: z.literal(1),
    ...modelsFileSchema.shape,
    plans: plansFileSchema,
  })
  .describe('Models, plans and prices of Kiro as dated rows.')

export type PlanId = z.infer<typeof planIdSchema>
export type Login = z.infer<typeof loginSchema>
export type Region = z.infer<typeof regionSchema>
export type Billing = z.infer<typeof billingSchema>
export type MultiplierPeriod = z.infer<typeof multiplierPeriodSchema>
export type AvailabilityPeriod = z.infer<typeof availabilityPeriodSchema>
export type StatusPeriod = z.infer<typeof statusPeriodSchema>
export type Model = z.infer<typeof modelSchema>
export type Plan = z.infer<typeof planSchema>
export type ModelsFile = z.infer<typeof modelsFileSchema>
export type PlansFile = z.infer<typeof plansFileSchema>
export type PriceFile = z.infer<typeof priceFileSchema>
