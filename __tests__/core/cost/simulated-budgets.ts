import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import type { BudgetSimulation } from '../../../src/core/cost/budget-simulation.js'
import { simulateBudgets } from '../../../src/core/cost/budgets.js'
import { plain } from '../../../src/core/text/message.js'
import { configuration, contract, DAY, only, policy, type Files } from '../support/repository.js'

const CATALOGUE = loadCatalogue()
export const SETTINGS = '.kiro/settings.json'

/** Every budget of the contracts in these files, simulated by the policy’s text. */
export function simulate(files: Files, text = 'version: 1'): BudgetSimulation[] {
  return simulateBudgets({ after: configuration(files), catalogue: CATALOGUE, policy: policy(text), day: DAY }, null)
}

/** A policy by which reviews alone are done, once a day and developer; `more` goes into `workload`. */
export const reviews = (
  days: number,
  credits: Record<'low' | 'typical' | 'high', number>,
  more: Record<string, unknown> = {},
): string =>
  JSON.stringify({
    version: 1,
    team: { workdays: days },
    workload: { ...(JSON.parse(only({ codeReview: { runs: 1, credits, ...more } })) as Record<string, unknown>) },
  })
/** 20 working days of 10, 50 and 100 credits on auto: 200, 1,000 and 2,000 a month. */
export const WORK = reviews(20, { low: 10, typical: 50, high: 100 })
/** A settings file whose one routed kind of work runs on `model`, with a budget; `fast` is what `restrict` moves to. */
export const contractOf = (budget: unknown, fast: string | null = 'claude-haiku-4.5', model = 'auto') => ({
  [SETTINGS]: contract({ primary: model, ...(fast === null ? {} : { fast }) }, { codeReview: 'primary' }, budget),
})
/** The sentences of all simulations, as plain text. */
export const said = (simulations: readonly BudgetSimulation[]): string[] =>
  simulations.flatMap(({ sentences }) => sentences.map(plain))
