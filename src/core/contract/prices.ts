import * as z from 'zod'
import '../schema/jitless.js'

const multiplier = z.number().nullable().describe('Credits per credit of auto; null is not priced.')

/** The prices of a report, and where they come from. */
export const pricesSchema = z
  .strictObject({
    asOf: z.string().describe('The day of the price file, YYYY-MM-DD; rows have days of their own.'),
    source: z.string().describe('built in, or the price file as it was stated.'),
    sha: z.string().nullable().describe('The commit that the price file was read at.'),
    digest: z.string().describe('SHA-256 of the price file, hexadecimal.'),
    refused: z
      .strictObject({ source: z.string(), why: z.string() })
      .nullable()
      .describe('The price file that was stated and is not used, and why; the built-in prices are used then.'),
    jumps: z
      .array(z.strictObject({ model: z.string(), before: multiplier, after: multiplier }))
      .describe('Prices that differ from the built-in ones by more than a factor of 3, and models that those lack.'),
  })
  .describe('The prices that were used.')

export type JsonPrices = z.infer<typeof pricesSchema>
