/** Judges a request by GitHub's OpenAPI description, in this process: what prism does for emulate. */
import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'

interface Operation {
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: object } } }
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation | undefined>>>>
}

/** A complaint as prism writes it. */
export interface Problem {
  readonly status: number
  readonly detail: string
  readonly validation?: readonly { readonly message: string }[]
}

const DESCRIPTION = JSON.parse(readFileSync(new URL('openapi-subset.json', import.meta.url), 'utf8')) as Description

const ajv = new Ajv({ strict: false, allErrors: true, formats: { int64: true, 'repo.nwo': true, 'date-time': true } })
const compiled = new Map<object, ValidateFunction>()

const ROUTES = Object.entries(DESCRIPTION.paths).map(([template, operations]) => ({
  // A name in braces is one segment, but the name of a ref.
  pattern: new RegExp(
    `^${template
      .replace('{ref}', '.+')
      .replace(/\{\w*(?:id|number)\}/g, '-?\\d+')
      .replace(/\{\w+\}/g, '[^/]+')}$`,
  ),
  operations,
}))

/** Null where the request is one of GitHub's. */
export function judge(method: string, path: string, text: string): Problem | null {
  const operation = ROUTES.find(({ pattern }) => pattern.test(path))?.operations[method.toLowerCase()]
  if (operation === undefined) return { status: 404, detail: `there is no ${method} ${path}` }
  const schema = operation.requestBody?.content['application/json'].schema
  if (schema === undefined) return null
  const detail = 'Your request is not valid and no HTTP validation response was found in the spec'
  if (text === '') return { status: 422, detail, validation: [{ message: 'Body parameter is required' }] }
  const validate = compiled.get(schema) ?? ajv.compile(schema)
  compiled.set(schema, validate)
  if (validate(JSON.parse(text))) return null
  const messages = (validate.errors ?? []).map(({ instancePath, message = '', params }) => {
    const place = instancePath.split('/').slice(1).join('.')
    const allowed = Array.isArray(params.allowedValues) ? `: ${params.allowedValues.join(', ')}` : ''
    return { message: `Request body ${place === '' ? '' : `property ${place} `}${message}${allowed}` }
  })
  return { status: 422, detail, validation: messages }
}
