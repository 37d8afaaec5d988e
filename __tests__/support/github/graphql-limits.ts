/** What GitHub refuses of a query because of its size: before it is executed, and while it is. */
import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLFieldResolver,
  Kind,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'
import type { Behavior } from './behavior.js'
import { typedError } from './graphql-error.js'

/** A query may ask for no more nodes than this, whether they exist or not. */
const MOST_NODES = 500_000

/** Undefined for a query that asks for as many as it may: the `first` or `last` of each connection, times those around it. */
export function tooManyNodes(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError | undefined {
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one.selectionSet]] : [],
    ),
  )
  const numberOf = (value: ValueNode | undefined): number | undefined => {
    const given = value?.kind === Kind.VARIABLE ? variables[value.name.value] : undefined
    return value?.kind === Kind.INT ? Number(value.value) : typeof given === 'number' ? given : undefined
  }
  const count = (set: SelectionSetNode | undefined, around: number): number =>
    (set?.selections ?? []).reduce((sum, one) => {
      if (one.kind === Kind.FRAGMENT_SPREAD) return sum + count(fragments.get(one.name.value), around)
      if (one.kind === Kind.INLINE_FRAGMENT) return sum + count(one.selectionSet, around)
      const size = numberOf(one.arguments?.find(({ name }) => ['first', 'last'].includes(name.value))?.value)
      const here = size === undefined ? 0 : around * size
      return sum + here + count(one.selectionSet, size === undefined ? around : here)
    }, 0)
  const nodes = document.definitions.reduce(
    (sum, one) => sum + (one.kind === Kind.OPERATION_DEFINITION ? count(one.selectionSet, 1) : 0),
    0,
  )
  if (nodes <= MOST_NODES) return undefined
  const [asked, most] = [nodes, MOST_NODES].map((number) => number.toLocaleString('en-US'))
  const message = `This query requests up to ${asked} possible nodes which exceeds the maximum limit of ${most}.`
  return typedError('MAX_NODE_LIMIT_EXCEEDED', message)
}

export type Resolver = GraphQLFieldResolver<Record<string, unknown>, unknown, Record<string, unknown>>

/** The resolver within limits: an object or a text that goes beyond them is an error, what the query has touched before is data. */
export function limited(resolve: Resolver, { mostObjects, mostBytes }: Behavior): Resolver {
  let [objects, bytes] = [0, 0]
  return async (source, args, context, info) => {
    const value: unknown = await resolve(source, args, context, info)
    const more = Array.isArray(value) ? value.length : typeof value === 'object' && value !== null ? 1 : 0
    const longer = typeof value === 'string' ? Buffer.byteLength(value) : 0
    if (objects + more > mostObjects || bytes + longer > mostBytes)
      throw typedError('RESOURCE_LIMITS_EXCEEDED', 'Resource limits for this query exceeded.')
    objects += more
    bytes += longer
    return value
  }
}
