import { compareText } from '../../text/place.js'

/** A file that may hold usage. */
export interface UsageFile {
  /** As shown to users: relative to the folder that was searched. */
  readonly path: string
  /** The time of the last write, milliseconds since 1970. */
  readonly modified: number
  /** Whether the user named this file itself: then it must contain usage. */
  readonly named: boolean
}

export type UsageFileKind = 'report' | 'usage text' | 'stray'

/** Other logs that Kiro keeps in the same bucket (analytics without credits, prompts): skipped without a complaint. */
const OTHER_LOGS = /(^|\/)(by_user_analytic|GenerateAssistantResponse|GenerateCompletions)\//i

/** The kind of a file by its name: a usage report, a `/usage` text, or another file of the bucket. */
export function kindOf({ path, named }: Pick<UsageFile, 'path' | 'named'>): UsageFileKind {
  if (!named && OTHER_LOGS.test(path)) return 'stray'
  if (/\.csv(\.gz)?$/i.test(path)) return 'report'
  return /\.(txt|log)$/i.test(path) || named ? 'usage text' : 'stray'
}

/**
 * Newest first, so that of two rows for the same key the first is used. The time of a report is in its name
 * (`…_user_report_202607100000.csv`), otherwise it is the file's time. Of two with the same time, the last by name is
 * first.
 */
export function newestFirst<File extends UsageFile>(files: readonly File[]): File[] {
  const ranked = files.map((file) => ({ file, made: madeAt(file) }))
  return ranked
    .sort((a, b) => (a.made === b.made ? compareText(b.file.path, a.file.path) : compareText(b.made, a.made)))
    .map(({ file }) => file)
}

/** `yyyymmddHHMM`, as Kiro names its files. */
function madeAt({ path, modified }: UsageFile): string {
  const name = /_(20\d{10})(?:_part_\d+)?\.csv(?:\.gz)?$/i.exec(path)?.[1]
  return name ?? new Date(modified).toISOString().replace(/[-T:]/g, '').slice(0, 12)
}
