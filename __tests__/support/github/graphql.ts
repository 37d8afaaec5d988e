import { readFileSync } from 'node:fs'
import {
  buildSchema,
  execute,
  GraphQLError,
  parse,
  validate,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql'
import { refusal, type Answer } from './faults.js'
import { mutationNode } from './graphql-mutations.js'
import { queryNode, type Surroundings } from './graphql-nodes.js'

const SCHEMA = new URL('../../../node_modules/@octokit/graphql-schema/schema.graphql', import.meta.url)

let schema: GraphQLSchema | undefined

/** GitHub's published schema. It takes a quarter of a second to read, so it is read once, when first needed. */
function githubSchema(): GraphQLSchema {
  schema ??= buildSchema(readFileSync(SCHEMA, 'utf8'), { assumeValid: true, noLocation: true })
  return schema
}

/** An error is a 200 too: that is GraphQL, and GitHub keeps to it. */
export async function answerGraphql(body: unknown, at: Surroundings): Promise<Answer> {
  const { query, variables } = (body ?? {}) as { query?: unknown; variables?: Record<string, unknown> | null }
  if (typeof query !== 'string') return refusal(400, 'A query attribute must be specified and must be a string.')

  let document
  try {
    document = parse(query)
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return { status: 200, body: { errors: [shown(error)] } }
  }
  const invalid = validate(githubSchema(), document)
  if (invalid.length > 0) return { status: 200, body: { errors: invalid.map(shown) } }

  const { data, errors } = await execute({
    schema: githubSchema(),
    document,
    rootValue: { ...queryNode(at), ...mutationNode(at) },
    variableValues: variables ?? {},
    fieldResolver: resolve,
  })
  return { status: 200, body: { data, ...(errors === undefined ? {} : { errors: errors.map(shown) }) } }
}

/** The default resolver, except that what the stand-in does not know is an error and not null. */
const resolve: GraphQLFieldResolver<Record<string, unknown>, unknown, Record<string, unknown>> = (
  source,
  args,
  _,
  { fieldName, parentType },
) => {
  if (!(fieldName in source)) {
    throw new GraphQLError(`The stand-in for GitHub does not know ${parentType.name}.${fieldName}`)
  }
  const value = source[fieldName]
  return typeof value === 'function' ? (value as (given: typeof args) => unknown)(args) : value
}

/** An error as GitHub writes it: its type at the top, and its own words for the commonest mistake. */
function shown(error: GraphQLError) {
  const { message, path, locations, extensions } = error
  const [, fieldName, typeName] = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(message) ?? []
  const place = { ...(path === undefined ? {} : { path }), ...(locations === undefined ? {} : { locations }) }
  if (fieldName !== undefined && typeName !== undefined) {
    const code = { code: 'undefinedField', typeName, fieldName }
    return { ...place, extensions: code, message: `Field '${fieldName}' doesn't exist on type '${typeName}'` }
  }
  const { type } = extensions
  return { ...(type === undefined ? {} : { type }), ...place, message }
}
