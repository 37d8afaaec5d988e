import type { PriceFile } from './catalogue-schema.js'

/** Where editors and other programs find the shape of a price file. */
export const PRICE_SCHEMA =
  'https://raw.githubusercontent.com/kiro-governance/kiro-governance/main/schemas/prices.schema.json'

/** A price file as text: one row on one line, so that a diff of two price files is a list of rows. */
export function priceFileText({ version, asOf, source, models, plans }: Omit<PriceFile, '$schema'>): string {
  const file = { $schema: PRICE_SCHEMA, version, asOf, source, models, plans }
  return `${members(file, '', (key, value, indent) =>
    key === 'models'
      ? items(models, indent, (model, deeper) => members(model, deeper, rows))
      : key === 'plans'
        ? members(plans, indent, rows)
        : inline(value),
  )}\n`
}

type Write = (key: string, value: unknown, indent: string) => string

/** An object with a member on each line. */
function members(object: object, indent: string, write: Write): string {
  const deeper = `${indent}  `
  const lines = Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${deeper}${JSON.stringify(key)}: ${write(key, value, deeper)}`)
  return `{\n${lines.join(',\n')}\n${indent}}`
}

/** A list with an item on each line. */
function items<Item>(list: readonly Item[], indent: string, write: (item: Item, indent: string) => string): string {
  const deeper = `${indent}  `
  return `[\n${list.map((item) => `${deeper}${write(item, deeper)}`).join(',\n')}\n${indent}]`
}

/** Lists of rows and of sentences have an item on each line; everything else is one line. */
function rows(key: string, value: unknown, indent: string): string {
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  const long = key === 'notes' || list.some((item) => typeof item === 'object' && item !== null)
  return long ? items(list, indent, inline) : inline(value)
}

/** A value on one line, with blanks. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const parts = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${JSON.stringify(key)}: ${inline(member)}`)
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
}
