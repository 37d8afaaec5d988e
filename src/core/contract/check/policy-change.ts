import * as z from 'zod'
import '../../schema/jitless.js'
import { amount, day, finding, position, verdict } from '../finding.js'

/** A dated permission of the policy. */
export const exception = z.strictObject({
  rule: z.string(),
  path: z.string().nullable(),
  model: z.string().nullable(),
  reason: z.string().nullable().describe('Null for an exception of a parent, whose text is not shown.'),
  owner: z.string().nullable(),
  expires: day.describe('The last day on which it holds, UTC.'),
  status: z
    .enum(['active', 'expiring', 'expired', 'unused', 'unseen'])
    .describe('unused: it permits nothing that is here; unseen: nothing that was read, and not all was'),
  source: z.string(),
  assignments: z.array(z.string()),
  credits: amount.describe('Typical credits per month of what runs by it.'),
  extra: amount.describe('How much of that it costs: what the same work would save on `instead`.'),
  instead: z.string().nullable(),
})

/** A dated permission that the owners of the policy could grant. */
export const exceptionRequest = z.strictObject({
  rule: z.string(),
  path: z.string().nullable(),
  model: z.string().nullable(),
  expires: day.describe('The last day on which it would hold, UTC.'),
  credits: amount.describe('Typical credits per month of the work that it would permit; for a limit of cost the rise.'),
})

/** What a change of the policy refuses or allows. */
export const effect = z.strictObject({
  effect: z.enum(['refused', 'allowed']),
  rule: z.string(),
  file: z.string().nullable(),
  line: position,
  column: position,
  model: z.string().nullable(),
  assignments: z.array(z.string()),
  credits: amount.describe('Typical credits per month of that work.'),
  instead: z.array(z.string()).describe('What the new policy allows in its place, nearest first.'),
})

const edit = z.strictObject({
  direction: z.enum(['loosened', 'tightened', 'neutral']),
  key: z.string(),
  message: z.string(),
})

/** What a change does to the policy. */
export const proposal = z.strictObject({
  kind: z.enum(['policy', 'invalid', 'repair']),
  source: z.string(),
  step: z.enum(['first', 'changed', 'deleted']).nullable(),
  verdict: verdict.nullable().describe('The verdict on the same change, were the proposed policy in force.'),
  findings: z.array(finding),
  edits: z.array(edit).describe('How the resolved policies differ.'),
  mostExpensive: z
    .strictObject({ before: amount, after: amount })
    .describe('Typical credits per month of the most expensive routing of all work that each policy allows.'),
  unread: z.array(z.string()).describe('Parents that are read only after the merge.'),
})
