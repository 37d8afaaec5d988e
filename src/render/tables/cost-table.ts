import type { Credits } from '../../core/amount.js'
import { rootLabel, type Estimate, type RootEstimate } from '../../core/cost/estimate.js'
import { kindsPriced } from '../../core/cost/kinds-priced.js'
import type { EstimateRow } from '../../core/cost/rows.js'
import { count, multiplier, percentChange, signed, times, UNKNOWN, usd, whole } from '../../core/text/number.js'
import type { SeatLoad, SeatRow } from '../../core/cost/seats.js'
import type { Table } from './table.js'
import { partsOn, workGroups, type WorkGroup } from './work-groups.js'

/** How a destination writes the parts of a table that are not the program's own words. */
export interface Style {
  readonly code: (text: string) => string
  readonly model: (name: string) => string
  readonly strong: (text: string) => string
  /** The mark that refers to the footnote on contracts. */
  readonly footnote: string
  /**
   * Whether a phone shows it, 390 CSS pixels wide: a column is then as wide as its longest word at least, so what is long (for whom the totals
   * are, what the range includes) is a sentence above the table and no cell.
   */
  readonly narrow: boolean
}

/** "credits / month, 12 developers": the unit of every number in the table below it. */
export function unit({ basis, developers }: Estimate): string {
  return basis === 'team' ? `credits / month, ${count(developers ?? 0, 'developer')}` : 'credits / month, per developer'
}

/** What the low and the high totals include besides the amount of work: measured use of tokens; empty where they do not. */
export function rangeNote(estimate: Estimate): string {
  return hasTokenUse(estimate) ? 'range includes measured token use' : ''
}

function unitTitle(estimate: Estimate, { narrow }: Style): string {
  return narrow ? 'credits / month' : unit(estimate)
}

/**
 * The totals in credits/month, and the share of each kind of seat's allowance. Where nothing moves, a narrow table has one column of
 * them in place of two equal ones.
 */
export function totalsTable(estimate: Estimate, style: Style): Table {
  const table = beforeAndAfter(estimate, style)
  const still =
    style.narrow && estimate.rootBefore !== null && table.rows.every(([, before, after]) => before === after)
  return still ? withoutBefore(table) : table
}

/** The columns of a table of totals without the one of the totals before, which are the same. */
function withoutBefore({ columns, rows }: Table): Table {
  const notes = rows.some((row) => row[3] !== '')
  const kept = <T>(cells: readonly T[]): T[] => cells.filter((_, index) => index !== 1 && (index !== 3 || notes))
  const titles = columns.map((column, index) => ({ ...column, title: ['', '', 'now', 'note'][index] ?? '' }))
  return { columns: kept([...columns.slice(0, 1), ...titles.slice(1)]), rows: rows.map(kept) }
}

function beforeAndAfter(estimate: Estimate, style: Style): Table {
  const { strong, footnote, narrow } = style
  const { before, after, delta, appliedBy } = estimate
  const total = (title: string, was: number | null, is: number | null): string[] => [
    title,
    whole(was),
    whole(is),
    change(was, is),
  ]
  const mixed = [appliedBy.kiro, appliedBy.team].every((part) => part.before.typical + part.after.typical > 0)
  const onlyTeam = !mixed && appliedBy.kiro.before.typical + appliedBy.kiro.after.typical === 0
  const part = partOfTheWhole(estimate)
  const typical = strong(part === null ? 'typical' : `typical, ${part}`)
  const title = mixed
    ? typical
    : onlyTeam
      ? `${typical}, if the team follows it${footnote}`
      : `${typical}, applied by Kiro`
  return {
    columns: [
      { title: unitTitle(estimate, style), align: 'left' },
      ...[beforeTitle(estimate), 'after', 'change'].map((name) => ({ title: name, align: 'right' as const })),
    ],
    rows: [
      [
        title,
        strong(whole(before.typical)),
        strong(whole(after.typical)),
        delta.typical === 0 ? '' : strong(change(before.typical, after.typical)),
      ],
      ['low – high', span(before), span(after), narrow ? '' : rangeNote(estimate)],
      ...(mixed
        ? [
            total('applied by Kiro', appliedBy.kiro.before.typical, appliedBy.kiro.after.typical),
            total(`declared by the team${footnote}`, appliedBy.team.before.typical, appliedBy.team.after.typical),
          ]
        : []),
      ...estimate.seats.map((seat) => [
        `each of ${seat.seats} × ${seat.name} (${whole(seat.allowance)})`,
        whole(seat.before.each),
        whole(seat.after.each),
        seatNote(seat, estimate.workdays),
      ]),
    ],
  }
}

