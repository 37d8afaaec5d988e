import { randomUUID } from 'node:crypto'
import { unheard } from '../../render/escape/workflow-command.js'

/** A text for the job's log, of whatever origin: the runner obeys nothing in it. */
export function logText(text: string): string {
  return unheard(text, randomUUID())
}
