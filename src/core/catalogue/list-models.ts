import { UserError } from '../user-error.js'
import * as z from 'zod'
import '../schema/jitless.js'
import { multiplierOn, type Catalogue } from './catalogue.js'

/**
 * The `catalogue` key of a policy, in YAML, from the output of `kiro-cli chat --list-models --format json`: only models
 * and multipliers that differ from the built-in catalogue. A multiplier that Kiro leaves out stays unknown.
 */
export function overrideFrom(text: string, catalogue: Catalogue, day: string): string {
  const rows = readRows(text)
  const lines = rows.flatMap(({ id, multiplier, context }) => {
    const known = catalogue.find(id)?.model
    const same = known?.id === id && (multiplier === null || multiplierOn(known, day) === multiplier)
    if (same) return []
    const facts = [
      multiplier === null ? '' : `multiplier: ${multiplier}`,
      context === null ? '' : `context: ${context}`,
    ].filter((fact) => fact !== '')
    const was =
      known?.id === id
        ? `  # built in: ${multiplierOn(known, day) ?? 'not priced'}`
        : '  # not in the built-in catalogue'
    return [`    ${JSON.stringify(id)}: { ${facts.join(', ')} }${was}`]
  })
  const head = `# From kiro-cli chat --list-models, ${day}: ${rows.length} models read, ${lines.length} differ from the catalogue of ${catalogue.asOf}.\n`
  return lines.length === 0
    ? `${head}# Nothing to override.\n`
    : `${head}catalogue:\n  asOf: ${day}\n  models:\n${lines.join('\n')}\n`
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

type Row = z.infer<typeof listSchema>['models'][number]

function readRows(text: string): Row[] {
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
  return [...new Map(list.data.models.map((row) => [row.id, row])).values()]
}
