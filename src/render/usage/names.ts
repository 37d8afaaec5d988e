import { count } from '../../core/text/number.js'
import type { UsageBudget } from '../../core/contract/usage/agreements.js'
import type { Style } from '../tables/cost-table.js'
import { credits } from '../../core/text/amounts.js'

/** How a destination writes what others named. */
export type Names = Pick<Style, 'code' | 'model' | 'strong'>

/** A plan’s name as words where nothing in it can mean anything to a destination, as in every name of the catalogue. */
export function planName(name: string, { code }: Pick<Names, 'code'>): string {
  return /^[A-Z][a-z]{1,12}(?: [A-Z][a-z]{1,12})?\+?$/.test(name) ? name : code(name)
}

const CLIENTS: Readonly<Record<string, string>> = {
  KIRO_IDE: 'Kiro IDE',
  KIRO_CLI: 'Kiro CLI',
  KIRO_WEB: 'Kiro web',
  PLUGIN: 'plugin',
}

export function clientName(name: string, { code }: Pick<Names, 'code'>): string {
  return Object.hasOwn(CLIENTS, name) ? (CLIENTS[name] ?? '') : code(name)
}

/** The row that stands for groups which are too small to have one. */
export function foldedName(groups: number, noun: string): string {
  return `${count(groups, noun)} under 5 people`
}

/** `monthly team budget (.github/kiro-policy.yml)` or `monthly budget of .kiro/settings.json, 1,000 credits each` */
export function budgetName({ from, file, period, perDeveloper }: UsageBudget, { code }: Pick<Names, 'code'>): string {
  if (from === 'policy') return `${period} team budget (${code(file)})`
  return `${period} budget of ${code(file)}${perDeveloper === null ? '' : `, ${credits(perDeveloper)} credits each`}`
}
