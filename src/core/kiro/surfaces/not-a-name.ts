import { say, words, type Message } from '../../text/message.js'
import { TOO_LONG } from './document.js'

/** What is wrong with a value that is not a name (`isName`) where one is expected: "the id of a model in quotes". */
export function notAName(key: string, value: unknown, expected: string): Message {
  return typeof value === 'string' && value !== ''
    ? say`${key} ${words(TOO_LONG)}`
    : say`${key} must be ${words(expected)}`
}
