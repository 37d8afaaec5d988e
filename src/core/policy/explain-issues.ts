import { stringify } from 'yaml'
import { say, words, type Message } from '../text/message.js'
import { exampleOf, meantDay, meantValue } from '../schema/meant-value.js'
import { nearest } from '../text/nearest.js'
import {
  isEmpty,
  lacksKey,
  notAKey,
  notAllowed,
  outOfRange,
  shown,
  tooLong,
  wrongType,
} from '../schema/schema-words.js'
import * as z from 'zod'
import '../schema/jitless.js'

type Issue = z.core.$ZodIssue
type Schema = z.core.$ZodType

/** What is wrong with a value, for people; the path may lead to a key that is not there. */
export interface ExplainedIssue {
  readonly path: readonly string[]
  readonly message: Message
  /** Of an unknown key the known one that is most likely meant. */
  readonly meant?: string
}

/**
 * Says the first issues of a document in words, one for each key; zod's own text is never shown. The issues have to come with their
 * input, and `schema` is what found them: it knows the accepted keys. `whole` names the document.
 */
export function explainIssues(issues: readonly Issue[], schema: Schema, whole: string, most: number): ExplainedIssue[] {
  const explained = new Map<string, ExplainedIssue>()
  for (const issue of issues) {
    for (const one of explain(issue, schema, whole)) {
      const id = JSON.stringify(one.path)
      // Of two bounds the later is the closer one: the first is that of whole numbers as such.
      if (explained.size < most || explained.has(id)) explained.set(id, one)
      else return [...explained.values()]
    }
  }
  return [...explained.values()]
}

/** One by one: a single issue can be about thousands of keys. */
function* explain(issue: Issue, root: Schema, whole: string): Generator<ExplainedIssue> {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    const known = keysOf(schemaAt(root, issue.path))
    for (const key of issue.keys) {
      const meant = nearest(key, known)
      yield {
        path: [...path, key],
        message: notAKey([...path, key].join('.'), key, known, whole),
        ...(meant === null ? {} : { meant }),
      }
    }
  } else if (issue.code === 'invalid_union') {
    const meant = issue.errors.filter((errors) => !errors.some(isOtherType))
    if (meant.length !== 1)
      yield {
        path,
        message: say`${name(path, whole)} must be a text or a list of texts${instead(wrappedAt(root, issue.path), issue.input)}`,
      }
    else for (const one of meant[0] ?? []) yield* explain({ ...one, path: [...issue.path, ...one.path] }, root, whole)
  } else yield { path, message: sentence(issue, path, root, whole) }
}

/** Whether an alternative is out of the question, because it is for another type. */
function isOtherType({ code, path }: Issue): boolean {
  return code === 'invalid_type' && path.length === 0
}

function sentence(issue: Issue, path: readonly string[], root: Schema, whole: string): Message {
  const { input } = issue
  if (input === undefined && path.length > 0)
    return lacksKey(name(path.slice(0, -1), whole), path.at(-1) ?? '', exampleOf(wrappedAt(root, issue.path) ?? root))
  const where = name(path, whole)
  const right = instead(wrappedAt(root, issue.path), input)
  switch (issue.code) {
    case 'invalid_type':
      return say`${wrongType(where, typeOf(issue.expected, schemaAt(root, issue.path)), input)}${right}`
    case 'invalid_value': {
      const [only, ...others] = issue.values
      return others.length === 0 && typeof only !== typeof input
        ? say`${wrongType(where, typeof only, input)}${right}`
        : notAllowed(where, input, issue.values.map(String))
    }
    case 'too_small':
      return isNumber(issue.origin)
        ? say`${outOfRange(where, issue.inclusive === true ? 'at least' : 'above', issue.minimum, input)}${right}`
        : say`${isEmpty(where, issue.origin === 'array' ? 'at least one entry' : 'a name')}${right}`
    case 'too_big':
      return isNumber(issue.origin)
        ? say`${outOfRange(where, 'at most', issue.maximum, input)}${right}`
        : tooLong(where, issue.maximum, issue.origin === 'array' ? 'entries' : 'characters')
    case 'invalid_format':
      return issue.format === 'date'
        ? say`${where}: ${shown(input)} is not a day; write ${meantDay(String(input)) ?? 'YYYY-MM-DD'}`
        : say`${where}: ${shown(input)} does not have the right form${words(formAt(root, issue.path))}${right}`
    case 'invalid_key':
      return isEmpty(say`a key of ${name(path.slice(0, -1), whole)}`, 'a name')
    default:
      return say`${where} is not as it should be`
  }
}

