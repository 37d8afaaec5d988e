import * as z from 'zod'
import '../schema/jitless.js'

/** An amount of credits/month. */
export const amount = z
  .number()
  .nullable()
  .describe('Credits per month, at most 2 decimals; null is not priced, never 0.')
/** Low, typical and high credits/month. */
export const range = z.strictObject({ low: amount, typical: amount, high: amount })
/** A line or column from 1. */
export const position = z.int().min(1).nullable()

/** Why Kiro drops what a file says. */
export const dropped = z
  .string()
  .nullable()
  .describe(
    'Why Kiro does not load it: a clause after "because". Null where it does. What is dropped is judged, and costs nothing.',
  )

/** A finding. */
export const finding = z.strictObject({
  rule: z.string().describe('The rule; also its page in docs/rules and its key in the policy.'),
  severity: z.enum(['error', 'warning', 'notice']),
  file: z.string().nullable().describe('Null for a finding about the whole repository.'),
  line: position.describe('1-based.'),
  column: position.describe('1-based, in UTF-16 code units.'),
  assignments: z.array(z.string()),
  message: z.string(),
  instead: z.array(z.string()).describe('What to write instead, nearest first.'),
  introduced: z.boolean().describe('False when the base has the same violation; only new ones block.'),
  appliedBy: z
    .enum(['kiro', 'team'])
    .nullable()
    .describe('Who acts on the file: Kiro, or the team that agreed on it; null for another file, or none.'),
  dropped,
})

/** A day. */
export const day = z.string().describe('YYYY-MM-DD, UTC.')
/** The verdict of a check. */
export const verdict = z.enum(['pass', 'skipped', 'warn', 'fail', 'error'])
