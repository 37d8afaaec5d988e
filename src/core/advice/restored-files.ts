import { label, type Assignment } from '../kiro/assignment.js'
import type { SourceFile } from '../kiro/configuration.js'
import type { WorkVolume } from '../cost/workload.js'
import { KIRO_DEFAULT } from '../kiro/inheritance.js'
import { mappedTask } from '../policy/mapped-task.js'
import { groupBy } from '../text/group-by.js'
import { list, say, words } from '../text/message.js'
import { whole } from '../text/number.js'
import type { Suggestion } from './advice.js'
import type { AdviceContext, Candidates } from './candidates.js'
import { trySaving, type AdviceInput } from './tried-files.js'
import { sourceOfVolume } from './volume.js'
import { isWorthSaying } from './worth-saying.js'

/**
 * Work that had a model before the change, and that no file assigns any more, costs what Kiro then uses: where that is more, the files as they
 * were before are advised, those of each root together. `edited` are files that other advice edits.
 */
export function restoredFiles(
  ground: AdviceContext,
  candidates: Candidates,
  input: AdviceInput,
  edited: ReadonlySet<string>,
): Suggestion[] {
  const lost = lostWork(ground, candidates, input).filter(({ file }) => !edited.has(file))
  const byRoot = groupBy(lost, ({ root }) => root)
  const saving = trySaving(lost, (some) => withFilesOf(some, input), input)
  if (saving === null) return []
  const rows = groupBy(input.onHead.estimate.allRows, (row) => row.before.assignment?.key)
  const worksOf = ({ key }: Assignment): WorkVolume[] => (rows.get(key) ?? []).flatMap((row) => row.before.works)
  return saving.savings.flatMap((each): Suggestion[] => {
    if (!isWorthSaying(each.saves, ground.totalOf(each.root))) return []
    const own = byRoot.get(each.root) ?? []
    const files = [...new Set(own.map(({ file }) => file))]
    const [had, cost] = own.length === 1 ? ['it', 'costs'] : ['them', 'cost']
    return [
      {
        message: say`${list(own.map(label), 4)} as ${list(files, 3)} had ${words(had)} ${words(cost)} ${words(whole(each.saves))} credits a month less: undo this change`,
        saves: each.saves,
        source: sourceOfVolume(own.flatMap(worksOf)),
      },
    ]
  })
}

/**
 * Work before the change that none after it is, on a model that costs less than what does it now: the contract's route, else Kiro's default.
 * An agent or a step that the policy maps to no kind, and a hook, only ever add to a total, so that they are not lost; nor is what the
 * policy forbids now.
 */
function lostWork(
  { before, after, policy }: AdviceContext,
  candidates: Candidates,
  { comparison }: AdviceInput,
): Assignment[] {
  if (comparison.base === null) return []
  const kept = new Set(comparison.base.pairs.values())
  return before.assignments.filter((one) => {
    const task = mappedTask(policy, one)
    if (kept.has(one.key) || one.dropped !== null || one.origin === 'auto') return false
    if (task === undefined || one.work.kind === 'hook' || !candidates.mayDo(one.model, task)) return false
    const route = after.assignments.find(
      ({ root, work }) => one.work.kind === 'agent' && root === one.root && work.kind === 'task' && work.task === task,
    )
    const [was, now] = [candidates.price(one.model), candidates.price(route?.model ?? KIRO_DEFAULT)]
    return was !== null && now !== null && was < now
  })
}

/** The files after the change, those of this work as they were before it. */
function withFilesOf(lost: readonly Assignment[], { head: { before, after } }: AdviceInput): SourceFile[] {
  const back = new Set(lost.map(({ file }) => file))
  return [
    ...after.filter(({ path }) => !back.has(path)),
    ...(before ?? []).filter(({ path }: SourceFile) => back.has(path)),
  ]
}
