import type { Assignment } from '../kiro/assignment.js'
import type { Configuration, SourceFile } from '../kiro/configuration.js'
import type { Contract } from '../kiro/surfaces/surface.js'
import type { TaskKind } from '../kiro/task-kind.js'
import { estimateOfRoot } from '../cost/estimate.js'
import { savingOf } from '../cost/saving.js'
import { workloadOf } from '../cost/workload.js'
import { groupBy } from '../text/group-by.js'
import { memoize } from '../text/memoize.js'
import { decode } from '../kiro/surfaces/text.js'
import type { Advice, ContractEdit, RoutingAdvice } from './advice.js'
import { fewerHookRuns } from './fewer-hook-runs.js'
import { cheaperContract, type CheaperContract } from './contract.js'
import { cheaperModel } from './cheaper-model.js'
import { editContract } from './edit-contract.js'
import { Candidates, type AdviceContext } from './candidates.js'
import { cheapRoutineWork, isRoutine } from './cheap-routine-work.js'
import { expensiveHabits } from './expensive-habits.js'
import { newerModel } from './newer-model.js'
import { restoredFiles } from './restored-files.js'
import { trySaving, type AdviceInput } from './tried-files.js'
import { sharedDiff } from './unified-diff.js'
import { worksBy } from './volume.js'
import { isWorthSaying } from './worth-saying.js'

/** What would be cheaper than the configuration after the change, and is allowed. */
export function advise({ head, onHead, comparison }: AdviceInput): Advice {
  const workload = workloadOf(head.policy)
  const { after, catalogue } = onHead
  const ground: AdviceContext = {
    before: onHead.before,
    after,
    hasBase: head.before !== null,
    policy: head.policy,
    catalogue,
    prices: head.prices,
    day: head.day,
    workload,
    saving: savingOf({ ...onHead, workload, day: head.day, baseDay: head.baseDay ?? head.day }),
    worksOf: worksBy(onHead.estimate),
    shareOf: (root) => estimateOfRoot(onHead.estimate, root)?.share ?? 0,
    totalOf: (root) => estimateOfRoot(onHead.estimate, root)?.after.typical ?? 0,
  }
  const candidates = new Candidates(ground)
  const cheaper = cheaperContracts(ground, candidates)
  const routing = cheaper.length === 0 ? null : routingAdvice(ground, cheaper, { head, onHead, comparison })
  const edited = new Set(routing?.edits.map(({ file }) => file))
  const advised = new Map(cheaper.flatMap(({ file, models }) => (edited.has(file) ? [[file, models] as const] : [])))
  const lower = cheaperModel(ground, candidates)
  const lowered = new Set(lower.flatMap(({ assignments }) => assignments))
  const isAdvised = advisedRoutes(ground, candidates, advised)
  const suggestions = [
    ...fewerHookRuns(ground, candidates),
    ...lower.map(({ suggestion }) => suggestion),
    ...cheapRoutineWork(ground, candidates, advised),
    ...restoredFiles(ground, candidates, { head, onHead, comparison }, edited),
    ...newerModel(ground, candidates),
    ...expensiveHabits(ground, candidates, (one) => lowered.has(one) || isAdvised(one)),
  ]
  return { routing, suggestions: suggestions.sort((a, b) => (b.saves ?? -1) - (a.saves ?? -1)) }
}

/** Tells of an assignment whether other advice speaks of it as a route: another model, or the contract's own `fast` for routine work. */
function advisedRoutes(
  { after }: AdviceContext,
  candidates: Candidates,
  advised: ReadonlyMap<string, ReadonlyMap<TaskKind, string>>,
): (assignment: Assignment) => boolean {
  const fastOf = new Map(after.contracts.map(({ file, profiles }) => [file, profiles.get('fast')?.model?.name ?? null]))
  return ({ work, file, model }) => {
    if (work.kind !== 'task') return false
    const instead = advised.get(file)?.get(work.task)
    if (instead !== undefined && instead !== model) return true
    const fast = fastOf.get(file) ?? null
    if (fast === null || !isRoutine(work.task)) return false
    const [now, cost] = [candidates.price(model), candidates.price(fast)]
    return now !== null && cost !== null && cost < now
  }
}

