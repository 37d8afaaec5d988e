import {
  BREAK,
  GraphQLError,
  Kind,
  visit,
  type ASTNode,
  type ASTVisitor,
  type DocumentNode,
  type ValidationContext,
} from 'graphql'

/** Refuses fields that this server's schema lacks, in the words for a field that never was. */
export function withoutFields(missing: ReadonlySet<string>): (context: ValidationContext) => ASTVisitor {
  return (context) => ({
    Field(node) {
      const type = context.getParentType()?.name ?? ''
      if (missing.has(`${type}.${node.name.value}`))
        context.reportError(
          new GraphQLError(`Cannot query field "${node.name.value}" on type "${type}".`, { nodes: node }),
        )
    },
  })
}

/** Where in a query a mistake is, as GitHub writes it: `["query Name", "repository", "... on Blob", "nonsense"]`. */
export function pathInQuery(document: DocumentNode, mistake: ASTNode | undefined): string[] {
  const steps: string[] = []
  let found: string[] = []
  visit(document, {
    enter(node) {
      steps.push(...stepOf(node))
      if (node !== mistake) return undefined
      found = [...steps]
      return BREAK
    },
    leave(node) {
      steps.length -= stepOf(node).length
    },
  })
  return found
}

function stepOf(node: ASTNode): string[] {
  if (node.kind === Kind.FIELD) return [(node.alias ?? node.name).value]
  if (node.kind === Kind.FRAGMENT_DEFINITION) return [`fragment ${node.name.value}`]
  if (node.kind === Kind.OPERATION_DEFINITION) return [[node.operation, node.name?.value ?? []].flat().join(' ')]
  return node.kind === Kind.INLINE_FRAGMENT ? [`... on ${node.typeCondition?.name.value ?? ''}`] : []
}
