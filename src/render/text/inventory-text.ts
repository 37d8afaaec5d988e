import type { Inventory } from '../../core/kiro/inventory.js'
import { brief, visible } from '../../core/text/message.js'
import { count } from '../../core/text/number.js'
import { inventoryFacts, inventoryGaps, inventoryTable } from '../tables/inventory-table.js'
import type { Paint } from './paint.js'
import { wrap } from './wrap.js'
import { textTable } from '../tables/table.js'

/** The inventory of assignments and models, for a terminal. */
export function inventoryText(inventory: Inventory, paint: Paint): string {
  const shown = (text: string): string => brief(text)
  const gaps = inventoryGaps(inventory, { code: shown, place: ({ file, line }) => `${visible(file)}:${line}` })
    .map((gap) => `  ${gap}\n`)
    .join('')
  if (inventory.rows.length === 0)
    return `No file here ${gaps === '' ? '' : 'that Kiro reads '}names a model (${count(inventory.files, 'Kiro file')}).\n${gaps}`
  const table = inventoryTable(
    inventory.rows,
    { code: shown, model: shown },
    ({ place }) => `${visible(place.file)}:${place.line}`,
  )
  return `${textTable(table, '  ', paint.columns)}\n\n${wrap(`  ${paint.dim(inventoryFacts(inventory, shown))}\n${gaps}`, paint.columns)}`
}
