import type { Surroundings } from '../io/surroundings.js'

/** The effects of a command, besides reading and writing files. */
export interface Effects extends Surroundings {
  /** Today in UTC, `YYYY-MM-DD`. */
  readonly today: () => string
  /** Writes to standard output. */
  readonly print: (text: string) => void
  /** Writes to standard error. */
  readonly printError: (text: string) => void
  readonly outputIsTerminal: () => Promise<boolean>
  /** Columns of the terminal; null where they are not known. */
  readonly outputColumns: () => number | null
  readonly errorIsTerminal: () => boolean
}
