import * as z from 'zod'
import '../../schema/jitless.js'
import { day, dropped, finding, position, range } from '../finding.js'

/*
 * What an audit says of one repository. Names, paths and models are foreign text: every output escapes them for its destination.
 */

const file = z.string().describe('A path of the repository.')

const assigned = z.strictObject({
  assignment: z.string().describe('As in the report of a check: task:<kind>, chat:cli, agent:<name>, …'),
  file,
  line: position,
  column: position,
  appliedBy: z.enum(['kiro', 'team']).describe('Who acts on the file: Kiro, or the team that agreed on it.'),
  inherited: z.boolean().describe('Whether the model is inherited rather than stated there.'),
  dropped,
})

const named = z.strictObject({
  model: z.string().describe('As the files write it.'),
  multiplier: z.number().nullable().describe('Credits per credit of auto; null is not priced.'),
  status: z
    .string()
    .describe('available, experimental, preview, retired, misspelled, foreign, unlisted, or unknown to the catalogue.'),
  assignments: z.array(assigned),
})

const cost = z.strictObject({
  complete: z
    .boolean()
    .describe('False when some row is not priced or some file cannot be read: the amounts are a part.'),
  root: z.string().describe('The root of these amounts, the most expensive one; empty is the repository’s own.'),
  roots: z.int().describe('How many roots there are: they are never added up.'),
  credits: range,
  rows: z.array(
    z.strictObject({
      assignment: z.string(),
      file: z.string().nullable().describe('Null for work that no file assigns: it runs on what Kiro uses by default.'),
      model: z.string().nullable(),
      appliedBy: z.enum(['kiro', 'team']),
      credits: range,
    }),
  ),
  unpriced: z.array(z.strictObject({ assignment: z.string(), model: z.string().nullable(), reason: z.string() })),
})

const priceChange = z.strictObject({
  before: range.describe('At the prices of `since`.'),
  after: range.describe('At the prices of `day`.'),
  delta: range.describe('After minus before, over rows that are priced on both days.'),
})

const parent = z.strictObject({
  source: z.string().describe('owner/repo/path@ref, as the file writes it.'),
  digest: z
    .string()
    .nullable()
    .describe('SHA-256 of its text and of its own parents’ texts, outermost first; null where it could not be read.'),
  pinned: z.boolean().describe('Whether the ref is a commit, which never moves.'),
  outdated: z
    .boolean()
    .nullable()
    .describe('Whether the default branch of that repository has another text now; null: not known.'),
})

const policy = z.strictObject({
  state: z
    .enum(['found', 'none', 'invalid', 'not seen'])
    .describe('invalid: it is there and cannot be used. not seen: whether there is one is not known.'),
  file: z.string().nullable(),
  parents: z.array(parent).describe('What the file extends.'),
  misplaced: z.array(z.string()).describe('Files that look like a policy and are not read as one.'),
})

const workflow = z.strictObject({
  file,
  uses: z.string().describe('The action as the workflow names it; empty where it runs the command line.'),
  version: z.string().nullable().describe('The tag or version that it asks for; null for a commit, a branch or none.'),
  old: z
    .boolean()
    .nullable()
    .describe('Whether a newer major, minor or patch version is out than it asks for; null: not known.'),
  event: z
    .enum(['pull_request', 'pull_request_target', 'other'])
    .describe('pull_request: the workflow file itself is the author’s.'),
})

const check = z.strictObject({
  enforcement: z
    .enum(['required', 'advisory', 'none', 'not seen'])
    .describe(
      'required: a ruleset requires the workflow, or the status of a job that the author cannot change. advisory: the check runs, and the author could change that. none: nothing runs it. not seen: the rules or workflows could not be read.',
    ),
  by: z.string().nullable().describe('The ruleset that requires it, by name.'),
  rules: z
    .array(
      z.strictObject({
        kind: z.enum(['workflow', 'status']),
        ruleset: z.string().nullable(),
        name: z.string().describe('The path of the workflow, or the context of the status.'),
        runsCheck: z
          .boolean()
          .nullable()
          .describe('Whether the workflow runs the check; null: a status, or not known.'),
      }),
    )
    .nullable()
    .describe('Rules of the default branch that require a workflow or a status; null: they could not be read.'),
  workflows: z.array(workflow).describe('Workflows of the repository that run the check.'),
})

