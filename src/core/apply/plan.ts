import { readConfiguration, type SourceFile } from '../kiro/configuration.js'
import { brief, visible } from '../text/message.js'
import { isRecord, valueAt, type Document } from '../kiro/surfaces/document.js'
import { KIRO_DEFAULT } from '../kiro/inheritance.js'
import { groupBy } from '../text/group-by.js'
import { parseFrontMatter } from '../kiro/surfaces/front-matter.js'
import { parseJson } from '../kiro/surfaces/json.js'
import { decode } from '../kiro/surfaces/text.js'
import { defaultAgentIn } from './default-agent.js'
import { differsOnlyIn } from './differs-only-in.js'
import { setModel } from './edit-front-matter.js'
import { setKey, type Edited } from './edit-json.js'
import { pathOfStep, setModelId, workflowDocument } from './edit-step.js'
import { forbidden } from './forbidden.js'
import { hiddenContracts } from './obstacles.js'
import { afterEdits, type KeyChange, type PlannedEdit } from './planned-edit.js'
import type { ApplyRefusal } from './refusal.js'
import { sameModel, targetsOf, type ApplyContext, type Target } from './targets.js'

/** The edits after which Kiro does what the contracts say; empty where there are refusals. */
export interface ApplyPlan {
  readonly edits: readonly PlannedEdit[]
  readonly refusals: readonly ApplyRefusal[]
  /** Whether some contract names a model. */
  readonly contract: boolean
  /** The number of keys that the contracts decide, whether they have to be written or not. */
  readonly decided: number
}

/** Compares the contracts with the files that Kiro obeys, root by root, without writing. */
export function plan(files: readonly SourceFile[], ground: ApplyContext): ApplyPlan {
  const configuration = readConfiguration(files)
  const { contracts } = configuration
  const byPath = new Map(files.map((file) => [file.path, file]))
  const agentOf = (path: string) => {
    const document = parse(path, contentOf(byPath.get(path)).text)
    return document && defaultAgentIn(path, document)
  }
  const wanted = contracts.map((contract) => targetsOf(contract, configuration, agentOf, ground))
  const targets = wanted.flatMap((one) => one.targets)
  const planned = [...groupBy(targets, ({ file }) => file).values()].map((group) =>
    editsOf(group, byPath.get(group[0]?.file ?? ''), ground),
  )
  const edits = planned.flatMap((one) => one.edit ?? [])
  const refusals = [
    ...forbidden(files, configuration, edits, ground),
    ...hiddenContracts(configuration),
    ...wanted.flatMap((one) => one.refusals),
    ...planned.flatMap((one) => one.refusals),
    ...inheritedInstead(files, edits, targets, ground),
  ]
  return {
    edits: refusals.length > 0 ? [] : edits,
    // One mistake of a contract can block several files.
    refusals: [...new Map(refusals.map((refusal) => [refusal.message, refusal])).values()],
    contract: contracts.some(({ profiles }) => [...profiles.values()].some(({ model }) => model !== null)),
    decided: targets.length,
  }
}

/** The edit of one file, one key after the other; null where it already has all values. */
function editsOf(
  targets: readonly Target[],
  source: SourceFile | undefined,
  ground: ApplyContext,
): { readonly edit: PlannedEdit | null; readonly refusals: readonly ApplyRefusal[] } {
  const { text: first, mark } = contentOf(source)
  const refusals: ApplyRefusal[] = []
  const changes: KeyChange[] = []
  let text = first
  for (const target of targets) {
    const done = edit(target, source ? text : null, ground)
    if (done === null) continue
    if ('message' in done) refusals.push(done)
    else {
      changes.push(done.change)
      text = done.text
    }
  }
  const path = targets[0]?.file ?? ''
  const before = source ? mark + first : ''
  const result = { path, created: !source, before, after: source ? mark + text : text, changes }
  return { edit: changes.length === 0 ? null : result, refusals }
}

