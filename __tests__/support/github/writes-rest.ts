/** What a client writes by REST besides comments: issues, branches, pull requests. Requests are judged by prism. */
import type { Account } from './accounts.js'
import { refusal, type Answer } from './faults.js'
import type { EmulatedIssue } from './issues.js'
import type { Repository } from './repository.js'
import { issueObject, pullRequestObject, refObject } from './rest-objects.js'

export interface WriteRequest {
  readonly method: string
  readonly url: URL
  readonly text: string
}

/** The longest body of an issue that GitHub takes. */
const LONGEST_BODY = 65_536

/** Null where the request is for something else. */
export function answerWrite(
  request: WriteRequest,
  repository: Repository,
  rest: string,
  viewer: Account,
): Promise<Answer> | null {
  const { method } = request
  if ((method === 'POST' && rest === '/issues') || (method === 'PATCH' && /^\/issues\/\d+$/.test(rest)))
    return writeIssue(request, repository, rest, viewer)
  if (method === 'POST' && rest === '/git/refs') return createRef(request, repository, rest)
  const [, ref] = /^\/git\/refs\/(.+)$/.exec(decodeURIComponent(rest)) ?? []
  if (method === 'DELETE' && ref !== undefined) return Promise.resolve(deleteRef(repository, ref))
  return method === 'POST' && rest === '/pulls' ? openPull(request, repository, rest, viewer) : null
}

async function writeIssue(
  request: WriteRequest,
  repository: Repository,
  rest: string,
  viewer: Account,
): Promise<Answer> {
  if (!repository.hasIssues) return refusal(410, 'Issues are disabled for this repo')
  const body = fields(request.text)?.body
  if (typeof body === 'string' && Array.from(body).length > LONGEST_BODY)
    return refusal(422, 'Validation Failed', [
      {
        resource: 'Issue',
        code: 'custom',
        field: 'body',
        message: `body is too long (maximum is ${LONGEST_BODY} characters)`,
      },
    ])
  const judged = await judge(request, repository, rest)
  if ('refused' in judged) return judged.refused
  if (!judged.ok) return refusal(judged.status, judged.status === 404 ? 'Not Found' : judged.said)
  const issue = JSON.parse(judged.said) as EmulatedIssue
  const { issues } = repository.host
  if (request.method === 'POST') issues.wrote(repository.firstName, viewer, issue.number)
  return { status: judged.status, body: issueObject(repository, issues.read(repository.firstName, issue)) }
}

/** Emulate does not know our commits: it judges the request, and no more. */
async function createRef(request: WriteRequest, repository: Repository, rest: string): Promise<Answer> {
  const judged = await judge(request, repository, rest)
  if ('refused' in judged) return judged.refused
  const { ref = '', sha = '' } = fields(request.text) as { ref?: string; sha?: string }
  const [, name] = /^refs\/heads\/(.+)$/.exec(ref) ?? []
  if (name === undefined) return refusal(422, "Reference name must start with 'refs/heads'")
  if (!repository.objects.commits.has(sha)) return refusal(422, 'Object does not exist')
  if (repository.branches.has(name)) return refusal(422, 'Reference already exists')
  repository.branch(name, sha)
  return { status: 201, body: refObject(repository, ref, sha) }
}

function deleteRef(repository: Repository, ref: string): Answer {
  const name = ref.replace(/^heads\//, '')
  if (!repository.branches.delete(name)) return refusal(422, 'Reference does not exist')
  // Whoever deletes a branch closes what it asks to be merged.
  for (const pull of repository.pulls.values())
    if (pull.headRef === name && pull.headRepository === repository) pull.close()
  return { status: 204 }
}

async function openPull(request: WriteRequest, repository: Repository, rest: string, viewer: Account): Promise<Answer> {
  const {
    head = '',
    base = '',
    title = '',
  } = (fields(request.text) ?? {}) as { head?: string; base?: string; title?: string }
  const wrong = (field: string) =>
    refusal(422, 'Validation Failed', [{ resource: 'PullRequest', field, code: 'invalid' }])
  const tip = repository.branches.get(head)
  if (head !== '' && tip === undefined) return wrong('head')
  if (base !== '' && !repository.branches.has(base)) return wrong('base')
  const same = [...repository.pulls.values()].some(
    (pull) => pull.headRef === head && pull.headRepository === repository && pull.state === 'OPEN',
  )
  const custom = (message: string) =>
    refusal(422, 'Validation Failed', [{ resource: 'PullRequest', code: 'custom', message }])
  if (same) return custom(`A pull request already exists for ${repository.owner.login}:${head}.`)
  if (tip !== undefined && tip === repository.branches.get(base))
    return custom(`No commits between ${base} and ${head}`)
  const judged = await judge(request, repository, rest)
  if ('refused' in judged) return judged.refused
  if (!judged.ok || tip === undefined) return refusal(judged.status, judged.said)
  const { number } = JSON.parse(judged.said) as { number: number }
  return {
    status: 201,
    body: pullRequestObject(repository.opened(number, { base, head: tip, headRef: head, title, author: viewer.login })),
  }
}

type Judged = { readonly refused: Answer } | { readonly ok: boolean; readonly status: number; readonly said: string }

/** What prism has against the request, or what emulate answered. */
async function judge({ method, url, text }: WriteRequest, repository: Repository, rest: string): Promise<Judged> {
  const { keeper } = repository.host
  await keeper.open(repository.firstName)
  const response = await keeper.pass({
    method,
    path: `/repos/${repository.firstName}${rest}`,
    search: url.search,
    body: text,
  })
  const said = await response.text()
  if (response.headers.get('content-type')?.startsWith('application/problem+json') !== true)
    return { ok: response.ok, status: response.status, said }
  return { refused: invalid(JSON.parse(said)) }
}

/** Prism's complaint in GitHub's words. */
export function invalid(problem: unknown): Answer {
  const { validation = [], detail = '' } = problem as { validation?: { message: string }[]; detail?: string }
  if (validation.length === 0) return refusal(500, detail)
  return refusal(422, `Invalid request.\n\n${validation.map(({ message }) => message).join('\n')}`)
}

function fields(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return undefined
  }
}
