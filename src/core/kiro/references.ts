import { groupBy } from '../text/group-by.js'
import { nearest } from '../text/nearest.js'
import { prefixed } from './assignment.js'
import { isBuiltInAgent } from './built-in-agents.js'
import type { Reference, SurfaceFile } from './surfaces/surface.js'

/** What is known of the files of a tree, by path: true and false where it was seen; null where it was not. */
export type Existence = (path: string) => boolean | null

/** A reference to nothing. */
export interface DanglingReference extends Reference {
  /** The Kiro file that states it, as Kiro finds it. */
  readonly file: string
  /** What is there and nearly called so, nearest first. */
  readonly near: readonly string[]
}

/** A reference with the file that states it. */
export interface StatedReference {
  readonly reference: Reference
  readonly file: SurfaceFile
  readonly has: Existence
}

/** An agent, and the file that it was read from. */
export interface KnownAgent {
  readonly name: string
  readonly file: SurfaceFile
}

/**
 * The references to what is not there. `isUnsure` says of a root that some of its agents could not be read: then any agent may be there. What
 * Kiro brings along needs no file; a file in a part of the tree that was not seen is not called missing.
 */
export function danglingReferences(
  stated: readonly StatedReference[],
  agents: readonly KnownAgent[],
  isUnsure: (root: string) => boolean,
): DanglingReference[] {
  const byRoot = groupBy(agents, ({ file }) => file.root)
  return stated.flatMap(({ reference, file, has }): DanglingReference[] => {
    const { to } = reference
    if (to.kind === 'file')
      return isMissing(to.paths, has) ? [{ ...reference, file: file.path, near: nearFile(reference, file, has) }] : []
    const known = byRoot.get(to.root) ?? []
    if (isBuiltInAgent(to.name) || isUnsure(to.root) || known.some(({ name }) => name === to.name)) return []
    return [{ ...reference, file: file.path, near: nearAgents(to.name, known) }]
  })
}

/** Whether none of these paths is a file, and all of them were seen. */
export function isMissing(paths: readonly string[], has: Existence): boolean {
  return paths.every((path) => has(path) === false)
}

/** Agents of that file name come first: Kiro knows an agent by its `name`, and people by its file. */
function nearAgents(name: string, known: readonly KnownAgent[]): string[] {
  const called = known.filter(({ file }) => file.name.replace(/\.(json|md)$/i, '') === name).map((agent) => agent.name)
  const close = nearest(
    name,
    known.map((agent) => agent.name),
  )
  return [...new Set([...called, ...(close === null ? [] : [close])])].slice(0, 3)
}

/** The same path where it is meant from the top of the workspace, written from the agent's folder. */
function nearFile({ value }: Reference, { path, root }: SurfaceFile, has: Existence): string[] {
  const written = value.trim().replace(/^file:\/\/(?:\.\/)*/i, '')
  if (written.startsWith('..') || has(prefixed(root, written)) !== true) return []
  const below = path.slice(root === '' ? 0 : root.length + 1).split('/').length - 1
  return [`file://${'../'.repeat(below)}${written}`]
}
