import { readSource } from './read-source.js'
import type { SourceFile } from './source-file.js'

/**
 * The paths, from the top of the tree, of the files that a Kiro file names and that have to be there: the prompts of agents (`file://…`). Of a
 * file that cannot be read there are none.
 */
export function referencedPaths(source: SourceFile): readonly string[] {
  if (source.bytes === null || !mayRefer(source.bytes)) return []
  const references = readSource(source, NO_CONTRACTS)?.reading.references ?? []
  return references.flatMap(({ to }) => (to.kind === 'file' ? to.paths : []))
}

const NO_CONTRACTS: ReadonlySet<string> = new Set()

/** Whether `file:` is in a text, in any case. Asked first, because parsing takes a thousand times as long. */
export function mayRefer(bytes: Uint8Array): boolean {
  return /file:/i.test(new TextDecoder().decode(bytes))
}
