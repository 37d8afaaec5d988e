import * as z from 'zod'
import '../../schema/jitless.js'
import { REFERENCE_PATTERN } from '../reference.js'

/* Values that several parts of a policy are made of. */

export const date = z.iso.date().meta({ description: 'A day, YYYY-MM-DD, UTC.', examples: ['2026-12-31'] })
export const glob = z.string().min(1).max(200)
export const modelGlob = glob.meta({ examples: ['claude-sonnet-*'] })
export const pathGlob = glob.meta({ examples: ['**/fixtures/**'] })
/** As many as there may be exceptions. */
export const globs = z.array(modelGlob).max(500)
export const pathGlobs = z.array(pathGlob).max(500)
export const reference = z
  .string()
  .regex(REFERENCE_PATTERN)
  .meta({ description: 'owner/repo/path@ref', examples: ['acme/policies/kiro.yml@v1'] })