const exception = z.strictObject({
  rule: z.string(),
  path: z.string().nullable(),
  model: z.string().nullable(),
  owner: z.string().nullable(),
  expires: day.describe('The last day on which it holds, UTC.'),
  status: z.enum(['active', 'expiring', 'expired', 'unused', 'unseen']),
  source: z.string().describe('The policy file that grants it.'),
})

/** One thing that the audit could not see, and why. */
export const notSeen = z.strictObject({
  repository: z.string().nullable().describe('Null for what concerns the organization or the run.'),
  what: z.string().describe('What was not seen: a path, or a noun such as "contents" or "rules".'),
  reason: z.string().describe('Why, one clause without its period; own words and GitHub’s.'),
  remedy: z.string().nullable().describe('What to do, a sentence.'),
})

/** A repository as an audit saw it. */
export const repositorySchema = z.strictObject({
  id: z.string().describe('GitHub’s node id: the same when the repository is renamed.'),
  name: z.string().describe('owner/name.'),
  asked: z.string().nullable().describe('The name by which it was asked for, where it has been renamed since.'),
  visibility: z.enum(['public', 'private', 'internal']),
  archived: z.boolean(),
  topics: z.array(z.string()),
  branch: z.string().nullable().describe('The default branch; null for an empty repository.'),
  tip: z.string().nullable().describe('The commit that was judged.'),
  tree: z.string().nullable().describe('The object id of its tree: the same tree is not read again by the next audit.'),
  read: z
    .array(z.strictObject({ path: file, oid: z.string() }))
    .describe('The object ids of the policy and the Kiro files that were read.'),
  state: z
    .enum(['read', 'in part', 'empty', 'not seen'])
    .describe('in part: something of it is listed in `notSeen`. empty: it has no commit.'),
  usesKiro: z.boolean().nullable().describe('Whether it has a Kiro file or folder; null: not known.'),
  verdict: z
    .enum(['pass', 'warn', 'fail', 'error'])
    .nullable()
    .describe(
      'What a check of all its files would say under the organization’s policy, as if that were enforced. error: its own policy is broken. null: it has no Kiro file, or it was not seen.',
    ),
  judgedOn: day.nullable().describe('The day of the verdict.'),
  holdsUntil: day
    .nullable()
    .describe(
      'The last day on which the same files have the same verdict, by the dates of prices and policies; null: no end is known.',
    ),
  developers: z
    .int()
    .nullable()
    .describe('People who work in it by its own policy: `team.developers`, else its seats; null: not stated.'),
  problems: z.array(z.string()).describe('Why the verdict is error, a sentence each.'),
  counts: z.strictObject({ error: z.int(), warning: z.int(), notice: z.int() }).describe('All findings by severity.'),
  findings: z.array(finding).describe('The most severe ones, at most 100; `counts` has all.'),
  models: z.array(named).describe('Which model is named by what, by model.'),
  cost: cost
    .nullable()
    .describe('Credits per developer and month if all the work were done here; null without Kiro files.'),
  priceChange: priceChange
    .nullable()
    .describe(
      'What the same files cost more or less since the day `since`, per developer and month; null where none was asked for, or nothing is priced.',
    ),
  policy,
  check,
  codeOwners: z
    .strictObject({ file, owners: z.array(z.string()) })
    .nullable()
    .describe('Who owns the policy’s path by CODEOWNERS; no owners: no line matches. Null: there is no such file.'),
  exceptions: z.array(exception),
  contractNotApplied: z
    .array(z.strictObject({ file: z.string().nullable(), line: position, message: z.string() }))
    .describe('Where the contract says one model and what Kiro obeys says another or none.'),
  notSeen: z.array(notSeen).describe('What of this repository was not seen.'),
})

export type AuditedRepository = z.infer<typeof repositorySchema>
export type NotSeen = z.infer<typeof notSeen>
