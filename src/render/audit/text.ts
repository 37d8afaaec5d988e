import type { AuditReport } from '../../core/contract/audit/report.js'
import { brief } from '../../core/text/message.js'
import { count } from '../../core/text/number.js'
import type { Paint } from '../text/paint.js'
import { wrap } from '../text/wrap.js'
import {
  AUDIT_VERDICTS,
  auditedName,
  changesOf,
  headLines,
  notSeenReason,
  OTHER_SCOPE,
  price,
  sumWords,
} from './words.js'

/** Lines of a list. Chosen by hand: fits a terminal; the other formats have all of them. */
const MOST = 30

/** The audit for a terminal. Control characters in names and paths are made visible. */
export function auditText(report: AuditReport, paint: Paint): string {
  const { attention, leaving, prices, notSeen, models } = report
  const blocks = [
    headline(report, paint),
    [...headLines(report), ...(report.sum === null ? [] : [sumWords(report)])].map((line) => `  ${line}`).join('\n'),
    titled('What changed since the last audit', changeLines(report), paint),
    titled(
      'Look at',
      attention.map(({ repository, reasons }) => `${brief(repository)}: ${reasons.join(', ')}`),
      paint,
    ),
    titled(
      'Leaving soon',
      leaving.map(
        ({ model, on, successor, places }) =>
          `${brief(model)} on ${on}, in ${count(new Set(places.map(({ repository }) => repository)).size, 'repository', 'repositories')}${successor === null ? '' : `; move to ${brief(successor)}`}`,
      ),
      paint,
    ),
    titled(
      `Prices that changed since ${report.since ?? ''}`,
      prices.map(
        ({ model, before, after, repositories }) =>
          `${brief(model)}: ${price(before)} → ${price(after)}, in ${count(repositories.length, 'repository', 'repositories')}`,
      ),
      paint,
    ),
    titled(
      'Models',
      models.map(
        ({ model, multiplier, repositories, status }) =>
          `${brief(model)} (${price(multiplier)}${status === 'available' ? '' : `, ${status}`}): ${count(repositories, 'repository', 'repositories')}`,
      ),
      paint,
    ),
    titled(
      'The console',
      report.console.map(({ message }) => brief(message, 300)),
      paint,
    ),
    titled(
      'Not seen',
      notSeen.map(
        (one) =>
          `${one.repository === null ? '' : `${brief(one.repository)}: `}${brief(one.what)}: ${brief(notSeenReason(one), 600)}`,
      ),
      paint,
    ),
  ]
  return `${wrap(blocks.filter((block) => block !== '').join('\n\n'), paint.columns)}\n`
}

function headline(report: AuditReport, paint: Paint): string {
  const { verdict, day } = report
  const color = { pass: paint.green, warn: paint.yellow, fail: paint.red, incomplete: paint.red }[verdict]
  return `${color(paint.bold(AUDIT_VERDICTS[verdict]))}: audit of ${brief(auditedName(report))} on ${day}`
}

function changeLines(report: AuditReport): string[] {
  const changes = changesOf(report)
  if (changes === null) return []
  if (changes.length === 0) return ['Nothing.']
  const asked = report.run.changes?.sameScope === false ? [OTHER_SCOPE] : []
  const told = changes.map(({ kind, of, how }) => `${kind}: ${brief(of)}${how === '' ? '' : `: ${brief(how, 300)}`}`)
  return [...asked, ...told]
}

function titled(title: string, lines: readonly string[], paint: Paint): string {
  if (lines.length === 0) return ''
  const more = lines.length > MOST ? [`and ${lines.length - MOST} more`] : []
  return [paint.bold(title), ...[...lines.slice(0, MOST), ...more].map((line) => `  ${line}`)].join('\n')
}
