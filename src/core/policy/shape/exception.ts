import * as z from 'zod'
import '../../schema/jitless.js'
import { date, modelGlob, pathGlob } from './values.js'

/** An entry of `exceptions`: a dated permission to break one rule. The ids of the rules come from the rules themselves. */
export const exceptionOf = (rule: z.ZodType<string>) =>
  z.strictObject({
    rule: rule.meta({ description: 'The rule that may be broken.', examples: ['model-not-allowed'] }),
    path: pathGlob.optional().describe('Only in files that match this glob.'),
    model: modelGlob.optional().describe('Only by models that match this glob.'),
    reason: z
      .string()
      .min(1)
      .max(500)
      .meta({ description: 'Why.', examples: ['An evaluation until the end of the year.'] }),
    owner: z
      .string()
      .min(1)
      .max(100)
      .meta({ description: 'Who asked for it and answers for it.', examples: ['@acme/ml'] }),
    expires: date.describe('The last day on which it holds, UTC.'),
  })
