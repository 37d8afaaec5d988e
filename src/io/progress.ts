/** The progress of a long run, on one line of a terminal that is erased at the end. */
export interface ProgressLine {
  readonly show: (done: {
    readonly files: number
    readonly ofFiles: number
    readonly bytes: number
    readonly ofBytes: number
  }) => void
  readonly clear: () => void
}

/** Milliseconds before the first line, so that a short run does not flicker. Chosen by hand. */
const FIRST_MS = 400
/** Milliseconds between updates. Chosen by hand. */
const EVERY_MS = 100

/** Writes to standard error, and only if that is a terminal, so that results and logs are unchanged. */
export function progressLine(
  isTerminal: boolean,
  write: (text: string) => void,
  now = () => performance.now(),
): ProgressLine {
  if (!isTerminal) return { show: nothing, clear: nothing }
  const start = now()
  let [next, width] = [start + FIRST_MS, 0]
  return {
    show: ({ files, ofFiles, bytes, ofBytes }) => {
      if (now() < next) return
      next = now() + EVERY_MS
      const line = `Reading ${files.toLocaleString('en')} of ${ofFiles.toLocaleString('en')} files, ${megabytes(bytes)} of ${megabytes(ofBytes)} MB`
      write(`\r${line.padEnd(width)}`)
      width = line.length
    },
    clear: () => {
      if (width > 0) write(`\r${' '.repeat(width)}\r`)
    },
  }
}

function megabytes(bytes: number): string {
  return Math.round(bytes / 1e6).toLocaleString('en')
}

function nothing(): void {
  // The terminal is closed.
}
