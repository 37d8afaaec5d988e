import * as z from 'zod'
import '../schema/jitless.js'
import { LOGINS, PLAN_IDS } from '../catalogue/plan-ids.js'
import { SEVERITIES } from '../finding.js'
import { TASK_KINDS } from '../kiro/task-kind.js'
import { TRIGGERS } from '../kiro/surfaces/surface.js'
import { REFERENCE_PATTERN } from './reference.js'
import { when } from './when.js'

/*
 * The owner of the policy's shape: it judges a policy, the type is inferred from it, and `npm run generate` makes
 * schemas/policy.schema.json of it.
 */

const date = z.iso.date().describe('A day, YYYY-MM-DD, UTC.')
const glob = z.string().min(1).max(200)
/** As many as there may be exceptions. */
const globs = z.array(glob).max(500)
const runs = z.number().min(0).max(10_000).describe('Runs per developer and working day.')
const perRun = z.number().min(0).max(100_000)
const tokenCount = z.number().min(0).max(100_000_000)
const credits = z
  .strictObject({ low: perRun, typical: perRun, high: perRun })
  .describe('Credits per run at a multiplier of 1.0.')

const tokens = z
  .strictObject({ input: tokenCount, output: tokenCount })
  .describe(
    'Tokens per run, for token budgets only: Kiro meters credits. Where they are not stated, 182,341 in and 48,902 out a day of default work are spread by credits.',
  )

const team = z
  .strictObject({
    developers: z
      .int()
      .min(1)
      .max(1_000_000)
      .optional()
      .describe(
        'People who work in this repository: credits are for the team. Without it as many as this layer has seats; without these for one developer.',
      ),
    seats: z.partialRecord(z.enum(PLAN_IDS), z.int().min(0).max(1_000_000)).optional().describe('Seats by plan.'),
    login: z.array(z.enum(LOGINS)).min(1).optional().describe('How the team signs in.'),
    region: z.array(z.string().min(1)).min(1).max(500).optional().describe('Regions of the team’s Kiro profiles.'),
    billing: z
      .enum(['enterprise', 'individual'])
      .optional()
      .describe('Who pays: the company through AWS, or each person.'),
    overage: z.boolean().optional().describe('Whether use beyond the plan is switched on.'),
    workdays: z.int().min(1).max(31).optional().describe('Working days a month; 21 if not stated.'),
    holidays: z
      .array(date)
      .max(1_000)
      .optional()
      .describe(
        'Days on which the whole team is off, YYYY-MM-DD: the usage report neither misses their rows nor expects use on them.',
      ),
    approvedModels: z
      .array(z.string().min(1))
      .max(500)
      .optional()
      .describe('The approved list of the Kiro console, if the team has one.'),
  })
  .describe('Facts about the team.')

const multiplier = z.number().min(0).max(100)
const forTask = z
  .strictObject({
    allow: globs
      .optional()
      .describe(
        'Globs of models allowed for this kind of work, in addition to the general list; without one, this list alone.',
      ),
    maxMultiplier: multiplier
      .optional()
      .describe('The highest multiplier for this kind of work, in place of the general one.'),
  })
  .describe('Rules for one kind of work.')

const models = z
  .strictObject({
    allow: globs.optional().describe('Globs of allowed models; without it every model is allowed.'),
    maxMultiplier: multiplier.optional().describe('The highest allowed multiplier.'),
    deny: globs.optional().describe('Globs of denied models; deny always wins.'),
    tasks: z
      .partialRecord(z.enum(TASK_KINDS), forTask)
      .optional()
      .describe('Per kind of work: allow adds to the general list, maxMultiplier replaces the general one.'),
  })
  .describe('Which models may do which work.')

const limits = z.strictObject({
  increase: z
    .strictObject({ credits: z.number().min(0).optional(), percent: z.number().min(0).optional() })
    .optional()
    .describe('The largest rise that one change may bring, in credits/month or percent.'),
  total: z
    .strictObject({ credits: z.number().min(0).optional() })
    .optional()
    .describe('The largest total after the change, in credits/month.'),
})

