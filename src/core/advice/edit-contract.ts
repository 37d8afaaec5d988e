import { applyEdits, parseTree, type Edit, type Node } from 'jsonc-parser'
import { isRecord } from '../kiro/surfaces/document.js'
import { parseJson } from '../kiro/surfaces/json.js'
import type { TaskKind } from '../kiro/task-kind.js'

/** The values to change in a contract. */
export interface ContractChange {
  readonly models: readonly { readonly profile: string; readonly from: string; readonly to: string }[]
  /** New profiles: copies of the profile that did (some of) the work, with another model. */
  readonly added: readonly { readonly name: string; readonly like: string; readonly model: string }[]
  readonly routes: readonly { readonly task: TaskKind; readonly from: string; readonly to: string }[]
}

/**
 * The text of a contract with these values changed and nothing else, comments and layout included. Null where it cannot
 * be edited unambiguously, for example where a key is written twice.
 */
export function editContract(text: string, change: ContractChange): string | null {
  const before = parseJson(text)
  const models = property(parseTree(text, [], { allowTrailingComma: true }), 'models')
  if (before.document === null || before.problems.length > 0 || !models) return null
  const values = [
    ...change.models.map(({ profile, to }) => replaced(property(property(models, profile), 'model'), to)),
    ...change.routes.map(({ task, to }) => replaced(property(property(models, 'routing'), task), to)),
  ]
  const added = change.added.length === 0 ? [] : [addition(text, models, change.added)]
  const edits = [...values, ...added].filter((edit) => edit !== null)
  if (edits.length < values.length + added.length) return null
  const edited = applyEdits(text, edits)
  // The result is parsed again: it is used only if these values are the only difference.
  return same(parseJson(edited).document?.value, changed(before.document.value, change)) ? edited : null
}

/** Of equal keys the last one is in effect. */
function property(object: Node | undefined, key: string): Node | undefined {
  return object?.type === 'object'
    ? object.children?.findLast(({ children }) => children?.[0]?.value === key)?.children?.[1]
    : undefined
}

function replaced(node: Node | undefined, value: string): Edit | null {
  return node?.type === 'string' ? { offset: node.offset, length: node.length, content: JSON.stringify(value) } : null
}

/** New profiles after the last existing one, in its layout: on lines of their own or not. */
function addition(text: string, models: Node, added: ContractChange['added']): Edit | null {
  const last = models.children?.findLast(({ children }) => children?.[0]?.value !== 'routing')
  const [key, value] = last?.children ?? []
  if (!last || !key || !value) return null
  const between = text.slice(key.offset + key.length, value.offset)
  const colon = /^[ \t]*:[ \t]*$/.test(between) ? between : ': '
  const written = added.map(({ name, like, model }) => {
    const copied = copy(text, property(models, like), model)
    return copied === null ? null : `${JSON.stringify(name)}${colon}${copied}`
  })
  if (written.includes(null)) return null
  const gap = gapBefore(text, last) ?? (colon.endsWith(':') ? '' : ' ')
  const end = last.offset + last.length
  // After the comma and the comment on the same line, which belongs to the profile before it.
  const rest = gap.includes('\n') ? /^,[ \t]*(?:\/\/[^\r\n]*)?(?=\r?\n)/.exec(text.slice(end)) : null
  if (rest)
    return { offset: end + rest[0].length, length: 0, content: written.map((one) => `${gap}${one ?? ''},`).join('') }
  return { offset: end, length: 0, content: written.map((one) => `,${gap}${one ?? ''}`).join('') }
}

/** The line end and indentation before a key on a line of its own. */
function gapBefore(text: string, { offset }: Node): string | null {
  return /\r?\n[ \t]*$/.exec(text.slice(0, offset))?.[0] ?? null
}

function copy(text: string, profile: Node | undefined, model: string): string | null {
  const value = replaced(property(profile, 'model'), model)
  if (!profile || !value) return null
  const own = text.slice(profile.offset, profile.offset + profile.length)
  return applyEdits(own, [{ ...value, offset: value.offset - profile.offset }])
}

/** The expected value of the contract afterwards. */
function changed(value: unknown, change: ContractChange): unknown {
  if (!isRecord(value) || !isRecord(value.models)) return null
  const models: Record<string, unknown> = { ...value.models }
  for (const { name, like, model } of change.added) models[name] = { ...record(value.models[like]), model }
  for (const { profile, to } of change.models) models[profile] = { ...record(models[profile]), model: to }
  if (change.routes.length > 0)
    models.routing = {
      ...record(models.routing),
      ...Object.fromEntries(change.routes.map(({ task, to }) => [task, to])),
    }
  return { ...value, models }
}

function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {}
}

/** Deep equality, ignoring the order of keys. */
function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, index) => same(one, b[index]))
  if (!isRecord(a) || !isRecord(b)) return a === b
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
}
