import type { Trigger } from '../kiro/surfaces/surface.js'

/** The day's events of a kind that a hook is started by, by its file patterns. All are assumptions. */
export const HOOK_SHARES = {
  /** Starts a day for each file of a fixed name, such as `Dockerfile` or `package.json`. */
  fixedName: 0.5,
  /** The part of the day's events, 0 to 1, of patterns that match documentation or configuration only. */
  documentsOrConfiguration: 0.1,
} as const

/** Triggers that a file starts. */
const BY_FILE: ReadonlySet<Trigger> = new Set(['save', 'create', 'delete'])

/**
 * The starts of a hook a day and developer, of `events` events of its trigger a day: each hook takes its own share of the day's events,
 * whatever other hooks there are. Never more than `events`.
 */
export function hookStarts(
  { trigger, patterns }: { readonly trigger: Trigger; readonly patterns: readonly string[] },
  events: number,
): number {
  const all = patterns.filter((pattern) => !pattern.startsWith('!')).flatMap(withoutBraces)
  if (!BY_FILE.has(trigger) || all.length === 0) return events
  const kinds = new Map(all.map((pattern) => [pattern.toLowerCase().replace(/^(?:\*\*\/)+/, ''), kindOf(pattern)]))
  const count = (wanted: Kind): number => [...kinds.values()].filter((kind) => kind === wanted).length
  if (count('any') > 0) return events
  const some = count('documents or configuration') > 0 ? events * HOOK_SHARES.documentsOrConfiguration : 0
  return Math.min(events, Number((some + count('fixed name') * HOOK_SHARES.fixedName).toFixed(9)))
}

type Kind = 'fixed name' | 'documents or configuration' | 'any'

/** What a glob of paths matches. */
function kindOf(pattern: string): Kind {
  const segments = pattern.split(/[\\/]/).filter((segment) => segment !== '' && segment !== '.')
  const name = segments.at(-1) ?? ''
  if (!/[*?[\]{}]/.test(name) && /^[A-Z]|^.*\.[^.]+$/.test(name)) return 'fixed name'
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase()
  if (extension !== undefined) return QUIET_EXTENSIONS.has(extension) ? 'documents or configuration' : 'any'
  const folder = segments.find((segment) => segment !== '**' && segment !== '*') ?? ''
  return /^\.[a-z]/i.test(folder) || DOCUMENT_FOLDERS.has(folder.toLowerCase()) ? 'documents or configuration' : 'any'
}

/** Endings of documentation and of configuration. */
const QUIET_EXTENSIONS: ReadonlySet<string> = new Set([
  'md',
  'mdx',
  'markdown',
  'rst',
  'adoc',
  'asciidoc',
  'txt',
  'json',
  'jsonc',
  'json5',
  'yaml',
  'yml',
  'toml',
  'ini',
  'cfg',
  'conf',
  'config',
  'env',
  'properties',
  'editorconfig',
  'lock',
])

/** Folders of documentation; folders with a dot before their name hold configuration. */
const DOCUMENT_FOLDERS: ReadonlySet<string> = new Set(['doc', 'docs', 'documentation'])

/** A glob for each alternative of its first brackets: `*.{md,mdx}` is two. A second pair stays a pattern of its own kind. */
function withoutBraces(pattern: string): string[] {
  const found = /^([^{}]*)\{([^{}]*)\}([^{}]*)$/.exec(pattern)
  if (found === null) return [pattern]
  const [, head = '', alternatives = '', tail = ''] = found
  return alternatives.split(',').map((one) => `${head}${one.trim()}${tail}`)
}
