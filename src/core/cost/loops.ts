import { Big } from 'big.js'
import { product, roundHalfUp } from '../amount.js'
import type { Configuration } from '../kiro/configuration.js'
import type { Assignment } from '../kiro/assignment.js'
import { groupBy } from '../text/group-by.js'
import { agentName, isLoaded, loopsOf, withTwins } from './carried.js'
import type { Pricer } from './standing.js'
import type { Workload } from './workload.js'

/**
 * What the loops of one workflow allow in one run of it, all of its steps in loops together. In no total: how early a loop ends is not
 * known, so totals count at most a few rounds of it.
 */
export interface WorkflowLoops {
  readonly root: string
  readonly workflow: string
  /** Its steps in loops. */
  readonly steps: readonly Assignment[]
  /** Runs of these steps in one run of the workflow, each as often as the caps around it allow. */
  readonly runs: number
  /** Their typical credits, whole; of the steps on models with a known price. */
  readonly credits: number
  /** Models of its steps without a known price. */
  readonly unpriced: readonly string[]
}

/** The workflows of a tree that have steps in loops and that Kiro loads, in the order of their files. */
export function workflowLoops({ assignments }: Configuration, workload: Workload, price: Pricer): WorkflowLoops[] {
  const looped = assignments.filter((one) => one.work.kind === 'step' && loopsOf(one).length > 0 && isLoaded(one))
  const workflows = groupBy(looped, ({ root, work }) =>
    JSON.stringify([root, work.kind === 'step' ? work.workflow : '']),
  )
  return [...workflows.values()].flatMap((steps): WorkflowLoops[] => {
    const [first] = steps
    if (first?.work.kind !== 'step') return []
    let runs = new Big(0)
    let credits = new Big(0)
    const unpriced = new Set<string>()
    for (const step of steps) {
      const often = product(...loopsOf(step))
      const stated = withTwins(step)
      const { cost, model } = stated.length > 0 ? price.mostExpensive(stated) : price.of(step)
      const each = workload.step(agentName(step), []).credits ?? workload.task('taskExecution').credits
      runs = runs.plus(often)
      if (cost === null) unpriced.add(model ?? step.model)
      else credits = credits.plus(often.times(product(each.typical, cost.effective.typical)))
    }
    return [
      {
        root: first.root,
        workflow: first.work.workflow,
        steps,
        runs: roundHalfUp(runs),
        credits: roundHalfUp(credits),
        unpriced: [...unpriced],
      },
    ]
  })
}
