import { label, type Assignment } from '../kiro/assignment.js'
import { say, words } from '../text/message.js'
import { multiplier, whole } from '../text/number.js'
import { mappedTask } from '../policy/mapped-task.js'
import type { Suggestion } from './advice.js'
import type { AdviceContext, Candidates } from './candidates.js'
import { monthly, sourceOfVolume } from './volume.js'

/**
 * Agents, steps of workflows and the CLI chat on a model that is more expensive than necessary. As for routes, no model below the price of
 * the one before the change is advised, unless the contract itself names a cheaper model for the same work.
 */
export function cheaperModel(ground: AdviceContext, candidates: Candidates): ReadonlyMap<Assignment, Suggestion> {
  const { after, workload, worksOf } = ground
  const ownModels = after.assignments.filter(
    ({ work, dropped }) => ['agent', 'step', 'chat'].includes(work.kind) && dropped === null,
  )
  const found = ownModels.flatMap((assignment): [Assignment, Suggestion][] => {
    const works = worksOf(assignment)
    const [price, floor] = [candidates.price(assignment.model), leastOf(assignment, ground, candidates)]
    if (price === null || floor === null || price <= floor || candidates.isPermittedSpecially(assignment)) return []
    const instead = candidates
      .offers()
      .find((offer) => offer.price >= floor && candidates.mayDo(offer.id, assignment.task))
    const saves = instead ? monthly(works, price, workload) - monthly(works, instead.price, workload) : 0
    if (!instead || saves <= 0) return []
    const message = say`${label(assignment)} on ${instead.id} (${words(multiplier(instead.price))}) instead of ${assignment.model} (${words(multiplier(price))}) costs ${words(whole(saves))} credits a month less${words(candidates.before(assignment)?.model === instead.id ? ': undo this change' : '')}`
    return [[assignment, { message, saves, source: sourceOfVolume(works) }]]
  })
  return new Map(found)
}

/** The minimum price of the model; null when unknown. */
function leastOf(assignment: Assignment, { after, policy }: AdviceContext, candidates: Candidates): number | null {
  const { root } = assignment
  const task = mappedTask(policy, assignment)
  const contract = after.assignments.find(
    (other) => other.root === root && other.work.kind === 'task' && other.work.task === task,
  )
  const prices = [candidates.floor(assignment), contract ? candidates.price(contract.model) : null].filter(
    (price) => price !== null,
  )
  return prices.length === 0 ? null : Math.max(Math.min(...prices), candidates.classFloor(task ?? null, true) ?? 0)
}
