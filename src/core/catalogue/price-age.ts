import { daysBetween } from '../text/day.js'
import { inARow } from '../text/message.js'
import { NO_DAY, priceOn, type Catalogue } from './catalogue.js'
import { BUILT_IN } from './prices.js'
import { isModelId } from './spelling.js'

/** Days after which a price is called old, among the assumptions. Chosen by hand: prices moved four times in three months. */
export const OLD_DAYS = 60

/** Days after which it is in the headline. Chosen by hand. */
export const VERY_OLD_DAYS = 180

/** Models that are named in a sentence on old prices. Chosen by hand. */
const MOST_NAMED = 3

/** Prices that were not checked for long. */
export interface OldPrices {
  /** `The prices of claude-opus-4.8 and auto were`: ids only. */
  readonly subject: string
  /** The last day on which the oldest of them was checked, `YYYY-MM-DD`, and days since then. */
  readonly checked: string
  readonly days: number
  /** What to do, as a clause. */
  readonly remedy: string
}

/**
 * The prices of some models that were last checked more than so many days before a day, `YYYY-MM-DD`; null where none was. A price without
 * a day, which a policy may state, has no age.
 */
export function oldPrices(catalogue: Catalogue, names: Iterable<string>, day: string, days: number): OldPrices | null {
  const known = [...new Set([...names].flatMap((name) => catalogue.find(name)?.model ?? []))]
  const old = known
    .flatMap((model) => {
      const price = priceOn(model, day)
      return price === null || price.checked === NO_DAY ? [] : [{ id: model.id, ...price }]
    })
    .filter(({ checked }) => daysBetween(checked, day) > days)
    .sort((a, b) => a.checked.localeCompare(b.checked) || a.id.localeCompare(b.id))
  const [oldest] = old
  if (oldest === undefined) return null
  // An id that a policy adds is foreign text.
  const ids = old.map(({ id }) => id).filter(isModelId)
  const shown = ids.slice(0, MOST_NAMED)
  const left = old.length - shown.length
  const named = inARow([
    ...shown,
    ...(left === 0 ? [] : [`${left} ${shown.length === 0 ? '' : 'more '}${left === 1 ? 'model' : 'models'}`]),
  ])
  const subject = old.length === 1 ? `The price of ${named} was` : `The prices of ${named} were`
  return { subject, checked: oldest.checked, days: daysBetween(oldest.checked, day), remedy: remedyFor(catalogue) }
}

/** That in a sentence, with what to do. `day` is the day that is judged, `YYYY-MM-DD`. */
export function oldPricesSentence({ subject, checked, days, remedy }: OldPrices, day: string): string {
  return `${subject} last checked on ${checked}, ${days} days before ${day}: ${remedy}.`
}

function remedyFor({ prices }: Catalogue): string {
  const merge = 'kiro-governance models --import FILE --merge'
  return prices.origin.source === BUILT_IN
    ? `update Kiro Governance, or name a newer price file (input prices, --prices; ${merge} makes one)`
    : `merge today’s list into the price file: ${merge}`
}
