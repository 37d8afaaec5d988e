import { COMMENT_MODES, FAIL_ON, type CommentMode } from '../core/options.js'
import { nearest } from '../core/nearest.js'
import type { FailOn } from '../core/report.js'
import { UserError } from '../core/user-error.js'
import { DEFAULT_POLICY_PATH } from './read-policy.js'

/** The inputs of action.yml. A test keeps both lists equal; none has a default there, so that absent means absent. */
export const INPUTS = [
  'github-token',
  'policy',
  'organization-policy',
  'policy-token',
  'comment',
  'comment-key',
  'fail-on',
  'report-file',
  'sarif-file',
  'base',
  'head',
  'dry-run',
] as const

/** Inputs that no log may show. */
export const SECRET_INPUTS: readonly (typeof INPUTS)[number][] = ['github-token', 'policy-token']

export interface ActionInputs {
  readonly token: string
  readonly policy: string
  /** The root layer: a policy in YAML, or `owner/repo/path@ref`; null for none. */
  readonly organizationPolicy: string | null
  /** Reads policies of other repositories. */
  readonly policyToken: string
  readonly comment: CommentMode
  /** Tells several comments of ours on one pull request apart; null where there is one. */
  readonly commentKey: string | null
  readonly failOn: FailOn
  /** Where to write the JSON report; null writes none. */
  readonly reportFile: string | null
  /** Where to write the findings as SARIF; null writes none. */
  readonly sarifFile: string | null
  /** Revisions for workflow_dispatch. */
  readonly base: string | null
  readonly head: string | null
  /** Whether to only tell what would be written. */
  readonly dryRun: boolean
}

/** Reads the inputs; a wrong one is an error that names the accepted values. */
export function readInputs(input: (name: (typeof INPUTS)[number]) => string): ActionInputs {
  const token = input('github-token')
  if (token === '')
    throw new UserError('The input github-token is empty.', 'Leave it out, or pass ${{ github.token }}.')
  const policy = input('policy') || DEFAULT_POLICY_PATH
  if (policy.startsWith('/') || policy.split('/').includes('..')) {
    throw new UserError(
      `The input policy must be a path inside the repository, not ${policy}.`,
      `Leave it out for ${DEFAULT_POLICY_PATH}.`,
    )
  }
  return {
    token,
    policy,
    organizationPolicy: input('organization-policy') || null,
    policyToken: input('policy-token') || token,
    comment: oneOf('comment', input('comment'), COMMENT_MODES, 'changes'),
    commentKey: keyIn(input('comment-key')),
    failOn: oneOf('fail-on', input('fail-on'), FAIL_ON, 'error'),
    reportFile: input('report-file') || null,
    sarifFile: input('sarif-file') || null,
    base: input('base') || null,
    head: input('head') || null,
    dryRun: oneOf('dry-run', input('dry-run'), ['true', 'false'], 'false') === 'true',
  }
}

function keyIn(value: string): string | null {
  if (value === '') return null
  if (/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/.test(value)) return value
  throw new UserError(
    `The input comment-key is "${value}".`,
    'Use up to 40 letters, digits, hyphens and underscores, such as `web`.',
  )
}

/** The value of an input, one of some; another one is an error that names what was probably meant. */
export function oneOf<T extends string>(name: string, value: string, accepted: readonly T[], absent: T): T {
  if (value === '') return absent
  const found = accepted.find((candidate) => candidate === value)
  if (found !== undefined) return found
  const meant = nearest(value, accepted)
  throw new UserError(
    `The input ${name} is "${value}"${meant ? `; did you mean "${meant}"?` : '.'}`,
    `Use one of: ${accepted.join(', ')}.`,
  )
}