const workload = z
  .strictObject({
    tasks: z
      .partialRecord(
        z.enum(TASK_KINDS),
        z.strictObject({ runs: runs.optional(), credits: credits.optional(), tokens: tokens.optional() }),
      )
      .optional()
      .describe('Overrides of the default workload by kind of work.'),
    agents: z
      .record(z.string().min(1), z.strictObject({ runs, credits: credits.optional() }))
      .optional()
      .describe(
        'Runs of agents, and of steps of workflows as <workflow>#<step>, out of the runs of taskExecution; 0.5 and 0.2 if not stated.',
      ),
    hooks: z
      .partialRecord(z.enum(TRIGGERS), z.strictObject({ runs: runs.optional(), credits: credits.optional() }))
      .optional()
      .describe('Overrides of the default workload of hooks by trigger.'),
    models: z
      .record(z.string().min(1), z.number().gt(0).max(100))
      .optional()
      .describe(
        'How many times as many credits a run takes on a model as its multiplier says: a more expensive model may also use more tokens. `calibrate` measures it; 1 if not stated.',
      ),
    longContext: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe(
        'The part of the runs beyond a model’s long-context bound, 0 to 1; they cost its long-context multiplier. 0 if not stated.',
      ),
    cliShare: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe(
        'The part of interactiveChat, and of what nothing routes, that is done in Kiro CLI, 0 to 1; 0.5 if not stated.',
      ),
    roots: z
      .record(z.string().min(1), z.number().min(0).max(1))
      .optional()
      .describe(
        'The part of the work that is done under a nested .kiro root, 0 to 1; a root without one has that of the nearest root above. Where none is stated, each root is priced as if all the work were done there.',
      ),
  })
  .describe('How much work there is; see docs/cost-model.md.')

const model = z
  .strictObject({
    multiplier: z.number().gt(0).max(1000).optional().describe('Credits per credit that auto would use; above 0.'),
    longContext: z
      .strictObject({
        above: z.int().min(1).describe('Input tokens above which a prompt costs more.'),
        multiplier: z.number().gt(0).max(1000).describe('Credits per credit that auto would use, above that; above 0.'),
      })
      .optional()
      .describe(
        'The price of long prompts. Where only the multiplier is stated, the built-in step keeps its ratio to it.',
      ),
    checked: date.optional().describe('The day for which this price is true, YYYY-MM-DD; else asOf.'),
    context: z.int().min(1).optional().describe('Context window, tokens.'),
    plans: z.array(z.enum(PLAN_IDS)).optional().describe('Plans that offer it.'),
    status: z.enum(['experimental', 'preview', 'available', 'retired']).optional().describe('What Kiro calls it.'),
  })
  .describe('What is stated here replaces the built-in entry, or adds a model.')

const reference = z.string().regex(REFERENCE_PATTERN).describe('owner/repo/path@ref')

/** Who may change what a parent says must be known by name: the ids of the rules come from the rules themselves. */
const exceptionOf = (rule: z.ZodType<string>) =>
  z.strictObject({
    rule: rule.describe('The rule that may be broken.'),
    path: glob.optional().describe('Only in files that match this glob.'),
    model: glob.optional().describe('Only by models that match this glob.'),
    reason: z.string().min(1).max(500).describe('Why.'),
    owner: z.string().min(1).max(100).describe('Who asked for it and answers for it.'),
    expires: date.describe('The last day on which it holds, UTC.'),
  })

