import { LAWS } from '../../lib/core/policy/merge/merge-laws.js'
import { MERGE_TABLE } from '../../lib/core/policy/merge/merge-table.js'
import { whole } from '../../lib/core/text/number.js'
import { code, table } from './markdown.mjs'

/** The table of keys of docs/policy.md, from the policy's schema. */
export function policyBlocks(schema) {
  return {
    'policy-keys': table(
      ['key', 'value', 'means'],
      keysOf(schema).map(({ path, type, description }) => [code(path), type, description]),
    ),
    'policy-laws': table(
      ['law', 'means'],
      Object.entries(LAWS).map(([law, means]) => [law, means]),
    ),
    'policy-merge': table(
      ['key', 'law', 'a layer above says', 'one below says', 'together'],
      MERGE_TABLE.map(({ key, law, example: { above, below, result } }) => [
        code(key),
        law,
        lines(above),
        lines(below),
        result,
      ]),
    ),
  }
}

/** YAML in a cell: each line is code of its own. */
function lines(yaml) {
  return yaml.split('\n').map(code).join('<br>')
}

/** Every key. One whose parts have nothing to say of themselves is one row with them: `credits?, percent?`. */
function keysOf(schema, prefix = '') {
  return partsOf(schema, prefix).flatMap(([path, part]) => {
    const speaks = partsOf(part, path).some(
      ([, { type, description }]) => type === 'object' || description !== undefined,
    )
    return speaks ? keysOf(part, path) : [{ path, type: typeOf(part), description: part.description ?? '' }]
  })
}

/** The placeholder for any name in a record of objects. */
const ANY = {
  'models.tasks': '<kind>',
  'workload.tasks': '<kind>',
  'workload.hooks': '<trigger>',
  'workload.agents': '<agent>',
  'catalogue.models': '<id>',
}

/** Path and schema of the named keys, or of the one pattern of a record. */
function partsOf({ properties, additionalProperties: values }, prefix) {
  const under = (name) => (prefix === '' ? name : `${prefix}.${name}`)
  if (properties) return Object.entries(properties).map(([name, part]) => [under(name), part])
  return values && values.type === 'object' ? [[under(ANY[prefix] ?? '<name>'), values]] : []
}

function typeOf(schema) {
  if (schema.const !== undefined) return code(schema.const)
  if (schema.enum) return schema.enum.map(code).join(', ')
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ')
  switch (schema.type) {
    case 'array':
      return schema.items.enum
        ? `list of ${typeOf(schema.items)}`
        : schema.items.type === 'object'
          ? `list of { ${fields(schema.items)} }`
          : 'list of texts'
    case 'object':
      return schema.properties ? fields(schema) : `${keyNames(schema)}: ${typeOf(schema.additionalProperties)}`
    case 'integer':
      return `whole number${range(schema)}`
    case 'number':
      return `number${range(schema)}`
    case 'boolean':
      return '`true`, `false`'
    default:
      return schema.format === 'date' ? 'YYYY-MM-DD' : 'text'
  }
}

function fields({ properties, required = [] }) {
  return Object.keys(properties)
    .map((name) => `${name}${required.includes(name) ? '' : '?'}`)
    .join(', ')
}

function keyNames({ propertyNames }) {
  if (!propertyNames?.enum) return 'name'
  return propertyNames.enum.length > 10 ? 'id of a [rule](rules/README.md)' : propertyNames.enum.map(code).join(', ')
}

function range({ minimum, maximum }) {
  const known = (limit) => limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER
  if (known(minimum) && known(maximum)) return `, ${whole(minimum)} to ${whole(maximum)}`
  return known(minimum) ? `, at least ${minimum}` : ''
}
