import { list, quoted, say, words, type Message } from './message.js'
import { nearest } from './nearest.js'

/** An error of a validator that ajv compiled ahead of time, with `verbose`. */
export interface SchemaError {
  readonly keyword: string
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
  readonly parentSchema?: Readonly<Record<string, unknown>>
  readonly data?: unknown
  readonly propertyName?: string
}

/** The same for people: what is wrong, and at which key or value. */
export interface ExplainedError {
  readonly path: readonly string[]
  /** Whether the key itself is wrong, rather than its value. */
  readonly atKey: boolean
  /** What identifies the error when lines move. */
  readonly id: string
  readonly message: Message
}

/** A document with more errors than this is not worth reading to its end. */
const MOST_ERRORS = 1000

/** Says every error of a document in words, once; ajv's own text is never shown. `whole` names the document. */
export function explainErrors(errors: readonly SchemaError[], whole: string): ExplainedError[] {
  const explained = new Map<string, ExplainedError>()
  for (const error of withoutEchoes(errors.slice(0, MOST_ERRORS))) {
    const at = pointer(error.instancePath)
    const unknown = unknownKey(error)
    const path = unknown === null ? at : [...at, unknown.key]
    const message =
      unknown === null
        ? explain(error, at.length === 0 ? say`the ${words(whole)}` : say`${at.join('.')}`)
        : sayUnknown(path.join('.'), unknown, whole)
    if (message === null) continue
    const id = [
      path.join('.'),
      error.keyword,
      ...(error.keyword === 'required' ? [String(error.params.missingProperty)] : []),
    ].join(' ')
    if (!explained.has(id)) explained.set(id, { path, atKey: unknown !== null, id, message })
  }
  return [...explained.values()]
}

/** Errors that another one of the same value says better: a wrong type beside the list of accepted values or forms. */
function withoutEchoes(errors: readonly SchemaError[]): SchemaError[] {
  const place = ({ instancePath, propertyName }: SchemaError): string => JSON.stringify([instancePath, propertyName])
  const keywords = new Map<string, Set<string>>()
  for (const error of errors) keywords.set(place(error), (keywords.get(place(error)) ?? new Set()).add(error.keyword))
  return errors.filter(
    (error) => !(BETTER[error.keyword] ?? []).some((keyword) => keywords.get(place(error))?.has(keyword)),
  )
}

const BETTER: Readonly<Record<string, readonly string[]>> = {
  const: ['type'],
  anyOf: ['maxItems', 'maxLength', 'minLength', 'pattern'],
  type: ['enum', 'anyOf', 'pattern'],
}

interface UnknownKey {
  readonly key: string
  readonly known: readonly string[]
}

function unknownKey({ keyword, params, parentSchema, propertyName }: SchemaError): UnknownKey | null {
  if (keyword === 'additionalProperties')
    return { key: String(params.additionalProperty), known: Object.keys(parentSchema?.properties ?? {}) }
  return keyword === 'enum' && propertyName !== undefined
    ? { key: propertyName, known: texts(params.allowedValues) }
    : null
}

function sayUnknown(where: string, { key, known }: UnknownKey, whole: string): Message {
  const meant = nearest(key, known)
  return meant === null
    ? say`${where} is not a key of the ${words(whole)}; allowed here: ${list(known, 20)}`
    : say`${where} is not a key of the ${words(whole)}; did you mean ${meant}?`
}

/** Null for an error that another one of the same place says better. */
function explain({ keyword, params, parentSchema, data }: SchemaError, where: Message): Message | null {
  switch (keyword) {
    case 'required': {
      const key = String(params.missingProperty)
      const example = (
        parentSchema?.properties as Record<string, { const?: unknown; default?: unknown }> | undefined
      )?.[key]
      const value = example?.const ?? example?.default
      return value === undefined
        ? say`${where} has no ${key}; add it`
        : say`${where} has no ${key}; add for example ${`${key}: ${JSON.stringify(value)}`}`
    }
    case 'type':
      return say`${where} must be ${words(article(params.type))}, but is ${shown(data)}`
    case 'enum':
    case 'const': {
      const allowed = keyword === 'const' ? [String(params.allowedValue)] : texts(params.allowedValues)
      const meant = typeof data === 'string' ? nearest(data, allowed) : null
      return meant === null
        ? say`${where}: ${shown(data)} is not allowed; use ${list(allowed, 20, 'or')}`
        : say`${where}: ${shown(data)} is not allowed; did you mean ${quoted(meant)}?`
    }
    case 'exclusiveMinimum':
      return say`${where} must be above ${words(String(params.limit))}, but is ${shown(data)}`
    case 'minimum':
      return say`${where} must be at least ${words(String(params.limit))}, but is ${shown(data)}`
    case 'maximum':
      return say`${where} must be at most ${words(String(params.limit))}, but is ${shown(data)}`
    case 'minLength':
    case 'minItems':
      return say`${where} is empty; write ${words(keyword === 'minItems' ? 'at least one entry' : 'a name')}`
    case 'maxLength':
    case 'maxItems':
      return say`${where} is too long; at most ${words(String(params.limit))} ${words(keyword === 'maxItems' ? 'entries' : 'characters')}`
    case 'pattern': {
      const date = parentSchema?.format === 'date'
      return date
        ? say`${where}: ${shown(data)} is not a day; write YYYY-MM-DD`
        : say`${where}: ${shown(data)} does not have the right form${words(formOf(parentSchema))}`
    }
    case 'anyOf':
      return say`${where} must be a text or a list of texts`
    case 'propertyNames':
      return null
    default:
      return say`${where} is not as it should be`
  }
}

function formOf(schema: SchemaError['parentSchema']): string {
  const description = schema?.description
  return typeof description === 'string' ? ` (${description})` : ''
}

function article(type: unknown): string {
  const names: Readonly<Record<string, string>> = {
    object: 'an object',
    string: 'a text',
    number: 'a number',
    integer: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
  }
  return [type]
    .flat()
    .map((one) => names[String(one)] ?? String(one))
    .join(' or ')
}

function shown(value: unknown): Message {
  // As JSON, so that a text in quotes is seen to be one.
  if (typeof value === 'string') return say`${JSON.stringify(value)}`
  if (Array.isArray(value)) return words('a list')
  if (typeof value === 'object' && value !== null) return words('an object')
  return words(String(value))
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function pointer(text: string): string[] {
  return text
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}
