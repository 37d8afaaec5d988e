import { carrierRule } from '../../core/cost/carrier-rules.js'
import type { Estimate } from '../../core/cost/estimate.js'
import type { EstimateRow } from '../../core/cost/rows.js'
import { code, markdown, modelName } from '../escape/markdown.js'
import { markdownTable } from '../tables/table.js'
import { amountWords, factorTable, measuredLine } from '../text/cost-trace.js'

/** The factors of the credits/month of some rows, as Markdown. */
export function costTraceMarkdown(rows: readonly EstimateRow[], estimate: Estimate): string {
  return `${rows.map((row) => rowMarkdown(row, estimate)).join('\n\n')}\n`
}

/** A word of ours or a plain address as it is, anything else as a code span. */
function source(text: string): string {
  return /^(?:[a-z]+|https:\/\/[\w./-]+)$/.test(text) ? text : code(text)
}

function rowMarkdown(row: EstimateRow, estimate: Estimate): string {
  const { model } = row.after
  const table = factorTable(row, estimate, source)
  return [
    `**${code(row.label)}** on ${model === null ? 'no model' : modelName(model, 'bold')}: ${amountWords(row, estimate)}`,
    markdown(carrierRule(row, estimate)),
    table === null ? '' : markdownTable(table),
    table === null ? '' : measuredLine(row, modelName(model ?? '')),
  ]
    .filter((block) => block !== '')
    .join('\n\n')
}
