import { isRecord } from '../surfaces/document.js'
import { UserError } from '../user-error.js'
import { multiplierOn, type Catalogue } from './catalogue.js'

/**
 * The `catalogue` key of a policy, in YAML, from what `kiro-cli chat --list-models --format json` prints: only models and
 * multipliers that the built-in catalogue does not have in this form. A multiplier that Kiro leaves out stays unknown.
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

interface Row {
  readonly id: string
  readonly multiplier: number | null
  readonly context: number | null
}

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
  const models = isRecord(value) ? value.models : null
  if (!Array.isArray(models)) throw wrong('it has no list "models"')
  const rows = (models as unknown[]).map((row, index): Row => {
    const id = isRecord(row) ? (row.model_id ?? row.model_name) : null
    if (!isRecord(row) || typeof id !== 'string' || id === '') throw wrong(`entry ${index + 1} has no model_id`)
    const amount = (key: string): number | null => {
      const found = row[key]
      return typeof found === 'number' && Number.isFinite(found) && found > 0 ? found : null
    }
    return { id, multiplier: amount('rate_multiplier'), context: amount('context_window_tokens') }
  })
  // A key of YAML may stand once only; of two rows with one id the later is taken.
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}
