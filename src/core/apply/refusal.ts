import { visible } from '../text/message.js'
import type { Place } from '../text/place.js'

/** Why nothing may be written: where, what is wrong there, and what to do about it. */
export interface ApplyRefusal {
  readonly message: string
  readonly hint: string
}

/** Of texts from files only their visible form gets in here. */
export function refusalAt({ file, line, column }: Place, what: string, hint: string): ApplyRefusal {
  return { message: `${visible(file)}:${line}:${column}: ${what}`, hint }
}
