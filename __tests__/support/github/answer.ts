/** What GitHub answers to one request, however the request came. */
import { ACTIONS_BOT, type Account } from './accounts.js'
import type { Behavior } from './behavior.js'
import { refusal, type Answer } from './faults.js'
import { answerGraphql } from './graphql.js'
import { withHeaders } from './headers.js'
import type { Repository } from './repository.js'
import type { RecordedRequest } from './request-log.js'
import { answerRest } from './rest.js'

export interface Answering extends Behavior {
  readonly origin: string
  readonly repositories: ReadonlyMap<string, Repository>
  readonly renamed: ReadonlyMap<string, Repository>
  readonly viewers: ReadonlyMap<string, Account>
}

/** The whole answer; a mistake in the stand-in itself is said as such, so that no one looks for it in the action. */
export async function answerRequest(github: Answering, request: RecordedRequest, text: string): Promise<Answer> {
  try {
    return dressed(github, request, await content(github, request, text))
  } catch (error) {
    return refusal(
      500,
      `The stand-in for GitHub failed: ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
    )
  }
}

/** An answer that a test gives: one that is JSON is GitHub's and has its headers, text is of what is between. */
export function dressed({ origin }: Pick<Answering, 'origin'>, request: RecordedRequest, answer: Answer): Answer {
  if (typeof answer.body === 'string') return answer
  return withHeaders(request, new URL(request.path, origin).pathname, answer)
}

async function content(github: Answering, request: RecordedRequest, text: string): Promise<Answer> {
  const url = new URL(request.path, github.origin)
  const graphql = request.method === 'POST' && url.pathname === '/graphql'
  const [, token] = /^(?:token|bearer)\s+(\S+)$/i.exec(request.authorization ?? '') ?? []
  if (token === undefined) {
    return refusal(401, graphql ? 'This endpoint requires you to be authenticated.' : 'Requires authentication')
  }
  const viewer = github.viewers.get(token) ?? ACTIONS_BOT
  // What a token may not read does not exist for it: GitHub does not even say that it is private.
  const seen = (all: ReadonlyMap<string, Repository>) =>
    new Map([...all].filter(([, repository]) => repository.isReadableBy(token)))
  const at = { repositories: seen(github.repositories), renamed: seen(github.renamed), viewer, behavior: github }
  if (graphql) return answerGraphql(request.body, at)
  const accept = String(request.headers.accept ?? '')
  return answerRest({ method: request.method, url, accept, text }, at)
}
