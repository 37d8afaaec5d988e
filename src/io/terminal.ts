import { fstatSync, writeSync } from 'node:fs'

/** Whether the output is a terminal that wants colours (https://no-color.org). */
export async function colours(): Promise<boolean> {
  // Asking what descriptor 1 is spares a pipe the loading of the terminal library.
  if (!fstatSync(1).isCharacterDevice()) return false
  const { isatty } = await import('node:tty')
  return isatty(1) && !process.env.NO_COLOR && process.env.TERM !== 'dumb'
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
