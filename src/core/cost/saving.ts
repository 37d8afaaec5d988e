import type { Assignment } from '../kiro/assignment.js'
import type { Configuration } from '../kiro/configuration.js'
import type { Catalogue } from '../catalogue/catalogue.js'
import type { Place } from '../text/place.js'
import { NO_FILES, workByRoot, type RootWork } from './carriers.js'
import { estimateOfRoot, type Estimate } from './estimate.js'
import { carriedBy } from './kinds.js'
import { assignmentPairs } from './root-pairs.js'
import { typicalAfter } from './rows.js'
import { pricer } from './standing.js'
import type { Workload } from './workload.js'

/** Other models for some assignments of one root: the assignment → the id of the model. */
export type OtherModels = ReadonlyMap<Assignment, string>

interface Ground {
  readonly before: Configuration
  readonly after: Configuration
  /** Of these two. */
  readonly estimate: Pick<Estimate, 'roots'>
  readonly catalogue: Catalogue
  readonly workload: Workload
  /** The day of the prices, `YYYY-MM-DD`. */
  readonly day: string
  /** The day of the prices of the side before. */
  readonly baseDay: string
}

/**
 * Typical credits/month by which the printed total of a root falls where some of its assignments run on other models, and nothing else
 * changes: roots are never added up. It is a difference of estimates, not a product of runs and multipliers: an agent on a cheaper model
 * may carry nothing any more, and its runs then cost what `taskExecution`'s own model, or the next agent, costs.
 */
export function savingOf({
  before,
  after,
  estimate,
  catalogue,
  workload,
  day,
  baseDay,
}: Ground): (models: OtherModels) => number {
  const prices = { before: pricer(catalogue, workload, baseDay), after: pricer(catalogue, workload, day) }
  const total = typicalAfter(workload)
  return (models) => {
    const [first] = models.keys()
    const shown = first === undefined ? null : estimateOfRoot(estimate, first.root)
    const now = shown === null ? undefined : workByRoot(after).get(shown.root)
    if (shown === null || now === undefined || shown.after.typical === null) return 0
    const { rootBefore, share } = shown
    const was = (rootBefore === null ? undefined : workByRoot(before).get(rootBefore)) ?? NO_FILES
    const pair = { before: was, after: withModels(now, models), share, workload, prices }
    return shown.after.typical - total(carriedBy({ ...pair, pairs: () => assignmentPairs(before)(after) }))
  }
}

function withModels(work: RootWork, models: OtherModels): RootWork {
  const byKey = new Map([...models].map(([{ key }, model]) => [key, model]))
  const written = new Map(
    [...models].flatMap(([one, model]) => (one.work.kind === 'task' ? [] : [[keyOf(one.place), model]])),
  )
  const on = (one: Assignment): Assignment => {
    const inherited = one.origin === 'default' ? written.get(keyOf(one.place)) : undefined
    const model = byKey.get(one.key) ?? inherited
    if (model === undefined) return one
    return { ...one, model, twins: one.twins.map((twin) => (twin.model === one.model ? { ...twin, model } : twin)) }
  }
  return {
    ...work,
    routes: new Map([...work.routes].map(([task, routes]) => [task, routes.map(on)])),
    chats: work.chats.map(on),
    agents: work.agents.map(on),
    steps: work.steps.map(on),
    hooks: work.hooks.map(on),
  }
}

/** Where a model is written: what inherits it changes with it. */
function keyOf({ file, line, column }: Place): string {
  return JSON.stringify([file, line, column])
}
