import { normalPath } from '../../core/policy/policy-path.js'
import { FEWEST, FOLD_HINT, foldOf } from '../../core/usage/month/folding.js'
import { visible } from '../../core/text/message.js'
import { OVERAGE_READINGS } from '../../core/usage/month/overage-reading.js'
import * as z from 'zod'
import '../../core/schema/jitless.js'
import {
  flag,
  githubToken,
  inForm,
  oneOf,
  priceReference,
  isBelow,
  outside,
  pathBelow,
  readWith,
  refuse,
  stated,
} from '../input-schema.js'

/**
 * Characters. User ids are few and guessable, so a short key could be found by brute force. The key is a secret and is
 * never repeated in a message. Chosen by hand.
 */
const SHORTEST_KEY = 16

/** Working days, if the input `max-age` is not set. Chosen by hand: a long weekend and a late delivery. */
const MAX_AGE = 3

/**
 * The inputs of report/action.yml; a test keeps both lists equal. Only the token has a default there, so that an absent
 * input is empty.
 */
const inputsSchema = z.object({
  'github-token': githubToken,
  usage: z
    .string()
    .transform(linesOf)
    .superRefine((paths, context) => {
      if (paths.length === 0)
        refuse(
          context,
          'The input usage is empty.',
          'Name the files, folders or globs of the usage files, one a line, such as `usage/**/*.csv`.',
        )
      for (const path of paths) if (!isBelow(path)) refuse(context, ...outside('usage', path, 'the workspace'))
    }),
  seats: pathBelow('seats', 'the workspace'),
  teams: pathBelow('teams', 'the workspace'),
  policy: pathBelow('policy', 'the repository'),
  'organization-policy': stated,
  'policy-token': stated,
  prices: priceReference,
  month: inForm(
    /^\d{4}-(0[1-9]|1[0-2])$/,
    (value) => `The input month is "${value}".`,
    'Write the year and the month, such as 2026-11, or leave it out for the running month.',
  ),
  'max-age': inForm(
    /^\d{1,3}$/,
    (value) => `The input max-age is "${value}".`,
    'Write a whole number of working days, such as 3.',
  ),
  'overage-reading': oneOf('overage-reading', OVERAGE_READINGS, 'auto'),
  'invoice-usd': inForm(
    /^\d{1,12}(\.\d{1,2})?$/,
    (value) => `The input invoice-usd is "${value}".`,
    'Write US dollars without tax, such as 3812.40, without a sign and without commas.',
  ),
  fold: stated.transform((value, context) => {
    const fold = value === null ? FEWEST : foldOf(value)
    if (fold !== null) return fold
    refuse(context, `The input fold is "${visible(value ?? '')}".`, FOLD_HINT)
    return z.NEVER
  }),
  issue: flag('issue', true),
  'pseudonym-key': inForm(
    new RegExp(`^[^]{${SHORTEST_KEY},}$`),
    () =>
      `The input pseudonym-key has fewer than ${SHORTEST_KEY} characters, so users could be guessed from their pseudonyms.`,
    'Make one with `openssl rand -hex 32` and keep it as a secret of the repository.',
  ),
  'pull-request-token': stated,
  out: pathBelow('out', 'the workspace'),
  'dry-run': flag('dry-run', false),
})

type Input = keyof typeof inputsSchema.shape
/** The names of all inputs. */
export const REPORT_INPUTS: readonly string[] = Object.keys(inputsSchema.shape)

/** Inputs that must be masked in logs. */
export const SECRET_REPORT_INPUTS: readonly Input[] = [
  'github-token',
  'policy-token',
  'pseudonym-key',
  'pull-request-token',
]

/**
 * Reads the inputs.
 * @throws {UserError} for an invalid one; the hint says what is accepted.
 */
export function readReportInputs(input: (name: Input) => string) {
  const read = readWith(inputsSchema, input)
  return {
    token: read['github-token'],
    /** Files, folders and globs of usage files, below the workspace; at least one. */
    usage: read.usage,
    seats: read.seats,
    teams: read.teams,
    /** Path in the repository, as git writes it; null for the usual one. */
    policy: read.policy === null ? null : normalPath(read.policy),
    organizationPolicy: read['organization-policy'],
    /** The token that reads policies of other repositories. */
    policyToken: read['policy-token'] ?? read['github-token'],
    /** The price file that is read in place of the built-in prices; null for those. */
    prices: read.prices,
    /** `YYYY-MM`; null is the running month. */
    month: read.month,
    /** Working days: where the newest row, or that of a client or profile, is older, the job fails. */
    maxAge: read['max-age'] === null ? MAX_AGE : Number(read['max-age']),
    overageReading: read['overage-reading'],
    /** USD of the month's invoice without tax; null when unknown. */
    invoiceUsd: read['invoice-usd'] === null ? null : Number(read['invoice-usd']),
    /** People: groups of fewer are shown together. */
    fold: read.fold,
    /** Whether the month has an issue. */
    issue: read.issue,
    /** The key of pseudonyms; null shows no person. */
    pseudonymKey: read['pseudonym-key'],
    /** Opens the pull request of `restrict`; null leaves the change in the issue. */
    pullRequestToken: read['pull-request-token'],
    /** A folder below the workspace for the report as CSV, JSON, HTML and Markdown; null writes none. */
    out: read.out,
    dryRun: read['dry-run'],
  }
}

export type ReportInputs = Readonly<ReturnType<typeof readReportInputs>>

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