/** Whether the range is wider than that of the work, because models take more or fewer tokens than their list price says. */
function hasTokenUse({ rows }: Estimate): boolean {
  return rows
    .flatMap(({ before, after }) => [before.basis?.tokens ?? null, after.basis?.tokens ?? null])
    .some((tokens) => tokens !== null && (tokens.low !== 1 || tokens.high !== 1))
}

/** Where there were no files the work is compared with what Kiro uses without them. */
function beforeTitle({ rootBefore }: Estimate): string {
  return rootBefore === null ? 'on auto' : 'before'
}

function span({ low, high }: Credits): string {
  return low === high ? whole(low) : `${whole(low)} – ${whole(high)}`
}

function change(before: number | null, after: number | null): string {
  if (before === null || after === null) return UNKNOWN
  if (before === after) return ''
  const percent = percentChange(before, after)
  return percent === '' ? signed(after - before) : `${signed(after - before)} (${percent})`
}

function seatNote({ before, after }: SeatRow, workdays: number): string {
  const note = (load: SeatLoad): string =>
    load.overageUsd === null
      ? `out on working day ${load.exhaustedOn ?? workdays} of ${workdays}`
      : `${whole(load.short)} over, ${usd(load.overageUsd)}`
  if (after.exhaustedOn !== null) return note(after)
  return before.exhaustedOn === null ? '' : 'lasts the month again'
}

/** Rows. Chosen by hand. */
const MOST_ROWS = 40

/**
 * What runs on which model and what it costs: changed rows first, the most expensive first; unchanged rows in one line.
 */
export function workTable(estimate: Estimate, style: Style, most = MOST_ROWS): Table {
  const { model, strong, code } = style
  const groups = workGroups(estimate.rows)
  const changed = groups.filter((group) => group.changed)
  const rest = groups.filter((group) => !group.changed)
  const sorted = [...changed].sort((a, b) => Math.abs(moved(b)) - Math.abs(moved(a)))
  const mixed = new Set(estimate.rows.filter(({ file }) => file !== null).map(({ appliedBy }) => appliedBy)).size > 1
  const by = (cell: string): string[] => (mixed ? [cell] : [])
  const line = (one: WorkGroup): string[] => [
    name(one.row, code),
    modelsOf(one, style),
    ...by(one.row.after.dropped ? 'Kiro drops it' : one.row.appliedBy === 'kiro' ? 'Kiro' : 'the team'),
    runs(one),
    credits(one, 'before'),
    credits(one, 'after'),
    changeOf(one),
  ]
  const shown = sorted.slice(0, most)
  const left = sorted.length - shown.length
  const { before, after, delta } = estimate
  // Where a row is not priced, a 0 of the other rows does not say that nothing changes.
  return {
    columns: [
      { title: onlyTasks(changed.flatMap(({ parts }) => parts)) ? 'task' : 'work', align: 'left' },
      { title: 'model', align: 'left' },
      ...by('').map(() => ({ title: 'applied by', align: 'left' as const })),
      ...['runs', beforeTitle(estimate), 'after', 'change'].map((title) => ({ title, align: 'right' as const })),
    ],
    rows: [
      ...shown.map(line),
      ...(left > 0 ? [[`${left} more change`]] : []),
      ...unchanged(rest, model, mixed),
      ...(before.typical === null
        ? []
        : [
            [
              strong(partOfTheWhole(estimate) ?? 'total'),
              '',
              ...by(''),
              '',
              strong(whole(before.typical)),
              strong(whole(after.typical)),
              estimate.complete || delta.typical !== 0 ? strong(signed(delta.typical)) : '',
            ],
          ]),
    ],
  }
}

/** What a total that leaves rows out is called; null where it holds everything. */
export function partOfTheWhole({ complete, rows }: Pick<RootEstimate, 'complete' | 'rows'>): string | null {
  if (complete) return null
  const { priced, all } = kindsPriced(rows)
  if (priced === all) return 'at least'
  return `at least (${priced === 0 ? 'no kind fully priced' : `${priced} of ${all} kinds priced`})`
}

