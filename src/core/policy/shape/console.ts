import * as z from 'zod'
import '../../schema/jitless.js'

/** Copies of the console's rules in one repository. Chosen by hand. */
const MOST_FILES = 20

const path = z
  .string()
  .max(200)
  .regex(/^(?!\/)(?!(?:.*\/)?\.{1,2}\/)[^\\*?]+\.ya?ml$/i)
  .meta({
    description: 'A path from the top of the repository that ends in .yml or .yaml, without * and `..`',
    examples: ['console/kiro.yml'],
  })

/** `console` of a policy. */
export const consoleFiles = z
  .strictObject({
    kgl: z
      .array(path)
      .max(MOST_FILES)
      .meta({
        description:
          'Files with a copy of the console’s rules (KGL) whose names do not end in .kgl.yml: a change to one is reported with what it newly allows.',
        examples: [['console/kiro.yml']],
      }),
  })
  .meta({
    description: 'What the repository holds of Kiro’s console. Only in the policy of the repository that holds it.',
    examples: [{ kgl: ['console/kiro.yml'] }],
  })
