import { UserError } from '../user-error.js'
import * as z from 'zod'
import '../schema/jitless.js'
import { Big } from 'big.js'
import { isDay } from '../text/day.js'
import { priceOn, type Catalogue } from './catalogue.js'
import { isMissedBy } from './periods.js'

/** One model of a list of Kiro CLI; null is what the list leaves out. */
export type ListedModel = z.infer<typeof listSchema>['models'][number]

/** A list of models as Kiro CLI prints it. */
export interface ModelList {
  readonly models: readonly ListedModel[]
  /** The day that the list itself gives, `YYYY-MM-DD`; null where it gives none. */
  readonly day: string | null
}

/**
 * The day of a list: its own, or the one that is stated.
 * @throws {UserError} when it has neither, or both and they differ.
 */
export function dayOfList({ day }: ModelList, stated: string | null): string {
  if (day === null && stated === null)
    throw new UserError(
      'The list has no date of its own, and it may be old.',
      'Say on which day Kiro CLI printed it: --as-of YYYY-MM-DD.',
    )
  if (day !== null && stated !== null && day !== stated)
    throw new UserError(`The list is of ${day}, and --as-of says ${stated}.`, 'Leave --as-of out.')
  return day ?? stated ?? ''
}

/**
 * The `catalogue` key of a policy, in YAML, from the output of `kiro-cli chat --list-models --format json` of `day` (`YYYY-MM-DD`): only
 * models and multipliers that differ from the catalogue, with that day. A multiplier that Kiro leaves out stays unknown; the price of
 * long context, which a list does not give, keeps its ratio.
 */
export function overrideFrom({ models }: ModelList, catalogue: Catalogue, day: string): string {
  const lines = models.flatMap(({ id, multiplier, context }) => {
    const known = catalogue.find(id)?.model
    const before = known?.id === id ? known : null
    const price = before && priceOn(before, day)
    if (before && (multiplier === null || price?.value === multiplier)) return []
    const long = price?.longContext
    const facts = [
      multiplier === null ? '' : `multiplier: ${multiplier}`,
      long && multiplier !== null
        ? `longContext: { above: ${long.above}, multiplier: ${scaled(long.value, multiplier, price.value)} }`
        : '',
      context === null ? '' : `context: ${context}`,
    ].filter((fact) => fact !== '')
    const was = before ? `  # built in: ${price?.value ?? 'not priced'}` : '  # not in the built-in catalogue'
    return [`    ${JSON.stringify(id)}: { ${facts.join(', ')} }${was}`]
  })
  const listed = new Set(models.map(({ id }) => id))
  const missing = catalogue.models
    .filter((model) => !listed.has(model.id) && isMissedBy(model, day))
    .map(({ id }) => id)
  const head = [
    `# From kiro-cli chat --list-models, ${day}: ${models.length} models read, ${lines.length} differ from the catalogue of ${catalogue.asOf}.`,
    ...(missing.length === 0 ? [] : [`# Not listed on ${day}: ${missing.join(', ')}.`]),
  ].join('\n')
  return lines.length === 0
    ? `${head}\n# Nothing to override.\n`
    : `${head}\ncatalogue:\n  asOf: ${day}\n  models:\n${lines.join('\n')}\n`
}

function scaled(long: number, to: number, from: number): number {
  return new Big(long).times(to).div(from).round(6).toNumber()
}

/** A number that Kiro leaves out, or a value of another type, stays unknown. */
const amount = z.number().positive().nullable().catch(null)

/** A policy accepts every model name but this one. */
const modelId = z
  .string()
  .min(1)
  .refine((id) => id !== '__proto__')

/** The output of Kiro CLI: a model has an id, or in older versions only a name. */
const listSchema = z.object({
  models: z.array(
    z
      .object({
        model_id: z.unknown().optional(),
        model_name: z.unknown().optional(),
        rate_multiplier: amount,
        context_window_tokens: amount,
      })
      .transform((row) => ({
        id: row.model_id ?? row.model_name,
        multiplier: row.rate_multiplier,
        context: row.context_window_tokens,
      }))
      .pipe(z.object({ id: modelId, multiplier: z.number().nullable(), context: z.number().nullable() })),
  ),
})

/** Keys under which a list may give its own day. */
const DAY_KEYS = ['as_of', 'asOf', 'date', 'generated_at', 'generatedAt', 'captured_at', 'timestamp']

function dayIn(value: unknown): string | null {
  const keys = value as Readonly<Record<string, unknown>>
  const days = DAY_KEYS.map((key) => keys[key]).map((text) => (typeof text === 'string' ? text.slice(0, 10) : ''))
  return days.find(isDay) ?? null
}

/**
 * Reads the output of `kiro-cli chat --list-models --format json`.
 * @throws {UserError} for anything else.
 */
export function readList(text: string): ModelList {
  const wrong = (why: string): UserError =>
    new UserError(
      `The file is not a list of models: ${why}.`,
      'Make it with: kiro-cli chat --list-models --format json --no-interactive > models.json',
    )
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw wrong('it is not JSON')
  }
  const list = listSchema.safeParse(value)
  if (!list.success) {
    const row = list.error.issues[0]?.path[1]
    throw wrong(typeof row === 'number' ? `entry ${row + 1} has no model_id` : 'it has no list "models"')
  }
  // A YAML key may appear only once; of two rows with one id the later is used.
  return { models: [...new Map(list.data.models.map((row) => [row.id, row])).values()], day: dayIn(value) }
}
