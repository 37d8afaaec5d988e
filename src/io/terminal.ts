import { fstatSync, writeSync } from 'node:fs'

/** Whether standard output is a terminal. */
export async function outputIsTerminal(): Promise<boolean> {
  // Checking descriptor 1 first saves loading the terminal library for a pipe.
  if (!fstatSync(1).isCharacterDevice()) return false
  const { isatty } = await import('node:tty')
  return isatty(1)
}

/** The width of the terminal on standard output, columns; null where it is not known. */
export function outputColumns(): number | null {
  // Undefined where standard output is no terminal, despite its type.
  const columns = process.stdout.columns as number | undefined
  return columns ?? null
}

/** Whether standard error is a terminal, for the progress line. */
export function errorIsTerminal(): boolean {
  return fstatSync(2).isCharacterDevice()
}

/** Writes all of a text to standard output synchronously, so that nothing is lost when the process exits. */
export function print(text: string): void {
  writeAll(1, text)
}

/** Writes all of a text to standard error synchronously. */
export function printError(text: string): void {
  writeAll(2, text)
}

function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(descriptor, bytes, at)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null
      // The reader is gone (`| head`), or a pipe is full at the moment.
      if (code === 'EPIPE') return
      if (code !== 'EAGAIN') throw error
    }
  }
}
