import { label, type Assignment } from '../kiro/assignment.js'
import { groupBy } from '../text/group-by.js'
import { list, say, words } from '../text/message.js'
import { multiplier, whole } from '../text/number.js'
import { mappedTask } from '../policy/mapped-task.js'
import type { Suggestion } from './advice.js'
import type { WorkVolume } from '../cost/workload.js'
import type { AdviceContext, Candidate, Candidates } from './candidates.js'
import { monthly, sourceOfVolume } from './volume.js'
import { isWorthSaying } from './worth-saying.js'

/**
 * So many estimates of a root are made, for those that can save the most: one takes a time that grows with the root, and a list of
 * more suggestions would not be read. Chosen by hand.
 */
const MOST_ESTIMATES = 20

/**
 * Agents, steps of workflows and the CLI chat on a model that is more expensive than necessary. As for routes, no model below the price of
 * the one before the change is advised, unless the contract itself names a cheaper model for the same work.
 */
export function cheaperModel(ground: AdviceContext, candidates: Candidates): readonly CheaperModel[] {
  const { after, policy, workload, worksOf, saving } = ground
  const ownModels = after.assignments.filter(
    ({ work, dropped }) => ['agent', 'step', 'chat'].includes(work.kind) && dropped === null,
  )
  const possible = ownModels.flatMap((assignment): Possible[] => {
    const works = worksOf(assignment)
    const [price, floor] = [candidates.price(assignment.model), leastOf(assignment, ground, candidates)]
    if (price === null || floor === null || price <= floor || candidates.isPermittedSpecially(assignment)) return []
    const instead = candidates
      .offers()
      .find((offer) => offer.price >= floor && candidates.mayDo(offer.id, assignment.task))
    if (!instead) return []
    const most = monthly(works, price, workload) - monthly(works, instead.price, workload)
    const undoes = candidates.before(assignment)?.model === instead.id
    // Where others carry all of the runs it has none, until those run on another model.
    const isNext = works.length === 0 && assignment.origin === 'stated' && mappedTask(policy, assignment) === undefined
    return most > 0 || isNext ? [{ assignment, works, price, instead, most, undoes }] : []
  })
  // Agents that run on one model carry each other's runs, so what one of them alone saves is less than its part of the whole.
  const groups = groupBy(possible, ({ assignment: { root, model }, instead, undoes }) =>
    JSON.stringify([root, model, instead.id, undoes]),
  )
  const mostOf = (group: readonly Possible[]): number => group.reduce((sum, { most }) => sum + most, 0)
  const largest = [...groups.values()]
    .filter((group) => mostOf(group) > 0)
    .sort((a, b) => mostOf(b) - mostOf(a))
    .slice(0, MOST_ESTIMATES)
  return largest.flatMap((group): CheaperModel[] => {
    const [first] = group
    const saves = saving(new Map(group.map(({ assignment, instead }) => [assignment, instead.id])))
    if (!first || !isWorthSaying(saves, ground.totalOf(first.assignment.root))) return []
    const { assignment, instead, price, undoes } = first
    const names = group.map((one) => label(one.assignment))
    const message = say`${list(names, 4)} on ${instead.id} (${words(multiplier(instead.price))}) instead of ${assignment.model} (${words(multiplier(price))}) ${words(names.length === 1 ? 'costs' : 'cost')} ${words(whole(saves))} credits a month less${words(undoes ? ': undo this change' : '')}`
    return [
      {
        assignments: group.map((one) => one.assignment),
        suggestion: { message, saves, source: sourceOfVolume(group.flatMap(({ works }) => works)) },
      },
    ]
  })
}

/** Some work of one root that may run on another model. */
export interface CheaperModel {
  readonly assignments: readonly Assignment[]
  readonly suggestion: Suggestion
}

interface Possible {
  readonly assignment: Assignment
  readonly works: readonly WorkVolume[]
  readonly price: number
  readonly instead: Candidate
  /** Credits/month that it saves at most: where nothing else takes over its runs. */
  readonly most: number
  readonly undoes: boolean
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
