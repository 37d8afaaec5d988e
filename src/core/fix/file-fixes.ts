import { readSource } from '../kiro/read-source.js'
import { isRecord } from '../kiro/surfaces/document.js'
import { triggerMeant } from '../kiro/surfaces/hook-triggers.js'
import { isOldFile } from '../kiro/surfaces/hooks.js'
import { surfaceOf } from '../kiro/surfaces/index.js'
import { hasContractShape } from '../kiro/surfaces/contract-shape.js'
import { parseJson } from '../kiro/surfaces/json.js'
import { setKey } from '../apply/edit-json.js'
import type { Finding } from '../finding.js'
import { positionFinder, type Place, type Position } from '../text/place.js'
import { say, type Message } from '../text/message.js'
import { flattenChat } from './flatten-chat.js'
import { repairSyntax } from './repair.js'
import { wrapEffort } from './wrap-effort.js'
import { repaired, type Repair } from './text-repair.js'

/** What is corrected: what has one answer, or also what decides which model runs. */
export interface FixKinds {
  /** Ids of models, and the version and the names of triggers without which Kiro drops hooks. */
  readonly models: boolean
}

/** One correction of a file, as it is reported. */
export interface Fix {
  readonly rule: string
  readonly place: Place
  readonly what: Message
}

/** A file with some of its findings corrected. */
export interface FixedText {
  readonly text: string
  readonly fixes: readonly Fix[]
}

/** Rules whose edit renames a key. The edit of any other rule is the id of a model. */
const KEY_RULES: ReadonlySet<string> = new Set(['unknown-key', 'near-miss-key', 'schema'])

/** Whether a finding is one that only `--fix-models` corrects. */
export function isAboutModels({ rule, edit, place }: Finding): boolean {
  return (
    (edit !== null && !KEY_RULES.has(rule)) || (rule === 'dropped-by-kiro' && place !== null && isHookFile(place.file))
  )
}

/**
 * A text with those of its findings corrected that have exactly one answer; null where none has. A text that cannot be read is made readable
 * first, and what is found in it then is corrected by the next call. A correction that would cause another mistake is left out.
 */
export function fixText(path: string, text: string, findings: readonly Finding[], kinds: FixKinds): FixedText | null {
  const syntax = findings.some(({ rule }) => rule === 'syntax') ? withSyntax(path, text) : null
  if (syntax !== null) return syntax
  let fixed: FixedText = { text, fixes: [] }
  // From the end on, so that the places of those that are left stay what they are.
  for (const finding of [...findings].sort((a, b) => (a.place && b.place ? comparePositions(b.place, a.place) : 0))) {
    const one = finding.edit === null ? null : byEdit(fixed.text, finding, kinds)
    if (one !== null && isNoWorse(path, fixed.text, one.text))
      fixed = { text: one.text, fixes: [one.fix, ...fixed.fixes] }
  }
  // What moves lines waits for the next call.
  if (fixed.fixes.length > 0) return fixed
  for (const finding of findings) {
    const one = byShape(path, text, finding, kinds)
    if (one !== null && isNoWorse(path, text, one.text)) return { text: one.text, fixes: [one.fix] }
  }
  return null
}

/** A text without its slips of syntax; null where one has no single answer. */
function withSyntax(path: string, text: string): FixedText | null {
  const repairs = repairSyntax(path, text)
  if (repairs === null) return null
  const at = positionFinder(text)
  const fixes = [...repairs]
    .sort((a, b) => a.offset - b.offset)
    .map(({ offset, what }): Fix => ({ rule: 'syntax', place: { file: path, ...at(offset) }, what: [what] }))
  // One slip may take several changes at one place.
  const once = fixes.filter(
    ({ place }, index) => index === 0 || JSON.stringify(place) !== JSON.stringify(fixes[index - 1]?.place),
  )
  return { text: repaired(text, repairs), fixes: once }
}

