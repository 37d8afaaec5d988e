import type { BudgetSimulation } from '../../core/cost/budget-simulation.js'
import { joined, words, type Message } from '../../core/text/message.js'
import { count } from '../../core/text/number.js'

/** Kiro enforces no budget; the heading says so before any number does. */
export const BUDGETS_HEADING = 'Budgets of one developer, if they were enforced'

/** Budgets. Chosen by hand. */
const MOST_LINES = 30

/** What each budget would do, in sentences; every destination writes the lines in its own way. */
export function budgetLines(simulations: readonly BudgetSimulation[]): Message[] {
  const lines = simulations.flatMap(({ sentences }) => sentence(sentences))
  const left = lines.length - MOST_LINES
  return left > 0 ? [...lines.slice(0, MOST_LINES), words(`${count(left, 'more budget')} in the report file.`)] : lines
}

/** The sentences of one budget in one line. */
function sentence(sentences: readonly Message[]): Message[] {
  return sentences.length === 0 ? [] : [joined(sentences, ' ')]
}
