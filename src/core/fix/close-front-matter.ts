import type { FrontMatterBlock } from '../kiro/surfaces/front-matter-block.js'
import { AGENT_KEYS } from '../kiro/surfaces/agent-keys.js'
import type { Repair } from './text-repair.js'
import { lineEndOf } from '../text/line-end.js'

/** A key at the beginning of its line, with its name. */
const KEY = /^([A-Za-z_$][\w$-]*)[ \t]*:(?:[ \t]|$)/
/** What belongs to the key above it: a list, or lines that are further in. */
const BELONGS = /^(?:[ \t]+\S|-[ \t])/
/** A line that was meant as the second fence: dashes, fewer or more than three, or of another kind. */
const NEARLY_FENCE = /^(?:-{2}|-{4,10}|[–—]{1,3})[ \t]*$/

/**
 * The change that closes a front matter which nothing closes: a line `---` below its last key, or in place of a line that was meant as
 * one. Null where more than one line could be its last: keys go on further down, or a `#` follows that may be a comment or a heading.
 */
export function closeFrontMatter(
  text: string,
  { start, body, language, opening }: FrontMatterBlock,
): readonly Repair[] | null {
  if (language !== 'yaml' || opening !== 'plain') return null
  const lines = body.split(/(?<=\n)/)
  const bare = lines.map((line) => line.replace(/\r?\n$/, ''))
  const first = bare.findIndex((line) => !KEY.test(line) && !BELONGS.test(line))
  const end = first === -1 ? lines.length : first
  if (!bare.slice(0, end).some((line) => isOurs(line)) || !KEY.test(bare[0] ?? '')) return null
  const below = bare.slice(end)
  if (below.some(isOurs) || KEY.test(below.find((line) => line.trim() !== '') ?? '')) return null
  const next = below[0] ?? ''
  if (next.startsWith('#')) return null
  const offset = start + lines.slice(0, end).join('').length
  const what = 'closed the front matter'
  if (NEARLY_FENCE.test(next)) return [{ offset, length: next.length, content: '---', what }]
  const lineEnd = lineEndOf(text)
  const above = lines[end - 1] ?? ''
  return [{ offset, length: 0, content: `${above.endsWith('\n') ? '' : lineEnd}---${lineEnd}`, what }]
}

/** Whether a line begins with a key of an agent. */
function isOurs(line: string): boolean {
  return AGENT_KEYS.has(KEY.exec(line)?.[1] ?? '')
}
