import { sameBytes } from '../text/same-bytes.js'
import { groupBy } from '../text/group-by.js'
import { compareText } from '../text/place.js'
import type { SourceFile } from './source-file.js'
import { isRecord, type Parsed } from './surfaces/document.js'
import { frontMatterBlock } from './surfaces/front-matter-block.js'
import { parserOf } from './read-source.js'
import { surfaceOf } from './surfaces/index.js'
import type { SurfaceId } from './surfaces/surface.js'
import { decode } from './surfaces/text.js'

/** A file that a change writes in another way, and that means the same. */
export interface Rewrite {
  readonly file: string
  /** Its path before, where the same was written in another file: an agent that became markdown. */
  readonly former?: string
  readonly surface: SurfaceId
  /** Whether it adds permissions of tools, as Kiro's own upgrade does. They are no model and are not judged here. */
  readonly addsPermissions: boolean
}

/**
 * The files whose text changes and whose meaning does not: the order of keys, spaces, keys that are null or empty, and what Kiro CLI
 * writes where it upgrades an agent of version 2 in place. A file that cannot be read, or that says one thing twice, is none.
 * Source: aws/amazon-q-developer-cli, agent_config/migration; kiro.dev/changelog/cli/2-37.
 */
export function rewrittenFiles(before: readonly SourceFile[], after: readonly SourceFile[]): Rewrite[] {
  const old = new Map(before.map((file) => [file.path, file]))
  const kept = new Set(after.map(({ path }) => path))
  const gone = groupBy(
    before.filter((file) => !kept.has(file.path)),
    nameOf,
  )
  return after.flatMap((file): Rewrite[] => {
    const was = old.get(file.path)
    if (was !== undefined) return [rewriteOf(was, file) ?? []].flat()
    const name = nameOf(file)
    const moved = name === null ? [] : (gone.get(name) ?? []).flatMap((former) => rewriteOf(former, file) ?? [])
    return moved.slice(0, 1)
  })
}

/** The rewrite that makes one file of another; null where it changes more than the form, or that is not certain. */
function rewriteOf(was: SourceFile, file: SourceFile): Rewrite | null {
  const surface = surfaceOf(file.path)?.surface.id
  if (surface === undefined || !isFile(was) || !isFile(file)) return null
  const moved = was.path === file.path ? {} : { former: was.path }
  if (was.path === file.path && sameBytes(was.bytes, file.bytes)) return null
  const [from, to] = [meaningOf(was.path, was.bytes), meaningOf(file.path, file.bytes)]
  if (from === null || to === null) return null
  if (surface !== 'agents')
    return sorted(from.value) === sorted(to.value)
      ? { file: file.path, ...moved, surface, addsPermissions: false }
      : null
  const [own, other] =
    was.path === file.path ? [from, to] : [plainFile(from, folderOf(was.path)), plainFile(to, folderOf(file.path))]
  const addsPermissions = !isSaid(own.value, 'permissions') && isSaid(other.value, 'permissions')
  return own.text === other.text && isSameAgent(own.value, other.value, addsPermissions)
    ? { file: file.path, ...moved, surface, addsPermissions }
    : null
}

/** The agent or workflow that a file holds, by its root and name: the same one in another file has the same. Null for any other file. */
function nameOf(file: SourceFile): string | null {
  const found = surfaceOf(file.path)
  if (found === null || !isFile(file) || !['agents', 'workflows'].includes(found.surface.id)) return null
  const meaning = meaningOf(file.path, file.bytes)
  if (meaning === null) return null
  const { name } = meaning.value
  const own = typeof name === 'string' && name !== '' ? name : found.file.name.replace(ENDING, '')
  return JSON.stringify([found.surface.id, found.file.root, own])
}

const ENDING = /(?:\.workflow)?\.(?:json|md|ya?ml)$/i

/**
 * An agent's file with its prompt as text, whether that is a key or the text below the front matter, and without the name that it has anyway. A
 * path is read from the folder of its file, so that folder is a part of it.
 */
function plainFile({ value, text }: Meaning, folder: string): Meaning {
  const { prompt } = value
  const rest = without(value, ['name'])
  if (typeof prompt !== 'string') return { value: rest, text }
  if (/^\s*file:/i.test(prompt)) return { value: { ...rest, prompt: [folder, prompt] }, text }
  const own = prompt.replaceAll('\r\n', '\n').trim()
  return { value: without(rest, ['prompt']), text: [own, text].filter((part) => part !== '').join('\n\n') }
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}

type Fields = Readonly<Record<string, unknown>>

/** What a file holds, and the text below its front matter. */
interface Meaning {
  readonly value: Fields
  readonly text: string
}

function isFile(file: SourceFile): file is SourceFile & { readonly bytes: Uint8Array } {
  return file.kind === 'file' && file.bytes !== null && file.target === undefined
}

