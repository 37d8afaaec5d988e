import { readConfiguration, type SourceFile } from '../kiro/configuration.js'
import { brief, visible } from '../text/message.js'
import { isRecord, type Document } from '../kiro/surfaces/document.js'
import { parseFrontMatter } from '../kiro/surfaces/front-matter.js'
import { parseJson } from '../kiro/surfaces/json.js'
import { decode } from '../kiro/surfaces/text.js'
import { defaultAgentIn } from './default-agent.js'
import { setModel } from './edit-front-matter.js'
import { setKey, type Edited } from './edit-json.js'
import { forbidden } from './forbidden.js'
import { hiddenContracts } from './obstacles.js'
import type { KeyChange, PlannedEdit } from './planned-edit.js'
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
  const planned = targets.map((target) => edit(target, byPath.get(target.file), ground))
  const edits = planned.flatMap((one) => (one !== null && 'path' in one ? [one] : []))
  const refusals = [
    ...forbidden(files, configuration, edits, ground),
    ...hiddenContracts(configuration),
    ...wanted.flatMap((one) => one.refusals),
    ...planned.flatMap((one) => (one !== null && 'message' in one ? [one] : [])),
  ]
  return {
    edits: refusals.length > 0 ? [] : edits,
    // One mistake of a contract can block several files.
    refusals: [...new Map(refusals.map((refusal) => [refusal.message, refusal])).values()],
    contract: contracts.some(({ profiles }) => [...profiles.values()].some(({ model }) => model !== null)),
    decided: targets.length,
  }
}

/** The edit of one file; null where it already has the value. */
function edit(
  target: Target,
  source: SourceFile | undefined,
  { catalogue }: ApplyContext,
): PlannedEdit | ApplyRefusal | null {
  const { file: path, key, tasks, note } = target
  const to = target.model.name
  const { text, mark } = contentOf(source)
  const value = source ? valueOf(path, text) : {}
  const current = value === null ? undefined : Object.hasOwn(value, key) ? value[key] : undefined
  if (typeof current === 'string' && sameModel(catalogue, current, to)) return null
  const change: KeyChange = {
    key,
    from: shown(current),
    to,
    tasks,
    notes: [...(note === null ? [] : [note]), ...nestedNote(value, key)],
  }
  if (!source)
    return { path, created: true, before: '', after: `${JSON.stringify({ [key]: to }, null, 2)}\n`, changes: [change] }
  const edited = isMarkdown(path) ? setModel(text, to) : setKey(text, key, to)
  if ('problem' in edited) return refused(path, edited, change)
  // The result is parsed again: it is written only if the one value is the only difference.
  if (!differsOnlyIn(key, to, value, valueOf(path, edited.text)))
    return refused(path, { problem: `${key} cannot be written there without changing something else` }, change)
  return { path, created: false, before: mark + text, after: mark + edited.text, changes: [change] }
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
  return (isMarkdown(path) ? parseFrontMatter(text) : parseJson(text))?.document ?? null
}

function valueOf(path: string, text: string): Record<string, unknown> | null {
  const value = parse(path, text)?.value
  return isRecord(value) ? value : null
}

function isMarkdown(path: string): boolean {
  return path.toLowerCase().endsWith('.md')
}

function differsOnlyIn(
  key: string,
  to: string,
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
): boolean {
  return JSON.stringify({ ...before, [key]: to }) === JSON.stringify(after)
}
