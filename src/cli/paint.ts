import { COLORS, PLAIN, type Paint } from '../render/text/paint.js'
import type { Effects } from './effects.js'

/** Colors for a terminal that supports them (https://no-color.org), none for other outputs. */
export async function outputPaint({
  outputIsTerminal,
  environment,
}: Pick<Effects, 'outputIsTerminal' | 'environment'>): Promise<Paint> {
  return (await outputIsTerminal()) && !environment.NO_COLOR && environment.TERM !== 'dumb' ? COLORS : PLAIN
}