/** The text of a file with one key set; null where it already has the value. `text` is null for a new file. */
function edit(
  target: Target,
  text: string | null,
  { catalogue }: ApplyContext,
): { readonly text: string; readonly change: KeyChange } | ApplyRefusal | null {
  const { file: path, key, step, tasks, note } = target
  const to = target.model.name
  const value = text === null ? {} : valueOf(path, text)
  const at = pathOfStep(value, step) ?? []
  const current = valueAt(value, [...at, key])
  if (typeof current === 'string' && sameModel(catalogue, current, to)) return null
  const change: KeyChange = {
    key: step === null ? key : `${key} of ${visible(step)}`,
    step,
    from: shown(current),
    to,
    tasks,
    notes: [...(note === null ? [] : [note]), ...nestedNote(value, key)],
  }
  if (text === null) return { text: `${JSON.stringify({ [key]: to }, null, 2)}\n`, change }
  const edited =
    step !== null ? setModelId(path, text, step, to) : isMarkdown(path) ? setModel(text, to) : setKey(text, key, to)
  if ('problem' in edited) return refused(path, edited, change)
  // The result is parsed again: it is written only if the one value is the only difference.
  if (!differsOnlyIn([...at, key], to, value, valueOf(path, edited.text)))
    return refused(path, { problem: `${change.key} cannot be written there without changing something else` }, change)
  return { text: edited.text, change }
}

/** Steps for which `auto` was written and that still run on another model, because `auto` inherits. */
function inheritedInstead(
  files: readonly SourceFile[],
  edits: readonly PlannedEdit[],
  targets: readonly Target[],
  { catalogue }: ApplyContext,
): ApplyRefusal[] {
  const steps = targets.filter(({ step, model }) => step !== null && sameModel(catalogue, model.name, KIRO_DEFAULT))
  if (steps.length === 0) return []
  const { assignments } = readConfiguration(afterEdits(files, edits))
  return steps.flatMap(({ file, step }): ApplyRefusal[] => {
    const runs = assignments.find((one) => one.file === file && one.position === step)
    if (!runs || sameModel(catalogue, runs.model, KIRO_DEFAULT)) return []
    return [
      {
        message: `${visible(file)}: the contract wants auto for the step ${visible(step ?? '')}, but auto inherits in a workflow, and so it runs on ${brief(runs.model)}.`,
        hint: 'Take the model out where it is inherited from, or route the work to a profile with a model of its own; until then nothing is written.',
      },
    ]
  })
}

function refused(
  path: string,
  { problem }: Extract<Edited, { problem: string }>,
  { key, to }: KeyChange,
): ApplyRefusal {
  return {
    message: `${visible(path)}: ${problem}.`,
    hint: `Write ${key}: ${brief(to)} by hand; until then nothing is written.`,
  }
}

/** The nested spelling has no effect in Kiro, so the flat key is written next to it. */
function nestedNote(value: Readonly<Record<string, unknown>> | null, key: string): string[] {
  if (key !== 'chat.defaultModel' || value === null || Object.hasOwn(value, key)) return []
  const nested = isRecord(value.chat) ? shown(value.chat.defaultModel) : null
  return nested === null ? [] : [`Kiro does not read the nested chat.defaultModel, ${brief(nested)}: delete it`]
}

function shown(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The text of a file without its byte order mark, and the mark; null for a file that is not text. */
function contentOf(source: SourceFile | undefined): { text: string; mark: string } {
  const bytes = source?.bytes ?? new Uint8Array()
  const decoded = decode(bytes)
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  return { text: 'text' in decoded ? decoded.text : '', mark: marked ? '\ufeff' : '' }
}

function parse(path: string, text: string): Document | null {
  if (/\.workflow\.[a-z]+$/i.test(path)) return workflowDocument(path, text)
  return (isMarkdown(path) ? parseFrontMatter(text) : parseJson(text))?.document ?? null
}

function valueOf(path: string, text: string): Record<string, unknown> | null {
  const value = parse(path, text)?.value
  return isRecord(value) ? value : null
}

function isMarkdown(path: string): boolean {
  return path.toLowerCase().endsWith('.md')
}
