import { count } from '../../core/text/number.js'
import type { UsageBudget } from '../../core/contract/usage/agreements.js'
import type { Style } from '../tables/cost-table.js'
import { credits } from '../../core/text/amounts.js'

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
export function budgetName({ from, file, period, perDeveloper }: UsageBudget, { code }: Pick<Names, 'code'>): string {
  if (from === 'policy') return `${period} team budget (${code(file)})`
  return `${period} budget of ${code(file)}${perDeveloper === null ? '' : `, ${credits(perDeveloper)} credits each`}`
}