/** A broken settings.json that is the contract once it can be read; null for any other. No rule reports one that never was the contract. */
export function fixHiddenContract(path: string, text: string): FixedText | null {
  if (surfaceOf(path)?.surface.id !== 'settings') return null
  const fixed = withSyntax(path, text)
  return fixed !== null && hasContractShape(parseJson(fixed.text).document?.value) ? fixed : null
}

/** Whether a text is the contract, or would be without a mistake of syntax. */
export function isContractText(path: string, text: string): boolean {
  if (surfaceOf(path)?.surface.id !== 'settings') return false
  const { document, guess } = parseJson(text)
  return hasContractShape(document === null ? guess : document.value)
}

interface OneFix {
  readonly text: string
  readonly fix: Fix
}

function byEdit(text: string, { rule, place, edit, ...finding }: Finding, kinds: FixKinds): OneFix | null {
  if (place === null || edit === null || (isAboutModels({ rule, place, edit, ...finding }) && !kinds.models))
    return null
  const start = offsetOf(text, place)
  const length = offsetOf(text, edit.end) - start
  const now = repaired(text, [{ offset: start, length, content: edit.text, what: '' }])
  return { text: now, fix: { rule, place, what: say`${text.slice(start, start + length)} → ${edit.text}` } }
}

/** Corrections that are more than one word at one place. */
function byShape(path: string, text: string, { rule, place }: Finding, { models }: FixKinds): OneFix | null {
  if (place === null) return null
  const one = (now: string, what: Message): OneFix => ({ text: now, fix: { rule, place, what } })
  const made = (repairs: readonly Repair[] | null): OneFix | null =>
    repairs && one(repaired(text, repairs), [firstWhat(repairs)])
  if (surfaceOf(path)?.surface.id === 'cli')
    return rule === 'misplaced-key' ? made(flattenChat(text)) : rule === 'unknown-key' ? made(wrapEffort(text)) : null
  if (rule !== 'dropped-by-kiro' || !models || !isHookFile(path)) return null
  const value = parseJson(text).document?.value
  if (!isRecord(value) || !Array.isArray(value.hooks)) return null
  if (value.version !== 'v1') {
    const edited = setKey(text, 'version', 'v1')
    return 'problem' in edited ? null : one(edited.text, ['wrote "version": "v1"'])
  }
  for (const [index, hook] of (value.hooks as unknown[]).entries()) {
    const trigger = isRecord(hook) ? hook.trigger : undefined
    const meant = triggerMeant(trigger)
    const edited = meant === null ? null : setKey(text, 'trigger', meant, ['hooks', index])
    if (edited && 'text' in edited && meant !== null) return one(edited.text, say`${String(trigger)} → ${meant}`)
  }
  return null
}

function firstWhat([first]: readonly Repair[]): string {
  return first?.what ?? ''
}

/** Whether a path is that of a file of hooks in the form of v1. */
function isHookFile(path: string): boolean {
  return surfaceOf(path)?.surface.id === 'hooks' && !isOldFile({ name: path })
}

/** Whether a text has no mistake that was not there before, but for those that are corrected next. */
function isNoWorse(path: string, before: string, after: string): boolean {
  const mistakes = (text: string): string[] | null => {
    const source = { path, kind: 'file' as const, bytes: new TextEncoder().encode(text) }
    const found = readSource(source, new Set())
    if (!found?.readable) return null
    return found.reading.complaints.flatMap(({ rule, value, rename }) =>
      rename ? [] : [JSON.stringify([rule, value])],
    )
  }
  const [was, is] = [mistakes(before), mistakes(after)]
  if (is === null) return false
  const known = [...(was ?? [])]
  return is.every((mistake) => {
    const index = known.indexOf(mistake)
    if (index >= 0) known.splice(index, 1)
    return index >= 0
  })
}

function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column
}

/** The offset of a position. Lines end with LF, as positionFinder counts them. */
function offsetOf(text: string, { line, column }: Position): number {
  let start = 0
  for (let passed = 1; passed < line; passed += 1) {
    const end = text.indexOf('\n', start)
    if (end === -1) return text.length
    start = end + 1
  }
  return Math.min(text.length, start + column - 1)
}
