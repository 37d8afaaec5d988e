import type { Inventory } from '../../core/inventory.js'
import { count, multiplier } from '../../core/number.js'
import { markdownTable } from '../table.js'
import { code, modelName, placeCode } from './escape.js'

const MOST_ROWS = 60

/** What names which model, who applies it, and what is wrong with it. */
export function inventoryTable(inventory: Inventory): string {
  const { rows, deadIds, saveHooks, files } = inventory
  if (rows.length === 0) return `**What runs where:** no file here names a model (${count(files, 'Kiro file')}).`
  const shown = rows.slice(0, MOST_ROWS)
  const table = markdownTable({
    columns: [
      { title: 'work', align: 'left' },
      { title: 'model', align: 'left' },
      { title: 'costs', align: 'right' },
      { title: 'applied by', align: 'left' },
      { title: 'where', align: 'left' },
    ],
    rows: shown.map((row) => [
      // Kinds of work and the CLI chat are our own words; names of agents, hooks and folders are not.
      /^(task:\w+|chat:cli)$/.test(row.assignment) ? row.label : code(row.label),
      `${modelName(row.model)}${row.origin === 'stated' ? '' : ' (inherited)'}${row.status === 'available' ? '' : `, ${row.status}`}`,
      multiplier(row.multiplier),
      row.appliedBy === 'kiro' ? 'Kiro' : 'the team',
      placeCode(row.place),
    ]),
  })
  const facts = [
    count(rows.length, 'assignment'),
    deadIds.length > 0 ? `${count(deadIds.length, 'id')} that Kiro does not offer: ${deadIds.slice(0, 5).map((id) => code(id)).join(', ')}` : '',
    saveHooks > 0 ? `${count(saveHooks, 'hook')} that ask${saveHooks === 1 ? 's' : ''} an agent on every save` : '',
  ].filter((fact) => fact !== '')
  return `**What runs where** · ${facts.join(' · ')}\n\n${table}${rows.length > shown.length ? `\n\n${count(rows.length - shown.length, 'more assignment')} in the report file.` : ''}`
}
