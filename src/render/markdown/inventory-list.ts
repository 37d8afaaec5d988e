import type { Finding } from '../../core/finding.js'
import type { InventoryRow } from '../../core/kiro/inventory.js'
import { folderAbove } from '../../core/kiro/surfaces/index.js'
import type { Report } from '../../core/report.js'
import { inARow } from '../../core/text/message.js'
import { count, multiplier } from '../../core/text/number.js'
import { code, modelName } from '../escape/markdown.js'
import type { ReportContext } from './context.js'
import { equalInRoots, inFolders, type Group } from './equal-in-roots.js'
import { inventoryIntroduction, nothingRuns } from './inventory.js'
import { placeLink, ruleLink } from './links.js'

/** Rows of the inventory. Chosen by hand. */
const MOST_ROWS = 60

/** Rows that name the same model at the same place, and what is wrong with them, as Markdown; empty where nothing is. */
interface Entry {
  readonly rows: readonly [InventoryRow, ...InventoryRow[]]
  readonly wrong: string
}

/**
 * The inventory of a comment and a job summary: what needs attention first. A list and not a table: a path is never broken in a table,
 * so that on a phone (390 CSS pixels) what is right of it is beyond the edge.
 */
export function inventoryList(
  report: Pick<Report, 'inventory' | 'findings'>,
  context: ReportContext,
  most = MOST_ROWS,
): string {
  const { inventory, findings } = report
  const { rows } = inventory
  if (rows.length === 0) return nothingRuns(inventory, context)
  const wrong = attention(findings)
  const sorted = [...rows].sort((a, b) => Number(wrong.has(b.assignment)) - Number(wrong.has(a.assignment)))
  const shown = sorted.slice(0, most)
  const appliers = new Set(rows.filter(({ dropped }) => dropped === null).map(({ appliedBy }) => appliedBy))
  const lines = equalInRoots(entriesOf(shown, wrong), rootOfEntry, sameEntry).map(
    (group) => `- ${entry(group, appliers.size > 1, context)}`,
  )
  const left = rows.length - shown.length
  const [only] = appliers
  return inventoryIntroduction(inventory, context, {
    fact: only === undefined || appliers.size > 1 ? '' : only === 'kiro' ? 'applied by Kiro' : 'declared by the team',
    body: `${lines.join('\n')}${left > 0 ? `\n\n${count(left, 'more assignment')} in the report file.` : ''}`,
  })
}

/** Rows in the order of the first of each place, model and problem. */
function entriesOf(rows: readonly InventoryRow[], wrong: ReadonlyMap<string, string>): Entry[] {
  const entries = new Map<string, [InventoryRow, ...InventoryRow[]]>()
  for (const row of rows) {
    const { assignment, place, model, dropped, mostRuns, origin, from, twins } = row
    const what = [place, model, dropped, mostRuns, origin, from, twins, wrong.get(assignment)]
    const entry = entries.get(JSON.stringify(what))
    if (entry === undefined) entries.set(JSON.stringify(what), [row])
    else entry.push(row)
  }
  return [...entries.values()].map((all) => ({ rows: all, wrong: wrong.get(all[0].assignment) ?? '' }))
}

const rootOfEntry = ({ rows: [{ place }] }: Entry): string => folderAbove(place.file)

function sameEntry({ rows, wrong }: Entry, root: string): unknown {
  const [{ place, model, dropped, mostRuns, origin, from, appliedBy }] = rows
  const twins = rows[0].twins.map((file) => file.slice(root.length))
  const names = rows.map(({ label }) => withoutFolder(label, root))
  return [names, place.file.slice(root.length), model, dropped, mostRuns, origin, from, appliedBy, twins, wrong]
}

function withoutFolder(name: string, root: string): string {
  return root !== '' && name.startsWith(root) ? name.slice(root.length) : name
}

/** `⚠️ coder on claude-opus-4.6-1m, retired (not priced) · .kiro/agents/coder.json:3 · instead claude-opus-4.6 (retired-model)` */
function entry(group: Group<Entry>, mixed: boolean, context: ReportContext): string {
  const [{ rows, wrong }] = group
  const [first] = rows
  const root = group.length === 1 ? '' : rootOfEntry(group[0])
  const names = rows.map((row) => name(row, withoutFolder(row.label, root)))
  const parts = [
    `${wrong === '' ? '' : '⚠️ '}${inARow(names)} on ${modelOf(first)}${inFolders(group.map(rootOfEntry))}`,
    ...appliedBy(first, mixed),
    placeLink(first.place, context),
  ]
  return `${parts.join(' · ')}${wrong}`
}

/** Kinds of work and the CLI chat are the program's own words; names of agents, hooks and folders are foreign. */
function name({ assignment, mostRuns }: InventoryRow, label: string): string {
  const loop = mostRuns === null ? '' : ` (loop: at most ${count(mostRuns, 'run')})`
  return `${/^(task:\w+|chat:cli)$/.test(assignment) ? label : code(label)}${loop}`
}

function modelOf({ model, status, origin, from, multiplier: factor }: InventoryRow): string {
  const inherited = origin === 'stated' ? '' : from === null ? ', inherited' : `, inherited from its ${from}`
  return `${modelName(model)}${status === 'available' ? '' : `, ${status}`}${inherited} (${multiplier(factor)})`
}

/** Who applies a row where that is not the same for all, why Kiro drops it, and the files of its twins. */
function appliedBy({ appliedBy: by, dropped, twins }: InventoryRow, mixed: boolean): string[] {
  const who =
    dropped !== null
      ? [`Kiro drops it, because ${code(dropped)}`]
      : mixed
        ? [by === 'kiro' ? 'applied by Kiro' : 'declared by the team']
        : []
  if (twins.length === 0) return who
  return [
    ...who,
    `also in ${twins
      .slice(0, 3)
      .map((file) => code(file))
      .join(', ')}${twins.length > 3 ? ' …' : ''}`,
  ]
}

/** What is wrong with each assignment, with the nearest model to name instead: by assignment. */
function attention(findings: readonly Finding[]): Map<string, string> {
  const instead = new Map<string, string>()
  const rules = new Map<string, string[]>()
  for (const { severity, assignments, rule, instead: others } of findings) {
    if (severity === 'notice') continue
    const [nearest] = others
    for (const one of assignments) {
      if (nearest !== undefined && !instead.has(one)) instead.set(one, ` · instead ${code(nearest)}`)
      rules.set(one, [...(rules.get(one) ?? []), ruleLink(rule)])
    }
  }
  return new Map([...rules].map(([one, links]) => [one, `${instead.get(one) ?? ''} ${links.join(' ')}`]))
}
