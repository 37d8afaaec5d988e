import type { Advice } from '../../core/advice/advice.js'
import { plain } from '../../core/text/message.js'
import type { JsonAdvice } from '../../core/contract/check/advice.js'

/** The advice in the shape of the JSON report. */
export function adviceOf({ routing, suggestions }: Advice): JsonAdvice {
  return {
    routing: routing && {
      saves: routing.saves,
      roots: routing.roots.map(({ root, saves }) => ({ root, saves })),
      undoes: routing.undoes,
      keeps: routing.keeps.map(({ model, root, tasks }) => ({ model, root, tasks: [...tasks] })),
      edits: routing.edits.map(({ file, path, from, to }) => ({ file, path: [...path], from, to })),
      patch: routing.patch,
      leftOut: [...routing.leftOut],
    },
    suggestions: suggestions.map(({ message, saves, source }) => ({ message: plain(message), saves, source })),
  }
}