/** `.github/kiro-policy.yml`. The ids of the rules come from the rules themselves. */
export function policySchema(ruleIds: readonly string[]) {
  const rule = z.enum(ruleIds as [string, ...string[]])
  return z
    .strictObject({
      version: z.literal(1).describe('The version of this format.'),
      requires: z
        .string()
        .regex(/^>= ?\d{1,6}(\.\d{1,6}){0,2}$/)
        .optional()
        .describe('The oldest version of Kiro Governance that understands the policy, such as ">=1.0".'),
      when: when.optional(),
      extends: z
        .union([reference, z.array(reference).max(5)])
        .optional()
        .describe(
          'Parent policies, owner/repo/path@ref, outermost first: this policy may narrow what they say, never widen it.',
        ),
      delegates: z
        .array(rule)
        .optional()
        .describe('Rules that the layers below may set, except and ignore as they see fit.'),
      publish: z
        .enum(['private', 'public'])
        .optional()
        .describe(
          'public: a public repository may show seats, money and what this policy says to the repositories below it. Every layer has to say so; private if not stated.',
        ),
      ignore: globs.optional().describe('Path globs of files that are not judged, such as test fixtures.'),
      team: team.optional(),
      agents: z
        .record(z.string().min(1), z.enum(TASK_KINDS))
        .optional()
        .describe(
          'The kind of work that an agent does in place of the route: it is priced so, its model is compared with the contract’s, and `apply` writes it. It changes nothing about what is allowed.',
        ),
      workflows: z
        .record(z.string().min(1), z.enum(TASK_KINDS))
        .optional()
        .describe(
          'The kind of work that a step of a workflow does, by workflow#step: its model is compared with the contract’s, and `apply` writes it. It changes nothing about what is allowed.',
        ),
      models: models.optional(),
      floor: z
        .partialRecord(z.enum(TASK_KINDS), glob)
        .optional()
        .describe(
          'Models below whose price advice never sends a kind of work, as a glob. Without one, advice sends specs, tasks and reviews to nothing below the Sonnet class unless they run there already. It changes nothing about what is allowed.',
        ),
      budget: z
        .strictObject({
          required: z
            .array(z.enum(['daily', 'monthly']))
            .optional()
            .describe('Budgets that a contract must have.'),
          minimumAction: z
            .enum(['notify', 'restrict', 'pause'])
            .optional()
            .describe('The weakest allowed action of a budget.'),
          team: z
            .strictObject({
              credits: z
                .strictObject({
                  daily: z.number().min(0).optional().describe('Credits a day.'),
                  monthly: z.number().min(0).optional().describe('Credits a month.'),
                })
                .optional()
                .describe('Credits of all developers together.'),
            })
            .optional()
            .describe('What the budgets of all developers together may allow.'),
        })
        .optional()
        .describe('What budgets a contract must have.'),
      cost: z
        .strictObject({ warn: limits.optional(), fail: limits.optional() })
        .optional()
        .describe('What a change may cost.'),
      workload: workload.optional(),
      enforcement: z
        .strictObject({
          mode: z.enum(['block', 'observe']).describe('block fails the job, observe only reports.'),
          from: date.optional().describe('With block: the first day that blocks, YYYY-MM-DD, UTC; before it, observe.'),
        })
        .optional()
        .describe('Whether violations block, and from which day.'),
      rules: z
        .partialRecord(rule, z.enum([...SEVERITIES, 'off']))
        .optional()
        .describe('Severities by rule; off switches a rule off.'),
      exceptions: z.array(exceptionOf(rule)).max(500).optional().describe('Dated permissions to break a rule.'),
      catalogue: z
        .strictObject({
          asOf: date
            .optional()
            .describe(
              'The day for which the prices stated here are true, YYYY-MM-DD, where a model has none of its own; all other prices keep their own days.',
            ),
          models: z.record(z.string().min(1), model).optional().describe('Models by id.'),
        })
        .optional()
        .describe('Prices and models that replace or add to the built-in catalogue; `models --import` writes it.'),
    })
    .describe('The policy of a repository or organisation for Kiro models, budgets and cost.')
}

export type PolicyFile = z.infer<ReturnType<typeof policySchema>>
