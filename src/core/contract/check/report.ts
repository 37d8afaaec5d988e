import * as z from 'zod'
import '../../schema/jitless.js'
import { adviceSchema } from './advice.js'
import { dropped, finding, position, range, verdict } from '../finding.js'
import { effect, exception, exceptionRequest, proposal } from './policy-change.js'
import { pricesSchema } from '../prices.js'
import { budgetSchema, seatAdviceSchema, teamSchema } from './seats.js'
import { upgradeSchema } from './upgrade.js'

/*
 * Owns the shape of the JSON report: render/json/json.ts is typed by it, and `npm run generate` makes
 * schemas/report.schema.json from it. Not loaded at run time.
 */

const factor = z.strictObject({
  name: z.string(),
  low: z.number(),
  typical: z.number(),
  high: z.number(),
  source: z.string().describe('A public page, policy, or assumption.'),
  remark: z.string(),
})

const trace = z
  .strictObject({
    factors: z.array(factor),
    exact: z.string().describe('The product of the typical factors before rounding, a decimal.'),
  })
  .nullable()
  .describe('How the credits come about: the product of the factors, rounded once. Null where not priced.')

const row = z.strictObject({
  assignment: z
    .string()
    .describe(
      'task:<kind>, chat:cli (the terminal), agent:<name>, workflow:<name>#<step>, hook:<file>#<n>; nested ones are prefixed <root>/.',
    ),
  kind: z
    .string()
    .nullable()
    .describe('The kind of work of which the row carries a part; null for a hook, which adds to the work.'),
  file: z.string().nullable().describe('Null for work that no file assigns: it runs on what Kiro uses by default.'),
  appliedBy: z.enum(['kiro', 'team']).describe('Who acts on the file: Kiro, or the team that agreed on it.'),
  modelBefore: z.string().nullable().describe('Null when the assignment does not exist on this side.'),
  modelAfter: z.string().nullable(),
  multiplierBefore: z.number().nullable(),
  multiplierAfter: z.number().nullable(),
  creditsBefore: range,
  creditsAfter: range,
  standsAtBefore: z
    .number()
    .nullable()
    .describe('The multiplier at which a model without a price is counted, because it has one after the change.'),
  runsBefore: z.number().nullable().describe('Runs per month; null when they are not known.'),
  runsAfter: z.number().nullable(),
  traceBefore: trace,
  traceAfter: trace,
  inherited: z.boolean().describe('Whether the model after the change is inherited rather than stated.'),
  droppedBefore: dropped,
  droppedAfter: dropped,
})

const kinds = z
  .strictObject({ priced: z.int(), all: z.int() })
  .describe('How many kinds of work are priced as a whole on both sides: fewer than all is a part of the whole.')

const root = z
  .strictObject({
    root: z.string().describe('The folder that holds .kiro; empty for the repository’s own.'),
    rootBefore: z.string().nullable().describe('The root it is compared with; null is what Kiro uses without files.'),
    complete: z.boolean(),
    kinds,
    before: range,
    after: range,
    delta: range,
    rows: z
      .array(row)
      .describe('Without those that no file assigns and that do not change; empty for the root of `estimate.rows`.'),
  })
  .describe('One root as if all the work were done there, or with its share: roots are never added up.')

const load = z.strictObject({
  each: z.number().describe('Credits per month of one developer.'),
  exhaustedOn: z.int().nullable().describe('Working day of the month on which the allowance is used up.'),
  short: z.number().describe('Credits per month beyond the allowance, all these seats together.'),
  overageUsd: z.number().nullable().describe('USD per month; null when overage is off or not stated.'),
})

const problem = z.strictObject({ file: z.string().nullable(), line: position, column: position, message: z.string() })

const layer = z.strictObject({
  source: z.string().describe('A path of the repository, owner/repo/path@ref, or the input that holds it.'),
  role: z.enum(['organization', 'parent', 'repository']),
  sha: z.string().nullable().describe('The commit it was read at.'),
  digest: z.string().nullable().describe('SHA-256 of its text, hexadecimal.'),
  document: z.int().optional().describe('Its number in its file, from 1, where the file has several documents.'),
  when: z
    .strictObject({ repositories: z.array(z.string()).optional(), topics: z.array(z.string()).optional() })
    .optional()
    .describe('The repositories for which it is meant; absent is every one.'),
  matched: z
    .enum(['repository', 'topic', 'unknown'])
    .optional()
    .describe(
      'Why a layer with `when` counts. unknown: its name or topics could not be read, so it counts without what it permits.',
    ),
})

const policy = z.strictObject({
  source: z.string(),
  sha: z.string().nullable(),
  layers: z.array(layer).describe('Outermost first; empty when the policy could not be read.'),
  elsewhere: z.array(layer).optional().describe('Documents of these files that are meant for other repositories.'),
  enforcement: z
    .strictObject({
      mode: z.enum(['block', 'observe']),
      from: z.string().nullable().describe('In observe: the day from which it blocks.'),
    })
    .nullable(),
})

const explanation = z.strictObject({
  model: z.string(),
  multiplier: z.number().nullable(),
  assignments: z.array(z.string()),
  steps: z.array(
    z.strictObject({
      layer: z.string(),
      says: z.enum(['allows', 'blocks', 'nothing']),
      message: z.string(),
      changedBy: z.string(),
    }),
  ),
  blockedBy: z.int().nullable().describe('Index of the first step that blocks.'),
  instead: z.array(z.strictObject({ model: z.string(), multiplier: z.number().nullable() })),
})

