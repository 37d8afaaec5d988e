import type { Inventory } from '../../core/kiro/inventory.js'
import { count } from '../../core/text/number.js'
import { inventoryFacts, inventoryGaps, inventoryTable } from '../tables/inventory-table.js'
import { markdownTable } from '../tables/table.js'
import { code, modelName } from '../escape/markdown.js'
import { NO_CONTEXT, type ReportContext } from './context.js'
import { placeLink } from './links.js'

const plainCode = (text: string): string => code(text)

/** The inventory of a checkout as Markdown, in a table: what names which model, and who applies it. */
export function inventoryMarkdown(inventory: Inventory): string {
  if (inventory.rows.length === 0) return nothingRuns(inventory, NO_CONTEXT)
  const style = { code: plainCode, model: (name: string) => modelName(name) }
  const body = markdownTable(inventoryTable(inventory.rows, style, ({ place }) => placeLink(place, NO_CONTEXT)))
  return inventoryIntroduction(inventory, NO_CONTEXT, { fact: '', body })
}

/** The inventory of files that name no model, and what of them is not known. */
export function nothingRuns(inventory: Inventory, context: ReportContext): string {
  const gaps = gapsOf(inventory, context)
  return `**What runs where:** no file here ${gaps === '' ? '' : 'that Kiro reads '}names a model (${count(inventory.files, 'Kiro file')}).${gaps}`
}

/** The facts of an inventory, then what runs where, then what no row can say. */
export function inventoryIntroduction(
  inventory: Inventory,
  context: ReportContext,
  { fact, body }: { readonly fact: string; readonly body: string },
): string {
  const facts = [inventoryFacts(inventory, plainCode), fact].filter((part) => part !== '')
  return `**What runs where** · ${facts.join(' · ')}\n\n${body}${gapsOf(inventory, context)}`
}

function gapsOf(inventory: Inventory, context: ReportContext): string {
  return inventoryGaps(inventory, { code: plainCode, place: (place) => placeLink(place, context) })
    .map((gap) => `\n\n${gap}`)
    .join('')
}
