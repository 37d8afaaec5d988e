import type { Estimate } from '../../cost/estimate.js'
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
  const rows = new Map(proposed.allRows.map((row) => [row.assignment, row]))
  const lower = binding.allRows.filter(({ assignment, before, after }) => {
    const row = rows.get(assignment)
    return row !== undefined && (falls(before.credits, row.before.credits) || falls(after.credits, row.after.credits))
  })
  if (lower.length === 0) return []
  const [was, is] = [binding, proposed].map(({ after }) => total(after.typical))
  return [
    {
      direction: 'loosened',
      key: 'cost',
      message: say`the same work is estimated lower for ${list([...new Set(lower.map(({ label }) => label))], 3)}${confidential(say`: ${was ?? ''} → ${is ?? ''} credits a month in all`, '')}`,
    },
  ]
}

function falls({ typical: was }: Estimate['after'], { typical: is }: Estimate['after']): boolean {
  return was !== null && (is === null || is < was)
}

function total(credits: number | null): Message {
  return words(credits === null ? 'not priced' : whole(credits))
}