/** How much of the work each of several roots is priced for. */
export function workOfRoots({ sharesStated }: Pick<Estimate, 'sharesStated'>): string {
  return `each root ${sharesStated ? 'with its share of the work' : 'as if all the work were done there'}`
}

/** The roots that the totals above do not hold, each with its own; null where there is one root only. */
export function rootsTable(estimate: Estimate, style: Style): Table | null {
  const { code, strong, narrow } = style
  if (estimate.roots.length < 2) return null
  return {
    columns: [
      { title: `${unitTitle(estimate, style)}${narrow ? '' : `, ${workOfRoots(estimate)}`}`, align: 'left' },
      ...(['before', 'after', 'change'] as const).map((title) => ({ title, align: 'right' as const })),
    ],
    rows: estimate.roots.slice(0, MOST_ROWS).map((root, index) => {
      const named = code(rootLabel(root))
      const part = partOfTheWhole(root)
      const title = `${index === 0 ? strong(named) : named}${part === null ? '' : `, ${part}`}`
      return [
        title,
        whole(root.before.typical),
        whole(root.after.typical),
        change(root.before.typical, root.after.typical),
      ]
    }),
  }
}

/** The folder of a root, as a path: `.kiro`, `packages/web/.kiro`. */
export function rootName(root: string): string {
  return root === '' ? '.kiro' : `${root}/.kiro`
}

function unchanged(rest: readonly WorkGroup[], model: Style['model'], mixed: boolean): string[][] {
  const priced = rest.filter(({ after }) => after !== null)
  const unpriced = rest.filter(({ after }) => after === null)
  const line = (groups: readonly WorkGroup[], title: string, cost: string): string[][] => {
    if (groups.length === 0) return []
    const names = [
      ...new Set(
        groups.flatMap(({ parts }) =>
          parts.flatMap(({ after }) => (after.works.length === 0 ? [] : (after.model ?? []))),
        ),
      ),
    ]
    const shown = names.length <= 3 ? names.map(model).join(', ') : `${names.length} models`
    return [[title, shown, ...(mixed ? [''] : []), '', cost, cost, '']]
  }
  const sum = priced.reduce((total, { after }) => total + (after ?? 0), 0)
  return [
    ...line(priced, `${priced.length} unchanged`, whole(sum)),
    ...line(unpriced, `${unpriced.length} unchanged, not in the totals`, ''),
  ]
}

/** Whether every row is a task, so that "task" is the right word. */
export function onlyTasks(rows: readonly EstimateRow[]): boolean {
  return rows.every(({ work, file }) => work.kind === 'task' || (work.kind === 'chat' && file === null))
}

function name({ label, root, work }: EstimateRow, code: Style['code']): string {
  return (work.kind === 'task' || work.kind === 'chat') && root === '' ? label : code(label)
}

function modelsOf({ row, parts, after: cost }: WorkGroup, { model, code }: Style): string {
  if (parts.length > 1) {
    const [was, is] = [partsOn(parts, 'before', { model, code }), partsOn(parts, 'after', { model, code })]
    return was === is ? is : `${was} → ${is}`
  }
  const { before, after } = row
  // A row without credits/month still shows its credits per run.
  const price = cost === null && after.multiplier !== null ? ` (${multiplier(after.multiplier)})` : ''
  if (before.model === null) return after.model === null ? 'cannot be read' : `new: ${model(after.model)}${price}`
  if (after.model === null)
    return `${model(before.model)} → ${after.reason === 'file cannot be read' ? 'cannot be read' : 'removed'}`
  return before.model === after.model ? model(after.model) : `${model(before.model)} → ${model(after.model)}`
}

function runs({ runs: value }: WorkGroup): string {
  return value === null ? '' : whole(value > 0 && value < 1 ? value : Math.round(value))
}

function credits(group: WorkGroup, side: 'before' | 'after'): string {
  if (group[side] === null) return UNKNOWN
  const { model, works } = group.row[side]
  return group.parts.length === 1 && (model === null || (works.length === 0 && group.row.work.kind !== 'task'))
    ? ''
    : whole(group[side])
}

function changeOf(group: WorkGroup): string {
  const { ratio, work, before, after } = group.row
  const idle = work.kind !== 'task' && before.works.length + after.works.length === 0
  if (group.before !== null && !idle) return signed(moved(group))
  return ratio === null || ratio === 1 ? '' : `${times(ratio)} per run`
}

function moved({ before, after }: WorkGroup): number {
  return (after ?? 0) - (before ?? 0)
}
