import type { Breach } from '../cost/limits.js'
import type { Estimate, RootEstimate } from '../cost/estimate.js'
import { policyName, saidBy, type Policy } from './policy.js'
import { say, words, type Message } from '../text/message.js'
import { count, signed, whole } from '../text/number.js'

/** A limit as its owner would have it read, and whose it is. */
export function layerLimit({ layer: index }: Pick<Breach, 'layer'>, policy: Policy, limit: string): Message {
  const layer = index === null ? undefined : policy[index]
  return layer ? say`${saidBy(layer, words(limit))} (${policyName(layer)})` : words(`${limit} (default limit)`)
}

/** Which of several roots a sentence is about; empty where there is one. */
export function inRoot({ roots }: Estimate, { root }: RootEstimate, more: number): Message {
  if (roots.length < 2) return words('')
  const others = more === 0 ? '' : ` (and ${count(more, 'other root')})`
  return say`in ${root === '' ? '.kiro' : `${root}/.kiro`}${words(others)}: `
}

/** What a number of credits rests on, and its range: a default amount of work may be far from a team's own. */
export function restsOn({ workStated }: Estimate, { delta }: RootEstimate): Message {
  const work = workStated ? 'by the team’s own amount of work' : 'by a default amount of work'
  return delta.typical === null
    ? words(`; ${work}`)
    : words(`; ${work}, ${signed(delta.low)} at low use and ${signed(delta.high)} at high use`)
}

/** The same for a total. */
export function totalRestsOn({ workStated }: Estimate, { after }: RootEstimate): Message {
  const work = workStated ? 'by the team’s own amount of work' : 'by a default amount of work'
  return after.typical === null ? words(`; ${work}`) : words(`; ${work}, ${whole(after.low)} to ${whole(after.high)}`)
}
