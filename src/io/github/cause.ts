import { say, words, type Message } from '../../core/text/message.js'
import { UserError } from '../../core/user-error.js'
import { headerOf, isRateLimit, reasonOf, statusOf, typesOf } from './api-error.js'
import { queryErrors } from './partial.js'

/** Why GitHub refused a request. */
type Cause =
  'token' | 'rate' | 'locked' | 'archived' | 'restricted' | 'address' | 'sso' | 'blocked' | 'permission' | 'missing'

/**
 * By the words of a refusal: a 403 has one status for all of them, and `x-accepted-github-permissions` is on every answer, whether or not a
 * permission is missing.
 */
const BY_WORDS: readonly (readonly [cause: Cause, message: RegExp])[] = [
  ['locked', /\b(?:issue|conversation|discussion|pull request) (?:is|has been) locked\b/i],
  ['archived', /\barchived\b.*\bread-only\b/i],
  ['address', /\bIP (?:allow|address)|\bIP address is not permitted/i],
  ['sso', /\bSAML\b|\bsingle sign-on\b|\bSSO\b/i],
  ['restricted', /\binteractions? .*\b(?:restricted|limited)\b/i],
  ['blocked', /\b(?:repository access blocked|account was suspended|repository.* (?:is )?disabled)\b/i],
  ['permission', /\bnot accessible by\b|\bmust have .*\brights\b|\bpermission\b/i],
]

/** The one cause of a refusal; null where GitHub refused nothing, or gives a reason that is none of these. */
export function causeOf(error: unknown): Cause | null {
  const status = statusOf(error)
  if (status === 401) return 'token'
  if (isRateLimit(error)) return 'rate'
  const types = typesOf(error)
  if (headerOf(error, 'x-github-sso')?.startsWith('required') === true || queryErrors(error).some(({ sso }) => sso))
    return 'sso'
  const refused = status === 403 || status === 451 || types.includes('FORBIDDEN')
  const said = refused ? BY_WORDS.find(([, message]) => message.test(reasonOf(error))) : undefined
  if (said !== undefined) return said[0]
  if (status === 404 || types.includes('NOT_FOUND')) return 'missing'
  return status === null && types.includes('FORBIDDEN') ? 'permission' : null
}

/** What each cause means, and what to do. */
const REMEDY: Readonly<Record<Cause, string>> = {
  token:
    'Pass `github-token: ${{ github.token }}` or leave the input out; a job’s token ends with the job, an app’s after an hour.',
  rate: 'Run the job again later.',
  locked: 'The conversation is locked: unlock it, or read the result in the job.',
  archived: 'The repository is archived: unarchive it in its settings.',
  restricted: 'The repository limits who may take part: lift the limit in its settings (Moderation options).',
  address:
    'The organization’s IP allow list does not let the runner in: add the runner’s address to it, or run the job on a runner whose address is in it.',
  sso: 'The organization’s single sign-on does not let the token in: authorize the token for the organization (Configure SSO, in the settings of its owner), or use the job’s own.',
  blocked: 'GitHub has blocked the repository: its owners ask GitHub’s support.',
  permission:
    'The token lacks a permission: the job needs `permissions: contents: read` (and `pull-requests: write` to comment).',
  missing:
    'It is not there for the token: check that it still exists, and that the token may read this repository (`permissions: contents: read`).',
}

/** A failed request as a UserError: never a pass. The hint names the one cause. */
export function asUserError(error: unknown): UserError {
  const [status, why, cause] = [statusOf(error), reasonOf(error), causeOf(error)]
  const failed = (message: string, hint: string): UserError => new UserError(message, hint, 'api')
  if (cause === 'token') return failed('GitHub does not accept the token.', REMEDY.token)
  if (cause === 'rate') return failed(`GitHub’s rate limit for this token is used up: ${why}.`, REMEDY.rate)
  if (cause !== null && cause !== 'missing') return failed(`GitHub refuses the request: ${why}.`, REMEDY[cause])
  if (status === 403)
    return failed(
      `GitHub refuses the request: ${why}.`,
      'The reason is GitHub’s own; the owners of the repository can ask.',
    )
  return failed(
    `GitHub did not return what the check needs${statusText(status)}: ${why}.`,
    cause === null ? LATER[status !== null && status < 500 ? 'refused' : 'failed'] : REMEDY[cause],
  )
}

/** What to do where no cause is known. */
const LATER = {
  refused: 'Run the job again; if it stays so, please report it.',
  failed: 'Run the job again; if it stays so, see https://www.githubstatus.com.',
}

/** What is written: `comment`, `issue`; and the sentence for a token that may not. */
export interface Destination {
  readonly what: string
  readonly notPermitted: Message
}

/** Why GitHub did not take what was written, in its words, and what to do. */
export function refusedWrite(error: unknown, { what, notPermitted }: Destination): Message {
  const [why, cause] = [reasonOf(error), causeOf(error)]
  if (cause === 'permission' || cause === 'missing') return notPermitted
  if (cause === 'rate') return say`GitHub’s rate limit kept the ${words(what)} from being written: ${why}.`
  const remedy = cause === null ? '' : ` ${REMEDY[cause]}`
  return say`GitHub did not take the ${words(what)}${words(statusText(statusOf(error)))}: ${why}.${words(remedy)}`
}

/** Why something could not be read that only a publication needs, in GitHub's words, and what to do. */
export function refusedRead(error: unknown, notPermitted: Message): Message {
  const cause = causeOf(error)
  if (cause === 'permission' || cause === 'missing') return notPermitted
  const { message, hint } = asUserError(error)
  return say`${message} ${words(cause === null ? '' : hint)}`
}

function statusText(status: number | null): string {
  return status === null ? '' : ` (HTTP ${status})`
}
