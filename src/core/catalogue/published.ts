import { once } from '../text/memoize.js'
import { EMBEDDED } from './prices.js'

/** The source of a row of a price file that the built-in prices do not name: such an address is foreign text, and never a link. */
export const PRICE_FILE = 'price file'

/** Whether this is a page that the built-in prices name; only these become links. */
export function isPublished(source: string): boolean {
  return pages().has(source)
}

const pages = once((): ReadonlySet<string> => {
  const { models, plans } = EMBEDDED
  const dated = models.models.flatMap((model) => [
    ...model.multipliers.flatMap((period) => [period, ...(period.conflicts ?? [])]),
    ...model.availability,
    ...model.status,
    ...(model.retiringOn ? [model.retiringOn] : []),
    ...(model.measured ? [model.measured] : []),
  ])
  const { overage, exampleTaskCredits, govCloud } = plans
  const others = [models, plans, overage, overage.individual, exampleTaskCredits, govCloud, ...plans.plans]
  return new Set([...dated, ...others].map(({ source }) => source))
})
