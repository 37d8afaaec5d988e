/** The states of a repository that are compared: before the change, the tip of the base branch, after the change. */
export const SIDES = ['before', 'tip', 'after'] as const

export type Side = (typeof SIDES)[number]

/** Something of each state. */
export type OfSides<Each> = Readonly<Record<Side, Each>>

/** A folder by the object ids that it has in each state; null where a state has no folder there. */
export interface FolderNode {
  /** With a slash at its end; '' at the top. */
  readonly path: string
  readonly ids: OfSides<string | null>
  /** The folder that it is in; null at the top. */
  readonly up: FolderNode | null
}

/** The object ids of folders that are not known yet, each with one of the folders that has it, and the state. */
export type Pending = ReadonlyMap<string, { readonly node: FolderNode; readonly side: Side }>

/** Whether a mode of git, in octal digits, is a folder's. */
export function isFolder(mode: string): boolean {
  return parseInt(mode, 8) === 0o040000
}
