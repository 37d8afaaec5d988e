import { prefixed } from '../kiro/assignment.js'
import { groupBy } from '../text/group-by.js'
import { list, say, words } from '../text/message.js'
import { multiplier, whole } from '../text/number.js'
import type { TaskKind } from '../kiro/task-kind.js'
import type { Suggestion } from './advice.js'
import type { AdviceContext, Candidates } from './candidates.js'
import { isDone, monthly, sourceOfVolume } from './volume.js'

/**
 * Work for which speed and cost matter more than the last bit of quality, in the words of the tutorial that the contract comes
 * from; it routes them to `fast`.
 * Source: github.com/johnxie/awesome-code-docs, tutorials/kiro-tutorial/07-multi-model-strategy-and-providers.md
 */
const ROUTINE: readonly TaskKind[] = ['interactiveChat', 'hookActions', 'codeExplanation', 'documentationUpdate']

/** Whether work is routine. */
export function isRoutine(task: TaskKind): boolean {
  return ROUTINE.includes(task)
}

/**
 * Routine work on a profile that is more expensive than the contract's own `fast`. `advised`: the models that other
 * advice already gives it.
 */
export function cheapRoutineWork(
  { after, workload, worksOf }: AdviceContext,
  candidates: Candidates,
  advised: ReadonlyMap<string, ReadonlyMap<TaskKind, string>>,
): Suggestion[] {
  const byFile = groupBy(after.assignments, ({ file }) => file)
  return after.contracts.flatMap(({ file, root, profiles }): Suggestion[] => {
    const fast = profiles.get('fast')?.model?.name
    const price = fast === undefined ? null : candidates.price(fast)
    if (fast === undefined || price === null) return []
    const expensive = (byFile.get(file) ?? []).flatMap((assignment) => {
      const { work } = assignment
      if (work.kind !== 'task' || !isRoutine(work.task)) return []
      const today = candidates.price(advised.get(file)?.get(work.task) ?? assignment.model)
      const volume = worksOf(assignment)
      if (
        today === null ||
        today <= price ||
        price < (candidates.classFloor(work.task, true) ?? 0) ||
        !isDone(volume) ||
        candidates.isPermittedSpecially(assignment) ||
        !candidates.mayDo(fast, work.task)
      )
        return []
      return [
        {
          task: work.task,
          saves: monthly(volume, today, workload) - monthly(volume, price, workload),
          source: sourceOfVolume(volume),
        },
      ]
    })
    const saves = expensive.reduce((sum, one) => sum + one.saves, 0)
    if (saves <= 0) return []
    const message = say`${list(expensive.map(({ task }) => prefixed(root, task)))} on ${'fast'} (${fast}, ${words(multiplier(price))}) ${words(expensive.length === 1 ? 'costs' : 'cost')} ${words(whole(saves))} credits a month less`
    return [
      {
        message,
        saves,
        source: expensive.some(({ source }) => source === 'policy') ? 'policy' : (expensive[0]?.source ?? 'assumption'),
      },
    ]
  })
}
