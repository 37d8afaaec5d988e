import { writeSum, whole } from '../../../core/text/number.js'
import { credits, dollars, percent } from '../../../core/text/amounts.js'
import { shortDay } from '../dates.js'
import { tagged, type Tags } from './filters.js'
import { markup, NOTHING, when, type Markup } from './markup.js'
import { tenth } from './scale.js'

/** A column of words, or of amounts in one unit. The first column names its row. */
export type Column<Row> =
  | { readonly title: string; readonly text: (row: Row) => string | Markup }
  | {
      readonly title: string
      readonly unit?: string
      readonly value: (row: Row) => number | null
      readonly show: (row: Row) => string | Markup
    }

export interface Table<Row> {
  /** Chosen by the program, unique on the page. */
  readonly id: string
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  /** For few, short columns: the table is not stretched to the full width, where rows are hard to follow. */
  readonly compact?: boolean
  /** What a row is of, for the filters. */
  readonly tags?: (row: Row) => Tags
  /** The total of all rows, a cell for each column. */
  readonly total?: readonly string[]
}

/** Rows. A shorter table has no sort buttons. */
const SORTABLE = 3

/** A table in a box of its own, which scrolls where the page is narrow. */
export function table<Row>(
  rows: readonly Row[],
  { id, caption, columns, compact = false, tags = () => ({}), total }: Table<Row>,
): Markup {
  const head = columns.map(
    (column, index) =>
      markup`<th scope="col"${'value' in column && index > 0 ? markup` class="number"` : NOTHING}>${column.title}${'value' in column && column.unit !== undefined ? markup` <small>${column.unit}</small>` : NOTHING}</th>`,
  )
  const body = rows.map(
    (row) => markup`<tr${tagged(tags(row))}>${columns.map((column, index) => cell(column, row, index === 0))}</tr>
`,
  )
  return markup`<div class="scroll${compact ? ' compact' : ''}" role="group" aria-labelledby="${id}">
<table${when(rows.length >= SORTABLE, () => markup` class="sortable"`)}><caption id="${id}">${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody>${when(
    total !== undefined,
    () => markup`
<tfoot><tr>${(total ?? []).map((text, index) => (index === 0 ? markup`<th scope="row">${text}</th>` : markup`<td class="number">${text}</td>`))}</tr></tfoot>`,
  )}
</table></div>
`
}

function cell<Row>(column: Column<Row>, row: Row, first: boolean): Markup {
  if (!('value' in column))
    return first ? markup`<th scope="row">${column.text(row)}</th>` : markup`<td>${column.text(row)}</td>`
  const value = column.value(row)
  const key = value === null ? NOTHING : markup` data-value="${value}"`
  return first
    ? markup`<th scope="row"${key}>${column.show(row)}</th>`
    : markup`<td class="number"${key}>${column.show(row)}</td>`
}

type Amount<Row> = (row: Row) => number | null

/** A column of credits; null is shown as unknown. */
export function creditsColumn<Row>(title: string, value: Amount<Row>, unit = 'credits', write = credits): Column<Row> {
  return { title, unit, value, show: (row) => write(value(row)) }
}

/** A column of USD; null is shown as unknown. */
export function usdColumn<Row>(title: string, value: Amount<Row>, unit = 'USD', write = dollars): Column<Row> {
  return { title, unit, value, show: (row) => write(value(row)) }
}

/** A column of sums of USD; one that leaves out what is not priced says so. */
export function sumColumn<Row extends { readonly allPriced: boolean }>(title: string, value: Amount<Row>): Column<Row> {
  return { title, unit: 'USD', value, show: (row) => writeSum(value(row), row.allPriced, dollars) }
}

/** A column of whole numbers; null is shown as `unknown`. */
export function countColumn<Row>(title: string, value: Amount<Row>, unknown = 'not known'): Column<Row> {
  return {
    title,
    value,
    show: (row) => {
      const count = value(row)
      return count === null ? unknown : whole(count)
    },
  }
}

/** A column of days (`YYYY-MM-DD`); null is shown as `none`. */
export function dayColumn<Row>(title: string, day: (row: Row) => string | null, none = '–'): Column<Row> {
  return {
    title,
    value: (row) => {
      const one = day(row)
      return one === null ? null : Number(one.replaceAll('-', ''))
    },
    show: (row) => {
      const one = day(row)
      return one === null ? none : shortDay(one)
    },
  }
}

/** A share of a whole (0 to 1), as a bar and in percent. */
export function shareColumn<Row>(title: string, share: Amount<Row>): Column<Row> {
  return barColumn(title, share, percent, null)
}

/** Amounts next to each other: the largest has the longest bar. */
export function partColumn<Row>(title: string, share: Amount<Row>, rows: readonly Row[], write = percent): Column<Row> {
  return barColumn(title, share, write, Math.max(...rows.map((row) => share(row) ?? 0)))
}

function barColumn<Row>(
  title: string,
  share: Amount<Row>,
  write: (share: number | null) => string,
  most: number | null,
): Column<Row> {
  return {
    title,
    value: share,
    show: (row) => markup`<span class="share">${bar(share(row), most)}<span>${write(share(row))}</span></span>`,
  }
}

/** Repeats the number next to it, so screen readers skip it. */
function bar(share: number | null, most: number | null): Markup {
  if (share === null || most === 0) return NOTHING
  const width = tenth(Math.max(0, Math.min(1, share / (most ?? 1))) * 100)
  return markup`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">${when(most === null, () => markup`<rect class="track" width="100" height="6"/>`)}<rect class="${share > 1 && most === null ? 'over' : 'fill'}" width="${width}" height="6"/></svg>`
}