/** Each contract separately: no route crosses roots. */
function cheaperContracts(ground: AdviceContext, candidates: Candidates): CheaperContract[] {
  const { contracts, assignments } = ground.after
  const counting = { ground, candidates, arranged: new Map() }
  const byFile = groupBy(assignments, ({ file }) => file)
  return contracts.flatMap((contract) => cheaperContract(contract, byFile.get(contract.file) ?? [], counting) ?? [])
}

/** One file with its text before and after. */
interface Edited extends CheaperContract {
  readonly before: string
  readonly after: string
}

function routingAdvice(
  ground: AdviceContext,
  cheaper: readonly CheaperContract[],
  input: AdviceInput,
): RoutingAdvice | null {
  const files = new Map(input.head.after.map((file) => [file.path, file]))
  // The roots of one repository often hold the same contract.
  const edit = memoize(
    ({ text, change }: Pick<CheaperContract, 'change'> & { readonly text: string }) => editContract(text, change),
    ({ text, change }) => JSON.stringify([text, change]),
  )
  const diff = sharedDiff()
  const editable = cheaper.flatMap((one): Edited[] => {
    const { text, mark } = textOf(files.get(one.file))
    const after = text === null ? null : edit({ text, change: one.change })
    return text === null || after === null ? [] : [{ ...one, before: mark + text, after: mark + after }]
  })
  const saving = trySaving(editable, (some) => withEdits(some, input), input)
  if (saving === null) return null
  const { savings, edits: edited, configuration } = saving
  const [most] = savings
  const undoes = areAsBefore(edited, ground.before, configuration)
  if (undoes && !isWorthSaying(most.saves, ground.totalOf(most.root))) return null
  return {
    saves: most.saves,
    roots: savings,
    undoes,
    keeps: edited.flatMap(({ keeps }) => keeps),
    edits: edited.flatMap(editsOf),
    patch: edited.map(({ file, before, after }) => diff(file, before, after)).join(''),
    leftOut: cheaper.flatMap(({ file }) => (editable.some((one) => one.file === file) ? [] : [file])),
  }
}

/** The files after the change with these contracts edited. */
function withEdits(edited: readonly Edited[], { head }: AdviceInput): SourceFile[] {
  const texts = new Map(edited.map(({ file, after }) => [file, new TextEncoder().encode(after)]))
  return head.after.map((file): SourceFile => ({ ...file, bytes: texts.get(file.path) ?? file.bytes }))
}

/** Whether all of these contracts name and route again what they did before the change. */
function areAsBefore(edited: readonly CheaperContract[], before: Configuration, then: Configuration): boolean {
  if (then === before) return true
  const [was, is] = [before, then].map(({ contracts }) => new Map(contracts.map((one) => [one.file, one])))
  return edited.every(({ file }) => {
    const [old, now] = [was?.get(file), is?.get(file)]
    return old !== undefined && now !== undefined && stateOf(old) === stateOf(now)
  })
}

function stateOf({ profiles, routing }: Contract): string {
  return JSON.stringify([
    [...profiles].map(([name, { model }]) => [name, model?.name]).sort(),
    [...routing].map(([task, { name }]) => [task, name]).sort(),
  ])
}

/** Bytes. Real contracts have a few kilobytes; a patch of a larger file would not be read. Chosen by hand. */
const MOST_BYTES = 100_000

/** The text and its byte order mark, which is not JSON but part of the first line of a patch. */
function textOf(file: SourceFile | undefined): { text: string | null; mark: string } {
  if (!file?.bytes || file.bytes.byteLength > MOST_BYTES) return { text: null, mark: '' }
  const decoded = decode(file.bytes)
  return { text: 'text' in decoded ? decoded.text : null, mark: file.bytes[0] === 0xef ? '\ufeff' : '' }
}

function editsOf({ file, change }: Edited): ContractEdit[] {
  return [
    ...change.models.map(({ profile, from, to }) => ({ file, path: ['models', profile, 'model'], from, to })),
    ...change.added.map(({ name, model }) => ({ file, path: ['models', name, 'model'], from: null, to: model })),
    ...change.routes.map(({ task, from, to }) => ({ file, path: ['models', 'routing', task], from, to })),
  ]
}
