import { count } from '../../core/text/number.js'
import type { Message } from '../../core/text/message.js'
import { code } from '../escape/markdown.js'

/** Folders that one row names. Chosen by hand. */
const MOST_FOLDERS = 3

/** A non-empty list of what is the same in several roots: one for each root, in the order of the first. */
export type Group<T> = readonly [T, ...T[]]

/**
 * Puts together what says the same in several roots. What differs in one root stays apart, so that nothing there is counted away.
 *
 * @param keyOf what has to be equal, with the root's folder taken out of it
 */
export function equalInRoots<T>(
  all: readonly T[],
  rootOfOne: (one: T) => string,
  keyOf: (one: T, root: string) => unknown,
): Group<T>[] {
  const groups: [T, ...T[]][] = []
  /** The first group of each key, and the roots that it has. */
  const first = new Map<string, { readonly group: T[]; readonly roots: Set<string> }>()
  for (const one of all) {
    const root = rootOfOne(one)
    const key = JSON.stringify(keyOf(one, root))
    const known = first.get(key)
    if (known !== undefined && !known.roots.has(root)) {
      known.group.push(one)
      known.roots.add(root)
      continue
    }
    const group: [T, ...T[]] = [one]
    groups.push(group)
    if (known === undefined) first.set(key, { group, roots: new Set([root]) })
  }
  return groups
}

/** A message as it would be in the repository's own root: names of nested work begin with their folder. */
export function withoutRoot(message: Message, root: string): Message {
  if (root === '') return message
  return message.map((part) =>
    typeof part === 'object' && 'code' in part && part.code.startsWith(root)
      ? { ...part, code: part.code.slice(root.length) }
      : part,
  )
}

/** ` in 12 folders: services/api, services/auth, services/billing and 9 more`, as Markdown; empty for one root. */
export function inFolders(roots: readonly string[]): string {
  if (roots.length < 2) return ''
  const names = roots.slice(0, MOST_FOLDERS).map((root) => code(root === '' ? '.' : root.replace(/\/$/, '')))
  const left = roots.length - names.length
  return ` in ${count(roots.length, 'folder')}: ${names.join(', ')}${left > 0 ? ` and ${left} more` : ''}`
}
