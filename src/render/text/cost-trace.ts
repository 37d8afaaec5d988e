import type { Estimate } from '../../core/cost/estimate.js'
import type { EstimateRow } from '../../core/cost/rows.js'
import { traceOf, type Factor } from '../../core/cost/trace.js'
import { carrierRule } from '../../core/cost/carrier-rules.js'
import { product, roundHalfUp } from '../../core/amount.js'
import { brief, plain, visible } from '../../core/text/message.js'
import { grouped, multiplier, whole } from '../../core/text/number.js'
import { unit } from '../tables/cost-table.js'
import { textTable, type Table } from '../tables/table.js'
import type { Paint } from './paint.js'

/** The factors of the credits/month of some rows, for a terminal. */
export function costTraceText(rows: readonly EstimateRow[], estimate: Estimate, paint: Paint): string {
  return `${rows.map((row) => rowText(row, estimate, paint)).join('\n\n')}\n`
}

function rowText(row: EstimateRow, estimate: Estimate, paint: Paint): string {
  const { after } = row
  const heading = `${brief(row.label)} on ${brief(after.model ?? 'no model')}: ${amountWords(row, estimate)}`
  const rule = plain(carrierRule(row, estimate))
  const table = factorTable(row, estimate)
  if (table === null) return `${paint.bold(heading)}\n\n  ${rule}`
  const measured = measuredLine(row, brief(after.model ?? ''))
  return `${paint.bold(heading)}\n\n  ${rule}\n\n${textTable(table)}${measured === '' ? '' : `\n\n  ${measured}`}`
}

/** `84 credits / month, 12 developers`, or why there is no amount. */
export function amountWords({ after }: EstimateRow, estimate: Estimate): string {
  const { typical } = after.credits
  return `${whole(typical)} ${typical === null ? `(${after.reason ?? 'no price'})` : unit(estimate)}`
}

/** One line a factor, in credits/month; null for a row without a price. `source` escapes the source of a factor. */
export function factorTable(
  { after }: EstimateRow,
  estimate: Estimate,
  source: (text: string) => string = visible,
): Table | null {
  const trace = traceOf(after, estimate)
  if (trace === null) return null
  return {
    columns: [
      { title: '', align: 'left' },
      { title: 'low', align: 'right' },
      { title: 'typical', align: 'right' },
      { title: 'high', align: 'right' },
      { title: 'from', align: 'left' },
    ],
    rows: [
      ...trace.factors.map((factor, index) => [
        `${index === 0 ? ' ' : '×'} ${factor.name}`,
        amount(factor, 'low'),
        amount(factor, 'typical'),
        amount(factor, 'high'),
        from(factor, source),
      ]),
      [
        '=',
        whole(trace.credits.low),
        whole(trace.credits.typical),
        whole(trace.credits.high),
        `${grouped(trace.exact)} typical before rounding`,
      ],
    ],
  }
}

/** What the same work takes by measurement, beside what it takes by list. `name`: the model, escaped. */
export function measuredLine({ after: { basis, credits } }: EstimateRow, name: string): string {
  const tokens = basis?.tokens
  if (!tokens || credits.typical === null || (tokens.low === 1 && tokens.high === 1)) return ''
  if (tokens.ratio === null)
    return `By list ${whole(credits.typical)} typical. ${name} was not measured: models that were took ${tokens.low} to ${tokens.high} times their list price (${tokens.measured}).`
  return `By list ${whole(credits.typical)} typical; as measured ${whole(roundHalfUp(product(credits.typical, tokens.ratio)))}, ${tokens.ratio} times the list price on ${name} (${tokens.measured}).`
}

/** Every decimal: what is shown multiplies to the result. */
function amount(factor: Factor, of: 'low' | 'typical' | 'high'): string {
  const value = factor[of]
  return factor.name === 'multiplier'
    ? multiplier(value)
    : Number.isInteger(value)
      ? whole(value)
      : grouped(value.toFixed(9).replace(/0+$/, ''))
}

function from({ source, remark }: Factor, escape: (text: string) => string): string {
  return remark === '' ? escape(source) : `${escape(source)}; ${remark}`
}
