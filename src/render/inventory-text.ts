import type { Inventory } from '../core/inventory.js'
import { brief, visible } from '../core/message.js'
import { count, multiplier } from '../core/number.js'
import type { Paint } from './text.js'
import { textTable } from './table.js'

/** What names which model, for a terminal. */
export function inventoryText(inventory: Inventory, paint: Paint): string {
  const { rows, deadIds, saveHooks, files } = inventory
  if (rows.length === 0) return `No file here names a model (${count(files, 'Kiro file')}).\n`
  const table = textTable({
    columns: [
      { title: 'work', align: 'left' },
      { title: 'model', align: 'left' },
      { title: 'costs', align: 'right' },
      { title: 'applied by', align: 'left' },
      { title: 'where', align: 'left' },
    ],
    rows: rows.map((row) => [
      brief(row.label),
      `${brief(row.model)}${row.origin === 'stated' ? '' : ' (inherited)'}${row.status === 'available' ? '' : `, ${row.status}`}`,
      multiplier(row.multiplier),
      row.appliedBy === 'kiro' ? 'Kiro' : 'the team',
      `${visible(row.place.file)}:${row.place.line}`,
    ]),
  })
  const facts = [
    `${count(rows.length, 'assignment')} in ${count(files, 'Kiro file')}`,
    deadIds.length > 0 ? `${count(deadIds.length, 'id')} that Kiro does not offer: ${deadIds.map((id) => brief(id)).join(', ')}` : '',
    saveHooks > 0 ? `${count(saveHooks, 'hook')} on save` : '',
  ].filter((fact) => fact !== '')
  return `${table}\n\n  ${paint.dim(facts.join(' · '))}\n`
}
