import type { Inventory } from '../../core/kiro/inventory.js'
import { count } from '../../core/text/number.js'
import { inventoryFacts, inventoryGaps, inventoryTable } from '../tables/inventory-table.js'
import { markdownTable } from '../tables/table.js'
import { code, modelName, placeCode } from '../escape/markdown.js'

/** Rows of the inventory. Chosen by hand. */
const MOST_ROWS = 60

/** The inventory as Markdown: what names which model, what applies it, and what is wrong with it. */
export function inventoryMarkdown(inventory: Inventory, most = MOST_ROWS): string {
  const { rows, files } = inventory
  const plainCode = (text: string): string => code(text)
  const gaps = inventoryGaps(inventory, { code: plainCode, place: placeCode })
    .map((gap) => `\n\n${gap}`)
    .join('')
  if (rows.length === 0)
    return `**What runs where:** no file here ${gaps === '' ? '' : 'that Kiro reads '}names a model (${count(files, 'Kiro file')}).${gaps}`
  const shown = rows.slice(0, most)
  const table = markdownTable(
    inventoryTable(shown, { code: plainCode, model: (name) => modelName(name) }, ({ place }) => placeCode(place)),
  )
  const left = rows.length - shown.length
  return `**What runs where** · ${inventoryFacts(inventory, plainCode)}\n\n${table}${left > 0 ? `\n\n${count(left, 'more assignment')} in the report file.` : ''}${gaps}`
}
