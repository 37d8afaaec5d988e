import * as z from 'zod'
import '../schema/jitless.js'
import { SEVERITIES } from '../finding.js'
import { TASK_KINDS } from '../kiro/task-kind.js'
import { budget } from './shape/budget.js'
import { consoleFiles } from './shape/console.js'
import { exceptionOf } from './shape/exception.js'
import { model, models } from './shape/models.js'
import { team } from './shape/team.js'
import { date, modelGlob, pathGlobs, reference } from './shape/values.js'
import { workload } from './shape/workload.js'
import { when } from './when.js'

/*
 * The owner of the policy's shape: it judges a policy, the type is inferred from it, and `npm run generate` makes
 * schemas/policy.schema.json of it. The first example of a part is what a mistake there is answered with.
 */

const limit = (example: number) =>
  z
    .number()
    .min(0)
    .meta({ examples: [example] })

const limits = z.strictObject({
  increase: z
    .strictObject({ credits: limit(2000).optional(), percent: limit(40).optional() })
    .optional()
    .meta({
      description: 'The largest rise that one change may bring, in credits/month or percent.',
      examples: [{ credits: 2000, percent: 40 }],
    }),
  total: z
    .strictObject({ credits: limit(16_000).optional() })
    .optional()
    .meta({ description: 'The largest total after the change, in credits/month.', examples: [{ credits: 16000 }] }),
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
        .meta({
          description: 'The oldest version of Kiro Governance that understands the policy.',
          examples: ['>=1.0'],
        }),
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
        .meta({
          description: 'Rules that the layers below may set, except and ignore as they see fit.',
          examples: [['experimental-model']],
        }),
      publish: z
        .enum(['private', 'public'])
        .optional()
        .describe(
          'public: a public repository may show seats, money and what this policy says to the repositories below it. Every layer has to say so; private if not stated.',
        ),
      ignore: pathGlobs.optional().meta({
        description: 'Path globs of files that are not judged, such as test fixtures.',
        examples: [['**/fixtures/**']],
      }),
      console: consoleFiles.optional(),
      team: team.optional(),
      agents: z
        .record(z.string().min(1), z.enum(TASK_KINDS))
        .optional()
        .meta({
          description:
            'The kind of work that an agent does in place of the route: it is priced so, its model is compared with the contract’s, and `apply` writes it. It changes nothing about what is allowed.',
          examples: [{ reviewer: 'codeReview' }],
        }),
      workflows: z
        .record(z.string().min(1), z.enum(TASK_KINDS))
        .optional()
        .meta({
          description:
            'The kind of work that a step of a workflow does, by workflow#step: its model is compared with the contract’s, and `apply` writes it. It changes nothing about what is allowed.',
          examples: [{ 'release#plan': 'specGeneration' }],
        }),
      models: models.optional(),
      floor: z
        .partialRecord(z.enum(TASK_KINDS), modelGlob)
        .optional()
        .meta({
          description:
            'Models below whose price advice never sends a kind of work, as a glob. Without one, advice sends specs, tasks and reviews to nothing below the Sonnet class unless they run there already. It changes nothing about what is allowed.',
          examples: [{ codeReview: 'claude-sonnet-*' }],
        }),
      budget: budget.optional(),
      cost: z
        .strictObject({ warn: limits.optional(), fail: limits.optional() })
        .optional()
        .meta({ description: 'What a change may cost.', examples: [{ fail: { increase: { credits: 2000 } } }] }),
      workload: workload.optional(),
      enforcement: z
        .strictObject({
          mode: z.enum(['block', 'observe']).describe('block fails the job, observe only reports.'),
          from: date.optional().describe('With block: the first day that blocks, YYYY-MM-DD, UTC; before it, observe.'),
        })
        .optional()
        .meta({ description: 'Whether violations block, and from which day.', examples: [{ mode: 'block' }] }),
      rules: z
        .partialRecord(rule, z.enum([...SEVERITIES, 'off']))
        .optional()
        .meta({
          description: 'Severities by rule; off switches a rule off.',
          examples: [{ 'experimental-model': 'warning' }],
        }),
      exceptions: z
        .array(exceptionOf(rule))
        .max(500)
        .optional()
        .meta({
          description: 'Dated permissions to break a rule.',
          examples: [
            [
              {
                rule: 'model-not-allowed',
                model: 'claude-opus-4.8',
                reason: 'Evaluation',
                owner: '@acme/ml',
                expires: '2026-12-31',
              },
            ],
          ],
        }),
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
    .describe('The policy of a repository or organization for Kiro models, budgets and cost.')
}

export type PolicyFile = z.infer<ReturnType<typeof policySchema>>
