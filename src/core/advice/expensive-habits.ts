import type { Assignment } from '../kiro/assignment.js'
import { label } from '../kiro/assignment.js'
import { groupBy } from '../text/group-by.js'
import { list, say, words } from '../text/message.js'
import { multiplier, whole } from '../text/number.js'
import type { WorkVolume } from '../cost/workload.js'
import type { Suggestion } from './advice.js'
import type { AdviceContext, Candidates } from './candidates.js'
import { isDone, sourceOfVolume } from './volume.js'

/** The part of the work's credits that has to be saved, 0 to 1: a small difference between models is a choice. Chosen by hand. */
const LEAST_PART = 0.25
/** The part of its root's total that has to be saved, 0 to 1, so that the largest are named and not all. Chosen by hand. */
const LEAST_OF_TOTAL = 0.05

/**
 * The most expensive habits, whether or not the change touches them: work on a model that costs a good deal more than `auto` or than
 * what the repository names besides, and above the class that advice leaves it in. `isAdvised`: what other advice speaks of.
 */
export function expensiveHabits(
  ground: AdviceContext,
  candidates: Candidates,
  isAdvised: (assignment: Assignment) => boolean,
): Suggestion[] {
  const { after, worksOf } = ground
  const habits = after.assignments.flatMap((assignment) => {
    const works = worksOf(assignment)
    const price = candidates.price(assignment.model)
    if (assignment.dropped !== null || assignment.origin === 'auto' || price === null || !isDone(works)) return []
    if (isAdvised(assignment) || candidates.isPermittedSpecially(assignment)) return []
    const least = leastOf(works, candidates)
    const instead = candidates
      .offers()
      .find(
        ({ id, price: cost, named }) =>
          (named || id === 'auto') && cost >= least && cost < price && candidates.mayDo(id, assignment.task),
      )
    return instead && price - instead.price >= price * LEAST_PART ? [{ assignment, works, price, instead }] : []
  })
  const groups = groupBy(habits, ({ assignment: { root, model }, instead }) =>
    JSON.stringify([root, model, instead.id]),
  )
  return [...groups.values()].flatMap((group): Suggestion[] => {
    const [first] = group
    if (!first) return []
    const saves = ground.saving(new Map(group.map(({ assignment, instead }) => [assignment, instead.id])))
    const {
      assignment: { root, model },
      instead,
      price,
    } = first
    if (saves <= 0 || saves < ground.totalOf(root) * LEAST_OF_TOTAL) return []
    return [
      {
        message: say`${list(group.map((one) => label(one.assignment)))} on ${instead.id} (${words(multiplier(instead.price))}) instead of ${model} (${words(multiplier(price))}) ${words(group.length === 1 ? 'costs' : 'cost')} ${words(whole(saves))} credits a month less`,
        saves,
        source: sourceOfVolume(group.flatMap(({ works }) => works)),
      },
    ]
  })
}

/** The price below which the work is not sent: that of the classes of all kinds that are done there, as for new work. */
function leastOf(works: readonly WorkVolume[], candidates: Candidates): number {
  return Math.max(0, ...works.map(({ kind }) => candidates.classFloor(kind, false) ?? 0))
}
