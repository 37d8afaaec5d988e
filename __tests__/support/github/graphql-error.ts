import { GraphQLError } from 'graphql'

/** GitHub says what kind of error it is beside the message. */
export function typedError(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } })
}
