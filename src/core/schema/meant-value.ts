import * as z from 'zod'
import './jitless.js'
import { meantNumbers } from './meant-number.js'

type Schema = z.core.$ZodType

/**
 * The value that was most likely meant by one that a schema refuses: `"8"` as 8, `1.3x` as 1.3, `yes` as true, one text as a list of it, `20%` as
 * `{ percent: 20 }`. Only what the schema accepts; undefined where that is nothing, or more than one thing.
 */
export function meantValue(schema: Schema, value: unknown): unknown {
  const fitting = candidates(schema, value).filter((candidate) => z.safeParse(schema, candidate).success)
  return schema instanceof z.ZodObject && fitting.length > 1 ? undefined : fitting[0]
}

function candidates(schema: Schema, value: unknown): unknown[] {
  if (schema instanceof z.ZodObject) return inAnyKey(schema, value)
  if (schema instanceof z.ZodArray) return isPlain(value) ? [[value]] : []
  if (schema instanceof z.ZodString) return typeof value === 'number' ? [String(value)] : []
  if (schema instanceof z.ZodBoolean) return truth(value)
  return typeof value === 'string' || typeof value === 'number' ? meantNumbers(value) : []
}

/** A value in the place of an object that holds it under a key: once for each key that can, however deep. */
function inAnyKey(object: z.ZodObject, value: unknown): unknown[] {
  const shape: Readonly<Record<string, Schema>> = object.shape
  if (!isPlain(value) && !Array.isArray(value)) return []
  return Object.entries(shape).flatMap(([key, schema]): unknown[] => {
    const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema
    if (inner instanceof z.ZodObject) return candidates(inner, value).map((meant) => ({ [key]: meant }))
    if (isPercentage(value) !== (key === 'percent')) return []
    const meant = z.safeParse(inner, value).success ? value : meantValue(inner, value)
    return meant === undefined ? [] : [{ [key]: meant }]
  })
}

const TRUTH: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  false: false,
  no: false,
  off: false,
}

function truth(value: unknown): boolean[] {
  const meant = typeof value === 'string' ? TRUTH[value.toLowerCase()] : undefined
  return meant === undefined ? [] : [meant]
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}

function isPercentage(value: unknown): boolean {
  return typeof value === 'string' && value.trim().endsWith('%')
}

/** A day as ISO writes it, for `31.12.2026`, `2026/12/31` and `2026-1-5`; null for what could be two days, or none. */
export function meantDay(text: string): string | null {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? []
  const [, lastDay, lastMonth, lastYear] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? []
  const iso = [year ?? lastYear, month ?? lastMonth, day ?? lastDay].map((part) => part?.padStart(2, '0')).join('-')
  return z.iso.date().safeParse(iso).success ? iso : null
}

/** A value that a schema accepts, to show how one looks: its first example, else made of its parts; undefined where there is none. */
export function exampleOf(schema: Schema): unknown {
  const [stated] = (z.globalRegistry.get(schema)?.examples as readonly unknown[] | undefined) ?? []
  if (stated !== undefined) return stated
  if (schema instanceof z.ZodOptional) return exampleOf(schema.unwrap())
  if (schema instanceof z.ZodArray) return listOf(exampleOf(schema.element))
  if (schema instanceof z.ZodObject) return objectOf(schema)
  if (schema instanceof z.ZodRecord) return entryOf(schema)
  if (schema instanceof z.ZodUnion) return exampleOf(schema.options[0] ?? schema)
  if (schema instanceof z.ZodEnum) return schema.options[0]
  if (schema instanceof z.ZodLiteral) return [...schema.values][0]
  return undefined
}

function listOf(element: unknown): unknown {
  return element === undefined ? undefined : [element]
}

/** What an object has to have; of one that has to have nothing, the first part. */
function objectOf(object: z.ZodObject): unknown {
  const shape: Readonly<Record<string, Schema>> = object.shape
  const parts = Object.entries(shape)
  const required = parts.filter(([, schema]) => !(schema instanceof z.ZodOptional))
  const shown = (required.length > 0 ? required : parts.slice(0, 1)).map(
    ([key, schema]) => [key, exampleOf(schema)] as const,
  )
  return shown.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(shown)
}

/** One entry of a record, under the first key that it takes. */
function entryOf({ keyType, valueType }: z.ZodRecord): unknown {
  const [key, value] = [exampleOf(keyType), exampleOf(valueType)]
  return value === undefined ? undefined : { [typeof key === 'string' ? key : 'NAME']: value }
}
