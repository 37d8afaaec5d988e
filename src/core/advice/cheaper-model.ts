import { label, prefixed, type Assignment } from '../kiro/assignment.js'
import { say, words } from '../text/message.js'
import { multiplier, whole } from '../text/number.js'
import { own } from '../text/own-value.js'
import { facts } from '../policy/policy.js'
import type { Suggestion } from './advice.js'
import type { Ground, Market } from './candidates.js'
import { monthly, sourceOfVolume } from './volume.js'

/**
 * Agents and the CLI chat that run on a dearer model than they have to. As for routes, nothing goes below what did the work
 * before the change; but where the contract names a cheaper model for the same work, the team has chosen that one already.
 */
export function dearerWork(ground: Ground, market: Market): Suggestion[] {
  const { after, policy, workload, side } = ground
  const doing = after.assignments.filter(({ work }) => work.kind === 'agent' || work.kind === 'chat')
  if (doing.length === 0) return []
  return doing.flatMap((assignment): Suggestion[] => {
    const work = workload.of(assignment, side)
    const [price, floor] = [market.price(assignment.model), leastOf(assignment, ground, market)]
    if (
      typeof work === 'string' ||
      price === null ||
      floor === null ||
      price <= floor ||
      market.isPermittedSpecially(assignment)
    )
      return []
    const instead = market.offers().find((offer) => offer.price >= floor && market.mayDo(offer.id, assignment.task))
    const saves = instead ? monthly(work, price, workload) - monthly(work, instead.price, workload) : 0
    if (!instead || saves <= 0) return []
    const message = say`${label(assignment)} on ${instead.id} (${words(multiplier(instead.price))}) instead of ${assignment.model} (${words(multiplier(price))}) costs ${words(whole(saves))} credits a month less`
    return [{ message, saves, source: sourceOfVolume(assignment.work, policy) }]
  })
}

/** The least that the model may cost; null when nobody knows. */
function leastOf(assignment: Assignment, { after, policy }: Ground, market: Market): number | null {
  const { work, root } = assignment
  const task = work.kind === 'agent' ? own(facts(policy, 'agents'), prefixed(root, work.agent)) : assignment.task
  const contract = after.assignments.find(
    (other) => other.root === root && other.work.kind === 'task' && other.work.task === task,
  )
  const prices = [market.floor(assignment), contract ? market.price(contract.model) : null].filter(
    (price) => price !== null,
  )
  return prices.length === 0 ? null : Math.min(...prices)
}