function name(path: readonly string[], whole: string): Message {
  return path.length === 0 ? say`the ${words(whole)}` : say`${path.join('.')}`
}

const isNumber = (origin: string): boolean => origin === 'number' || origin === 'int'

/** What to write instead, as YAML: what was meant where that is one value, else an example. */
function instead(schema: Schema | null, input: unknown): Message {
  if (schema === null) return words('')
  const meant = meantValue(bare(schema), input)
  if (meant !== undefined) return say`; write ${flow(meant)}${words(typeof meant === 'string' ? ', in quotes' : '')}`
  const example = exampleOf(schema)
  return example === undefined ? words('') : words(`; for example ${flow(example)}`)
}

/** A value in one line of YAML; a text in quotes only where it needs them. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (typeof value !== 'object' || value === null) {
    const plain = stringify(value, { lineWidth: 0 }).trimEnd()
    // Marks of a flow collection end a plain text in it.
    return typeof value === 'string' && /[,[\]{}]/.test(value) ? JSON.stringify(value) : plain
  }
  return `{ ${Object.entries(value)
    .map(([key, part]) => `${flow(key)}: ${flow(part)}`)
    .join(', ')} }`
}

/** The type as JSON Schema calls it. A text in place of a whole number is missed by zod as a number. */
function typeOf(expected: string, schema: Schema | null): string {
  if (expected === 'int' || (schema instanceof z.ZodNumber && schema.format === 'safeint')) return 'integer'
  return expected === 'record' ? 'object' : expected
}

function keysOf(schema: Schema | null): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape)
  return schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum ? schema.keyType.options.map(String) : []
}

/** What the schema at a path says of its form, in brackets; a wrapper may say it for what is in it. */
function formAt(root: Schema, path: Issue['path']): string {
  let [schema, form] = [wrappedAt(root, path), '']
  while (schema !== null) {
    const { description } = z.globalRegistry.get(alternative(schema, undefined)) ?? {}
    if (description !== undefined) form = ` (${description})`
    schema = schema instanceof z.ZodOptional ? schema.unwrap() : null
  }
  return form
}

function schemaAt(root: Schema, path: Issue['path']): Schema | null {
  const schema = wrappedAt(root, path)
  return schema === null ? null : bare(schema)
}

function wrappedAt(root: Schema, path: Issue['path']): Schema | null {
  return path.reduce<Schema | null>((schema, step) => (schema === null ? null : inside(bare(schema), step)), root)
}

function inside(schema: Schema, step: PropertyKey): Schema | null {
  const whole = alternative(schema, step)
  if (whole instanceof z.ZodObject) {
    const shape: Readonly<Record<string, Schema>> = whole.shape
    return shape[String(step)] ?? null
  }
  if (whole instanceof z.ZodRecord) return whole.valueType
  return whole instanceof z.ZodArray ? whole.element : null
}

/** Of alternatives the list, for a step into it, else the first. */
function alternative(schema: Schema, step: PropertyKey | undefined): Schema {
  if (!(schema instanceof z.ZodUnion)) return schema
  const list = step === undefined ? undefined : schema.options.find((option) => option instanceof z.ZodArray)
  return list ?? schema.options[0] ?? schema
}

/** The schema in its wrappers. */
function bare(schema: Schema): Schema {
  return schema instanceof z.ZodOptional ? bare(schema.unwrap()) : schema
}
