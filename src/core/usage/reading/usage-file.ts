import { compareText } from '../../text/place.js'

/** A file that may hold usage. */
export interface UsageFile {
  /** As it is told to people: below the folder that was searched. */
  readonly path: string
  /** When it was written last, milliseconds since 1970. */
  readonly modified: number
  /** Whether somebody named this very file: then it has to be one. */
  readonly named: boolean
}

export type UsageFileKind = 'report' | 'usage text' | 'stray'

/** Kiro keeps other logs in the same bucket: analytics without credits, and prompts. They are nobody’s mistake. */
const OTHER_LOGS = /(^|\/)(by_user_analytic|GenerateAssistantResponse|GenerateCompletions)\//i

/** What a file is, by its name: reports of usage, texts of `/usage`, and everything else that lies in a bucket. */
export function kindOf({ path, named }: Pick<UsageFile, 'path' | 'named'>): UsageFileKind {
  if (!named && OTHER_LOGS.test(path)) return 'stray'
  if (/\.csv(\.gz)?$/i.test(path)) return 'report'
  return /\.(txt|log)$/i.test(path) || named ? 'usage text' : 'stray'
}

/**
 * Newest first, so that of two rows for the same thing the first counts. When a report was made is in its name
 * (`…_user_report_202607100000.csv`), otherwise the time of the file says it. Of two that are as old, the last by name is first.
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
