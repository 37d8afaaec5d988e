import { randomUUID } from 'node:crypto'
import { unheard } from '../../render/escape/workflow-command.js'

/** A text of any origin for the job's log, in which the runner obeys no command. */
export function logText(text: string): string {
  return unheard(text, randomUUID())
}
