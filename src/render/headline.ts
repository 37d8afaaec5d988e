import type { EstimateRow } from '../core/cost/rows.js'
import { introducedFindings, type Finding } from '../core/finding.js'
import { say, words, type Message } from '../core/text/message.js'
import { count, times, UNKNOWN, usd, whole } from '../core/text/number.js'
import type { Report } from '../core/report.js'
import type { TeamCost } from '../core/what-if/compare-teams.js'

/** The first line of every output: the whole result in one sentence. */
export interface Headline {
  readonly mood: 'bad' | 'warning' | 'good'
  readonly words: Message
}

/** The first line of a check report: counts of new findings, and the change in credits/month. */
export function headline(report: Report): Headline {
  const news = introduced(report)
  const errors = news.filter(({ severity }) => severity === 'error').length
  const warnings = news.filter(({ severity, rule }) => severity === 'warning' && rule !== 'cost-increase').length
  const cost = costPhrase(report)
  const team = teamPhrase(report)
  const problems: Message[] = []
  const observed = report.policy?.enforcement.mode === 'observe'
  if (errors > 0)
    problems.push(
      words(`${count(errors, observed ? 'problem' : 'blocking problem')}${observed ? ', observed only' : ''}`),
    )
  if (warnings > 0) problems.push(words(count(warnings, 'warning')))
  const mood = errors > 0 ? 'bad' : news.length > 0 ? 'warning' : 'good'
  const verdict =
    problems.length > 0 ? join(problems, ', ') : mood === 'warning' ? null : words(report.policy ? 'allowed' : 'valid')
  if (mood === 'good' && report.verdict === 'skipped')
    return { mood, words: words('Kiro config: no Kiro file changed') }
  if (mood === 'good' && !cost && report.inventory.files === 0)
    return { mood, words: words('Kiro config: no Kiro files here') }
  return {
    mood,
    words: say`Kiro config: ${join([verdict, cost ?? (team === null && mood === 'good' ? words('no change in cost') : null), team], ' · ')}`,
  }
}

/** What the supposed seats cost in place of the stated ones, USD/month. */
function teamPhrase({ team }: Report): Message | null {
  if (team === null) return null
  const price = ({ at, complete }: TeamCost): string =>
    at === null
      ? 'not stated'
      : at.typical.usd === null
        ? UNKNOWN
        : `${complete ? '' : 'at least '}${usd(at.typical.usd)} a month`
  return words(`seats and overage: ${price(team.before)} → ${price(team.after)}`)
}

/**
 * Findings at warning or above that the change introduced: what a reviewer has to look at. The cost findings, which
 * follow from the others, come last.
 */
export function introduced(report: Report): Finding[] {
  const all = introducedFindings(report.findings)
  const rank = ({ severity, rule }: Finding): number =>
    (severity === 'error' ? 0 : 2) + (rule.startsWith('cost-') || rule === 'over-plan' ? 1 : 0)
  return all.sort((a, b) => rank(a) - rank(b))
}

/** Findings at warning or above that were there before the change. */
export function older(report: Report): Finding[] {
  return report.findings.filter(({ introduced: isNew, severity }) => !isNew && severity !== 'notice')
}

/** Estimate rows whose model changes from one to another. */
export function movedRows(report: Report): EstimateRow[] {
  return report.estimate.rows.filter(
    ({ before, after }) => before.model !== null && after.model !== null && before.model !== after.model,
  )
}

/**
 * The change in cost in a few words, the ratio first: it holds even where the assumed volume is wrong. Null: nothing
 * changes.
 */
function costPhrase({ estimate }: Report): Message | null {
  const changed = estimate.rows.filter(({ changed: isChanged }) => isChanged)
  if (
    estimate.notEstimated.length > 0 &&
    changed.every(({ before, after }) => before.credits.typical === null || after.credits.typical === null)
  )
    return words('cost not estimated')
  const [only] = changed
  const ratio = only ? only.ratio : null
  if (changed.length === 1 && only && ratio !== null && ratio !== 1)
    return say`${only.label} costs ${words(times(ratio))} as much per run`
  const [before, after] = [estimate.before.typical, estimate.after.typical]
  if (before !== null && after !== null && before !== after) {
    return before === 0
      ? words(`about ${whole(after)} credits a month`)
      : after === 0
        ? words('no work is routed any more')
        : words(`about ${times(after / before)} the credits`)
  }
  return perRun(changed)
}

/** Changes that move no total: more or less expensive per run, or of unknown price. */
function perRun(changed: readonly EstimateRow[]): Message | null {
  const ratios = changed.flatMap((row) => row.ratio ?? []).filter((value) => value !== 1)
  const [low, high] = [times(Math.min(...ratios)), times(Math.max(...ratios))]
  if (ratios.length > 0)
    return words(`${count(ratios.length, 'kind')} of work at ${low === high ? low : `${low} to ${high}`} per run`)
  const open = changed.filter(
    (row) => row.ratio === null && (row.before.credits.typical === null || row.after.credits.typical === null),
  )
  if (open.length === 0) return null
  return words(
    open.every(({ before, after }) => (after.model === null ? before : after).multiplier !== null)
      ? 'priced per run only'
      : 'cost not known',
  )
}

function join(parts: readonly (Message | null)[], by: string): Message {
  return parts.filter((part) => part !== null).flatMap((part, index) => (index === 0 ? part : [by, ...part]))
}
