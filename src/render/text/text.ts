import type { Change } from '../../core/kiro/changes.js'
import { alternatives, type Finding } from '../../core/finding.js'
import { brief, list, plain, visible } from '../../core/text/message.js'
import { count, multiplier, whole } from '../../core/text/number.js'
import type { Report } from '../../core/report.js'
import { adviceText } from './advice-text.js'
import { BUDGETS_HEADING, budgetLines } from './budget-lines.js'
import { droppedRows, droppedSentence } from '../tables/dropped-rows.js'
import { rootsTable, totalsTable, workTable, type Style } from '../tables/cost-table.js'
import { notInTotals } from '../tables/not-in-totals.js'
import { notOpenedLine } from '../not-opened.js'
import { backupsLine, rewritesLine } from '../rewrites.js'
import { headline, introduced, older } from '../headline.js'
import { effectsHeading, exceptionCost, exceptionScope, policySources, proposalLines } from './policy-lines.js'
import { priceChangeLine } from './price-change-line.js'
import { priceLine } from './price-lines.js'
import { PLAIN, type Paint } from './paint.js'
import { planTable, seatLines, seatMixTable } from '../tables/seat-table.js'
import { textTable, type Table } from '../tables/table.js'
import { wrap } from './wrap.js'
import { teamTable } from '../tables/team-table.js'
import { upgradesText } from './upgrade-text.js'

/** The report for a terminal. Control characters in text from a repository are made visible. */
export function text(report: Report, paint: Paint): string {
  const { estimate } = report
  const style: Style = {
    code: brief,
    model: (name) => brief(name).replace(/^claude-(?=.)/, ''),
    strong: paint.bold,
    footnote: '',
    narrow: false,
  }
  const { columns } = paint
  const table = (of: Table): string => textTable(of, '  ', columns)
  const changed = estimate.allRows.some((row) => row.changed)
  const notices = report.findings.filter(({ severity }) => severity === 'notice')
  // It holds a patch, whose lines are not broken.
  const advice = changed || isLarge(report) ? adviceText(report.advice, paint) : ''
  const blocks = [
    headlineText(report, paint),
    report.changes
      .slice(0, 8)
      .map((change) => `  ${edit(change)}`)
      .join('\n'),
    [rewritesLine(report), backupsLine(report)].flatMap((line) => (line === '' ? [] : [`  ${line}`])).join('\n'),
    report.priceChange === null ? '' : `  ${plain(priceChangeLine(report.priceChange))}`,
    findings(introduced(report), report.hasBase ? 'Introduced by this change' : 'Problems', paint),
    findings(older(report), 'There before this change', paint),
    findings(notices, count(notices.length, 'notice'), paint),
    proposal(report, paint),
    exceptions(report, paint),
    estimate.before.typical === null || estimate.rows.length === 0 ? '' : table(totalsTable(estimate, style)),
    roots(report, style, paint),
    report.team === null ? '' : table(teamTable(report.team, style)),
    changed ? table(workTable(estimate, style)) : '',
    advice,
    changed || report.team !== null ? seats(report, style, paint) : '',
    changed || report.budgets.some((budget) => budget.changed) ? budgets(report, paint) : '',
    changed ? upgradesText(report.upgrades, paint) : '',
    unpriced(report),
    footer(report, paint),
  ]
  const said = blocks.filter((block) => block !== '').map((block) => (block === advice ? block : wrap(block, columns)))
  return `${said.join('\n\n')}\n`
}

/** Whether some suggestion saves a tenth of the total or more: then it is shown although the change costs nothing. Chosen by hand. */
function isLarge({ advice, estimate }: Report): boolean {
  return advice.suggestions.some(({ saves }) => saves !== null && saves * 10 >= (estimate.after.typical ?? Infinity))
}

function headlineText(report: Report, paint: Paint): string {
  const { mood, words } = headline(report)
  const color = { bad: paint.red, warning: paint.yellow, good: paint.green }[mood]
  const mark = { bad: '✖', warning: '!', good: '✔' }[mood]
  return `${color(mark)} ${paint.bold(plain(words))}`
}

function edit(change: Change): string {
  const side = (model: string, factor: number | null): string => `${brief(model)} (${multiplier(factor)})`
  if (change.kind === 'model')
    return `${brief(change.what)}: ${side(change.before.model, change.before.multiplier)} → ${side(change.after.model, change.after.multiplier)}`
  return `${brief(change.what)}: ${brief(change.before ?? 'not routed')} → ${brief(change.after ?? 'not routed')}`
}

/** The severities, padded to one width. */
const WORDS = { error: 'error  ', warning: 'warning', notice: 'notice ' } as const

function findings(all: readonly Finding[], heading: string, paint: Paint): string {
  if (all.length === 0) return ''
  const color = { error: paint.red, warning: paint.yellow, notice: paint.dim }
  const lines = all.map((finding) => {
    const { severity, place, message, rule } = finding
    const instead = alternatives(finding)
    const where = place === null ? '' : `${visible(place.file)}:${place.line}:${place.column}  `
    const hint = instead.length === 0 ? '' : `\n           ${paint.dim('instead:')} ${plain(list(instead, 8, 'or'))}`
    return `  ${color[severity](WORDS[severity])}  ${where}${plain(message)}  ${paint.dim(rule)}${hint}`
  })
  return `  ${paint.bold(heading)}\n${lines.join('\n')}`
}

