import { readFileSync } from 'node:fs'
import {
  buildSchema,
  execute,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql'
import type { Behavior } from './behavior.js'
import { refusal, type Answer } from './faults.js'
import { shownError, typedError } from './graphql-error.js'
import { limited, tooManyNodes, type Resolver } from './graphql-limits.js'
import { pathInQuery, withoutFields } from './graphql-missing.js'
import { mutationNode } from './graphql-mutations.js'
import { queryNode, type Surroundings } from './graphql-nodes.js'

const SCHEMA = new URL('../../../node_modules/@octokit/graphql-schema/schema.graphql', import.meta.url)

let schema: GraphQLSchema | undefined

/** GitHub's published schema. It takes a quarter of a second to read, so it is read once, when first needed. */
export function githubSchema(): GraphQLSchema {
  schema ??= buildSchema(readFileSync(SCHEMA, 'utf8'), { assumeValid: true, noLocation: true })
  return schema
}

/** Queries that are valid, with the document of each: what the product asks has variables, so its texts are few. */
const valid = new Map<string, DocumentNode>()

/** An error is a 200 too: that is GraphQL, and GitHub keeps to it. */
export async function answerGraphql(
  body: unknown,
  at: Surroundings & { readonly behavior: Behavior },
): Promise<Answer> {
  const { query, variables } = (body ?? {}) as { query?: unknown; variables?: Record<string, unknown> | null }
  if (typeof query !== 'string') return refusal(400, 'A query attribute must be specified and must be a string.')

  const { behavior } = at
  const key = JSON.stringify([query, [...behavior.missingFields]])
  let document = valid.get(key)
  if (document === undefined) {
    let read: DocumentNode
    try {
      read = parse(query)
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error
      return { status: 200, body: { errors: [shownError(error)] } }
    }
    const invalid = validate(githubSchema(), read, [...specifiedRules, withoutFields(behavior.missingFields)])
    if (invalid.length > 0) {
      const errors = invalid.map((error) => ({ path: pathInQuery(read, error.nodes?.[0]), ...shownError(error) }))
      return { status: 200, body: { errors } }
    }
    valid.set(key, read)
    document = read
  }
  const tooMany = tooManyNodes(document, variables ?? {})
  if (tooMany !== undefined) return { status: 200, body: { errors: [shownError(tooMany)] } }

  const { data, errors } = await execute({
    schema: githubSchema(),
    document,
    rootValue: { ...queryNode(at), ...mutationNode(at) },
    variableValues: variables ?? {},
    fieldResolver: limited(answered(behavior.graphqlFields), behavior),
  })
  return { status: 200, body: { data, ...(errors === undefined ? {} : { errors: errors.map(shownError) }) } }
}

/** What the test says of a field, or else what there is. */
function answered(fields: Behavior['graphqlFields']): Resolver {
  if (fields.size === 0) return resolve
  return (source, args, context, info) => {
    const given = fields.get(fieldNames(info))
    if (given === null) return null
    if (given !== undefined) throw typedError(given.type, given.message, given.extensions)
    return resolve(source, args, context, info)
  }
}

/** The keys of the answer from the root to this field (an alias, where the query has one), without places in lists. */
function fieldNames({ path }: GraphQLResolveInfo): string {
  const names: string[] = []
  for (let at: typeof path | undefined = path; at !== undefined; at = at.prev)
    if (typeof at.key === 'string') names.unshift(at.key)
  return names.join('.')
}

/** The default resolver, except that what the stand-in does not know is an error and not null. */
export const resolve: Resolver = (source, args, _, { fieldName, parentType }) => {
  if (!(fieldName in source)) {
    throw new GraphQLError(`The stand-in for GitHub does not know ${parentType.name}.${fieldName}`)
  }
  const value = source[fieldName]
  return typeof value === 'function' ? (value as (given: typeof args) => unknown)(args) : value
}
