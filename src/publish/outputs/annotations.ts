import { annotations as annotationsOf } from '../../render/github/annotations.js'
import type { Output } from './output.js'

/** Annotations next to the changed lines. */
export const annotations: Output = {
  name: 'annotations',
  required: false,
  publish: ({ result }, to) => {
    if (result.verdict !== 'skipped') annotationsOf(result).forEach(to.annotate)
  },
}
