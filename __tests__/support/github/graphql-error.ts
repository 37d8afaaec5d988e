import { GraphQLError } from 'graphql'

/** GitHub says what kind of error it is beside the message. */
export function typedError(type: string, message: string, extensions?: object): GraphQLError {
  return new GraphQLError(message, { extensions: { type, ...(extensions === undefined ? {} : { said: extensions }) } })
}

/** An error as GitHub writes it: its type at the top, and its own words for the commonest mistake. */
export function shownError(error: GraphQLError) {
  const { message, path, locations, extensions } = error
  const [, fieldName, typeName] = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(message) ?? []
  const place = { ...(path === undefined ? {} : { path }), ...(locations === undefined ? {} : { locations }) }
  if (fieldName !== undefined && typeName !== undefined) {
    const code = { code: 'undefinedField', typeName, fieldName }
    return { ...place, extensions: code, message: `Field '${fieldName}' doesn't exist on type '${typeName}'` }
  }
  const { type, said } = extensions
  const { path: at, ...where } = place
  return {
    ...(type === undefined ? {} : { type }),
    ...(at === undefined ? {} : { path: at }),
    ...(said === undefined ? {} : { extensions: said }),
    ...where,
    message,
  }
}
