import * as z from 'zod'
import '../../schema/jitless.js'

/* The amounts of the usage report, one description each. */

/** A day, `YYYY-MM-DD`. */
export const day = z.iso.date()
/** A month. */
export const month = z
  .string()
  .regex(/^\d{4}-\d{2}$/)
  .describe('YYYY-MM.')
/** Credits. */
export const credits = z.number().nullable().describe('Credits; null is not known, never 0.')
/** USD. */
export const usd = z.number().nullable().describe('USD without tax; null is not priced, never 0.')
/** Whether sums of USD are whole. */
export const allPriced = z
  .boolean()
  .describe('False: a seat has a plan without a known price, so that sums of USD which count its price leave it out.')
/** A part of a whole, 0 to 1. */
export const share = z.number().nullable().describe('A part of one; null where there is nothing to divide by.')
/** A number of people, rows or messages. */
export const count = (text: string) => z.int().min(0).describe(text)
/** Foreign text: read from a file. */
export const foreign = (text: string) => z.string().describe(`${text} Read from a file.`)
/** A range that should hold in 80 of 100 cases. */
export const range = z.strictObject({ low: z.number(), typical: z.number(), high: z.number() })
