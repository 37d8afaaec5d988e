import type { Change, ModelAtPrice } from '../../core/kiro/changes.js'
import { folderAbove } from '../../core/kiro/surfaces/index.js'
import { count, multiplier, percentChange, signed, whole } from '../../core/text/number.js'
import type { Estimate } from '../../core/cost/estimate.js'
import type { Report } from '../../core/report.js'
import type { ReportContext } from './context.js'
import { backupsLine, rewritesLine } from '../rewrites.js'
import { headline, movedRows } from '../headline.js'
import { code, markdown, modelName } from '../escape/markdown.js'
import { priceChangeLine } from '../text/price-change-line.js'
import { rangeNote } from '../tables/cost-table.js'
import { equalInRoots, type Group } from './equal-in-roots.js'
import { placeLink } from './links.js'

/** The icon in front of the title. */
const MOODS = { bad: '❌', warning: '⚠️', good: '✅' } as const

/** The title of a report, as a Markdown heading. */
export function title(report: Report, { key, installing }: ReportContext): string {
  const { mood, words } = headline(report, installing)
  return `### ${MOODS[mood]} ${keyed(key)}${markdown(words)}`
}

/** A prefix for the title that distinguishes several comments on the same pull request; empty without a key. */
export function keyed(key: string | null): string {
  return key === null ? '' : `${code(key)} · `
}

/** The paragraphs below the title: what was edited, and how far a plan's credits reach before and after. */
export function lead(report: Report): string {
  return [
    edits(report.changes),
    rewritesLine(report),
    backupsLine(report),
    exampleTasks(report, true),
    creditsLine(report),
    withoutPolicy(report),
  ]
    .filter((line) => line !== '')
    .join('\n')
}

/** What prices that moved since the base do to what did not change; null where none moved. */
export function pricesMoved({ priceChange }: Report): string | null {
  return priceChange && markdown(priceChangeLine(priceChange))
}

/** How old the prices are and what to do about it, where the title says so; else empty. */
export function oldPricesLine({ findings }: Report): string {
  const old = findings.find(({ rule }) => rule === 'catalogue-old')
  return old === undefined ? '' : `${markdown(old.message)}.`
}

