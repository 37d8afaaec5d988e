import * as z from 'zod'
import '../../schema/jitless.js'
import { TASK_KINDS } from '../../kiro/task-kind.js'
import { TRIGGERS } from '../../kiro/surfaces/surface.js'

const runs = z
  .number()
  .min(0)
  .max(10_000)
  .meta({ description: 'Runs per developer and working day.', examples: [2] })
const perRun = z
  .number()
  .min(0)
  .max(100_000)
  .meta({ examples: [4] })
const tokenCount = z
  .number()
  .min(0)
  .max(100_000_000)
  .meta({ examples: [20000] })
const credits = z
  .strictObject({ low: perRun, typical: perRun, high: perRun })
  .meta({ description: 'Credits per run at a multiplier of 1.0.', examples: [{ low: 1, typical: 4, high: 12 }] })

const tokens = z
  .strictObject({ input: tokenCount, output: tokenCount })
  .describe(
    'Tokens per run, for token budgets only: Kiro meters credits. Where they are not stated, 182,341 in and 48,902 out a day of default work are spread by credits.',
  )

/** `workload` of a policy. */
export const workload = z
  .strictObject({
    tasks: z
      .partialRecord(
        z.enum(TASK_KINDS),
        z.strictObject({ runs: runs.optional(), credits: credits.optional(), tokens: tokens.optional() }),
      )
      .optional()
      .meta({
        description: 'Overrides of the default workload by kind of work.',
        examples: [{ codeReview: { runs: 2 } }],
      }),
    agents: z
      .record(z.string().min(1), z.strictObject({ runs, credits: credits.optional() }))
      .optional()
      .meta({
        description:
          'Runs of agents, and of steps of workflows as <workflow>#<step>, out of the runs of taskExecution; 0.5 and 0.2 if not stated.',
        examples: [{ reviewer: { runs: 1 } }],
      }),
    hooks: z
      .partialRecord(z.enum(TRIGGERS), z.strictObject({ runs: runs.optional(), credits: credits.optional() }))
      .optional()
      .meta({
        description: 'Overrides of the default workload of hooks by trigger.',
        examples: [{ save: { runs: 5 } }],
      }),
    models: z
      .record(
        z.string().min(1),
        z
          .number()
          .gt(0)
          .max(100)
          .meta({ examples: [1.2] }),
      )
      .optional()
      .meta({
        description:
          'How many times as many credits a run takes on a model as its multiplier says: a more expensive model may also use more tokens. `calibrate` measures it; 1 if not stated.',
        examples: [{ 'claude-opus-4.8': 1.2 }],
      }),
    longContext: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .meta({
        description:
          'The part of the runs beyond a model’s long-context bound, 0 to 1; they cost its long-context multiplier. 0 if not stated.',
        examples: [0.1],
      }),
    cliShare: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .meta({
        description:
          'The part of interactiveChat, and of what nothing routes, that is done in Kiro CLI, 0 to 1; 0.5 if not stated.',
        examples: [0.5],
      }),
    roots: z
      .record(
        z.string().min(1),
        z
          .number()
          .min(0)
          .max(1)
          .meta({ examples: [0.4] }),
      )
      .optional()
      .meta({
        description:
          'The part of the work that is done under a nested .kiro root, 0 to 1; a root without one has that of the nearest root above. Where none is stated, each root is priced as if all the work were done there.',
        examples: [{ 'services/web/.kiro': 0.4 }],
      }),
  })
  .meta({
    description:
      'How much work there is; see https://github.com/kiro-governance/kiro-governance/blob/main/docs/cost-model.md',
    examples: [{ tasks: { codeReview: { runs: 2 } } }],
  })
