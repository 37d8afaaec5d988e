import type { PriceChange } from '../../core/cost/price-change.js'
import { joined, say, words, type Message } from '../../core/text/message.js'
import { count, multiplier, whole } from '../../core/text/number.js'

/** Models that the sentence names. Chosen by hand; the JSON report has all. */
const MOST_NAMED = 5

/** What prices that moved since the base do to files that nobody changed: apart from what the change itself costs. */
export function priceChangeLine(change: PriceChange): Message {
  const { since, models, before, after, delta, complete, basis, developers, root } = change
  const named = models
    .slice(0, MOST_NAMED)
    .map((one) => say`${one.model} ${words(`${multiplier(one.before)} → ${multiplier(one.after)}`)}`)
  const left = models.length - named.length
  const all = [...named, ...(left === 0 ? [] : [words(count(left, 'more model'))])]
  const part = words(complete ? 'The files of the base' : 'What is priced of the files of the base')
  const where = root === '' ? words('') : say` in ${`${root}/.kiro`}`
  const cost =
    delta.typical === 0
      ? 'as much as then'
      : `${whole(Math.abs(delta.typical))} credits a month ${delta.typical > 0 ? 'more' : 'less'} than then (${whole(before.typical)} → ${whole(after.typical)}, ${basis === 'team' ? `for ${count(developers ?? 0, 'developer')}` : 'for each developer'})`
  return say`Prices changed since the base of ${words(since)}: ${joined(all, ', ')}. ${part}${where} ${words(complete ? 'cost' : 'costs')} ${words(cost)}; this change’s own cost is by today’s prices on both sides.`
}
