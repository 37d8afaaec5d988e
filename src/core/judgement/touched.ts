import type { SourceFile } from '../kiro/configuration.js'
import { sameBytes } from '../text/same-bytes.js'

/** The files that differ between two states, by the path of their text. A file on one side only differs. */
export function touchedFiles(before: readonly SourceFile[], after: readonly SourceFile[]): (file: string) => boolean {
  const [was, is] = [byPlace(before), byPlace(after)]
  return (file) => {
    const [old, now] = [was.get(file), is.get(file)]
    return old === undefined || now === undefined || !sameContent(old, now)
  }
}

function byPlace(files: readonly SourceFile[]): ReadonlyMap<string, SourceFile> {
  return new Map(files.map((file) => [file.target ?? file.path, file]))
}

/** Whether two entries hold the same. Where the content of one is not known they do not. */
export function sameContent(a: SourceFile, b: SourceFile): boolean {
  if (a.kind !== b.kind || a.id !== b.id) return false
  if (a.id !== undefined) return true
  return a.bytes !== null && b.bytes !== null && sameBytes(a.bytes, b.bytes)
}
