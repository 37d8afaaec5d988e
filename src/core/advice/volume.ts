import { exactCredits } from '../cost/rows.js'
import { memoize, memoizeByObject } from '../text/memoize.js'
import { roundHalfUp } from '../amount.js'
import type { WorkVolume, Workload } from '../cost/workload.js'
import defaults from '../cost/workload.json' with { type: 'json' }
import { facts, type Policy } from '../policy/policy.js'
import type { AssignedWork } from '../kiro/surfaces/surface.js'

/** Typical credits/month of some work at a price, rounded as the rows of the estimate are: so savings are differences of printed numbers. */
export function monthly(work: WorkVolume, price: number, workload: Workload): number {
  return amounts(workload)({ work, price })
}

/** Memoized: the same few works and prices repeat, and exact decimals are slow. */
const amounts = memoizeByObject(({ workdays, developers }: Workload) =>
  memoize(
    ({ work, price }: { readonly work: WorkVolume; readonly price: number }) =>
      roundHalfUp(exactCredits(work, price, workdays, developers ?? 1, 'typical')),
    ({ work, price }) => `${work.runs} ${work.credits.typical} ${price}`,
  ),
)

/** Whether the work has any runs, as far as the workload knows. */
export function isDone({ runs, credits }: WorkVolume): boolean {
  return runs > 0 && credits.typical > 0
}

/** The source of the amount of some work. */
export function sourceOfVolume(work: AssignedWork, policy: Policy): string {
  const stated = facts(policy, 'workload')
  switch (work.kind) {
    case 'agent':
    case 'step':
      return 'policy'
    case 'chat':
      // Its share is stated by the policy; without it there would be no amount.
      return 'policy'
    case 'hook':
      return stated.hooks?.[work.trigger] !== undefined ||
        stated.tasks?.hookActions !== undefined ||
        work.trigger === 'other'
        ? 'policy'
        : defaults.hooks[work.trigger].source
    case 'task':
      return stated.tasks?.[work.task] !== undefined ? 'policy' : defaults.tasks[work.task].runs.source
  }
}
