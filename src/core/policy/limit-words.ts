import { isPriced, type Range } from '../amount.js'
import type { Breach } from '../cost/limits.js'
import { rootLabel, type Estimate, type RootEstimate } from '../cost/estimate.js'
import { policyName, saidBy, type Policy } from './policy.js'
import { say, words, type Message } from '../text/message.js'
import { count, signed, whole } from '../text/number.js'

/** A limit as its owner would have it read, and whose it is. */
export function layerLimit({ layer: index }: Pick<Breach, 'layer'>, policy: Policy, limit: string): Message {
  const layer = index === null ? undefined : policy[index]
  return layer ? say`${saidBy(layer, words(limit))} (${policyName(layer)})` : words(`${limit} (default limit)`)
}

/** Which of several roots a sentence is about; empty where there is one. */
export function inRoot({ roots }: Estimate, root: RootEstimate, more: number): Message {
  if (roots.length < 2) return words('')
  const others = more === 0 ? '' : ` (and ${count(more, 'other root')})`
  return say`in ${rootLabel(root)}${words(others)}: `
}

/** The unit of a limit's credits: without a number of developers, limits hold for each. */
export function creditsAMonth({ basis }: Pick<Estimate, 'basis'>): string {
  return basis === 'developer' ? 'credits a month for each developer' : 'credits a month'
}

/** What a number of credits rests on, and its range: a default amount of work may be far from a team's own. */
export function restsOn(
  { workStated }: Pick<Estimate, 'workStated'>,
  { delta, byList }: Pick<RootEstimate, 'delta' | 'byList'>,
): Message {
  if (!isPriced(delta) || !isPriced(byList.delta)) return resting(workStated, [])
  return resting(workStated, [
    isWide(byList.delta)
      ? `${signed(byList.delta.low)} at low use and ${signed(byList.delta.high)} at high use by list prices`
      : '',
    isOther(delta, byList.delta) ? `${between(delta, signed)} with measured token use${doubt(delta)}` : '',
  ])
}

/** The same for a total. */
export function totalRestsOn(
  { workStated }: Pick<Estimate, 'workStated'>,
  { after, byList }: Pick<RootEstimate, 'after' | 'byList'>,
): Message {
  if (!isPriced(after) || !isPriced(byList.after)) return resting(workStated, [])
  return resting(workStated, [
    isWide(byList.after) ? `${between(byList.after, whole)} by list prices` : '',
    isOther(after, byList.after) ? `${between(after, whole)} with measured token use` : '',
  ])
}

function resting(workStated: boolean, ranges: readonly string[]): Message {
  const work = workStated ? 'by the team’s own amount of work' : 'by a default amount of work'
  return words(`; ${[work, ...ranges.filter((range) => range !== '')].join('; ')}`)
}

function isWide({ low, typical, high }: Range): boolean {
  return low !== typical || high !== typical
}

/** Whether measured token use makes another range. */
function isOther(range: Range, byList: Range): boolean {
  return range.low !== byList.low || range.high !== byList.high
}

/** The lowest and the highest of a range: those of a fall change places. */
function between({ low, typical, high }: Range, write: (value: number) => string): string {
  return `${write(Math.min(low, typical, high))} to ${write(Math.max(low, typical, high))}`
}

/** Where the range holds the opposite of what is typical. */
function doubt({ low, typical, high }: Range): string {
  if (typical > 0 && Math.min(low, high) < 0) return ', so it may also cost less'
  return typical < 0 && Math.max(low, high) > 0 ? ', so it may also cost more' : ''
}
