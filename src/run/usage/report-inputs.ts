import { OVERAGE_READINGS } from '../../core/usage/month/overage-reading.js'
import { UserError } from '../../core/user-error.js'
import { oneOf } from '../action-inputs.js'
import { DEFAULT_POLICY_PATH } from '../read-policy.js'

/** The inputs of report/action.yml. A test keeps both lists equal; none but the token has a default there, so that absent means absent. */
export const REPORT_INPUTS = [
  'github-token',
  'usage',
  'seats',
  'teams',
  'policy',
  'organization-policy',
  'policy-token',
  'month',
  'overage-reading',
  'invoice-usd',
  'issue',
  'pseudonym-key',
  'pull-request-token',
  'out',
  'dry-run',
] as const

/** Inputs that no log may show. */
export const SECRET_REPORT_INPUTS: readonly (typeof REPORT_INPUTS)[number][] = [
  'github-token',
  'policy-token',
  'pseudonym-key',
  'pull-request-token',
]

export interface ReportInputs {
  readonly token: string
  /** Files, folders and globs of usage files, below the workspace; at least one. */
  readonly usage: readonly string[]
  readonly seats: string | null
  readonly teams: string | null
  /** Path in the repository. */
  readonly policy: string
  readonly organizationPolicy: string | null
  /** Reads policies of other repositories. */
  readonly policyToken: string
  /** `YYYY-MM`; null is the running month. */
  readonly month: string | null
  readonly overageReading: (typeof OVERAGE_READINGS)[number]
  /** USD of the month's invoice without tax; null when it is not known. */
  readonly invoiceUsd: number | null
  /** Whether the month has an issue. */
  readonly issue: boolean
  /** Makes pseudonyms; null shows nobody. */
  readonly pseudonymKey: string | null
  /** Opens the pull request of `restrict`; null leaves the change in the issue. */
  readonly pullRequestToken: string | null
  /** A folder below the workspace for the report as CSV, JSON, HTML and Markdown; null writes none. */
  readonly out: string | null
  readonly dryRun: boolean
}

type Input = (name: (typeof REPORT_INPUTS)[number]) => string

/** Reads the inputs; a wrong one is an error that says what is accepted. */
export function readReportInputs(input: Input): ReportInputs {
  const token = input('github-token')
  if (token === '')
    throw new UserError('The input github-token is empty.', 'Leave it out, or pass ${{ github.token }}.')
  const usage = input('usage')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (usage.length === 0)
    throw new UserError(
      'The input usage is empty.',
      'Name the files, folders or globs of the usage files, one a line, such as `usage/**/*.csv`.',
    )
  for (const path of usage) below('usage', path, 'the workspace')
  return {
    token,
    usage,
    seats: pathIn(input, 'seats'),
    teams: pathIn(input, 'teams'),
    policy: below('policy', input('policy') || DEFAULT_POLICY_PATH, 'the repository'),
    organizationPolicy: input('organization-policy') || null,
    policyToken: input('policy-token') || token,
    month: monthIn(input('month')),
    overageReading: oneOf('overage-reading', input('overage-reading'), OVERAGE_READINGS, 'auto'),
    invoiceUsd: usdIn(input('invoice-usd')),
    issue: oneOf('issue', input('issue'), ['true', 'false'], 'true') === 'true',
    pseudonymKey: keyIn(input('pseudonym-key')),
    pullRequestToken: input('pull-request-token') || null,
    out: pathIn(input, 'out'),
    dryRun: oneOf('dry-run', input('dry-run'), ['true', 'false'], 'false') === 'true',
  }
}

function pathIn(input: Input, name: 'seats' | 'teams' | 'out'): string | null {
  const path = input(name)
  return path === '' ? null : below(name, path, 'the workspace')
}

/** A step before may have put anything on the disk of the runner; what is read and written is what the workflow names. */
function below(name: string, path: string, of: string): string {
  if (!/^([/\\]|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).includes('..')) return path
  throw new UserError(
    `The input ${name} must be a path inside ${of}, not ${path}.`,
    `Write it from the top of ${of}, without "..".`,
  )
}

function monthIn(value: string): string | null {
  if (value === '') return null
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(value)) return value
  throw new UserError(
    `The input month is "${value}".`,
    'Write the year and the month, such as 2026-11, or leave it out for the running month.',
  )
}

function usdIn(value: string): number | null {
  if (value === '') return null
  if (/^\d{1,12}(\.\d{1,2})?$/.test(value)) return Number(value)
  throw new UserError(
    `The input invoice-usd is "${value}".`,
    'Write US dollars without tax, such as 3812.40, without a sign and without commas.',
  )
}

/** User ids are few and can be guessed, so a short key could be found by trying. What was given is a secret and is not repeated. */
const SHORTEST_KEY = 16

function keyIn(value: string): string | null {
  if (value === '') return null
  if (value.length >= SHORTEST_KEY) return value
  throw new UserError(
    `The input pseudonym-key has fewer than ${SHORTEST_KEY} characters, so users could be guessed from their pseudonyms.`,
    'Make one with `openssl rand -hex 32` and keep it as a secret of the repository.',
  )
}
