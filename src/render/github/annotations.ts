import { alternatives, type Finding } from '../../core/finding.js'
import { list, plain, say, visible, type Message } from '../../core/text/message.js'
import type { Failure, Report } from '../../core/report.js'
import { workflowCommand } from '../escape/workflow-command.js'
import { fairShare } from '../fair-share.js'
import { introduced } from '../headline.js'

/** A finding as the runner shows it next to the code. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
  readonly place: Finding['place']
}

/** Annotations of one level. GitHub shows ten of each level for a step, in the order in which they are written. */
const MOST = 10

/** The annotation levels of findings; notices are not annotated. */
const LEVELS = ['error', 'warning'] as const
/** The title of every annotation. */
const TITLE = 'Kiro config'

/**
 * Annotations for the findings that the change introduced, most severe first, or for what kept the check from being
 * made. Where a level is full, its last annotation says how many more there are and where.
 */
export function annotations(
  result: Report | Failure,
  where: string | null = 'the job summary lists all',
  title = TITLE,
): Annotation[] {
  const all = ('errorClass' in result ? ofFailure(result, title) : ofReport(result)).map(shownSafely)
  return LEVELS.flatMap((level) => {
    const wanted = all.filter((annotation) => annotation.level === level)
    const shown = fairShare(wanted, wanted.length > MOST ? MOST - 1 : MOST, ({ place }) => place?.file)
    const left = wanted.length - shown.length
    return left > 0
      ? [
          ...shown,
          { level, title, message: `${left} more of this level${where === null ? '' : `; ${where}`}.`, place: null },
        ]
      : shown
  })
}

/**
 * A path is logged unchanged, because GitHub finds the file by it. A path with control or invisible characters (ESC,
 * U+202E) is escaped in the message instead, and the annotation has no place.
 */
function shownSafely(annotation: Annotation): Annotation {
  const { place, message } = annotation
  const text = visible(message)
  if (place === null) return { ...annotation, message: text }
  const file = visible(place.file)
  return file === place.file
    ? { ...annotation, message: text }
    : { ...annotation, message: `${file}:${place.line}:${place.column}: ${text}`, place: null }
}

/** The annotations as workflow commands for the runner. */
export function annotationCommands(all: readonly Annotation[]): string {
  return all
    .map(({ level, title, message, place }) =>
      workflowCommand(
        level,
        { title, ...(place ? { file: place.file, line: String(place.line), col: String(place.column) } : {}) },
        message,
      ),
    )
    .join('')
}

function ofReport(report: Report): Annotation[] {
  return introduced(report).map((finding) => ({
    level: finding.severity === 'error' ? 'error' : 'warning',
    title: finding.rule,
    message: findingText(finding),
    place: finding.place,
  }))
}

function ofFailure({ problems, hint }: Failure, title: string): Annotation[] {
  return problems.map(({ file, line, column, message }) => ({
    level: 'error',
    title,
    message: problemText(message, hint),
    place: file === null ? null : { file, line: line ?? 1, column: column ?? 1 },
  }))
}

/** A finding with the replacement text, as plain text. */
export function findingText(finding: Finding): string {
  return plain(findingMessage(finding))
}

/** The same as a message, whose foreign parts are still known. */
export function findingMessage(finding: Finding): Message {
  const instead = alternatives(finding)
  return instead.length === 0 ? finding.message : say`${finding.message}. Instead: ${list(instead, 8, 'or')}`
}

/** What kept a check from being made and what to do, as plain text. */
export function problemText(message: string, hint: string): string {
  return `${/[.?!]$/.test(message) ? message : `${message}.`} ${hint}`.trim()
}
