import { visible } from '../text/message.js'
import type { Place } from '../text/place.js'

/** Why nothing may be written: the place, what is wrong there, and what to do. */
export interface ApplyRefusal {
  readonly message: string
  readonly hint: string
}

/** Texts from files must be passed in their visible form. */
export function refusalAt({ file, line, column }: Place, what: string, hint: string): ApplyRefusal {
  return { message: `${visible(file)}:${line}:${column}: ${what}`, hint }
}
