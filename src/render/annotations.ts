import { alternatives, type Finding } from '../core/finding.js'
import { list, plain } from '../core/message.js'
import type { Report } from '../core/report.js'
import { introduced } from './headline.js'

/** A finding as the runner shows it beside the code. */
export interface AnnotationText {
  readonly level: 'error' | 'warning'
  readonly title: string
  readonly message: string
  readonly place: Finding['place']
}

/** GitHub shows ten of each level for a step, first come, first served. */
const MOST = 10

/** What the change introduced, most severe first; the last of a full level says how many more there are. */
export function annotations(report: Report): AnnotationText[] {
  return (['error', 'warning'] as const).flatMap((level) => {
    const all = introduced(report).filter(({ severity }) => severity === level)
    const shown = all.slice(0, all.length > MOST ? MOST - 1 : MOST).map(
      (finding): AnnotationText => {
        const instead = alternatives(finding)
        const message = plain(finding.message)
        return { level, title: finding.rule, message: instead.length === 0 ? message : `${message}. Instead: ${plain(list(instead, 8, 'or'))}`, place: finding.place }
      },
    )
    const left = all.length - shown.length
    return left > 0 ? [...shown, { level, title: 'Kiro config', message: `${left} more of this level; the job summary lists all.`, place: null }] : shown
  })
}
