import { isMap, isScalar, parseDocument, type Pair, type YAMLMap } from 'yaml'
import { frontMatterBlock } from '../kiro/surfaces/front-matter-block.js'
import { LIMITS } from '../text/limits.js'
import { deeperThan } from '../text/yaml-depth.js'
import { setKey, type Edited } from './edit-json.js'

/** Sets `model` in the front matter of a Markdown file without changing anything else. */
export function setModel(text: string, id: string): Edited {
  const block = frontMatterBlock(text)
  if (block === null || block === 'unread' || !block.closed) return { problem: 'the file has no front matter' }
  const { start, body, language } = block
  if (language === 'json') {
    const edited = setKey(body, 'model', id)
    return 'problem' in edited ? edited : { text: text.slice(0, start) + edited.text + text.slice(start + body.length) }
  }
  if (deeperThan(body, LIMITS.depth) !== null)
    return { problem: `the front matter nests more than ${LIMITS.depth} levels` }
  const { contents } = parseDocument(body, { logLevel: 'error', prettyErrors: false, uniqueKeys: false })
  if (contents !== null && !isMap(contents)) return { problem: 'the front matter must hold keys and values' }
  const pair = contents?.items.find(({ key }) => isScalar(key) && key.value === 'model')
  if (pair) {
    const range = valueRange(body, pair)
    if (range === null) return { problem: 'model must be the id of a model, written out' }
    return { text: replaced(text, start + range.start, start + range.end, scalar(id)) }
  }
  if (contents?.flow) return { problem: 'the front matter is in braces and has no model' }
  const end = start + body.length
  const eol = text.startsWith('\r\n', end - 2) ? '\r\n' : '\n'
  return { text: `${text.slice(0, end)}${indentOf(body, contents)}model: ${scalar(id)}${eol}${text.slice(end)}` }
}

/**
 * The range of the value. Null where it is more than one scalar, or something else in the front matter refers to it.
 */
export function valueRange(body: string, { value }: Pair): { start: number; end: number } | null {
  if (!isScalar(value) || value.anchor !== undefined || !value.range) return null
  const [start, end] = value.range
  // The range of a block scalar includes the line ends after it.
  return { start, end: start + body.slice(start, end).trimEnd().length }
}

/** The text with a value in place of that between two offsets. An empty one needs a space: after the colon, and before a comment. */
export function replaced(text: string, start: number, end: number, value: string): string {
  const before = start === end && text[start - 1] === ':' ? ' ' : ''
  const after = start === end && text[end] === '#' ? ' ' : ''
  return `${text.slice(0, start)}${before}${value}${after}${text.slice(end)}`
}

function indentOf(body: string, contents: YAMLMap | null): string {
  const key = contents?.items[0]?.key
  const offset = isScalar(key) ? (key.range?.[0] ?? 0) : 0
  const lead = body.slice(body.lastIndexOf('\n', offset - 1) + 1, offset)
  return /^ *$/.test(lead) ? lead : ''
}

/** Spaces up to the column of an offset, for another key below the one that begins there. */
export function indentBefore(text: string, offset: number): string {
  return ' '.repeat(offset - (text.lastIndexOf('\n', offset - 1) + 1))
}

/** Words that some YAML reader takes for a boolean or null. */
const NOT_TEXT = /^(?:null|true|false|yes|no|on|off|y|n)$/i

/** The id as a scalar, quoted only where YAML would read it as something else. */
export function scalar(id: string): string {
  return /^[A-Za-z][A-Za-z0-9._-]*$/.test(id) && !NOT_TEXT.test(id) ? id : JSON.stringify(id)
}
