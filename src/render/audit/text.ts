import type { AuditReport } from '../../core/contract/audit/report.js'
import { brief } from '../../core/text/message.js'
import { count } from '../../core/text/number.js'
import type { Paint } from '../text/paint.js'
import { wrap } from '../text/wrap.js'
import { AUDIT_VERDICTS, auditedName } from './words.js'

/** Lines of a list. Chosen by hand: fits a terminal; the other formats have all of them. */
const MOST = 30

/** The audit for a terminal. Control characters in names and paths are made visible. */
export function auditText(report: AuditReport, paint: Paint): string {
  const { head, attention, leaving, prices, notSeen, models } = report
  const blocks = [
    headline(report, paint),
    [
      `  ${count(head.usesKiro, 'repository', 'repositories')} of ${head.repositories} ${head.usesKiro === 1 ? 'uses' : 'use'} Kiro${head.notKnown > 0 ? `; of ${head.notKnown} that is not known` : ''}.`,
      `  Under the policy: ${head.verdicts.pass} pass, ${head.verdicts.warn} warn, ${head.verdicts.fail} fail, ${head.verdicts.error} cannot be judged by their own policy.`,
      `  The check: required in ${head.checks.required}, advisory in ${head.checks.advisory}, none in ${head.checks.none}, not seen in ${head.checks.notSeen}.`,
    ].join('\n'),
    ...report.notes.map((note) => `  ${note}`),
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
        ({ repository, what, reason, remedy }) =>
          `${repository === null ? '' : `${brief(repository)}: `}${brief(what)}: ${brief(reason, 300)}.${remedy === null ? '' : ` ${brief(remedy, 300)}`}`,
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

function price(multiplier: number | null): string {
  return multiplier === null ? 'not priced' : `${multiplier}x`
}

function changeLines({ run }: AuditReport): string[] {
  if (run.changes === null) return []
  const { appeared, gone, renamed, started, stopped, verdicts, models, checks } = run.changes
  const named = (what: string, names: readonly string[]): string[] =>
    names.length === 0
      ? []
      : [
          `${what}: ${names
            .slice(0, MOST)
            .map((name) => brief(name))
            .join(', ')}${names.length > MOST ? ` and ${names.length - MOST} more` : ''}`,
        ]
  const lines = [
    ...named('new', appeared),
    ...named('gone', gone),
    ...renamed.map(({ before, after }) => `renamed: ${brief(before)} → ${brief(after)}`),
    ...named('use Kiro now', started),
    ...named('no longer use Kiro', stopped),
    ...verdicts.map(
      ({ repository, before, after }) =>
        `${brief(repository)}: ${before ?? 'no Kiro files'} → ${after ?? 'no Kiro files'}`,
    ),
    ...models.map(
      ({ repository, added, removed }) =>
        `${brief(repository)}: ${[...added.map((name) => `+ ${brief(name)}`), ...removed.map((name) => `− ${brief(name)}`)].join(', ')}`,
    ),
    ...checks.map(({ repository, before, after }) => `${brief(repository)}: the check was ${before}, is ${after}`),
  ]
  return lines.length === 0 ? ['Nothing.'] : lines
}

function titled(title: string, lines: readonly string[], paint: Paint): string {
  if (lines.length === 0) return ''
  const more = lines.length > MOST ? [`and ${lines.length - MOST} more`] : []
  return [paint.bold(title), ...[...lines.slice(0, MOST), ...more].map((line) => `  ${line}`)].join('\n')
}
