import { facts } from '../policy/policy.js'
import { PLAN_IDS } from '../catalogue/plan-ids.js'
import { periodOn } from '../catalogue/catalogue.js'
import { product, quotient } from '../amount.js'
import type { EstimateInput, EstimateRow } from './rows.js'

/**
 * How many of the documentation's example tasks (10 credits at 1.0x) a plan's allowance covers on the model before and
 * after: a comparison that does not depend on how much a team works. Whole tasks, rounded down.
 */
export interface ExampleTasks {
  readonly plan: string
  readonly planName: string
  /** Credits/month of the plan. */
  readonly credits: number
  readonly modelBefore: string
  readonly modelAfter: string
  readonly before: number
  readonly after: number
  /** Where the documentation says what the example task takes. */
  readonly source: string
}

/** For the most important change of model; null when no priced model changes. */
export function exampleTasks(
  { policy, catalogue, day }: EstimateInput,
  rows: readonly EstimateRow[],
): ExampleTasks | null {
  const row = mostImportant(rows)
  if (!row?.before.model || !row.after.model || row.before.multiplier === null || row.after.multiplier === null)
    return null
  const seats = facts(policy, 'team').seats ?? {}
  const id = PLAN_IDS.find((plan) => (seats[plan] ?? 0) > 0) ?? 'pro'
  const plan = catalogue.plans.find((candidate) => candidate.id === id && periodOn([candidate], day) !== null)
  if (!plan) return null
  const tasks = (multiplier: number): number =>
    Math.floor(
      quotient(
        plan.creditsPerMonth,
        product(multiplier, catalogue.facts.exampleTaskCredits.value).toNumber(),
      )?.toNumber() ?? 0,
    )
  return {
    plan: id,
    planName: plan.name,
    credits: plan.creditsPerMonth,
    modelBefore: row.before.model,
    modelAfter: row.after.model,
    before: tasks(row.before.multiplier),
    after: tasks(row.after.multiplier),
    source: catalogue.facts.exampleTaskCredits.source,
  }
}

/** The row with the largest change in credits; among rows without credits, in multiplier. */
function mostImportant(rows: readonly EstimateRow[]): EstimateRow | undefined {
  const weight = (row: EstimateRow): [number, number] => [
    Math.abs((row.after.credits.typical ?? 0) - (row.before.credits.typical ?? 0)),
    Math.abs((row.after.multiplier ?? 0) - (row.before.multiplier ?? 0)),
  ]
  const moved = rows.filter(
    (row) =>
      row.before.multiplier !== null && row.after.multiplier !== null && row.before.multiplier !== row.after.multiplier,
  )
  return moved.sort((a, b) => weight(b)[0] - weight(a)[0] || weight(b)[1] - weight(a)[1])[0]
}
