import { ratioPerRun, type EstimateRow } from '../core/estimate/estimate.js'
import type { Finding } from '../core/finding.js'
import { say, words, type Message } from '../core/message.js'
import { count, times, whole } from '../core/number.js'
import type { Report } from '../core/report.js'

/** The first line of every output: what a reader needs who reads nothing else. */
export interface Headline {
  readonly mood: 'bad' | 'warning' | 'good'
  readonly words: Message
}

export function headline(report: Report): Headline {
  const news = introduced(report)
  const errors = news.filter(({ severity }) => severity === 'error').length
  const warnings = news.filter(({ severity, rule }) => severity === 'warning' && rule !== 'cost-increase').length
  const cost = costPhrase(report)
  const problems: Message[] = []
  if (errors > 0) problems.push(words(count(errors, 'blocking problem')))
  if (warnings > 0) problems.push(words(count(warnings, 'warning')))
  const mood = errors > 0 ? 'bad' : news.length > 0 ? 'warning' : 'good'
  const verdict = problems.length > 0 ? join(problems, ', ') : mood === 'warning' ? null : words(report.policy ? 'allowed' : 'valid')
  return { mood, words: say`Kiro config: ${join([verdict, cost ?? (mood === 'good' ? words('no change in cost') : null)], ' · ')}` }
}

/** What the change added at warning or above: what a reviewer has to look at; what follows from it, the cost, comes last. */
export function introduced(report: Report): Finding[] {
  const all = report.findings.filter(({ introduced: isNew, severity }) => isNew && severity !== 'notice')
  const isCost = ({ rule }: Finding): boolean => rule.startsWith('cost-')
  return [...all.filter((finding) => finding.severity === 'error' && !isCost(finding)), ...all.filter((finding) => finding.severity === 'error' && isCost(finding)), ...all.filter(({ severity }) => severity !== 'error')]
}

/** Problems at warning or above that were there before. */
export function older(report: Report): Finding[] {
  return report.findings.filter(({ introduced: isNew, severity }) => !isNew && severity !== 'notice')
}

/** Rows whose model changes from one to another. */
export function movedRows(report: Report): EstimateRow[] {
  return report.estimate.rows.filter(({ before, after }) => before.model !== null && after.model !== null && before.model !== after.model)
}

/** What it costs in a few words: first what survives a wrong guess of the volume, the ratio. */
function costPhrase({ estimate }: Report): Message | null {
  const changed = estimate.rows.filter(({ changed: isChanged }) => isChanged)
  if (changed.length === 0) return estimate.notEstimated.length > 0 ? words('cost not estimated') : null
  const [only] = changed
  const ratio = only ? ratioPerRun(only) : null
  if (changed.length === 1 && only && ratio !== null && ratio !== 1) return say`${only.label} costs ${words(times(ratio))} as much per run`
  const [before, after] = [estimate.before.typical, estimate.after.typical]
  if (before !== null && after !== null && before !== after) {
    return before === 0 ? words(`about ${whole(after)} credits a month`) : after === 0 ? words('no work is routed any more') : words(`about ${times(after / before)} the credits`)
  }
  const ratios = changed.flatMap((row) => ratioPerRun(row) ?? []).filter((value) => value !== 1)
  if (ratios.length > 0) return words(`${count(ratios.length, 'kind')} of work at ${times(Math.min(...ratios))} to ${times(Math.max(...ratios))} per run`.replace(/at (\S+) to \1 per run/, 'at $1 per run'))
  return estimate.complete ? null : words('cost not known')
}

function join(parts: readonly (Message | null)[], by: string): Message {
  return parts.filter((part) => part !== null).flatMap((part, index) => (index === 0 ? part : [by, ...part]))
}