/** The JSON report: what `--format json` and the input `report-file` give. Version 1; fields may be added. */
export const reportSchema = z
  .strictObject({
    version: z.literal(1),
    kind: z.literal('check'),
    verdict,
    errorClass: z.enum(['config', 'policy', 'usage', 'api', 'internal']).nullable(),
    asOf: z.string().describe('The day whose prices and entitlements count, YYYY-MM-DD.'),
    baseAsOf: z
      .string()
      .nullable()
      .describe('The day whose prices count for the side before, where that is another one.'),
    problems: z.array(problem).describe('Why the check could not be made; empty unless the verdict is error.'),
    findings: z.array(finding).describe('Sorted by severity, file, line, rule.'),
    estimate: z.strictObject({
      basis: z.enum(['developer', 'team']),
      developers: z.int().nullable(),
      complete: z.boolean().describe('False when some row is not priced or some file cannot be read.'),
      before: range,
      after: range,
      delta: range.describe('After minus before, over rows that are priced on both sides.'),
      appliedBy: z.strictObject({
        kiro: z.strictObject({ before: range, after: range }),
        team: z.strictObject({ before: range, after: range }),
      }),
      root: z
        .string()
        .describe(
          'The root of these amounts: furthest over a limit, else with the largest change; empty is the repository’s own.',
        ),
      kinds,
      rows: z.array(row),
      roots: z.array(root).describe('Every root, where there are several; the one of the amounts above comes first.'),
      unpriced: z.array(
        z.strictObject({
          assignment: z.string(),
          file: z.string().nullable(),
          model: z.string().nullable(),
          reason: z.string(),
        }),
      ),
      notEstimated: z.array(z.string()).describe('Files that cannot be read.'),
      seats: z.array(
        z.strictObject({ plan: z.string(), seats: z.int(), allowance: z.number(), before: load, after: load }),
      ),
      exampleTasks: z
        .strictObject({
          plan: z.string(),
          credits: z.number(),
          modelBefore: z.string(),
          modelAfter: z.string(),
          before: z.int(),
          after: z.int(),
        })
        .nullable()
        .describe('How many of the documentation’s example tasks a plan’s credits buy.'),
      assumptions: z.array(z.strictObject({ text: z.string(), source: z.string() })),
    }),
    catalogue: pricesSchema,
    policy: policy.nullable(),
    withheld: z
      .boolean()
      .describe(
        'True where seats, money and what policies above the repository say were left out, because everybody can read the repository.',
      ),
    advice: adviceSchema.describe('What would be cheaper, and is allowed.'),
    seatAdvice: seatAdviceSchema.nullable().describe('What each plan would cost at this use, and the cheapest seats.'),
    team: teamSchema.nullable().describe('The supposed team beside the stated one, of what-if; else null.'),
    budget: z.array(budgetSchema).describe('What the budgets of contracts would do if they were enforced.'),
    upgrades: z.array(upgradeSchema).describe('What to check where a model changes.'),
    explanations: z.array(explanation).describe('Why newly blocked models are blocked, layer by layer.'),
    exceptions: z.array(exception),
    exceptionRequests: z
      .array(exceptionRequest)
      .describe('Exceptions to the repository’s own policy that would let newly blocked findings pass.'),
    policyEffects: z
      .array(effect)
      .describe('What a change of the policy newly refuses or allows of the files that are there.'),
    proposal: proposal.nullable().describe('What the change does to the policy itself: shown, never binding.'),
    rewrites: z
      .array(
        z.strictObject({
          file: z.string(),
          surface: z.enum(['settings', 'cli', 'agents', 'hooks', 'workflows']),
          former: z.string().optional().describe('Its path before, where the same was written in another file.'),
          addsPermissions: z.boolean().describe('Permissions of tools were added, which are not judged here.'),
        }),
      )
      .optional()
      .describe('Files that are written in another way and mean the same; left out where there is none.'),
    priceChange: z
      .strictObject({
        since: z.string().describe('The day of the earlier prices: that on which the base was committed, YYYY-MM-DD.'),
        models: z.array(z.strictObject({ model: z.string(), before: z.number(), after: z.number() })),
        before: range,
        after: range,
        delta: range,
        complete: z.boolean(),
        basis: z.enum(['developer', 'team']),
        developers: z.number().nullable(),
        root: z.string(),
      })
      .optional()
      .describe(
        'What prices that changed since the base was committed do to the files as they were there, in credits per month; in no other amount. Left out where none of them changed.',
      ),
    notOpened: z
      .strictObject({
        count: z.int().min(1),
        folders: z.array(z.string()).describe('The first of them by path, at most ten.'),
      })
      .optional()
      .describe(
        'Folders of a repository that is too large to be listed whole, the same before and after the change: what is in them was not read. Left out where all was.',
      ),
    backups: z
      .array(z.string())
      .optional()
      .describe(
        'Copies beside Kiro files that the change adds, which Kiro does not load; left out where there is none.',
      ),
  })
  .describe('The result of a Kiro Governance check.')

export type JsonReport = z.infer<typeof reportSchema>
