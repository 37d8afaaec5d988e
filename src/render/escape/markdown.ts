import { brief, shownParts, type Message } from '../../core/text/message.js'
import type { Style } from '../tables/cost-table.js'

/**
 * The one escaper for Markdown. The program's own words are written as they are; every other part becomes a code span,
 * in which GitHub renders no links, images, mentions, references or HTML.
 */
export function markdown(message: Message): string {
  return shownParts(message)
    .map((part) => (typeof part === 'string' ? part : code(part.code)))
    .join('')
}

/** A code span that shows this text: cut to `longest` characters when given, with invisible characters made visible. */
export function code(text: string, longest?: number): string {
  const shown = brief(text, longest)
  if (shown.trim() === '') return '`(empty)`'
  const backticks = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(backticks + 1)
  // A space keeps backticks at the ends from joining the fence; Markdown strips one space on each side.
  const space = backticks > 0 || shown.startsWith(' ') || shown.endsWith(' ') ? ' ' : ''
  return `${fence}${space}${shown}${space}${fence}`
}

/** Text in a fence that is longer than any run of backticks in it, so that GitHub renders none of its content. */
export function fenced(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, ...(text.match(/`+/g) ?? []).map((run) => run.length + 1)))
  return `${fence}${language}\n${text}\n${fence}`
}

/**
 * A model's name as plain words when no character of it is special in Markdown or on GitHub (true of every id in the
 * catalogue); otherwise as a code span.
 */
export function modelName(name: string, style: 'plain' | 'bold' | 'short' = 'plain'): string {
  const harmless =
    /^[a-z][a-z0-9]*(?:-[a-z0-9]+(?:\.[0-9]+)?)*$/.test(name) &&
    name.length <= 60 &&
    !/(^|[-.])(?:www\.|gh-\d|[0-9a-f]{7,}(?:$|[-.]))/.test(name) &&
    !/^[0-9a-f]+$/.test(name)
  if (!harmless) return code(name)
  return style === 'bold' ? `**${name}**` : style === 'short' ? name.replace(/^claude-(?=.)/, '') : name
}

/** Characters of a path. Chosen by hand: fits a table cell. */
const LONGEST_PATH = 100

/** A place as it is shown: without its column. */
export interface ShownPlace {
  readonly file: string
  readonly line: number
}

/** `path:line` of a finding; empty for the whole repository. */
export function placeCode(place: ShownPlace | null): string {
  // A long path keeps its end, which is more specific than its beginning.
  return place === null
    ? ''
    : code(`${place.file.length > LONGEST_PATH ? `…${place.file.slice(-LONGEST_PATH)}` : place.file}:${place.line}`)
}

/** The cost tables' style for Markdown. */
export const MARKDOWN_STYLE: Style = {
  code,
  model: (name) => modelName(name, 'short'),
  strong: (text) => (text === '' ? '' : `**${text}**`),
  footnote: ' ¹',
  narrow: true,
}
