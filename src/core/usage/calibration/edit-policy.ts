import { isAlias, isMap, isNode, isScalar, parseDocument, type Pair, type YAMLMap } from 'yaml'
import type { Edited } from '../../apply/edit-json.js'
import { isRecord } from '../../kiro/surfaces/document.js'
import { LIMITS } from '../../text/limits.js'
import { deeperThan } from '../../text/yaml-depth.js'
import { lineEndOf } from '../../text/line-end.js'

/** Numbers to write into a policy, by key. */
export interface Numbers {
  readonly [key: string]: number | Numbers
}

interface Insertion {
  readonly offset: number
  readonly length: number
  readonly text: string
}

/** The layout of the file: line ends, indentation, and whether keys are quoted. */
interface Manner {
  readonly eol: string
  readonly step: string
  readonly quoted: boolean
}

/**
 * Sets numbers in a YAML text without changing anything else: comments, order and layout are kept. The yaml library
 * would rewrite the whole text in its own layout and move comments, so it is used only for positions.
 */
export function setNumbers(given: string, wanted: Numbers): Edited {
  if (deeperThan(given, LIMITS.depth) !== null) return { problem: `the file nests more than ${LIMITS.depth} levels` }
  const document = parseDocument(given, { logLevel: 'error', prettyErrors: false })
  const { contents } = document
  if (document.errors.length > 0 || !isMap(contents)) return { problem: 'the file must hold keys and values' }
  const eol = lineEndOf(given)
  const key = contents.items[0]?.key
  const manner = {
    eol,
    step: /^( +)[^ \r\n#-]/m.exec(given)?.[1] ?? '  ',
    quoted: isScalar(key) && key.type === 'QUOTE_DOUBLE',
  }
  // Lines are added below the last one, which must end with a line break.
  const text = contents.flow || given.endsWith('\n') ? given : `${given}${eol}`
  const insertions = changes(text, contents, wanted, manner)
  if ('problem' in insertions) return insertions
  // Applied from the last to the first; of two at one position the inner one, which was found first, comes first.
  const edited = [...insertions.edits]
    .reverse()
    .sort((a, b) => b.offset - a.offset)
    .reduce(
      (result, { offset, length, text: put }) => result.slice(0, offset) + put + result.slice(offset + length),
      text,
    )
  // The result is parsed again: it is used only if these numbers are the only difference.
  const [is, should] = [valueOf(edited), merged(document.toJS({ maxAliasCount: 50 }), wanted)]
  return is !== null && JSON.stringify(is.value) === JSON.stringify(should)
    ? { text: edited }
    : { problem: 'the numbers cannot be written without changing something else' }
}

function changes(
  text: string,
  map: YAMLMap,
  wanted: Numbers,
  manner: Manner,
): { readonly edits: readonly Insertion[] } | { readonly problem: string } {
  const edits: Insertion[] = []
  const missing: [string, number | Numbers][] = []
  for (const [key, value] of Object.entries(wanted)) {
    const pair = map.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
    if (!pair) {
      missing.push([key, value])
      continue
    }
    const inner =
      typeof value === 'number'
        ? replaced(pair, value)
        : isMap(pair.value)
          ? changes(text, pair.value, value, manner)
          : null
    if (inner === null) return { problem: `${key} is not written out there` }
    if ('problem' in inner) return inner
    edits.push(...inner.edits)
  }
  if (missing.length === 0) return { edits }
  const added = map.flow ? inFlow(text, map, missing, manner) : inBlock(text, map, missing, manner)
  return added === null
    ? { problem: 'the keys are laid out in a manner that cannot be added to' }
    : { edits: [...edits, added] }
}

function replaced({ value }: Pair, number: number): { readonly edits: readonly Insertion[] } | null {
  if (!(isScalar(value) || isAlias(value)) || !value.range) return null
  const [start, end] = value.range
  return { edits: [{ offset: start, length: end - start, text: String(number) }] }
}

/** After the last key in braces. */
function inFlow(
  text: string,
  map: YAMLMap,
  missing: readonly (readonly [string, number | Numbers])[],
  { quoted }: Manner,
): Insertion | null {
  const last = map.items.at(-1)
  const put = missing.map(([key, value]) => `${written(key, quoted)}: ${flow(value, quoted)}`).join(', ')
  if (last) {
    const end = endOf(last)
    return end === null ? null : { offset: end, length: 0, text: `, ${put}` }
  }
  return map.range && text[map.range[0]] === '{' ? { offset: map.range[0] + 1, length: 0, text: ` ${put} ` } : null
}

/** On lines of their own below the last key, after the comment on its line. */
function inBlock(
  text: string,
  map: YAMLMap,
  missing: readonly (readonly [string, number | Numbers])[],
  { eol, step, quoted }: Manner,
): Insertion | null {
  const [first] = map.items
  const last = map.items.at(-1)
  const start = isScalar(first?.key) ? first.key.range?.[0] : undefined
  const end = last ? endOf(last) : null
  if (start === undefined || end === null) return null
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  if (!/^ *$/.test(indent)) return null
  const content = text.slice(0, end).trimEnd().length
  const lineEnd = text.indexOf('\n', content)
  const lines = missing
    .flatMap(([key, value]) => block(key, value, indent, step, quoted))
    .map((line) => `${line}${eol}`)
    .join('')
  // A key of the policy itself is separated by a blank line.
  const gap = indent === '' ? eol : ''
  return { offset: lineEnd + 1, length: 0, text: `${gap}${lines}` }
}

function endOf({ key, value }: Pair): number | null {
  const node = isNode(value) ? value : key
  return isNode(node) ? (node.range?.[1] ?? null) : null
}

/** `tasks:` and its keys below; a map that holds only numbers is written in braces. */
function block(key: string, value: number | Numbers, indent: string, step: string, quoted: boolean): string[] {
  const brief =
    typeof value === 'number' ||
    (Object.values(value).every((one) => typeof one === 'number') && indent.length > step.length)
  if (brief) return [`${indent}${written(key, quoted)}: ${flow(value, quoted)}`]
  return [
    `${indent}${written(key, quoted)}:`,
    ...Object.entries(value).flatMap(([name, one]) => block(name, one, indent + step, step, quoted)),
  ]
}

function flow(value: number | Numbers, quoted: boolean): string {
  if (typeof value === 'number') return String(value)
  return `{ ${Object.entries(value)
    .map(([key, one]) => `${written(key, quoted)}: ${flow(one, quoted)}`)
    .join(', ')} }`
}

/** A key, quoted wherever YAML would read it as something else. */
function written(key: string, quoted: boolean): string {
  return !quoted && /^[A-Za-z][A-Za-z0-9.-]*$/.test(key) && !/^(?:null|true|false|yes|no|on|off|y|n)$/i.test(key)
    ? key
    : JSON.stringify(key)
}

function valueOf(text: string): { readonly value: unknown } | null {
  const document = parseDocument(text, { logLevel: 'error', prettyErrors: false })
  return document.errors.length > 0 ? null : { value: document.toJS({ maxAliasCount: 50 }) }
}

/** The expected value of the new text: new keys come last, in the order written. */
function merged(value: unknown, wanted: Numbers): Record<string, unknown> {
  const result = new Map(isRecord(value) ? Object.entries(value) : [])
  for (const [key, number] of Object.entries(wanted))
    result.set(key, typeof number === 'number' ? number : merged(result.get(key), number))
  return Object.fromEntries(result)
}
