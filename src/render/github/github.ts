import type { Failure, Report } from '../../core/report.js'
import { annotationCommands, annotations } from './annotations.js'
import { unheard } from '../escape/workflow-command.js'

/**
 * For a step of any workflow: annotations at the findings' places, then the report for readers of the log. Workflow
 * commands are disabled around the report with a token that must not be guessable; without a token only the annotations
 * are written.
 */
export function github(result: Report | Failure, report: string, token: string | null): string {
  const commands = annotationCommands(annotations(result, token === null ? null : 'the report below lists all'))
  return `${commands}${token === null ? '' : unheard(report, token)}`
}
