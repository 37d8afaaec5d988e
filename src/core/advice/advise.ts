import type { Assignment } from '../kiro/assignment.js'
import type { Configuration, SourceFile } from '../kiro/configuration.js'
import type { Contract } from '../kiro/surfaces/surface.js'
import type { TaskKind } from '../kiro/task-kind.js'
import { estimateOfRoot } from '../cost/estimate.js'
import { savingOf } from '../cost/saving.js'
import { workloadOf } from '../cost/workload.js'
import { groupBy } from '../text/group-by.js'
import { memoize } from '../text/memoize.js'
import { compareWithBase, type Comparison } from '../judgement/compare.js'
import { judge, type Case, type Judgement } from '../judgement/judge.js'
import type { Judged } from '../judgement/judged.js'
import { plain } from '../text/message.js'
import { COST_RULES } from '../rules/index.js'
import { decode } from '../kiro/surfaces/text.js'
import type { Advice, ContractEdit, RootSaving, RoutingAdvice } from './advice.js'
import { fewerHookRuns } from './fewer-hook-runs.js'
import { cheaperContract, type CheaperContract } from './contract.js'
import { cheaperModel } from './cheaper-model.js'
import { editContract } from './edit-contract.js'
import { Candidates, type AdviceContext } from './candidates.js'
import { cheapRoutineWork, isRoutine } from './cheap-routine-work.js'
import { expensiveHabits } from './expensive-habits.js'
import { newerModel } from './newer-model.js'
import { sharedDiff } from './unified-diff.js'
import { worksBy } from './volume.js'

/** The inputs of advice, as `check` has computed them. */
export interface AdviceInput {
  readonly head: Case
  readonly onHead: Judgement
  /** What the head is compared with. */
  readonly comparison: Comparison
}

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
  const routing = cheaper.length === 0 ? null : routingAdvice(cheaper, { head, onHead, comparison })
  const edited = new Set(routing?.edits.map(({ file }) => file))
  const advised = new Map(cheaper.flatMap(({ file, models }) => (edited.has(file) ? [[file, models] as const] : [])))
  const lower = cheaperModel(ground, candidates)
  const lowered = new Set(lower.flatMap(({ assignments }) => assignments))
  const suggestions = [
    ...fewerHookRuns(ground, candidates),
    ...lower.map(({ suggestion }) => suggestion),
    ...cheapRoutineWork(ground, candidates, advised),
    ...newerModel(ground, candidates),
    ...expensiveHabits(ground, candidates, (one) => lowered.has(one) || isAdvised(one, ground, candidates, advised)),
  ]
  return { routing, suggestions: suggestions.sort((a, b) => (b.saves ?? -1) - (a.saves ?? -1)) }
}

/** Whether other advice speaks of a route: another one, or the contract's own `fast` for routine work. */
function isAdvised(
  { work, file, model }: Assignment,
  { after }: AdviceContext,
  candidates: Candidates,
  advised: ReadonlyMap<string, ReadonlyMap<TaskKind, string>>,
): boolean {
  if (work.kind !== 'task') return false
  const [now, fast] = [model, after.contracts.find((one) => one.file === file)?.profiles.get('fast')?.model?.name].map(
    (name) => (name === undefined ? null : candidates.price(name)),
  )
  const routine = isRoutine(work.task) && typeof fast === 'number' && typeof now === 'number' && fast < now
  const instead = advised.get(file)?.get(work.task)
  return routine || (instead !== undefined && instead !== model)
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

function routingAdvice(cheaper: readonly CheaperContract[], input: AdviceInput): RoutingAdvice | null {
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
  if (editable.length === 0) return null
  const tried = judgedWith(editable, input)
  const savings = savingsBy(editable, tried, input)
  const [most] = savings
  const saving = new Set(savings.map(({ root }) => root))
  const edited = editable.filter(({ root }) => saving.has(root))
  if (most === undefined) return null
  const then = edited.length === editable.length ? tried : judgedWith(edited, input)
  if (!isAccepted(then, input)) return null
  return {
    saves: most.saves,
    roots: savings,
    undoes: areAsBefore(edited, input.onHead.before, then.after),
    keeps: edited.flatMap(({ keeps }) => keeps),
    edits: edited.flatMap(editsOf),
    patch: edited.map(({ file, before, after }) => diff(file, before, after)).join(''),
    leftOut: cheaper.flatMap(({ file }) => (editable.some((one) => one.file === file) ? [] : [file])),
  }
}

/**
 * What each of these contracts saves under its root, as printed, where it saves anything: where another model carries a kind, agents may
 * carry other parts of it, so that a cheaper contract need not make its root cheaper.
 */
function savingsBy(edited: readonly Edited[], { estimate: then }: Judgement, { onHead }: AdviceInput): RootSaving[] {
  const after = (of: Judgement['estimate'], root: string): number => estimateOfRoot(of, root)?.after.typical ?? 0
  return [...new Set(edited.map(({ root }) => root))]
    .map((root) => ({ root, saves: after(onHead.estimate, root) - after(then, root) }))
    .filter(({ saves }) => saves > 0)
    .sort((a, b) => b.saves - a.saves)
}

/** Whether all of these contracts name and route again what they did before the change. */
function areAsBefore(edited: readonly CheaperContract[], before: Configuration, then: Configuration): boolean {
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

/** The same change with the edited files. */
function judgedWith(edited: readonly Edited[], { head }: AdviceInput): Judgement {
  const texts = new Map(edited.map(({ file, after }) => [file, new TextEncoder().encode(after)]))
  const after = head.after.map((file): SourceFile => ({ ...file, bytes: texts.get(file.path) ?? file.bytes }))
  return judge({ ...head, after })
}

/**
 * Rules check more than prices and lists (a policy can make an unused profile an error), so advice is judged like any
 * change. Advice that causes an error which today's files do not have is dropped.
 */
function isAccepted({ judged }: Judgement, { onHead, comparison }: AdviceInput): boolean {
  const known = newErrors(onHead.judged, comparison)
  return [...newErrors(judged, comparison)].every((error) => known.has(error))
}

/**
 * A rule about cost by its name, because advice lowers cost. Others by rule and assignment: the same problem with another model or number is not new. By rule, file and model where no assignment is left:
 * a profile that nothing is routed to any more keeps what was wrong with it.
 */
function newErrors(judged: readonly Judged[], comparison: Comparison): ReadonlySet<string> {
  if (judged.every(({ severity }) => severity !== 'error')) return new Set()
  const errors = compareWithBase(judged, { ...comparison, files: [] }).filter(
    ({ severity, introduced }) => introduced && severity === 'error',
  )
  return new Set(
    errors.flatMap(({ rule, place, assignments, message }) => {
      const model = judged.find((one) => one.rule.id === rule && one.violation.place === place)?.violation.value ?? null
      const left = JSON.stringify([rule, place?.file ?? '', model])
      return assignments.length > 0
        ? [...assignments.map((name) => JSON.stringify([rule, name])), left]
        : [COST_RULES.has(rule) ? rule : model === null ? JSON.stringify([rule, '', plain(message)]) : left]
    }),
  )
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
