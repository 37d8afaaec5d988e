import type { SourceFile } from '../kiro/configuration.js'
import type { TaskKind } from '../kiro/task-kind.js'

/** One file that has to change; a byte order mark is part of the text. */
export interface PlannedEdit {
  readonly path: string
  /** Whether the file is new. */
  readonly created: boolean
  readonly before: string
  readonly after: string
  readonly changes: readonly KeyChange[]
}

export interface KeyChange {
  readonly key: string
  /** The step of a workflow whose key it is; null for a key of the file. */
  readonly step: string | null
  /** The current value; null where there is none. */
  readonly from: string | null
  readonly to: string
  /** The kinds of work that the contract routes to it. */
  readonly tasks: readonly TaskKind[]
  readonly notes: readonly string[]
}

/** The files as they are once the edits are written. */
export function afterEdits(files: readonly SourceFile[], edits: readonly PlannedEdit[]): SourceFile[] {
  const texts = new Map(edits.map(({ path, after }) => [path, new TextEncoder().encode(after)]))
  const created = edits.filter((edit) => edit.created).map(({ path }) => path)
  return [
    ...files.map((file): SourceFile => ({ ...file, bytes: texts.get(file.path) ?? file.bytes })),
    ...created.map((path): SourceFile => ({ path, kind: 'file', bytes: texts.get(path) ?? null })),
  ]
}
