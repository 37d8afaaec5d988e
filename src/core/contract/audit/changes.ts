import * as z from 'zod'
import '../../schema/jitless.js'
import { day } from '../finding.js'

const names = (what: string) => z.array(z.string()).describe(what)

/** What is different between two audits. */
export const changesSchema = z.strictObject({
  since: z.string().describe('When the last audit ended, ISO 8601, UTC.'),
  day: day.describe('The day of the last audit.'),
  sameScope: z
    .boolean()
    .describe(
      'Whether the last audit asked for the same repositories; if not, what appeared or went may only be the question.',
    ),
  appeared: names('Repositories that the last audit did not have.'),
  gone: names('Repositories that this audit does not have.'),
  renamed: z.array(z.strictObject({ before: z.string(), after: z.string() })),
  started: names('Repositories that use Kiro now and did not.'),
  stopped: names('Repositories that used Kiro and do not any more.'),
  verdicts: z.array(
    z.strictObject({
      repository: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  models: z.array(
    z.strictObject({
      repository: z.string(),
      added: names('Models that are named now and were not.'),
      removed: names('Models that were named and are not any more.'),
    }),
  ),
  checks: z.array(z.strictObject({ repository: z.string(), before: z.string(), after: z.string() })),
})

export type AuditChanges = z.infer<typeof changesSchema>
