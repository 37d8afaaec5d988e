import { plain } from '../../core/text/message.js'
import type { Upgrade } from '../../core/upgrade/upgrade.js'
import type { JsonUpgrade } from '../../core/contract/check/upgrade.js'

/** A change of a model in the shape of the JSON report. */
export function upgradeOf({ what, kind, from, to, place, steps }: Upgrade): JsonUpgrade {
  return {
    what,
    kind,
    from,
    to,
    file: place.file,
    line: place.line,
    column: place.column,
    steps: steps.map(({ title, byHand, facts }) => ({
      title,
      byHand,
      facts: facts.map(({ text, source }) => ({ message: plain(text), source })),
    })),
  }
}
