import type validate from '../../../generated/settings-validator.cjs'
import { say, words, type Message } from '../text/message.js'
import { meantNumbers } from './meant-number.js'
import { nearest } from '../text/nearest.js'
import { isEmpty, lacksKey, notAKey, notAllowed, outOfRange, tooLong, wrongType } from './schema-words.js'

type ErrorObject = NonNullable<typeof validate.errors>[number]

/** An error of ajv for people: what is wrong, and at which key or value. */
export interface ExplainedError {
  readonly path: readonly string[]
  /** Whether the key itself is wrong, rather than its value. */
  readonly atKey: boolean
  /** What identifies the error when lines move. */
  readonly id: string
  readonly message: Message
  /** Of an unknown key the known one that is most likely meant. */
  readonly meant?: string
}

/** A document with more errors than this is not worth reading to its end. */
const MOST_ERRORS = 1000

/** Says every error of a document in words, once; ajv's own text is never shown. `whole` names the document. */
export function explainErrors(errors: readonly ErrorObject[], whole: string): ExplainedError[] {
  const explained = new Map<string, ExplainedError>()
  for (const error of withoutEchoes(errors.slice(0, MOST_ERRORS))) {
    const at = pointer(error.instancePath)
    const unknown = error.keyword === 'additionalProperties' ? String(error.params.additionalProperty) : null
    const path = unknown === null ? at : [...at, unknown]
    const known = unknown === null ? [] : Object.keys(propertiesOf(error))
    const meant = unknown === null ? null : nearest(unknown, known)
    const message =
      unknown === null
        ? explain(error, at.length === 0 ? say`the ${words(whole)}` : say`${at.join('.')}`)
        : notAKey(path.join('.'), unknown, known, whole)
    const id = [
      path.join('.'),
      error.keyword,
      ...(error.keyword === 'required' ? [String(error.params.missingProperty)] : []),
    ].join(' ')
    if (!explained.has(id))
      explained.set(id, { path, atKey: unknown !== null, id, message, ...(meant === null ? {} : { meant }) })
  }
  return [...explained.values()]
}

/** Of a value of the wrong type that has to be one of a list, the list says more. */
function withoutEchoes(errors: readonly ErrorObject[]): ErrorObject[] {
  const listed = new Set(errors.flatMap(({ keyword, instancePath }) => (keyword === 'enum' ? [instancePath] : [])))
  return errors.filter(({ keyword, instancePath }) => keyword !== 'type' || !listed.has(instancePath))
}

/** The keywords that schemas/kiro-settings.schema.json uses. */
function explain(error: ErrorObject, where: Message): Message {
  const { keyword, data } = error
  const params: Readonly<Record<string, unknown>> = error.params
  switch (keyword) {
    case 'required': {
      const key = String(params.missingProperty)
      return lacksKey(where, key, propertiesOf(error)[key]?.default)
    }
    case 'type':
      return say`${wrongType(where, String(params.type), data)}${instead(error)}`
    case 'enum':
      return notAllowed(where, data, Array.isArray(params.allowedValues) ? params.allowedValues.map(String) : [])
    case 'minimum':
      return say`${outOfRange(where, 'at least', params.limit, data)}${instead(error)}`
    case 'maximum':
      return say`${outOfRange(where, 'at most', params.limit, data)}${instead(error)}`
    case 'minLength':
      return isEmpty(where, 'a name')
    case 'maxLength':
      return tooLong(where, params.limit, 'characters')
    default:
      return say`${where} is not as it should be`
  }
}

interface Part {
  readonly type?: unknown
  readonly minimum?: unknown
  readonly maximum?: unknown
  readonly default?: unknown
  readonly examples?: unknown
  readonly required?: unknown
}

/** What to write instead, as JSON: what was meant where that is one value, else the example of the schema. */
function instead({ data, parentSchema }: ErrorObject): Message {
  const part = (parentSchema ?? {}) as Part
  const meant = meantIn(part, data)
  if (meant !== undefined) return say`; write ${spaced(meant)}`
  const example: unknown = part.default ?? (Array.isArray(part.examples) ? part.examples[0] : undefined)
  return example === undefined ? words('') : words(`; for example ${spaced(example)}`)
}

function meantIn({ type, minimum, maximum, required }: Part, data: unknown): unknown {
  if (type === 'object' && typeof data === 'string' && Array.isArray(required) && required.length === 1)
    return { [String(required[0])]: data }
  if ((type !== 'number' && type !== 'integer') || (typeof data !== 'string' && typeof data !== 'number'))
    return undefined
  return meantNumbers(data).find(
    (number) =>
      number >= Number(minimum ?? -Infinity) &&
      number <= Number(maximum ?? Infinity) &&
      (type === 'number' || Number.isInteger(number)),
  )
}

/** JSON in one line, with spaces as people write it. */
function spaced(value: unknown): string {
  return JSON.stringify(value, null, 1).replace(/\n */g, ' ')
}

/** The keys that the schema around an error knows; ajv was compiled with `verbose`, so it is there. */
function propertiesOf({ parentSchema }: ErrorObject): Readonly<Record<string, { readonly default?: unknown }>> {
  return (parentSchema?.properties ?? {}) as Readonly<Record<string, { readonly default?: unknown }>>
}

function pointer(text: string): string[] {
  return text
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}
