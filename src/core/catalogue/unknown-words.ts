import { inARow } from '../text/message.js'
import type { UnknownBy } from './entitlement.js'

/** What no source says, in words. */
export function unknownWords(what: readonly UnknownBy[], day: string): string {
  if (what.includes('date')) return `it was first seen after ${day}`
  if (what.includes('GovCloud')) return 'AWS GovCloud has models and prices of its own, and no list of them is known'
  const names = { plan: 'plans', login: 'logins', region: 'regions', billing: 'billing' }
  const dimensions = what.flatMap((one) => (one === 'date' || one === 'GovCloud' ? [] : [names[one]]))
  return `no source names the ${inARow(dimensions)}`
}
