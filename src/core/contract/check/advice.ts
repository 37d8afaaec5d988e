import * as z from 'zod'
import '../../schema/jitless.js'

/* Owns the shape of advice in the JSON report; a part of report.ts. Not loaded at run time. */

const routing = z.strictObject({
  saves: z
    .number()
    .describe(
      'Typical credits per month less than after the change, on the basis of the estimate; of several roots the first of them.',
    ),
  roots: z
    .array(
      z.strictObject({
        root: z.string().describe('Folder that holds .kiro; empty for the repository’s own.'),
        saves: z.number().describe('Typical credits per month by which the total of this root falls.'),
      }),
    )
    .describe(
      'What it saves under each root, the most first; work is done under one root at a time, so they are never added up.',
    ),
  undoes: z.boolean().describe('Whether the edits only take the change of these contracts back.'),
  keeps: z
    .array(
      z.strictObject({
        model: z.string(),
        root: z.string().describe('Folder that holds .kiro; empty for the repository’s own.'),
        tasks: z.array(z.string()),
      }),
    )
    .describe('Work that stays on a more expensive model because the policy permits that model for it specially.'),
  edits: z.array(
    z.strictObject({
      file: z.string(),
      path: z.array(z.string()).describe('Keys from the root of the file.'),
      from: z.string().nullable().describe('Null for a profile that is new.'),
      to: z.string(),
    }),
  ),
  patch: z.string().describe('The edits as a unified diff for `git apply`, paths with a/ and b/.'),
  leftOut: z
    .array(z.string())
    .describe(
      'Contracts for which something is cheaper, but whose text cannot be edited without a doubt; they are in no number here.',
    ),
})

const suggestion = z.strictObject({
  message: z.string(),
  saves: z
    .number()
    .nullable()
    .describe(
      'Typical credits per month by which the total of its root falls; null where the work has no stated amount.',
    ),
  source: z.string().describe('Where the amount of work comes from: an address, policy, or assumption.'),
})

/** The advice of the JSON report. */
export const adviceSchema = z
  .strictObject({
    routing: routing
      .nullable()
      .describe('The cheapest routing that the policy allows; null when nothing allowed is cheaper.'),
    suggestions: z.array(suggestion).describe('The largest saving first; they may overlap.'),
  })
  .describe('What would be cheaper and is allowed; nobody has to follow it.')

export type JsonAdvice = z.infer<typeof adviceSchema>
