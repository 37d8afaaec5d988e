import { isDay } from '../../core/text/day.js'
import * as z from 'zod'
import '../../core/schema/jitless.js'
import { flag, githubToken, pathBelow, priceReference, readWith, stated } from '../input-schema.js'

/**
 * The inputs of audit/action.yml; a test keeps both lists equal. Only the token has a default there, so that an absent
 * input is empty.
 */
const inputsSchema = z.object({
  'github-token': githubToken,
  'audit-token': z
    .string()
    .min(1, 'The input audit-token is empty.')
    .describe(
      'Make a token of the GitHub App that is installed on the organization, as docs/recipes/organization.md shows; a job’s own token sees one repository.',
    ),
  organization: stated,
  repositories: stated,
  topic: stated,
  archived: flag('archived', false),
  deep: flag('deep', false),
  'organization-policy': stated,
  kgl: pathBelow('kgl', 'the workspace'),
  prices: priceReference,
  since: z
    .string()
    .refine((value) => value === '' || isDay(value), { error: ({ input }) => `The input since is "${String(input)}".` })
    .transform((value) => (value === '' ? null : value))
    .describe('Write a day as YYYY-MM-DD, such as 2026-10-01.'),
  'disjoint-teams': flag('disjoint-teams', false),
  last: pathBelow('last', 'the workspace'),
  issue: flag('issue', true),
  out: pathBelow('out', 'the workspace'),
  'dry-run': flag('dry-run', false),
})

type Input = keyof typeof inputsSchema.shape
/** The names of all inputs. */
export const AUDIT_INPUTS: readonly string[] = Object.keys(inputsSchema.shape)

/** Inputs that must be masked in logs. */
export const SECRET_AUDIT_INPUTS: readonly Input[] = ['github-token', 'audit-token']

/**
 * Reads the inputs.
 * @throws {UserError} for an invalid one; the hint says what is accepted.
 */
export function readAuditInputs(input: (name: Input) => string) {
  const read = readWith(inputsSchema, input)
  return {
    token: read['github-token'],
    auditToken: read['audit-token'],
    organization: read.organization,
    repositories: read.repositories,
    topic: read.topic,
    archived: read.archived,
    deep: read.deep,
    organizationPolicy: read['organization-policy'],
    /** A copy of the console’s rules, below the workspace; null where there is none. */
    kgl: read.kgl,
    /** The price file that is read in place of the built-in prices; null for those. */
    prices: read.prices,
    /** `YYYY-MM-DD`; null compares no prices. */
    since: read.since,
    disjointTeams: read['disjoint-teams'],
    /** The JSON report of the last audit, below the workspace; null reads everything. */
    last: read.last,
    issue: read.issue,
    /** A folder below the workspace for the report in every format; null writes none. */
    out: read.out,
    dryRun: read['dry-run'],
  }
}

export type AuditInputs = Readonly<ReturnType<typeof readAuditInputs>>
