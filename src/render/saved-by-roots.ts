import type { RoutingAdvice } from '../core/advice/advice.js'
import { rootLabel } from '../core/cost/estimate.js'
import { count, signed } from '../core/text/number.js'

/** Roots that are written out with what each saves. Chosen by hand. */
const MOST_ROOTS = 5

/**
 * What a routing saves, in the program's own words: `−44 a month`, `−44 a month in each of 2 roots`, `−28 to −16 a month in each of 2 roots`.
 * `unit` goes behind the credits.
 */
export function savedByRoots({ roots }: Pick<RoutingAdvice, 'roots'>, unit = ''): string {
  const all = roots.map(({ saves }) => -saves)
  const [most, least] = [Math.min(...all), Math.max(...all)]
  const amount = most === least ? signed(most) : `${signed(most)} to ${signed(least)}`
  return `${amount}${unit} a month${roots.length < 2 ? '' : ` in each of ${count(roots.length, 'root')}`}`
}

/** What each of several roots saves, as a sentence; empty where it is one. `code` writes the name of a folder for its destination. */
export function savingOfEach({ roots }: Pick<RoutingAdvice, 'roots'>, code: (folder: string) => string): string {
  if (roots.length < 2) return ''
  const shown = roots
    .slice(0, MOST_ROOTS)
    .map(({ root, saves }) => `${code(rootLabel({ root, rootBefore: null }))} ${signed(-saves)}`)
  const left = roots.length - shown.length
  return `By root, never added up: ${shown.join(', ')}${left > 0 ? ` and ${count(left, 'more root')}` : ''}.`
}
