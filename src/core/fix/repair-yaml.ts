import { parseDocument } from 'yaml'
import { AGENT_KEYS } from '../kiro/surfaces/agent-keys.js'
import { WORKFLOW_KEYS } from '../kiro/surfaces/workflow-keys.js'
import { LIMITS } from '../text/limits.js'
import { unresolvedAlias } from '../text/yaml-alias.js'
import { deeperThan } from '../text/yaml-depth.js'
import { repaired, type Repair } from './text-repair.js'

/** Slips that are corrected one after the other. Chosen by hand. */
const MOST = 50

/** Keys whose value is a text: a colon in it is no key of its own. */
const TEXT_KEYS: ReadonlySet<string> = new Set(
  'name description prompt model modelId welcomeMessage reason owner path agent'.split(' '),
)

/** Keys that may be written without a space behind their colon. */
const KNOWN_KEYS: ReadonlySet<string> = new Set([
  ...AGENT_KEYS,
  ...WORKFLOW_KEYS,
  ...'id agent type version extends requires ignore reason owner expires rule path mode from developers login region billing'.split(
    ' ',
  ),
])

/** The changes after which a text is YAML, where each of its slips has one answer; null where one has not. */
export function repairYaml(text: string): readonly Repair[] | null {
  if (text.length > LIMITS.yaml || deeperThan(text, LIMITS.depth) !== null) return null
  const tabs = withoutTabs(text)
  if (tabs !== null) return tabs
  // Each slip is found in the text with those before it corrected; a repair never adds a line.
  let repairs: readonly Repair[] = []
  for (let round = 0; round <= MOST; round += 1) {
    const now = repaired(text, repairs)
    const at = firstMistake(now)
    if (at === null) return repairs
    const lines = [lineAt(now, at), lineBefore(now, at)]
    const found = lines.flatMap((line) => (line === null ? [] : (slipOf(now, line, at) ?? [])))[0]
    if (found === undefined) return null
    repairs = [...repairs, { ...found, offset: found.offset - shift(repairs, found.offset) }]
  }
  return null
}

/** How much the repairs before an offset of the repaired text moved it. */
function shift(repairs: readonly Repair[], offset: number): number {
  let moved = 0
  for (const repair of [...repairs].sort((a, b) => a.offset - b.offset))
    if (repair.offset + moved < offset) moved += repair.content.length - repair.length
  return moved
}

/** The offset of the first mistake: of the parser, or an alias that nothing is called; null for a text without one. */
function firstMistake(text: string): number | null {
  let document
  try {
    document = parseDocument(text, { logLevel: 'error', prettyErrors: false, uniqueKeys: false })
  } catch {
    return 0
  }
  const [error] = document.errors
  if (error) return error.pos[0]
  return unresolvedAlias(document)?.offset ?? null
}

interface Line {
  readonly start: number
  readonly text: string
}

function lineAt(text: string, offset: number): Line {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', start)
  return { start, text: text.slice(start, end === -1 ? text.length : end).replace(/\r$/, '') }
}

function lineBefore(text: string, offset: number): Line | null {
  const { start } = lineAt(text, offset)
  return start === 0 ? null : lineAt(text, start - 1)
}

function slipOf(text: string, line: Line, at: number): Repair | null {
  return indicator(text, line, at) ?? colonInText(line) ?? missingSpace(line)
}

/** `owner: @acme/ml`, `deny: [*-preview]`: a text that begins with a character that YAML keeps for itself. */
function indicator(text: string, { start, text: line }: Line, at: number): Repair | null {
  if (/(?:^|\s)&[\w-]/.test(text)) return null
  const pattern = /(^\s*-\s+|:\s+|[[,]\s*)([@`%*][^\s,[\]{}#"']*)(?=\s*(?:$|[,\]}]|\s#))/g
  for (const { 1: lead = '', 2: word = '', index } of line.matchAll(pattern)) {
    const offset = start + index + lead.length
    if (offset + word.length < at) continue
    return { offset, length: word.length, content: JSON.stringify(word), what: 'put a text in quotes' }
  }
  return null
}

/** `description: Reviews: the code`: a colon in a text without quotes. */
function colonInText({ start, text: line }: Line): Repair | null {
  const [whole, lead = '', key = '', gap = '', value = ''] =
    /^(\s*(?:- +)?)([\w.-]+):([ \t]+)([^\s"'[{&*!|>#%@`].*?)\s*$/.exec(line) ?? []
  if (whole === undefined || !TEXT_KEYS.has(key) || !/:(?:\s|$)/.test(value) || /\s#/.test(value)) return null
  const offset = start + lead.length + key.length + 1 + gap.length
  return { offset, length: value.length, content: JSON.stringify(value), what: 'put a text in quotes' }
}

/** `model:auto`: a key without a space behind its colon. */
function missingSpace({ start, text: line }: Line): Repair | null {
  const [whole, lead = '', key = ''] = /^(\s*(?:- +)?)([A-Za-z]\w*):(?=[^\s:/])/.exec(line) ?? []
  if (whole === undefined || !KNOWN_KEYS.has(key)) return null
  return { offset: start + lead.length + key.length + 1, length: 0, content: ' ', what: 'added a space behind a colon' }
}

/** Tabs in indentation as spaces, where the text means the same with any number of them; null where it has none. */
function withoutTabs(text: string): readonly Repair[] | null {
  const widths = [2, 4, 8].map((width) => tabsAs(text, width))
  const [two = []] = widths
  if (two.length === 0) return null
  const meanings = new Set(widths.map((repairs) => meaningOf(repaired(text, repairs))))
  return meanings.size === 1 && !meanings.has(null) ? two : null
}

function tabsAs(text: string, width: number): Repair[] {
  return [...text.matchAll(/^[ \t]*\t[ \t]*(?=\S)/gm)].map(({ 0: lead, index }) => ({
    offset: index,
    length: lead.length,
    content: lead.replaceAll('\t', ' '.repeat(width)),
    what: 'indented with spaces',
  }))
}

function meaningOf(text: string): string | null {
  try {
    const document = parseDocument(text, { logLevel: 'error', prettyErrors: false, uniqueKeys: false })
    return document.errors.length > 0 ? null : JSON.stringify(document.toJS({ maxAliasCount: 50 }))
  } catch {
    return null
  }
}
