import * as z from 'zod'
import '../schema/jitless.js'

const glob = z
  .string()
  .min(1)
  .max(200)
  .meta({ examples: ['acme/web-*'] })

/** The shape of `when`: for which repositories a document of a policy is meant. */
export const when = z
  .strictObject({
    repositories: z
      .array(glob)
      .min(1)
      .max(500)
      .optional()
      .meta({
        description: 'Globs of owner/name, compared without case; a glob without / is a name under any owner.',
        examples: [['acme/web-*']],
      }),
    topics: z
      .array(glob)
      .min(1)
      .max(100)
      .optional()
      .meta({
        description: 'Globs of topics, one of which the repository has. Such a document may only forbid.',
        examples: [['payments']],
      }),
  })
  .describe(
    'The repositories for which this document is meant; where both lists are stated, both have to match. What cannot be read counts as a match.',
  )

/** The repositories for which a document of a policy is meant. */
export type When = z.infer<typeof when>

/** Why a document counts here, or that it does not: `unknown` counts, because what cannot be seen must not free anything. */
export type Match = 'always' | 'repository' | 'topic' | 'unknown' | 'no'
