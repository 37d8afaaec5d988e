import { writeSum, count } from '../../core/text/number.js'
import type { UnheldBudget, UsageBudget } from '../../core/contract/usage/agreements.js'
import type { Style } from '../tables/cost-table.js'
import { credits, dollars, percent } from '../../core/text/amounts.js'

/** How a destination writes foreign names. */
export type Names = Pick<Style, 'code' | 'model' | 'strong'>

/** A plan's name as plain words when no character of it is special (true of every name in the catalogue). */
export function planName(name: string, { code }: Pick<Names, 'code'>): string {
  return /^[A-Z][a-z]{1,12}(?: [A-Z][a-z]{1,12})?\+?$/.test(name) ? name : code(name)
}

/** `Client_Type` in words. */
const CLIENTS: Readonly<Record<string, string>> = {
  KIRO_IDE: 'Kiro IDE',
  KIRO_CLI: 'Kiro CLI',
  KIRO_WEB: 'Kiro web',
  PLUGIN: 'plugin',
}

/** A client's name: a known `Client_Type` in words, any other as code. */
export function clientName(name: string, { code }: Pick<Names, 'code'>): string {
  return Object.hasOwn(CLIENTS, name) ? (CLIENTS[name] ?? '') : code(name)
}

/** The name of the row that sums up groups too small for a row of their own. */
export function foldedName(groups: number, noun: string, fold: number): string {
  return `${count(groups, noun)} under ${fold} people`
}

/** `monthly team budget (.github/kiro-policy.yml)` or `monthly budget of .kiro/settings.json, 1,000 credits each` */
export function budgetName(
  { from, file, team, unit, period, perDeveloper }: UsageBudget,
  { code }: Pick<Names, 'code'>,
): string {
  if (from === 'policy') return `${policyBudgetName({ team, unit, period }, { code })} (${code(file)})`
  return `${period} budget of ${code(file)}${perDeveloper === null ? '' : `, ${credits(perDeveloper)} credits each`}`
}

/** The same without the file of a budget of the policy, of which there is one. */
export function shortBudgetName(budget: UsageBudget, names: Pick<Names, 'code'>): string {
  return budget.from === 'policy' ? policyBudgetName(budget, names) : budgetName(budget, names)
}

function policyBudgetName(
  { team, unit, period }: Pick<UsageBudget, 'team' | 'unit' | 'period'>,
  { code }: Pick<Names, 'code'>,
): string {
  const inDollars = unit === 'USD' ? ' in dollars' : ''
  return team === null ? `${period} team budget${inDollars}` : `${period} budget of team ${code(team)}${inDollars}`
}

/** An amount in the unit of a budget: `50,000`, `$900.00`. */
export function inUnit({ unit }: Pick<UsageBudget, 'unit'>, value: number): string {
  return unit === 'USD' ? dollars(value) : credits(value)
}

/** The same in a sentence: `50,000 credits`, `$900.00`. */
export function withUnit({ unit }: Pick<UsageBudget, 'unit'>, value: number): string {
  return unit === 'USD' ? dollars(value) : `${credits(value)} credits`
}

/** `38,118 of 50,000 credits`, `$380.20 of $900.00` */
export function usedOfLimit(budget: Pick<UsageBudget, 'unit' | 'used' | 'limit' | 'allPriced'>): string {
  return `${usedInUnit(budget)} of ${withUnit(budget, budget.limit)}`
}

/** `38,118`, `at least $380.20` */
export function usedInUnit(budget: Pick<UsageBudget, 'unit' | 'used' | 'allPriced'>): string {
  return writeSum(budget.used, budget.allPriced, (value) => inUnit(budget, value))
}

/** The used part of a budget: `76 %`, `at least 104 %` */
export function usedShare({ share, allPriced }: Pick<UsageBudget, 'share' | 'allPriced'>): string {
  return writeSum(share, allPriced, percent)
}

/**
 * What is expected at the end of the month; empty without a forecast. Of the forecast of everybody the report says once
 * whether to rely on it, so that only a team’s says it here.
 */
export function atTheEnd({ forecast, team }: Pick<UsageBudget, 'forecast' | 'team'>): string {
  if (forecast === null) return ''
  return `, about ${percent(forecast.share.typical)} at the end${forecast.reliable || team === null ? '' : ' (do not rely on this)'}`
}

/** Why nothing is held against a budget. */
export function unheldSentence({ team, unit, file, limit, why }: UnheldBudget, { code }: Pick<Names, 'code'>): string {
  const whose = team === null ? 'team budget' : `budget of team ${code(team)}`
  return `Nothing is held against the monthly ${whose} of ${withUnit({ unit }, limit)} (${code(file)}): ${why}.`
}
