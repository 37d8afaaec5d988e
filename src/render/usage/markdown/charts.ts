import { daysIn } from '../../../core/usage/ledger.js'
import type { UsageReport } from '../../../core/contract/usage/report.js'
import { mermaidLabel } from '../../escape/mermaid.js'
import { monthName } from '../dates.js'
import { foremostBudget } from '../headline.js'
import { foldedName } from '../names.js'
import type { RunningDay } from '../running-total.js'

/*
 * Charts as GitHub draws them: the plainest syntax of Mermaid, because GitHub chooses the version. A chart has no
 * legend there, so a sentence explains it, and a table is next to it.
 * Source: https://mermaid.js.org/syntax/xyChart and https://mermaid.js.org/syntax/pie
 */

/** A limit above this multiple of the largest other value is left out: it would flatten the chart. Chosen by hand. */
const FARTHEST = 2

/** Credits from the first of the month to each day, with the forecast and the budget as lines; empty without a day. */
export function monthChart(report: UsageReport, days: readonly RunningDay[]): string {
  if (days.length === 0) return ''
  const { month, forecast } = report
  const all = daysIn(month)
  const totals = days.map(({ total }) => total)
  // Every series has a value for every day, because Mermaid draws a line that begins later wrongly.
  const lines =
    forecast === null
      ? []
      : (['low', 'typical', 'high'] as const).map((of) =>
          padded([...totals, ...forecast.byDay.map((ahead) => ahead[of])], all),
        )
  const most = Math.max(...totals, ...lines.flat())
  const limit = foremostBudget(report)?.limit ?? null
  const withLimit = limit !== null && limit <= most * FARTHEST ? [Array.from({ length: all }, () => limit)] : []
  const top = ceiling(Math.max(most, ...withLimit.flat()))
  return mermaid([
    'xychart-beta',
    `  x-axis ${mermaidLabel(monthName(month))} [${Array.from({ length: all }, (_, day) => mermaidLabel(String(day + 1))).join(', ')}]`,
    `  y-axis ${mermaidLabel('credits')} 0 --> ${top}`,
    `  bar [${series([...totals, ...Array.from({ length: all - totals.length }, () => 0)])}]`,
    ...[...lines, ...withLimit].map((line) => `  line [${series(line)}]`),
  ])
}

/** What the chart of the month shows, in a sentence. */
export function monthCaption(report: UsageReport, days: readonly RunningDay[]): string {
  const limit = foremostBudget(report)?.limit ?? null
  const most = Math.max(0, ...days.map(({ total }) => total), ...(report.forecast?.byDay ?? []).map(({ high }) => high))
  const lines = [
    ...(report.forecast === null ? [] : ['the rising lines are the forecast (low, typical, high)']),
    ...(limit !== null && limit <= most * FARTHEST ? ['the level line is the budget'] : []),
  ]
  return `${['Credits from the first of the month on: the bars are what is used', ...lines].join('; ')}.`
}

/** Slices. More are too thin to tell apart. Chosen by hand. */
const MOST_SLICES = 8

/** A pie of credits by model; empty when none are known. */
export function modelChart({ byModel, fold }: UsageReport): string {
  const known = (byModel?.rows ?? []).flatMap(({ model, folded, credits }) =>
    credits === null || number(credits) <= 0
      ? []
      : [{ label: folded > 0 ? foldedName(folded, 'model', fold) : model, credits }],
  )
  if (known.length === 0) return ''
  const sorted = [...known].sort((a, b) => b.credits - a.credits)
  const shown = sorted.slice(0, sorted.length > MOST_SLICES ? MOST_SLICES - 1 : MOST_SLICES)
  const rest = sorted.slice(shown.length).reduce((sum, { credits }) => sum + credits, 0)
  const slices = [...shown, ...(rest > 0 ? [{ label: 'other models', credits: rest }] : [])]
  const labels = distinct(slices.map(({ label }) => label))
  return mermaid([
    'pie showData',
    '  title Credits by model, estimated',
    ...slices.map(({ credits }, index) => `  ${labels[index] ?? ''} : ${number(credits)}`),
  ])
}

/** Mermaid merges slices with the same label, so labels are made unique. */
function distinct(texts: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return texts.map((text) => {
    const label = mermaidLabel(text)
    const times = (seen.get(label) ?? 0) + 1
    seen.set(label, times)
    return times === 1 ? label : `${label.slice(0, -1)} · ${times}"`
  })
}

function mermaid(lines: readonly string[]): string {
  return `\`\`\`mermaid\n${lines.join('\n')}\n\`\`\``
}

function series(values: readonly number[]): string {
  return values.map(number).join(', ')
}

/** Whole credits, or hundredths of small amounts, without an exponent. */
function number(value: number): number {
  const bounded = Math.min(Math.max(0, value), 1e15)
  return bounded >= 100 ? Math.round(bounded) : Math.round(bounded * 100) / 100
}

/** Padded to the length of the month with the last value. */
function padded(values: readonly number[], length: number): number[] {
  return Array.from({ length }, (_, index) => values[Math.min(index, values.length - 1)] ?? 0)
}

/** The next number of one or two significant digits. */
function ceiling(value: number): number {
  if (value <= 0) return 1
  const unit = 10 ** Math.floor(Math.log10(value)) / 10
  return Math.max(1, number(Math.ceil(value / unit) * unit))
}
