import { groupBy } from '../text/group-by.js'
import { placeKey } from '../text/place.js'
import { label, prefixed, type Assignment } from './assignment.js'

/** An assignment before and after a change of its model, and what people call what was edited. */
export interface AssignedEdit {
  readonly what: string
  readonly was: Assignment
  readonly now: Assignment
  /** Whether it is the model of a whole workflow, which several of its steps take. */
  readonly workflow: boolean
}

/** Changes of models as they were written: steps that take one changed line of their workflow are one edit of that workflow. */
export function writtenOnce(edits: readonly { readonly was: Assignment; readonly now: Assignment }[]): AssignedEdit[] {
  const groups = groupBy(edits, ({ was, now }) =>
    JSON.stringify(
      now.work.kind === 'step' && now.origin === 'stated' ? [placeKey(now.place), was.model, now.model] : [now.key],
    ),
  )
  return [...groups.values()].flatMap((group): AssignedEdit[] => {
    const [first, second] = group
    if (!first) return []
    const { work, root } = first.now
    return second && work.kind === 'step'
      ? [{ ...first, what: prefixed(root, work.workflow), workflow: true }]
      : group.map((edit) => ({ ...edit, what: label(edit.now), workflow: false }))
  })
}
