import { label } from '../kiro/assignment.js'
import { partOf, type WorkVolume } from '../cost/workload.js'
import { say, words } from '../text/message.js'
import { whole } from '../text/number.js'
import type { Trigger } from '../kiro/surfaces/surface.js'
import type { Suggestion } from './advice.js'
import type { AdviceContext, Candidates } from './candidates.js'
import { monthly, sourceOfVolume } from './volume.js'

/** Hooks that run an agent on every save, and the cost of the same hook on a rarer trigger. */
export function fewerHookRuns(
  { after, workload, worksOf, shareOf }: AdviceContext,
  candidates: Candidates,
): Suggestion[] {
  return after.assignments.flatMap((assignment): Suggestion[] => {
    const { work, dropped } = assignment
    const [save] = worksOf(assignment)
    if (work.kind !== 'hook' || work.trigger !== 'save' || dropped !== null || save === undefined) return []
    const on = (trigger: Trigger): WorkVolume | null => {
      const volume = workload.hook({ ...work, trigger, patterns: [] })
      return volume === 'unknown trigger' ? null : partOf(volume, shareOf(assignment.root))
    }
    const [task, manual] = [on('task'), on('manual')]
    if (task === null || manual === null || task.runs >= save.runs) return []
    const source = sourceOfVolume([save, task])
    const runs = say`${words(whole(save.runs))} times a day and developer; after each task it would be ${words(whole(task.runs))}`
    const price = candidates.price(assignment.model)
    if (price === null)
      return [{ message: say`${label(assignment)} asks an agent on every save, ${runs} times`, saves: null, source }]
    const [cost, less, byHand] = [[save], [task], [manual]].map((works) => monthly(works, price, workload))
    if (cost === undefined || less === undefined || byHand === undefined || less >= cost) return []
    const more = byHand < less ? say`, and by hand ${words(whole(cost - byHand))}` : words('')
    return [
      {
        message: say`${label(assignment)} asks an agent on every save, ${runs} times and ${words(whole(cost - less))} credits a month less${more}`,
        saves: cost - less,
        source,
      },
    ]
  })
}
