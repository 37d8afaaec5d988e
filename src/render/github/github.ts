import type { Failure, Report } from '../../core/report.js'
import { annotationCommands, annotations } from './annotations.js'
import { unheard } from '../escape/workflow-command.js'

/**
 * For a step of any workflow: annotations at the places of the findings, then the report for whoever reads the log. The runner is
 * told to obey nothing in the report, for which it needs a word that nobody can guess; without one there are the annotations only.
 */
export function github(result: Report | Failure, report: string, token: string | null): string {
  const commands = annotationCommands(annotations(result, token === null ? null : 'the report below lists all'))
  return `${commands}${token === null ? '' : unheard(report, token)}`
}
