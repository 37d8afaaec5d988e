import type { Violation } from '../finding.js'
import type { Message } from '../text/message.js'
import { onItsOwn } from './rule.js'

/** A violation in a copy of the console's rules. */
export function onConsole(
  file: string,
): (value: string, message: Message, line?: number, column?: number) => Violation {
  return (value, message, line = 1, column = 1) => ({
    place: { file, line, column },
    subjects: onItsOwn(`console:${file}`),
    value,
    say: () => message,
  })
}
