import type { BudgetSimulation } from '../../core/cost/budget-simulation.js'
import type { SeatAdvice } from '../../core/cost/seat-advice.js'
import { budgetLines } from '../text/budget-lines.js'
import { planTable, seatLines, seatMixTable } from '../tables/seat-table.js'
import { markdownTable } from '../tables/table.js'
import { markdown, MARKDOWN_STYLE } from '../escape/markdown.js'

/** The cost of one seat of each plan at this load, and the cheapest mix of seats for the team (USD/month). */
export function seatsMarkdown(advice: SeatAdvice): string {
  const lines = seatLines(advice)
    .map((line) => `- ${markdown(line)}`)
    .join('\n')
  return [markdownTable(planTable(advice, MARKDOWN_STYLE)), markdownTable(seatMixTable(advice, MARKDOWN_STYLE)), lines]
    .filter((block) => block !== '')
    .join('\n\n')
}

/** What each budget would do, one line each. */
export function budgetsMarkdown(budgets: readonly BudgetSimulation[]): string {
  return budgetLines(budgets)
    .map((line) => `- ${markdown(line)}`)
    .join('\n')
}
