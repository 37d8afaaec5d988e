/** The progress of a long run, on one line of a terminal that is erased at the end. */
export interface ProgressLine<Done> {
  readonly show: (done: Done) => void
  readonly clear: () => void
}

/** How far the reading of usage files is. */
export interface FilesRead {
  readonly files: number
  readonly ofFiles: number
  readonly bytes: number
  readonly ofBytes: number
}

/** Milliseconds before the first line, so that a short run does not flicker. Chosen by hand. */
const FIRST_MS = 400
/** Milliseconds between updates. Chosen by hand. */
const EVERY_MS = 100

/** Writes to standard error, and only if that is a terminal, so that results and logs are unchanged. */
export function progressLine<Done>(
  isTerminal: boolean,
  write: (text: string) => void,
  words: (done: Done) => string,
  now = () => performance.now(),
): ProgressLine<Done> {
  if (!isTerminal) return { show: nothing, clear: nothing }
  const start = now()
  let [next, width] = [start + FIRST_MS, 0]
  return {
    show: (done) => {
      if (now() < next) return
      next = now() + EVERY_MS
      const line = words(done)
      write(`\r${line.padEnd(width)}`)
      width = line.length
    },
    clear: () => {
      if (width > 0) write(`\r${' '.repeat(width)}\r`)
    },
  }
}

/** `Reading 1,204 of 10,950 files, 120 of 1,003 MB` */
export function filesRead({ files, ofFiles, bytes, ofBytes }: FilesRead): string {
  return `Reading ${files.toLocaleString('en')} of ${ofFiles.toLocaleString('en')} files, ${megabytes(bytes)} of ${megabytes(ofBytes)} MB`
}

/** `Judging 40 of 200 commits` */
export function commitsJudged({
  commits,
  ofCommits,
}: {
  readonly commits: number
  readonly ofCommits: number
}): string {
  return `Judging ${commits.toLocaleString('en')} of ${ofCommits.toLocaleString('en')} commits`
}

/** `40 of 1,200 repositories` */
export function repositoriesDone({ done, of }: { readonly done: number; readonly of: number }): string {
  return `${done.toLocaleString('en')} of ${of.toLocaleString('en')} repositories`
}

function megabytes(bytes: number): string {
  return Math.round(bytes / 1e6).toLocaleString('en')
}

function nothing(): void {
  // The terminal is closed.
}
