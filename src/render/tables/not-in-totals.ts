import type { Estimate, Unpriced } from '../../core/cost/estimate.js'
import { groupBy } from '../../core/text/group-by.js'
import { say, words, type Message } from '../../core/text/message.js'

/** Work that is left out of the totals for one reason. */
export interface NotInTotals {
  readonly names: readonly string[]
  readonly why: Message
}

/** What is left out of the totals, grouped by the reason and the model; files that cannot be read are listed by their paths. */
export function notInTotals({ unpriced }: Pick<Estimate, 'unpriced'>): NotInTotals[] {
  const told = unpriced.filter(({ reason }) => reason !== 'file cannot be read')
  const groups = groupBy(told, ({ reason, model }) => JSON.stringify([reason, reason === 'no price' ? model : null]))
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first ? [{ names: [...new Set(group.map(({ label }) => label))], why: whyNot(first) }] : []
  })
}

function whyNot({ reason, model }: Unpriced): Message {
  return reason === 'no price' && model !== null
    ? say`not priced on either side, because the multiplier of ${model} is not known`
    : words('a trigger that is not known; workload.hooks.other in the policy gives it runs')
}
