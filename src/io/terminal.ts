import { fstatSync, writeSync } from 'node:fs'

/** Whether standard output is a terminal. */
export async function outputIsTerminal(): Promise<boolean> {
  // Asking what descriptor 1 is spares a pipe the loading of the terminal library.
  if (!fstatSync(1).isCharacterDevice()) return false
  const { isatty } = await import('node:tty')
  return isatty(1)
}

/** Whether standard error is one, for a line that comes and goes. */
export function errorIsTerminal(): boolean {
  return fstatSync(2).isCharacterDevice()
}

/** Writes all of a text to standard output before it returns, so that nothing is lost when the process ends. */
export function print(text: string): void {
  writeAll(1, text)
}

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
      // The reader went away (`| head`), or a pipe is full for the moment.
      if (code === 'EPIPE') return
      if (code !== 'EAGAIN') throw error
    }
  }
}
