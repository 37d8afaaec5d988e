import { rootLabel, type Estimate, type RootEstimate } from '../../cost/estimate.js'
import type { EstimateRow } from '../../cost/rows.js'
import { confidential, list, say, words, type Message } from '../../text/message.js'
import { whole } from '../../text/number.js'
import type { Policy } from '../policy.js'
import type { PolicyEdit } from './policy-edit.js'

/** Whether some layer limits cost or the team's budgets, so that a lower estimate is a wider limit. */
export function limitsCost(policy: Policy): boolean {
  return policy.some(({ file }) => file.cost !== undefined || file.budget?.team !== undefined)
}

/**
 * What a change of the policy takes off the estimate of the same files, whichever facts it does it with: rows of either side that fall,
 * or that are no longer priced, in typical credits/month. Empty when no row falls.
 */
export function estimatedLower(binding: Estimate, proposed: Estimate): PolicyEdit[] {
  const lowered = binding.roots.flatMap((was) => {
    // What a moved root is compared with depends on what roots cost, so on the policy.
    const same = proposed.roots.filter(({ root }) => root === was.root)
    const is = same.find(({ rootBefore }) => rootBefore === was.rootBefore) ?? same[0]
    const rows = is === undefined ? [] : lowerRows(was, is)
    return is === undefined || rows.length === 0 ? [] : [{ was, is, rows }]
  })
  const [first] = lowered.sort((a, b) => b.was.measured.after - a.was.measured.after)
  if (first === undefined) return []
  // Where only the side before falls, that is what a rise is held against. Where neither does, other rows rise by more.
  const side = (['after', 'before'] as const).find((of) => falls(first.was[of], first.is[of]))
  const root = binding.roots.length > 1 ? say`in ${rootLabel(first.was)} ` : words('')
  const labels = [...new Set(lowered.flatMap(({ rows }) => rows.map(({ label }) => label)))]
  return [
    {
      direction: 'loosened',
      key: 'cost',
      message: say`the same work is estimated lower for ${list(labels, 3)}${side === undefined ? words('') : confidential(say`: ${root}${total(first.was[side].typical)} → ${total(first.is[side].typical)} credits a month in all`, '')}`,
    },
  ]
}

function lowerRows(was: RootEstimate, is: RootEstimate): EstimateRow[] {
  const rows = new Map(is.rows.map((row) => [row.assignment, row]))
  return was.rows.filter(({ assignment, before, after }) => {
    const row = rows.get(assignment)
    return row !== undefined && (falls(before.credits, row.before.credits) || falls(after.credits, row.after.credits))
  })
}

function falls({ typical: was }: Estimate['after'], { typical: is }: Estimate['after']): boolean {
  return was !== null && (is === null || is < was)
}

function total(credits: number | null): Message {
  return words(credits === null ? 'not priced' : whole(credits))
}