/** The lead of a change of one model, on one line. */
export function smallLead(report: Report, context: ReportContext): string {
  const [row] = movedRows(report)
  if (!row?.before.model || !row.after.model) return ''
  const { estimate } = report
  const applied = row.appliedBy === 'kiro' ? ', applied by Kiro' : ''
  const sides = `${side({ model: row.before.model, multiplier: row.before.multiplier })} → ${side({ model: row.after.model, multiplier: row.after.multiplier })}`
  const priced =
    row.before.credits.typical !== null && row.after.credits.typical !== null && estimate.delta.typical !== null
  const whom = estimate.basis === 'team' ? `(${count(estimate.developers ?? 0, 'developer')})` : '(per developer)'
  const cost = priced
    ? ` About ${signed(estimate.delta.typical)} credits a month of ${whole(estimate.before.typical)} ${whom}.`
    : ''
  const tasks = priced ? '' : exampleTasks(report, false)
  return [
    `${placeLink(row.after.assignment?.place ?? null, context)}: ${sides}${applied}.${cost}`,
    tasks,
    rewritesLine(report),
    backupsLine(report),
    withoutPolicy(report),
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** What the change costs, in words: on a phone the column of the table that says it is beyond the edge. Empty where nothing moves. */
export function creditsLine({ estimate }: Pick<Report, 'estimate'>): string {
  const { before, after, delta, complete } = estimate
  if (before.typical === null || after.typical === null || delta.typical === null || delta.typical === 0) return ''
  const percent = percentChange(before.typical, after.typical)
  return `**${signed(delta.typical)} credits a month**${percent === '' ? '' : ` (${percent})`} for ${forWhom(estimate)}${complete ? '' : ', of what is priced'}, ${byWhat(estimate)}.`
}

/** For whom totals are that do not move, and by which prices: the sentence above their table. */
export function basisLine({ estimate }: Pick<Report, 'estimate'>): string {
  return `For ${forWhom(estimate)}, ${byWhat(estimate)}.`
}

/** Whose work the totals are: `12 developers`, or `each developer`. */
export function forWhom({ basis, developers }: Pick<Estimate, 'basis' | 'developers'>): string {
  return basis === 'team' ? count(developers ?? 0, 'developer') : 'each developer'
}

function byWhat(estimate: Estimate): string {
  const range = rangeNote(estimate)
  return `typical work by list prices${range === '' ? '' : `; the ${range}`}`
}

function withoutPolicy(report: Report): string {
  return report.policy === null && report.estimate.allRows.some(({ changed }) => changed)
    ? 'No team policy yet, so cost blocks nothing.'
    : ''
}

function exampleTasks({ estimate, changes }: Report, afterSentence: boolean): string {
  const tasks = estimate.exampleTasks
  if (!tasks) return ''
  // "it" is the model of the sentence before, where that speaks of one edit.
  const single = isOnly(changes, tasks.modelBefore, tasks.modelAfter)
  const on = afterSentence ? (single ? ' on it' : ` on ${modelName(tasks.modelAfter)}`) : ''
  const instead =
    afterSentence && !single ? `${whole(tasks.before)} on ${modelName(tasks.modelBefore)}` : whole(tasks.before)
  return `${whole(tasks.credits)} ${tasks.planName} credits buy ${tasks.after === 0 ? `less than one ${exampleTask(1, tasks.source)}` : `about ${whole(tasks.after)} ${exampleTask(tasks.after, tasks.source)}`}${on} instead of ${instead}.`
}

function isOnly(changes: readonly Change[], before: string, after: string): boolean {
  const [only, second] = changes.filter((change) => change.kind === 'model')
  return only !== undefined && second === undefined && only.before.model === before && only.after.model === after
}

function exampleTask(number: number, source: string): string {
  const words = number === 1 ? 'example task' : 'example tasks'
  return source.startsWith('https://') ? `[${words}](${source})` : words
}

function edits(changes: readonly Change[]): string {
  const groups = equalInRoots(changes, rootOfChange, sameChange)
  const shown = groups.slice(0, 3)
  const left = changes.length - shown.reduce((sum, group) => sum + group.length, 0)
  const parts = shown.map((group, index) => edit(group, index === 0))
  if (left > 0) parts.push(`${left} more ${left === 1 ? 'change' : 'changes'}`)
  const [first, ...rest] = parts
  if (first === undefined) return ''
  const last = rest.pop()
  return last === undefined ? `${first}.` : `${[first, ...rest].join(', ')}, and ${last}.`
}

const rootOfChange = ({ place }: Change): string => folderAbove(place.file)

function sameChange({ kind, what, before, after }: Change, root: string): unknown {
  return [kind, what.startsWith(root) ? what.slice(root.length) : what, before, after]
}

function edit(group: Group<Change>, verb: boolean): string {
  const [change] = group
  const root = rootOfChange(change)
  const what = code(group.length > 1 && change.what.startsWith(root) ? change.what.slice(root.length) : change.what)
  return `${moved(change, what, verb)}${group.length > 1 ? ` in ${count(group.length, 'folder')}` : ''}`
}

function moved(change: Change, what: string, verb: boolean): string {
  const moves = verb ? ' moves' : ''
  if (change.kind === 'model')
    return `${what}${moves} from ${side(change.before, 'bold')} to ${side(change.after, 'bold')}`
  if (change.before === null) return `${what}${verb ? ' is now routed' : ' now'} to ${code(change.after ?? '')}`
  if (change.after === null) return `${what} is no longer routed`
  return `${what}${moves} from ${code(change.before)} to ${code(change.after)}`
}

function side({ model, multiplier: factor }: ModelAtPrice, style: 'plain' | 'bold' = 'plain'): string {
  return `${modelName(model, style)} (${multiplier(factor)})`
}