/** What a file holds, and the text behind its front matter; null where that is not certain. */
function meaningOf(path: string, bytes: Uint8Array): Meaning | null {
  const decoded = decode(bytes)
  if ('problem' in decoded) return null
  const parsed: Parsed | null = parserOf(path)(decoded.text)
  if (!parsed?.document || parsed.problems.length > 0 || !isRecord(parsed.document.value)) return null
  const block = path.toLowerCase().endsWith('.md') ? frontMatterBlock(decoded.text) : null
  if (block === 'unread') return null
  const rest = block === null ? '' : decoded.text.slice(block.start + block.body.length)
  // The line that closes the front matter belongs to neither.
  const text = rest.replaceAll('\r\n', '\n').replace(/^---[^\n]*/, '')
  return { value: parsed.document.value, text: text.trim() }
}

/** Names of tools of version 2 and what version 3 calls them. */
const TOOLS: Readonly<Record<string, string>> = {
  fs_read: 'read',
  fs_write: 'write',
  execute_bash: 'shell',
  execute_cmd: 'shell',
}

/** Tags that the upgrade adds beside tools that keep their own name. */
const ADDED_TAGS: Readonly<Record<string, RegExp>> = { read: /^(?:grep|glob|code|fs_read)$/, web: /^web_/ }

function isSameAgent(from: Fields, to: Fields, addsPermissions: boolean): boolean {
  const left = addsPermissions ? without(to, ['permissions']) : to
  const [a, b] = [plainAgent(from), plainAgent(left)]
  const { tools: oldTools, ...restA } = a
  const { tools: newTools, ...restB } = b
  return sorted(restA) === sorted(restB) && hasSameTools(oldTools, newTools)
}

/** An agent without what says nothing, its hooks in the order in which they are written and in one form. */
function plainAgent(agent: Fields): Fields {
  const said = Object.fromEntries(Object.entries(agent).filter(([key, value]) => !isNothing(key, value)))
  // The upgrade copies the older of these keys to the newer.
  const { useLegacyMcpJson, includeMcpJson = useLegacyMcpJson, hooks, ...rest } = said
  return {
    ...rest,
    ...(includeMcpJson === undefined ? {} : { includeMcpJson }),
    ...(hooks === undefined ? {} : { hooks: plainHooks(hooks) }),
  }
}

function isNothing(key: string, value: unknown): boolean {
  if (value === null) return true
  if (Array.isArray(value)) return value.length === 0
  if (isRecord(value)) return Object.keys(value).length === 0
  return value === false && (key === 'includeMcpJson' || key === 'useLegacyMcpJson')
}

/** Hooks of an agent as a list of trigger, matcher and action, whether they are written by trigger or as a list. */
function plainHooks(hooks: unknown): unknown {
  if (Array.isArray(hooks))
    return hooks
      .map((hook: unknown) => {
        if (!isRecord(hook)) return hook
        const { action, ...rest } = without(hook, ['name', 'timeout'])
        return { ...rest, ...(isRecord(action) ? action : { action }) }
      })
      .map(sorted)
      .sort()
  if (!isRecord(hooks)) return hooks
  return Object.entries(hooks)
    .flatMap(([trigger, list]) =>
      (Array.isArray(list) ? list : [list]).map((hook: unknown) => {
        if (!isRecord(hook)) return { trigger, hook }
        return { type: 'command', ...without(hook, ['timeout_ms']), trigger }
      }),
    )
    .map(sorted)
    .sort()
}

function hasSameTools(from: unknown, to: unknown): boolean {
  if (!Array.isArray(from) || !Array.isArray(to)) return sorted(from) === sorted(to)
  const named = (tools: readonly unknown[]): Set<string> =>
    new Set(tools.map((tool) => (typeof tool === 'string' ? (TOOLS[tool] ?? tool) : sorted(tool))))
  const [old, now] = [named(from), named(to)]
  const added = [...now].filter((tool) => !old.has(tool))
  return (
    [...old].every((tool) => now.has(tool)) &&
    added.every((tag) => [...old].some((tool) => Object.hasOwn(ADDED_TAGS, tag) && ADDED_TAGS[tag]?.test(tool)))
  )
}

function without(fields: Fields, keys: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key)))
}

function isSaid(fields: Fields, key: string): boolean {
  return Object.hasOwn(fields, key) && !isNothing(key, fields[key])
}

/** The value as text, with the keys of every object in order and without those that are null. */
function sorted(value: unknown): string {
  return JSON.stringify([value], (_, part: unknown) =>
    isRecord(part)
      ? Object.fromEntries(
          Object.entries(part)
            .filter(([, inner]) => inner !== null)
            .sort(([a], [b]) => compareText(a, b)),
        )
      : part,
  )
}
