import { groupBy } from '../../text/group-by.js'
import { say, words } from '../../text/message.js'
import { multiplier } from '../../text/number.js'
import { multiplierCap } from '../decide.js'
import type { TaskKind } from '../../kiro/task-kind.js'
import { WORK, workNames } from '../../kiro/work-names.js'
import type { PolicyEdit, Resolved } from './policy-edit.js'

/**
 * Changed caps that allow or refuse no known model: they matter for future models only. Where models are freed or lost
 * for the same work (`told`), the cap is not reported as well.
 */
export function compareCaps(
  before: Resolved,
  after: Resolved,
  told: { readonly freer: ReadonlySet<TaskKind | null>; readonly tighter: ReadonlySet<TaskKind | null> },
): PolicyEdit[] {
  const moved = WORK.flatMap((task) => {
    const [from, to] = [capOf(before, task), capOf(after, task)]
    return from === to || (to > from ? told.freer : told.tighter).has(task) ? [] : [{ task, from, to }]
  })
  return [...groupBy(moved, ({ from, to }) => `${from} ${to}`).values()].flatMap((group): PolicyEdit[] => {
    const [first] = group
    if (!first) return []
    const [from, to] = [words(multiplier(first.from)), words(multiplier(first.to))]
    const work = workNames(group.map(({ task }) => task))
    const freer = first.to > first.from
    const how =
      first.to === Infinity
        ? say`no cap for ${work}, which was ${from}`
        : first.from === Infinity
          ? say`a cap of ${to} for ${work}`
          : say`cap of ${to} instead of ${from} for ${work}`
    return [
      {
        direction: freer ? 'loosened' : 'tightened',
        key: 'models.maxMultiplier',
        message: say`${how}: the same known models, ${words(freer ? 'more expensive new ones' : 'fewer new ones')}`,
      },
    ]
  })
}

function capOf({ policy, outer }: Resolved, task: TaskKind | null): number {
  return Math.min(
    ...[policy, ...outer.map((part) => part.policy)].map((part) => multiplierCap(part, task)?.cap ?? Infinity),
  )
}
