import type { Inventory, InventoryRow } from '../../core/kiro/inventory.js'
import { count, multiplier } from '../../core/text/number.js'
import type { Place } from '../../core/text/place.js'
import type { Style } from './cost-table.js'
import type { Table } from './table.js'

/** What names which model, what applies it, and where: the same table for every destination. */
export function inventoryTable(
  rows: readonly InventoryRow[],
  { code, model }: Pick<Style, 'code' | 'model'>,
  where: (row: InventoryRow) => string,
): Table {
  return {
    columns: [
      { title: 'work', align: 'left' },
      { title: 'model', align: 'left' },
      { title: 'costs', align: 'right' },
      { title: 'applied by', align: 'left' },
      { title: 'where', align: 'left' },
    ],
    rows: rows.map((row) => [
      // Kinds of work and the CLI chat are the program's own words; names of agents, hooks and folders are foreign.
      `${/^(task:\w+|chat:cli)$/.test(row.assignment) ? row.label : code(row.label)}${loop(row)}`,
      `${model(row.model)}${inherited(row)}${row.status === 'available' ? '' : `, ${row.status}`}`,
      multiplier(row.multiplier),
      appliedBy(row, code),
      where(row),
    ]),
  }
}

/** Whether a model is inherited, and from what; Kiro's own default comes from nothing in the files. */
function inherited({ origin, from }: InventoryRow): string {
  if (origin === 'stated') return ''
  return from === null ? ' (inherited)' : ` (inherited from its ${from})`
}

/** The cap of the loops around a step. */
function loop({ mostRuns }: InventoryRow): string {
  return mostRuns === null ? '' : ` (loop: at most ${count(mostRuns, 'run')})`
}

/** Who applies the row: Kiro, the team, or neither, and why. */
function appliedBy({ appliedBy: by, dropped, twins }: InventoryRow, code: Style['code']): string {
  if (dropped !== null) return `Kiro drops it, because ${code(dropped)}`
  const also =
    twins.length === 0 ? '' : `; also in ${twins.slice(0, 3).map(code).join(', ')}${twins.length > 3 ? ' …' : ''}`
  return `${by === 'kiro' ? 'Kiro' : 'the team'}${also}`
}

/** Facts about the inventory in a line each: counts, ids that are not in the catalogue, hooks on save. */
export function inventoryFacts({ rows, files, deadIds, saveHooks }: Inventory, code: Style['code']): string {
  const shown = deadIds
    .slice(0, 5)
    .map((id) => code(id))
    .join(', ')
  const facts = [
    `${count(rows.length, 'assignment')} in ${count(files, 'Kiro file')}`,
    deadIds.length > 0
      ? `${count(deadIds.length, 'id')} that Kiro does not offer: ${shown}${deadIds.length > 5 ? ' …' : ''}`
      : '',
    saveHooks > 0 ? `${count(saveHooks, 'hook')} that ask${saveHooks === 1 ? 's' : ''} an agent on every save` : '',
  ]
  return facts.filter((fact) => fact !== '').join(' · ')
}

/** What the table cannot have a row for, in a line each: files that are not read or cannot be, and what of them is known. */
export function inventoryGaps(
  { unread, notSeen, unreadable, backups }: Inventory,
  { code, place }: { readonly code: Style['code']; readonly place: (place: Place) => string },
): string[] {
  const named = unread.map((row) => `${place(row.place)} (${some(row.names.map(code))})`)
  const gaps: [files: readonly string[], words: string][] = [
    [unreadable.map(code), 'What these assign is not known, because they cannot be read'],
    [named, 'Models are named where Kiro reads none'],
    [
      notSeen.map(code),
      'Whether these name a model is not known (too large, too many, no text, or a link out of the tree)',
    ],
    [backups.map(code), 'Backups, which Kiro does not load'],
  ]
  return gaps.flatMap(([files, words]) => (files.length === 0 ? [] : [`${words}: ${some(files, MOST_GAPS)}`]))
}

/** Files that one line of gaps names. Chosen by hand. */
const MOST_GAPS = 20

function some(names: readonly string[], most = 4): string {
  const left = names.length - most
  return `${names.slice(0, most).join(', ')}${left > 0 ? ` and ${left} more` : ''}`
}
