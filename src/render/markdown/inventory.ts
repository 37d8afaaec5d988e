import type { Finding } from '../../core/finding.js'
import type { Report } from '../../core/report.js'
import { count } from '../../core/text/number.js'
import { inventoryFacts, inventoryGaps, inventoryTable } from '../tables/inventory-table.js'
import { markdownTable } from '../tables/table.js'
import { code, modelName } from '../escape/markdown.js'
import type { ReportContext } from './context.js'
import { placeLink, ruleLink } from './links.js'

/** Rows of the inventory. Chosen by hand. */
const MOST_ROWS = 60

/** The inventory as Markdown: what names which model, what applies it, and what is wrong with it. */
export function inventoryMarkdown(
  { inventory, findings }: Pick<Report, 'inventory' | 'findings'>,
  context: ReportContext,
  most = MOST_ROWS,
): string {
  const { rows, files } = inventory
  const plainCode = (text: string): string => code(text)
  const gaps = inventoryGaps(inventory, { code: plainCode, place: (place) => placeLink(place, context) })
    .map((gap) => `\n\n${gap}`)
    .join('')
  if (rows.length === 0)
    return `**What runs where:** no file here ${gaps === '' ? '' : 'that Kiro reads '}names a model (${count(files, 'Kiro file')}).${gaps}`
  const shown = rows.slice(0, most)
  const style = { code: plainCode, model: (name: string) => modelName(name) }
  const basic = inventoryTable(shown, style, ({ place }) => placeLink(place, context))
  const wrong = attention(findings)
  const cells = shown.map(({ assignment }) => wrong.get(assignment) ?? '')
  const table = markdownTable(
    cells.every((cell) => cell === '')
      ? basic
      : {
          // Second, because on a phone what is further right is beyond the edge.
          columns: basic.columns.toSpliced(1, 0, { title: 'needs attention', align: 'left' }),
          rows: basic.rows.map((row, index) => row.toSpliced(1, 0, cells[index] ?? '')),
        },
  )
  const left = rows.length - shown.length
  return `**What runs where** · ${inventoryFacts(inventory, plainCode)}\n\n${table}${left > 0 ? `\n\n${count(left, 'more assignment')} in the report file.` : ''}${gaps}`
}

/** What is wrong with each assignment, with the nearest thing to write instead: by assignment. */
function attention(findings: readonly Finding[]): Map<string, string> {
  const cells = new Map<string, string>()
  for (const { severity, assignments, rule, instead } of findings) {
    if (severity === 'notice') continue
    const [nearest] = instead
    const cell = `${nearest === undefined ? '' : `${code(nearest)} `}${ruleLink(rule)}`
    for (const name of assignments)
      cells.set(name, cells.has(name) ? `${cells.get(name) ?? ''} ${ruleLink(rule)}` : cell)
  }
  return cells
}
