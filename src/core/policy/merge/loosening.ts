import { exactCredits, typicalMultiplier } from '../../cost/credits.js'
import { workloadOf } from '../../cost/workload.js'
import { roundHalfUp } from '../../amount.js'
import { TASK_KINDS, type TaskKind } from '../../kiro/task-kind.js'
import { usableFor } from './compare-models.js'
import { costLimits } from '../decide.js'
import { MERGE_TABLE } from './merge-table.js'
import { plain, say } from '../../text/message.js'
import { whenWords } from '../groups.js'
import type { Layer, Policy } from '../policy.js'
import { resolved, type PolicyEdit, type PolicyGround, type Resolved } from './policy-edit.js'

/** What a change of the policy frees and tightens, in words and in money. */
export interface Loosening {
  /** Loosened first, then tightened, then neutral. Empty when both policies resolve to the same. */
  readonly edits: readonly PolicyEdit[]
  /**
   * Typical credits/month of the most expensive routing of all kinds of work that each policy allows, within its total
   * at `cost.fail`; null when it allows no priced model for some work.
   */
  readonly mostExpensive: { readonly before: number | null; readonly after: number | null }
}

/** The directions of an edit. */
const DIRECTIONS = ['loosened', 'tightened', 'neutral'] as const

/** Compares two policies as they resolve, row by row of the merge table: so a rule that moves into a parent is no change. */
export function loosening(before: Policy, after: Policy, ground: PolicyGround): Loosening {
  const [was, is] = [resolved(before, ground.prices), resolved(after, ground.prices)]
  const edits = compared(was, is, ground)
  return {
    edits: [...edits, ...groupEdits(before, after, ground, edits)].sort(
      (a, b) => DIRECTIONS.indexOf(a.direction) - DIRECTIONS.indexOf(b.direction),
    ),
    mostExpensive: { before: mostExpensive(was, before, ground.day), after: mostExpensive(is, before, ground.day) },
  }
}

/** What every row of the merge table says of two policies. */
function compared(was: Resolved, is: Resolved, ground: PolicyGround): PolicyEdit[] {
  const comparisons = new Set(MERGE_TABLE.map(({ compare }) => compare))
  return [...comparisons].flatMap((compare) => compare(was, is, ground))
}

/**
 * What changes for repositories that a `when` selects, this one or others: the documents with that `when` below those without one, before
 * and after. Parents of documents that are not meant for this repository are not read. `known`: what is said of this repository already.
 */
function groupEdits(before: Policy, after: Policy, ground: PolicyGround, known: readonly PolicyEdit[]): PolicyEdit[] {
  const [was, is] = [groupsOf(before), groupsOf(after)]
  const whens = new Map([...was.selected, ...is.selected].map((layer) => [keyOf(layer), layer.file.when]))
  const said = new Set(known.map(textOf))
  const prices = ground.prices
  return [...whens].flatMap(([key, when]) => {
    const side = ({ always, selected }: Groups): Resolved =>
      resolved([...always, ...selected.filter((layer) => keyOf(layer) === key)], prices)
    const edits = compared(side(was), side(is), ground).filter((edit) => !said.has(textOf(edit)))
    return edits.map((edit) => ({ ...edit, message: say`for ${whenWords(when ?? {})}: ${edit.message}` }))
  })
}

interface Groups {
  readonly always: Policy
  /** Documents with `when`, whether they are meant for this repository or not. */
  readonly selected: Policy
}

function groupsOf(policy: Policy): Groups {
  const all = policy.flatMap((layer) => [layer, ...(layer.elsewhere ?? [])])
  return {
    always: policy.filter(({ file }) => file.when === undefined),
    selected: all.filter(({ file }) => file.when !== undefined),
  }
}

/** The same for two spellings of one selection. */
function keyOf({ source, file: { when } }: Layer): string {
  const sorted = (globs: readonly string[] = []): string[] => globs.map((glob) => glob.toLowerCase()).sort()
  return JSON.stringify([source, sorted(when?.repositories), sorted(when?.topics)])
}

function textOf({ direction, key, message }: PolicyEdit): string {
  return `${direction} ${key} ${plain(message)}`
}

/** Both sides do the work of the binding policy, so that only what is allowed makes the difference. */
function mostExpensive(side: Resolved, binding: Policy, day: string): number | null {
  const workload = workloadOf(binding)
  const highest = new Map<TaskKind, number>()
  for (const model of side.catalogue.models) {
    const typical = typicalMultiplier(model, day, workload)
    if (typical === null) continue
    for (const task of usableFor(side, model.id, day))
      if (task !== null) highest.set(task, Math.max(typical, highest.get(task) ?? 0))
  }
  let total = 0
  for (const task of TASK_KINDS) {
    const price = highest.get(task)
    if (price === undefined) return null
    total += roundHalfUp(
      exactCredits(workload.task(task), price, workload.workdays, workload.developers ?? 1, 'typical'),
    )
  }
  return Math.min(total, ...costLimits(side.policy, 'fail').map(({ limits }) => limits.total?.credits ?? Infinity))
}
