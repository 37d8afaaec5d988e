import { colours } from '../io/terminal.js'
import { COLOURS, PLAIN, type Paint } from '../render/paint.js'

/** Colours for a terminal that wants them, none for anything else. */
export async function outputPaint(): Promise<Paint> {
  return (await colours()) ? COLOURS : PLAIN
}
