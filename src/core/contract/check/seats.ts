import * as z from 'zod'
import '../../schema/jitless.js'
import { PLAN_IDS } from '../../catalogue/plan-ids.js'
import { BUDGET_EFFECTS, BUDGET_UNITS, NOT_COUNTED } from '../../cost/budget-simulation.js'
import { SEAT_OUTCOMES } from '../../cost/plan-cost.js'
import { ACTIONS } from '../../policy/decide.js'

/*
 * The parts of the JSON report about seats and budgets: render/json/seats.ts is typed by them. Not loaded at run time.
 */

const plan = z.enum(PLAN_IDS)
const dollars = z.number().nullable()
const money = (meaning: string) =>
  dollars.describe(`${meaning}, USD per month without tax; null is not priced, never 0.`)
const atLoad = <Shape extends z.ZodType>(shape: Shape) => z.strictObject({ low: shape, typical: shape, high: shape })
const credits = z.number().describe('Credits per month of one developer, whole.')
const workingDay = z.int().min(1).nullable()

const seatCost = z.strictObject({
  outcome: z
    .enum(SEAT_OUTCOMES)
    .describe(
      'What happens at this load: the plan lasts, overage is paid afterwards (company), add-on credits are bought in advance (person), or work stops.',
    ),
  over: z.number().describe('Credits per month beyond the allowance.'),
  overUsd: money('What the credits beyond the allowance cost'),
  upFrontUsd: dollars.describe(
    'USD that a person pays in advance in the first month, at the least; null unless add-on credits are bought.',
  ),
  usd: money('Seat and overage: the price of all the work, null also where some of it does not happen'),
  exhaustedOn: workingDay.describe(
    'Working day of the month, 1-based, on which the allowance is used up; null when it lasts.',
  ),
  undone: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe(
      'The part of the work that does not happen, 0 to 1; null when the policy does not say whether overage is on.',
    ),
})

const seats = z.array(z.strictObject({ plan, seats: z.int().min(1) })).describe('Seats by plan, cheapest plan first.')

const statedCost = z.strictObject({
  usd: money('All stated seats with their overage'),
  undone: z
    .number()
    .nullable()
    .describe('Credits per month of work that does not happen on seats that stop; null when not known.'),
})

/** The seats for the load after the change. */
export const seatAdviceSchema = z
  .strictObject({
    developers: z.int().min(1).describe('People that the seats are for.'),
    workdays: z.int().min(1).describe('Working days a month.'),
    billing: z.enum(['individual', 'enterprise']).nullable().describe('Who pays; null when the policy does not say.'),
    overage: z.boolean().nullable().describe('Whether use beyond the plan is paid; null when the policy does not say.'),
    complete: z.boolean().describe('False when some work is not priced: the load is then the least that it can be.'),
    load: atLoad(credits),
    plans: z
      .array(
        z.strictObject({
          plan,
          allowance: z.number().describe('Credits per month that one seat includes.'),
          fixedUsd: money('One seat'),
          lacks: z.array(z.string()).describe('Models of the configuration that the plan does not offer.'),
          source: z.string(),
          at: atLoad(seatCost),
        }),
      )
      .describe('One seat of every plan that is offered on the day, cheapest first.'),
    breakEven: z.array(
      z.strictObject({
        from: plan,
        to: plan,
        credits: z
          .number()
          .nullable()
          .describe(
            'Credits per month of one developer from which the larger plan is not more expensive than the smaller one with overage; null when it never is.',
          ),
      }),
    ),
    cheapest: atLoad(
      z
        .strictObject({
          seats,
          usd: z.number().describe('USD per month, overage included.'),
          differenceUsd: money('What that is more (negative: less) than the stated seats cost'),
        })
        .nullable(),
    ).describe('The cheapest seats that do all the work; null when no plan does it at a known price.'),
    stated: z
      .strictObject({
        seats,
        at: atLoad(statedCost),
      })
      .nullable()
      .describe('The seats of the policy at the same loads.'),
    sources: z.array(z.strictObject({ text: z.string(), source: z.string() })),
  })
  .describe('Which seats the typical use after the change asks for.')

const teamCost = z.strictObject({
  developers: z.int().min(1).nullable().describe('People; null when neither they nor seats are stated.'),
  credits: atLoad(z.number().nullable()).describe(
    'Credits per month of the team, or of one developer when people are not stated; null is not priced.',
  ),
  each: z.number().nullable().describe('Typical credits per month of one developer, whole; null is not priced.'),
  seats,
  at: atLoad(statedCost)
    .nullable()
    .describe('What the seats cost; null when none are stated or the load is not priced.'),
  complete: z
    .boolean()
    .describe('False when some work is not priced: the amounts are then the least that they can be.'),
})

/** A supposed team beside the one that the policy states. */
export const teamSchema = z.strictObject({
  before: teamCost,
  after: teamCost,
  differenceUsd: atLoad(money('What the supposed seats cost more (negative: less)')),
})

const reached = z.strictObject({
  when: z.enum(['never', 'day', 'every day']),
  day: workingDay.describe('Working day of the month, 1-based; null unless when is day.'),
  partOfDay: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe('The part of each day’s work after which it is reached; null unless when is every day.'),
})

const budgetOutcome = z.strictObject({
  load: z
    .number()
    .describe(
      'What one developer uses in the period of the limit, if no limit acts: per working day (two decimals) or per month (whole), in the unit of the budget.',
    ),
  alert: reached,
  limit: reached,
  effect: z.enum(BUDGET_EFFECTS).describe('What the action comes to.'),
  days: z
    .number()
    .min(0)
    .describe('Working days a month on which the action is in force; for a daily limit the ends of all days together.'),
  usual: z.number().describe('What these days would use without the action, per month, in the unit of the budget.'),
  then: z.number().nullable().describe('What they use with it; null is not priced.'),
  spent: z
    .number()
    .nullable()
    .describe('All that is used in a month, the actions of all limits of the contract included; null is not priced.'),
})

/** One limit of a settings contract, simulated as if it were enforced. */
export const budgetSchema = z
  .strictObject({
    file: z.string(),
    root: z.string().describe('The folder that holds .kiro; empty for the repository’s own.'),
    period: z.enum(['daily', 'monthly']),
    unit: z.enum(BUDGET_UNITS).describe('Kiro meters credits, not tokens.'),
    limit: z.number().describe('Per developer and period, in the unit of the budget.'),
    alertThreshold: z.number().describe('The part of the limit at which the developer is alerted, 0 to 1.'),
    action: z.enum(ACTIONS),
    workdays: z.int().min(1).describe('Working days a month.'),
    fast: z
      .strictObject({ model: z.string(), multiplier: z.number().nullable() })
      .nullable()
      .describe('The profile that restrict switches to.'),
    at: atLoad(budgetOutcome).nullable().describe('Null where nothing of the work is known in this unit.'),
    notCounted: z
      .array(z.strictObject({ reason: z.enum(NOT_COUNTED), of: z.string() }))
      .describe('Work that is in no number: then the load is the least that it can be.'),
    changed: z
      .boolean()
      .describe('Whether the change makes or alters budgets of this contract; true without a base to compare with.'),
    sentences: z.array(z.string()).describe('The same in plain words.'),
  })
  .describe(
    'What a budget of one developer would do beside the contract’s other limits, if they were enforced; Kiro enforces none.',
  )

export type JsonSeatAdvice = z.infer<typeof seatAdviceSchema>
export type JsonTeam = z.infer<typeof teamSchema>
export type JsonBudget = z.infer<typeof budgetSchema>
