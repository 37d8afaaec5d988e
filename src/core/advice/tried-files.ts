import { estimateOfRoot, type RootEstimate } from '../cost/estimate.js'
import { compareWithBase, type Comparison } from '../judgement/compare.js'
import { judge, type Case, type Judgement } from '../judgement/judge.js'
import type { Judged } from '../judgement/judged.js'
import { sameContent } from '../judgement/touched.js'
import type { Configuration, SourceFile } from '../kiro/configuration.js'
import { COST_RULES } from '../rules/index.js'
import { plain } from '../text/message.js'
import type { RootSaving } from './advice.js'

/** The inputs of advice, as `check` has computed them. */
export interface AdviceInput {
  readonly head: Case
  readonly onHead: Judgement
  /** What the head is compared with. */
  readonly comparison: Comparison
}

/** Edits with which their roots cost less. */
export interface Saving<Edit> {
  /** What each root saves, the most first; never empty. */
  readonly savings: readonly [RootSaving, ...RootSaving[]]
  /** The edits of these roots. */
  readonly edits: readonly Edit[]
  /** What the files say with them. */
  readonly configuration: Configuration
}

/**
 * Those of some edits, each under a root, with which their root costs less; null where there are none, or where together they bring an error
 * that the change itself does not have. `filesWith`: the files after the change with these edits.
 */
export function trySaving<Edit extends { readonly root: string }>(
  edits: readonly Edit[],
  filesWith: (edits: readonly Edit[]) => readonly SourceFile[],
  input: AdviceInput,
): Saving<Edit> | null {
  const tryEdits = (some: readonly Edit[]): Tried =>
    tryFiles(filesWith(some), [...new Set(some.map(({ root }) => root))], input)
  if (edits.length === 0) return null
  const all = tryEdits(edits)
  const [most, ...more] = all.savings
  if (most === undefined) return null
  const saving = new Set(all.savings.map(({ root }) => root))
  const kept = edits.filter(({ root }) => saving.has(root))
  const tried = kept.length === edits.length ? all : tryEdits(kept)
  return tried.isAccepted() ? { savings: [most, ...more], edits: kept, configuration: tried.configuration } : null
}

/** What comes of a change with some files edited. */
interface Tried {
  /** What each root saves that saves anything, the most first. */
  readonly savings: readonly RootSaving[]
  /** What the files say then. */
  readonly configuration: Configuration
  /** Whether no error comes that the change itself does not have. */
  readonly isAccepted: () => boolean
}

/**
 * Rules check more than prices and lists (a policy can make an unused profile an error), so files after advice are judged like those of any
 * change. What restores the state before has been judged: it saves what the change costs, and brings no error that is new.
 */
function tryFiles(files: readonly SourceFile[], roots: readonly string[], input: AdviceInput): Tried {
  const { head, onHead, comparison } = input
  const now = (root: string): RootEstimate | null =>
    estimateOfRoot(onHead.estimate, root) ?? onHead.estimate.roots.find(({ rootBefore }) => rootBefore === root) ?? null
  if (restores(files, roots, input))
    return {
      savings: savingsOf(roots, (root) => now(root)?.delta.typical ?? 0),
      configuration: onHead.before,
      isAccepted: () => true,
    }
  const then = judge({ ...head, after: files })
  return {
    savings: savingsOf(roots, (root) => {
      const [is, after] = [now(root)?.after.typical, estimateOfRoot(then.estimate, root)?.after.typical]
      return typeof is === 'number' && typeof after === 'number' ? is - after : 0
    }),
    configuration: then.after,
    isAccepted: () => {
      const known = new Set(newErrors(onHead.judged, comparison).flatMap(({ about, left }) => [...about, left]))
      return newErrors(then.judged, comparison).every(
        ({ about, left }) => known.has(left) || (about.length > 0 && about.every((error) => known.has(error))),
      )
    },
  }
}

/**
 * What each root saves, as printed, where it saves anything: where another model carries a kind, agents may carry other parts of it, so
 * that a cheaper contract need not make its root cheaper.
 */
function savingsOf(roots: readonly string[], saved: (root: string) => number): RootSaving[] {
  return roots
    .map((root) => ({ root, saves: saved(root) }))
    .filter(({ saves }) => saves > 0)
    .sort((a, b) => b.saves - a.saves)
}

/**
 * Whether these files are those before the change, and nothing but the two trees has a part in the judgement: no newer tip, no other prices, no
 * change of a policy or a workflow, no file beside the Kiro files that an agent lacks.
 */
function restores(files: readonly SourceFile[], roots: readonly string[], { head, onHead }: AdviceInput): boolean {
  const { before, tip = null, proposal, workflows, baseDay = head.day } = head
  if (before?.length !== files.length || tip !== null || proposal !== null || workflows.length > 0) return false
  if (baseDay !== head.day || onHead.before.dangling.length + onHead.after.dangling.length > 0) return false
  const was = new Map(before.map((file) => [file.path, file]))
  return (
    files.every((file) => isSame(was.get(file.path), file)) &&
    roots.every((root) => isKnownBefore(estimateOfRoot(onHead.estimate, root)))
  )
}

function isSame(was: SourceFile | undefined, file: SourceFile): boolean {
  return was !== undefined && was.target === file.target && sameContent(was, file)
}

/** Whether the amount before the change is the total of the state before: of the same root, with every model priced. */
function isKnownBefore(estimate: RootEstimate | null): boolean {
  return (
    estimate !== null &&
    estimate.complete &&
    estimate.rootBefore === estimate.root &&
    estimate.rows.every(({ before }) => before.standsAt === null)
  )
}

/** What an error is known by: any of the two is enough. */
interface NewError {
  /** Rule and assignment, one for each: the same problem with another model or number is not new. */
  readonly about: readonly string[]
  /** Rule, file and model: a profile that nothing is routed to any more keeps what was wrong with it. */
  readonly left: string
}

/** Errors that the change does not have. A rule about cost is known by its name, because advice lowers cost. */
function newErrors(judged: readonly Judged[], comparison: Comparison): NewError[] {
  if (judged.every(({ severity }) => severity !== 'error')) return []
  const errors = compareWithBase(judged, { ...comparison, files: [] }).filter(
    ({ severity, introduced }) => introduced && severity === 'error',
  )
  return errors.map(({ rule, place, assignments, message }) => {
    const model = judged.find((one) => one.rule.id === rule && one.violation.place === place)?.violation.value ?? null
    const left = JSON.stringify([rule, place?.file ?? '', model])
    if (assignments.length > 0) return { about: assignments.map((name) => JSON.stringify([rule, name])), left }
    if (COST_RULES.has(rule)) return { about: [], left: rule }
    return { about: [], left: model === null ? JSON.stringify([rule, '', plain(message)]) : left }
  })
}
