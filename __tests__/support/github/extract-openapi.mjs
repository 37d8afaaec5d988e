/**
 * Writes openapi-subset.json: the requests of GitHub's own OpenAPI description that the stand-in accepts, and nothing
 * else. The whole description is 13 MB, so it is not a dependency; to renew the subset, get the package `@octokit/openapi`
 * somewhere outside the project and run
 *
 *     node __tests__/support/github/extract-openapi.mjs <package>/generated/api.github.com.json
 */
import { readFileSync, writeFileSync } from 'node:fs'

const OPERATIONS = [
  'issues/list-comments',
  'issues/create-comment',
  'issues/get-comment',
  'issues/update-comment',
  'issues/delete-comment',
  'issues/create',
  'issues/update',
  'git/create-ref',
  'git/delete-ref',
  'pulls/create',
]

/** What does not bear on whether a request is valid. */
const PROSE = new Set(['description', 'summary', 'example', 'examples', 'title', 'externalDocs', 'tags'])

const source = process.argv[2]
if (source === undefined) throw new Error('usage: extract-openapi.mjs <path to api.github.com.json>')
const description = JSON.parse(readFileSync(source, 'utf8'))

/**
 * A copy with every $ref put in place and the prose dropped. `named` is an object whose keys are names, not keywords. Prism judges no
 * request whose schema has a `nullable` without a `type`, and does not say so.
 */
function resolve(value, named = false) {
  if (Array.isArray(value)) return value.map((item) => resolve(item))
  if (value === null || typeof value !== 'object') return value
  if (typeof value.$ref === 'string') return resolve(at(value.$ref))
  if (!named && value.nullable && value.oneOf && !value.type)
    return { anyOf: value.oneOf.map((one) => ({ ...resolve(one), nullable: true })) }
  const kept = Object.entries(value).filter(([key]) => named || (!PROSE.has(key) && !key.startsWith('x-')))
  return Object.fromEntries(kept.map(([key, item]) => [key, resolve(item, !named && key === 'properties')]))
}

function at(ref) {
  const keys = ref
    .replace(/^#\//, '')
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  return keys.reduce((node, key) => node[key], description)
}

const paths = {}
const missing = new Set(OPERATIONS)
for (const [path, methods] of Object.entries(description.paths)) {
  for (const [method, operation] of Object.entries(methods)) {
    if (!missing.delete(operation.operationId)) continue
    const { operationId, parameters, requestBody } = operation
    // Only requests are judged, so every answer is allowed.
    const request = resolve({ operationId, parameters, requestBody })
    paths[path] = { ...paths[path], [method]: { ...request, responses: { '2XX': { description: 'not judged' } } } }
  }
}
if (missing.size > 0) throw new Error(`not in ${source}: ${[...missing].join(', ')}`)

const subset = {
  openapi: description.openapi,
  info: { title: `${description.info.title}: the requests the stand-in accepts`, version: description.info.version },
  servers: [{ url: '/' }],
  paths,
}
writeFileSync(new URL('openapi-subset.json', import.meta.url), `${JSON.stringify(subset, null, 2)}\n`)
