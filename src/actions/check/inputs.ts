import { DEFAULT_POLICY_PATH, normalPath } from '../../core/policy/policy-path.js'
import { COMMENT_MODES } from '../../publish/comment/comment-mode.js'
import { FAIL_ON } from '../../core/exit-code.js'
import * as z from 'zod'
import '../../core/schema/jitless.js'
import { flag, githubToken, inForm, oneOf, priceReference, readWith, stated } from '../input-schema.js'

/**
 * The inputs of action.yml; a test keeps both lists equal. Only the token has a default there, so that an absent input
 * is empty.
 */
const inputsSchema = z.object({
  'github-token': githubToken,
  policy: z
    .string()
    .refine((path) => !path.startsWith('/') && !path.split('/').includes('..'), {
      error: ({ input }) => `The input policy must be a path inside the repository, not ${String(input)}.`,
    })
    .refine((path) => path === '' || normalPath(path) !== '', { error: 'The input policy names no file.' })
    .transform((path) => (path === '' ? null : normalPath(path)))
    .describe(`Leave it out for ${DEFAULT_POLICY_PATH}.`),
  'organization-policy': stated,
  'policy-token': stated,
  prices: priceReference,
  comment: oneOf('comment', COMMENT_MODES, 'changes'),
  'comment-key': inForm(
    /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/,
    (value) => `The input comment-key is "${value}".`,
    'Use up to 40 letters, digits, hyphens and underscores, such as `web`.',
  ),
  'fail-on': oneOf('fail-on', FAIL_ON, 'error'),
  'report-file': stated,
  'sarif-file': stated,
  base: stated,
  head: stated,
  'dry-run': flag('dry-run', false),
})

type Input = keyof typeof inputsSchema.shape
/** The names of all inputs. */
export const INPUTS: readonly string[] = Object.keys(inputsSchema.shape)

/** Inputs that must be masked in logs. */
export const SECRET_INPUTS: readonly Input[] = ['github-token', 'policy-token']

/**
 * Reads the inputs.
 * @throws {UserError} for an invalid one; the hint names the accepted values.
 */
export function readInputs(input: (name: Input) => string) {
  const read = readWith(inputsSchema, input)
  return {
    token: read['github-token'],
    /** The path of the policy as git writes it; null for the usual one. */
    policy: read.policy,
    /** The root layer: a policy in YAML, or `owner/repo/path@ref`; null for none. */
    organizationPolicy: read['organization-policy'],
    /** The token that reads policies of other repositories. */
    policyToken: read['policy-token'] ?? read['github-token'],
    /** The price file that is read in place of the built-in prices; null for those. */
    prices: read.prices,
    comment: read.comment,
    /** Distinguishes several comments of this action on one pull request; null where there is one. */
    commentKey: read['comment-key'],
    failOn: read['fail-on'],
    /** Where to write the JSON report; null writes none. */
    reportFile: read['report-file'],
    /** Where to write the findings as SARIF; null writes none. */
    sarifFile: read['sarif-file'],
    /** Revisions for workflow_dispatch. */
    base: read.base,
    head: read.head,
    /** Whether to log what would be written instead of writing it. */
    dryRun: read['dry-run'],
  }
}

export type ActionInputs = Readonly<ReturnType<typeof readInputs>>
