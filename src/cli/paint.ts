import { COLORS, PLAIN, type Paint } from '../render/text/paint.js'
import type { Effects } from './effects.js'

/**
 * Colors for a terminal that supports them (https://no-color.org), or where FORCE_COLOR asks for them (https://force-color.org); none for
 * other outputs. Lines are as long as the terminal is wide; other outputs break none.
 */
export async function outputPaint({
  outputIsTerminal,
  outputColumns,
  environment,
}: Pick<Effects, 'outputIsTerminal' | 'outputColumns' | 'environment'>): Promise<Paint> {
  const terminal = await outputIsTerminal()
  const { NO_COLOR, FORCE_COLOR, TERM } = environment
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  const colored = !NO_COLOR && (forced || (terminal && TERM !== 'dumb' && FORCE_COLOR === undefined))
  return { ...(colored ? COLORS : PLAIN), columns: terminal ? outputColumns() : null }
}
