import * as z from 'zod'
import '../../schema/jitless.js'
import { day, position, range } from '../finding.js'
import { pricesSchema } from '../prices.js'
import { changesSchema } from './changes.js'
import { notSeen, repositorySchema } from './repository.js'

/*
 * Owns the shape of the report of an organization audit: the type of its parts and of the input of every output, and
 * schemas/audit-report.schema.json. The last report is read by the next audit, so it is parsed with it too.
 */

const count = (what: string) => z.int().min(0).describe(what)

const head = z
  .strictObject({
    repositories: count('Repositories of the report, seen or not.'),
    usesKiro: count('Those with a Kiro file or folder.'),
    withoutKiro: count('Those seen without one, empty ones included.'),
    notKnown: count('Those of which that is not known.'),
    verdicts: z
      .strictObject({ pass: z.int(), warn: z.int(), fail: z.int(), error: z.int() })
      .describe('Of those that use Kiro and were judged. pass and warn obey the policy.'),
    checks: z
      .strictObject({ required: z.int(), advisory: z.int(), none: z.int(), notSeen: z.int() })
      .describe('Whether the check runs, of those that use Kiro.'),
    policies: z
      .strictObject({ found: z.int(), none: z.int(), invalid: z.int(), notSeen: z.int() })
      .describe('Policies of their own, of those that use Kiro.'),
    leftOut: z
      .strictObject({ archived: z.int(), topic: z.int(), name: z.int() })
      .describe('Repositories that were listed and not wanted: archived, without the topic, another name.'),
  })
  .describe('Counts of repositories. What was not seen is in none of the good ones.')

/** What is to be done about a repository. */
export const ATTENTION = [
  'not seen',
  'policy invalid',
  'fails',
  'exception expired',
  'warns',
  'retired model',
  'leaving model',
  'not required',
  'policy without owner',
  'exception expiring',
  'parent outdated',
  'old action',
  'contract not applied',
] as const

const attention = z.strictObject({
  repository: z.string(),
  reasons: z.array(z.enum(ATTENTION)).describe('In the order of urgency.'),
})

const place = z.strictObject({
  repository: z.string(),
  file: z.string(),
  line: position,
  assignments: z.array(z.string()),
})

const model = z.strictObject({
  model: z.string().describe('As the files write it.'),
  multiplier: z.number().nullable().describe('Credits per credit of auto; null is not priced.'),
  status: z.string(),
  repositories: count('Repositories that name it.'),
  kiro: count('Assignments that Kiro applies.'),
  team: count('Assignments that the team declares.'),
  dropped: count('Assignments that Kiro drops.'),
})

const leaving = z.strictObject({
  model: z.string(),
  on: day.describe('The day on which it goes.'),
  by: z.string().describe('Who said so: Kiro, or the maker of the model.'),
  announced: day,
  multiplier: z.number().nullable(),
  successor: z.string().nullable().describe('The model to move to; null where none is known.'),
  successorMultiplier: z.number().nullable(),
  difference: z
    .number()
    .nullable()
    .describe(
      'successorMultiplier by multiplier, less 1: 0.25 is a quarter more credits for the same work by list; null is not known.',
    ),
  places: z.array(place).describe('Where it is written.'),
})

const consoleAnswer = z.strictObject({
  model: z.string(),
  file: z.string().describe('The KGL file.'),
  answer: z
    .enum(['allow', 'deny', 'unknown'])
    .describe('unknown: no rule matches, or the file cannot be read; what then holds is not documented.'),
  rules: z.array(z.string()).describe('The ids of the rules that decide.'),
  groups: z.array(z.string().nullable()).describe('The groups for which it is so, by id; null is everybody else.'),
  people: z.array(z.string()).describe('The single people for whom it is so, by id.'),
  message: z.string().describe('Both answers in words.'),
})

const priceOfModel = z.strictObject({
  model: z.string(),
  before: z.number().nullable().describe('The multiplier on the day `since`; null is not priced.'),
  after: z.number().nullable(),
  repositories: z.array(z.string()).describe('Repositories that name it.'),
})

const layer = z.strictObject({
  source: z.string(),
  sha: z.string().nullable().describe('The commit it was read at; null for a file of the machine.'),
  digest: z.string().nullable().describe('SHA-256 of its text, hexadecimal.'),
})

/** The report of an organization audit. Version 1; fields may be added. */
export const auditReportSchema = z
  .strictObject({
    version: z.literal(1),
    kind: z.literal('audit'),
    run: z
      .strictObject({
        at: z.string().describe('When the audit ended, ISO 8601, UTC.'),
        changes: changesSchema
          .nullable()
          .describe('What is different from the last report; null where none was given.'),
      })
      .describe('All that depends on when the audit ran: two audits of the same state differ here and nowhere else.'),
    day: day.describe('The day whose prices, entitlements and exceptions count.'),
    since: day
      .nullable()
      .describe('The day whose prices are compared with those of `day`; null where none was asked for.'),
    scope: z.strictObject({
      organization: z.string().nullable(),
      repositories: z.array(z.string()).describe('Names or globs that were asked for; empty: all of the organization.'),
      topic: z.string().nullable(),
      archived: z.boolean().describe('Whether archived repositories are judged too.'),
      deep: z.boolean().describe('Whether .kiro folders below the top were looked for.'),
      disjointTeams: z.boolean().describe('Whether it was stated that no developer works in two of the repositories.'),
    }),
    verdict: z
      .enum(['pass', 'warn', 'fail', 'incomplete'])
      .describe(
        'incomplete: something was not seen (exit 3), whatever the rest says. fail: some repository fails or cannot be judged.',
      ),
    program: z.string().describe('The version of the program.'),
    catalogue: pricesSchema,
    policy: z
      .array(layer)
      .describe('The organization’s policy, outermost layer first; empty: none, so only what is broken fails.'),
    head,
    attention: z.array(attention).describe('Repositories to look at, the most urgent first.'),
    models: z.array(model).describe('Every model that some repository names, by repositories.'),
    leaving: z.array(leaving).describe('Models for which a last day is known, the earliest first.'),
    prices: z.array(priceOfModel).describe('Models of these repositories whose multiplier changed since `since`.'),
    console: z
      .array(consoleAnswer)
      .describe('What a copy of the console’s rules says of each model; empty where none was given.'),
    sum: z
      .strictObject({
        credits: range,
        repositories: z.int().describe('Repositories that state their developers and are priced as a whole.'),
        without: z.int().describe('Other repositories that use Kiro or may, which are not in the sum.'),
        developers: z.int(),
      })
      .nullable()
      .describe(
        'Credits per month of all teams together; null unless `disjointTeams` was stated, because a developer works in many repositories.',
      ),
    repositories: z.array(repositorySchema).describe('By name.'),
    notes: z.array(z.string()).describe('What else to know, in sentences: prices that were not checked for long.'),
    notSeen: z.array(notSeen).describe('All that was not seen, of the run and of each repository.'),
  })
  .describe(
    'The result of an audit of many repositories. Credits are per developer and month where nothing else is said.',
  )

export type AuditReport = z.infer<typeof auditReportSchema>
export type Attention = (typeof ATTENTION)[number]
