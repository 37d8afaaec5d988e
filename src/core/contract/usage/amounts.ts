import * as z from 'zod'
import '../../schema/jitless.js'

/* The amounts of the usage report, one description each. */

export const day = z.iso.date()
export const month = z
  .string()
  .regex(/^\d{4}-\d{2}$/)
  .describe('YYYY-MM.')
export const credits = z.number().nullable().describe('Credits; null is not known, never 0.')
export const usd = z.number().nullable().describe('USD without tax; null is not priced, never 0.')
export const share = z.number().nullable().describe('A part of one; null where there is nothing to divide by.')
export const count = (text: string) => z.int().min(0).describe(text)
/** Text that was read from a file: somebody else's. */
export const foreign = (text: string) => z.string().describe(`${text} Read from a file.`)
/** 80 of 100 times it should lie between low and high. */
export const range = z.strictObject({ low: z.number(), typical: z.number(), high: z.number() })
