import { isLfsPointer } from '../../text/lfs.js'
import { LIMITS } from '../../text/limits.js'
import { isConsoleFile } from '../console-file.js'
import { parserOf } from '../read-source.js'
import { parseFrontMatter } from '../surfaces/front-matter.js'
import { belowKiro, surfaceOf } from '../surfaces/index.js'
import type { SurfaceFile, UnreadModels } from '../surfaces/surface.js'
import { decode } from '../surfaces/text.js'
import { unreadIn } from './names.js'
import { nearMissPath } from './near-miss-path.js'
import { unreadInText } from './text.js'

/** Files in which a key can name a model. */
const STRUCTURED = /\.(?:json|jsonc|json5|ya?ml|toml|hook)$/
/** What copies of a file end in: Kiro's own (`x.json.bak`, kiro.dev/changelog/cli/2-37), and those of editors and git. */
const BACKUP = /(?:[._-](?:bak|backup|old|orig|save|\d{1,14})){1,3}$|~$/
const MARKDOWN = /\.(?:md|mdx|markdown)$/

/** Whether a file lies below a `.kiro` folder, no adapter reads it, and it could name a model or be meant for an adapter. */
export function isWatched(path: string): boolean {
  const below = belowKiro(path)
  if (below === null || surfaceOf(path) !== null || isConsoleFile(path)) return false
  return STRUCTURED.test(below) || MARKDOWN.test(below) || isBackup(path) || nearMissPath(path) !== null
}

/** Whether a path is that of a copy beside a Kiro file (`agents/x.json.bak`): Kiro loads none, so what it names says nothing. */
export function isBackup(path: string): boolean {
  const original = path.replace(BACKUP, '')
  return original !== path && surfaceOf(path) === null && surfaceOf(original) !== null
}

/** Whether of a file that is watched only the first lines could name a model: markdown, of which a tree may hold very much. */
export function isProse(path: string): boolean {
  return MARKDOWN.test(belowKiro(path) ?? '')
}

/** What a watched file says of models; `at` is the path of its text, where a link leads there. Null where its text is not known: too large, or no text. */
export function readWatched(path: string, bytes: Uint8Array, at = path): readonly UnreadModels[] | null {
  const below = belowKiro(path) ?? ''
  const decoded = decode(bytes)
  if ('problem' in decoded) return STRUCTURED.test(below) || MARKDOWN.test(below) ? null : []
  const { text } = decoded
  if (isLfsPointer(text)) return STRUCTURED.test(below) || MARKDOWN.test(below) ? null : []
  const file: SurfaceFile = { path, at, root: '', name: below.slice(below.lastIndexOf('/') + 1) }
  if (MARKDOWN.test(below)) return inFrontMatter(text, file)
  if (!STRUCTURED.test(below)) return []
  const document = below.endsWith('.toml') ? null : (parserOf(below)(text)?.document ?? null)
  // Of a list at the top of a file of YAML nothing is kept but its text.
  if (document !== null && document.value !== null) return unreadIn(document, file, [], false)
  // The settings of servers are not Kiro's to read, whole or broken.
  return file.name === 'mcp.json' ? [] : unreadInText(text, file, false)
}

function inFrontMatter(text: string, file: SurfaceFile): UnreadModels[] {
  const parsed = parseFrontMatter(text)
  if (parsed === null) return []
  if (parsed.document !== null) return unreadIn(parsed.document, file, [], false)
  const end = /^---[ \t]*$/m.exec(text.slice(4))
  return unreadInText(text.slice(0, end ? end.index + 4 : LIMITS.frontMatter), file, false)
}