function proposal(report: Report, paint: Paint): string {
  const lines = proposalLines(report)
  if (lines === null) return ''
  const colors: Readonly<Record<string, (text: string) => string>> = { loosened: paint.yellow, tightened: paint.green }
  const edits = (lines.edits ?? []).map(
    ({ direction, message }) => `  ${(colors[direction] ?? PLAIN.dim)(direction.padEnd(9))}  ${plain(message)}`,
  )
  return [
    `  ${paint.bold(lines.heading)}`,
    ...lines.facts.map((fact) => `  ${plain(fact)}`),
    ...edits,
    ...effects(report, paint),
  ].join('\n')
}

/** Lines. Chosen by hand; the JSON report has all. */
const MOST_EFFECTS = 20

function effects({ policyEffects }: Report, paint: Paint): string[] {
  if (policyEffects.length === 0) return []
  const left = policyEffects.length - MOST_EFFECTS
  return [
    `  ${paint.bold(effectsHeading(policyEffects))}`,
    ...policyEffects.slice(0, MOST_EFFECTS).map(({ effect, rule, place, model, credits, instead }) => {
      const where = place === null ? '' : `${visible(place.file)}:${place.line}  `
      const cost = credits === null ? 'not priced' : `${whole(credits)} credits a month`
      const other = instead.length === 0 ? '' : `; instead: ${plain(list(instead.slice(0, 2), 2, 'or'))}`
      return `  ${effect}  ${where}${model === null ? '' : `${brief(model)}, `}${cost}${other}  ${paint.dim(rule)}`
    }),
    ...(left > 0 ? [`  and ${left} more`] : []),
  ]
}

function exceptions(report: Report, paint: Paint): string {
  const used = report.exceptions.filter(({ status }) => status === 'active' || status === 'expiring')
  if (used.length === 0) return ''
  const rows = used.map((note) => [
    plain(exceptionScope(note)),
    note.owner === null ? '' : brief(note.owner),
    note.status === 'active' ? note.expires : `${note.expires}, ${note.status}`,
    plain(exceptionCost(note)),
  ])
  return `  ${paint.bold('Exceptions in use')}\n${textTable(
    {
      columns: [
        { title: '', align: 'left' },
        { title: '', align: 'left' },
        { title: '', align: 'left' },
        { title: '', align: 'right' },
      ],
      rows,
    },
    '  ',
    paint.columns,
  )}`
}

/** The cost of one seat of each plan and the cheapest mix, where the policy states seats (USD/month). */
function seats({ seatAdvice }: Report, style: Style, { columns }: Paint): string {
  if (!seatAdvice?.stated) return ''
  return [
    textTable(planTable(seatAdvice, style), '  ', columns),
    textTable(seatMixTable(seatAdvice, style), '  ', columns),
    seatLines(seatAdvice)
      .map((line) => `  ${plain(line)}`)
      .join('\n'),
  ]
    .filter((block) => block !== '')
    .join('\n\n')
}

function budgets({ budgets: all }: Report, paint: Paint): string {
  return all.length === 0
    ? ''
    : [`  ${paint.bold(BUDGETS_HEADING)}`, ...budgetLines(all).map((line) => `  ${plain(line)}`)].join('\n')
}

function unpriced({ estimate }: Report): string {
  const lines = [
    ...notInTotals(estimate).map(({ names, why }) => `  not in the totals: ${plain(list(names, 10))}: ${plain(why)}`),
    ...droppedRows(estimate)
      .slice(0, 20)
      .map((row) => `  costs nothing: ${plain(droppedSentence(row))}`),
    ...estimate.notEstimated.map((file) => `  not estimated: ${visible(file)} (cannot be read)`),
  ]
  return lines.join('\n')
}

function roots({ estimate }: Report, style: Style, { columns }: Paint): string {
  const table = rootsTable(estimate, style)
  return table === null ? '' : textTable(table, '  ', columns)
}

function footer(report: Report, paint: Paint): string {
  const { policy, estimate } = report
  const contract = estimate.allRows.some(({ appliedBy }) => appliedBy === 'team')
  const lines = [
    contract ? 'settings.json is this team’s contract; Kiro itself applies agents, hooks, workflows and cli.json.' : '',
    policy === null ? 'No policy: cost blocks nothing.' : plain(policySources(policy)),
    `As of ${report.day}, ${plain(priceLine(report.catalogueAsOf, report.prices))}`,
    notOpenedLine(report, plain) ?? '',
    // Beyond 180 days a finding says it.
    ...(report.findings.some(({ rule }) => rule === 'catalogue-old')
      ? []
      : estimate.priceNotes.map((note) => note.text)),
  ]
  return lines
    .filter((line) => line !== '')
    .map((line) => `  ${paint.dim(line)}`)
    .join('\n')
}
