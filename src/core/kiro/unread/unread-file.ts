import type { Message } from '../../text/message.js'
import { contentOf, type SourceFile } from '../source-file.js'
import type { UnreadModels } from '../surfaces/surface.js'
import { nearMissPath } from './near-miss-path.js'
import { isBackup, readWatched } from './watched.js'

/** A file below `.kiro` that no adapter reads. */
export interface UnreadFile {
  readonly file: string
  /** What its path was most likely meant to be; null where it is no near miss. */
  readonly meant: Message | null
  /** Whether its text is known. Where it is not, it may name models. */
  readonly isSeen: boolean
  readonly content: string
}

/** What a file that no adapter reads says of models, and what is to be said of the file itself. */
export function unreadFile(source: SourceFile): { models: readonly UnreadModels[]; stray: UnreadFile | null } {
  if (isBackup(source.path)) return { models: [], stray: null }
  const models = modelsOf(source)
  const meant = nearMissPath(source.path)
  const isSeen = models !== null
  const stray = meant === null && isSeen ? null : { file: source.path, meant, isSeen, content: contentOf(source) }
  return { models: models ?? [], stray }
}

/** Whether something is to be said of a file that no adapter reads: it names a model, is nearly at a path that is read, or is not seen. */
export function isOfConcern(source: SourceFile): boolean {
  const { models, stray } = unreadFile(source)
  return models.length > 0 || stray !== null
}

function modelsOf({ path, bytes, target }: SourceFile): readonly UnreadModels[] | null {
  return bytes === null ? null : readWatched(path, bytes, target)
}
