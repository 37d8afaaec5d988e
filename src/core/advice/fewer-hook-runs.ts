import { label, type Assignment } from '../kiro/assignment.js'
import type { WorkVolume } from '../cost/workload.js'
import { say, words } from '../text/message.js'
import { whole } from '../text/number.js'
import type { Trigger } from '../kiro/surfaces/surface.js'
import type { Suggestion } from './advice.js'
import type { AdviceContext, Candidates } from './candidates.js'
import { monthly, sourceOfVolume } from './volume.js'

/** Hooks that run an agent on every save, and the cost of the same hook on a rarer trigger. */
export function fewerHookRuns({ after, policy, workload, side }: AdviceContext, candidates: Candidates): Suggestion[] {
  const saving = after.assignments.filter(
    ({ work, dropped }) => work.kind === 'hook' && work.trigger === 'save' && dropped === null,
  )
  if (saving.length === 0) return []
  return saving.flatMap((assignment): Suggestion[] => {
    const on = (trigger: Trigger): WorkVolume | string => workload.of(triggered(assignment, trigger), side)
    const [save, task, manual] = [on('save'), on('task'), on('manual')]
    const source = stronger(
      sourceOfVolume(triggered(assignment, 'save').work, policy),
      sourceOfVolume(triggered(assignment, 'task').work, policy),
    )
    if (typeof save === 'string' || typeof task === 'string' || typeof manual === 'string') {
      return [
        {
          message: say`${label(assignment)} asks an agent on every save; after a task or by hand it would run less often`,
          saves: null,
          source,
        },
      ]
    }
    if (task.runs >= save.runs) return []
    const runs = say`${words(whole(save.runs))} times a day and developer; after each task it would be ${words(whole(task.runs))}`
    const price = candidates.price(assignment.model)
    if (price === null)
      return [{ message: say`${label(assignment)} asks an agent on every save, ${runs} times`, saves: null, source }]
    const [cost, rarer, byHand] = [
      monthly(save, price, workload),
      monthly(task, price, workload),
      monthly(manual, price, workload),
    ]
    if (rarer >= cost) return []
    const more = byHand < rarer ? say`, and by hand ${words(whole(cost - byHand))}` : words('')
    return [
      {
        message: say`${label(assignment)} asks an agent on every save, ${runs} times and ${words(whole(cost - rarer))} credits a month less${more}`,
        saves: cost - rarer,
        source,
      },
    ]
  })
}

function triggered(assignment: Assignment, trigger: Trigger): Assignment {
  const { work } = assignment
  return work.kind === 'hook' ? { ...assignment, work: { ...work, trigger } } : assignment
}

/** `policy` wins over other sources for the whole sentence. */
function stronger(a: string, b: string): string {
  return a === 'policy' || b === 'policy' ? 'policy' : a
}
