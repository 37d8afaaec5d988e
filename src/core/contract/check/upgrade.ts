import * as z from 'zod'
import '../../schema/jitless.js'

/** A change of a model in the JSON report, and what to check; part of the shape that report.ts owns. */
export const upgradeSchema = z
  .strictObject({
    what: z
      .string()
      .describe(
        'The profile, agent, workflow, step (workflow#step) or chat whose model changes; nested ones are prefixed <root>/.',
      ),
    kind: z.enum(['profile', 'agent', 'workflow', 'step', 'chat']),
    from: z.string().describe('The model before, as the file names it or as it was inherited.'),
    to: z.string().describe('The model after.'),
    file: z.string().describe('Where the new model is written.'),
    line: z.int().min(1).describe('1-based.'),
    column: z.int().min(1).describe('1-based, in UTF-16 code units.'),
    steps: z
      .array(
        z.strictObject({
          title: z.string(),
          byHand: z.boolean().describe('Whether only people can do it.'),
          facts: z.array(
            z.strictObject({
              message: z.string(),
              source: z.string().nullable().describe('A public https page, `policy`, or null for what no page says.'),
            }),
          ),
        }),
      )
      .describe('What to check, in order, with the facts that are known.'),
  })
  .describe('A profile, agent, workflow, step or chat that moves from one model to another.')

export type JsonUpgrade = z.infer<typeof upgradeSchema>
