import * as z from 'zod'
import '../../schema/jitless.js'
import { PLAN_IDS } from '../../catalogue/plan-ids.js'
import { TASK_KINDS } from '../../kiro/task-kind.js'
import { date, globs } from './values.js'

const multiplier = z.number().min(0).max(100)
const forTask = z
  .strictObject({
    allow: globs.optional().meta({
      description:
        'Globs of models allowed for this kind of work, in addition to the general list; without one, this list alone.',
      examples: [['claude-opus-*']],
    }),
    maxMultiplier: multiplier.optional().meta({
      description: 'The highest multiplier for this kind of work, in place of the general one.',
      examples: [2.2],
    }),
  })
  .meta({ description: 'Rules for one kind of work.', examples: [{ allow: ['claude-opus-*'], maxMultiplier: 2.2 }] })

/** `models` of a policy. */
export const models = z
  .strictObject({
    allow: globs.optional().meta({
      description: 'Globs of allowed models; without it every model is allowed.',
      examples: [['auto', 'claude-sonnet-*', 'claude-haiku-4.5']],
    }),
    maxMultiplier: multiplier.optional().meta({ description: 'The highest allowed multiplier.', examples: [1.3] }),
    deny: globs
      .optional()
      .meta({ description: 'Globs of denied models; deny always wins.', examples: [['*-preview']] }),
    tasks: z
      .partialRecord(z.enum(TASK_KINDS), forTask)
      .optional()
      .meta({
        description: 'Per kind of work: allow adds to the general list, maxMultiplier replaces the general one.',
        examples: [{ specGeneration: { allow: ['claude-opus-*'], maxMultiplier: 2.2 } }],
      }),
  })
  .meta({
    description: 'Which models may do which work.',
    examples: [{ allow: ['auto', 'claude-sonnet-*'], maxMultiplier: 1.3 }],
  })

/** A model of `catalogue.models`. */
export const model = z
  .strictObject({
    multiplier: z
      .number()
      .gt(0)
      .max(1000)
      .optional()
      .meta({ description: 'Credits per credit that auto would use; above 0.', examples: [1.3] }),
    longContext: z
      .strictObject({
        above: z
          .int()
          .min(1)
          .meta({ description: 'Input tokens above which a prompt costs more.', examples: [200000] }),
        multiplier: z
          .number()
          .gt(0)
          .max(1000)
          .meta({ description: 'Credits per credit that auto would use, above that; above 0.', examples: [2.6] }),
      })
      .optional()
      .describe(
        'The price of long prompts. Where only the multiplier is stated, the built-in step keeps its ratio to it.',
      ),
    checked: date.optional().describe('The day for which this price is true, YYYY-MM-DD; else asOf.'),
    context: z
      .int()
      .min(1)
      .optional()
      .meta({ description: 'Context window, tokens.', examples: [1000000] }),
    plans: z
      .array(z.enum(PLAN_IDS))
      .optional()
      .meta({ description: 'Plans that offer it.', examples: [['pro+', 'power']] }),
    status: z.enum(['experimental', 'preview', 'available', 'retired']).optional().describe('What Kiro calls it.'),
  })
  .meta({
    description: 'What is stated here replaces the built-in entry, or adds a model.',
    examples: [{ multiplier: 1.3 }],
  })
