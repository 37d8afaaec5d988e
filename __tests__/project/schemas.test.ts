import { Ajv2020 } from 'ajv/dist/2020.js'
import { filesBelow, read } from './repository.js'

type Schema = Readonly<Record<string, unknown>>

const paths = filesBelow('schemas', '.json')
const ajv = () => new Ajv2020({ strict: true, allErrors: true, formats: { date: true, uri: true } })

/** Every part of a schema that gives examples, with its place as a JSON pointer. */
function withExamples(node: unknown, pointer = ''): { pointer: string; examples: readonly unknown[] }[] {
  if (typeof node !== 'object' || node === null) return []
  const own =
    Array.isArray((node as Schema).examples) && pointer !== '' && !pointer.endsWith('/properties')
      ? [{ pointer, examples: (node as Schema).examples as unknown[] }]
      : []
  return [
    ...own,
    ...Object.entries(node).flatMap(([key, child]) =>
      key === 'examples' || key === 'default'
        ? []
        : withExamples(child, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    ),
  ]
}

test('there are schemas for the settings contract, the policy, price files, the report, the usage report and the audit report', () => {
  expect(paths).toEqual([
    'schemas/audit-report.schema.json',
    'schemas/kiro-settings.schema.json',
    'schemas/policy.schema.json',
    'schemas/prices.schema.json',
    'schemas/report.schema.json',
    'schemas/usage-report.schema.json',
  ])
})

describe.each(paths)('%s', (path) => {
  const schema = JSON.parse(read(path)) as Schema

  test('is a JSON Schema with an address and a title', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(schema.$id).toBe(`https://raw.githubusercontent.com/kiro-governance/kiro-governance/v1/${path}`)
    expect(schema.title).toEqual(expect.any(String))
    expect(ajv().compile(schema)).toBeInstanceOf(Function)
  })

  test('has examples that are valid', () => {
    const validator = ajv()
    validator.addSchema(schema, 'whole')
    const all = [{ pointer: '', examples: (schema.examples ?? []) as unknown[] }, ...withExamples(schema)]
    for (const { pointer, examples } of all) {
      for (const example of examples)
        expect([pointer, example, validator.validate({ $ref: `${String(schema.$id)}#${pointer}` }, example)]).toEqual([
          pointer,
          example,
          true,
        ])
    }
  })
})

test('the settings contract has examples on every profile, route and limit', () => {
  expect(withExamples(JSON.parse(read('schemas/kiro-settings.schema.json'))).length).toBeGreaterThan(10)
})
