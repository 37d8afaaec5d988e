import { list, quoted, say, words, type Message } from '../text/message.js'
import { nearest } from '../text/nearest.js'
import { whole } from '../text/number.js'

/*
 * Messages for values that do not follow a schema, shared by ajv and zod, so that the same mistake reads alike in a
 * contract and in a policy. `where` is the value's key, `whole` the document.
 */

/** The message for an unknown key. */
export function notAKey(where: string, key: string, known: readonly string[], whole: string): Message {
  const meant = nearest(key, known)
  return meant === null
    ? say`${where} is not a key of the ${words(whole)}; allowed here: ${list(known, 20)}`
    : say`${where} is not a key of the ${words(whole)}; did you mean ${meant}?`
}

/** `example` is a value for the key that is not there, if there is a good one. */
export function lacksKey(where: Message, key: string, example: unknown): Message {
  return example === undefined
    ? say`${where} has no ${key}; add it`
    : say`${where} has no ${key}; add for example ${`${key}: ${JSON.stringify(example)}`}`
}

/** The types of JSON Schema in words. */
const TYPES: Readonly<Record<string, string>> = {
  object: 'an object',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
}

/** `type` is a type of JSON Schema. */
export function wrongType(where: Message, type: string, value: unknown): Message {
  return say`${where} must be ${words(TYPES[type] ?? type)}, but is ${shown(value)}`
}

/** The message for a value outside a list. */
export function notAllowed(where: Message, value: unknown, allowed: readonly string[]): Message {
  const meant = typeof value === 'string' ? nearest(value, allowed) : null
  return meant === null
    ? say`${where}: ${shown(value)} is not allowed; use ${list(allowed, 20, 'or')}`
    : say`${where}: ${shown(value)} is not allowed; did you mean ${quoted(meant)}?`
}

/** The message for a number outside its bounds. */
export function outOfRange(
  where: Message,
  bound: 'above' | 'at least' | 'at most',
  limit: unknown,
  value: unknown,
): Message {
  const printed = typeof limit === 'number' && Number.isInteger(limit) ? whole(limit) : String(limit)
  return say`${where} must be ${words(bound)} ${words(printed)}, but is ${shown(value)}`
}

/** The message for an empty list or name. */
export function isEmpty(where: Message, what: 'at least one entry' | 'a name'): Message {
  return say`${where} is empty; write ${words(what)}`
}

/** The message for a value above a length. */
export function tooLong(where: Message, most: unknown, unit: 'entries' | 'characters'): Message {
  return say`${where} is too long; at most ${words(String(most))} ${words(unit)}`
}

/** A value as shown in a message. */
export function shown(value: unknown): Message {
  // As JSON, so that a text in quotes is seen to be one.
  if (typeof value === 'string') return say`${JSON.stringify(value)}`
  if (Array.isArray(value)) return words('a list')
  if (typeof value === 'object' && value !== null) return words('an object')
  return words(String(value))
}
