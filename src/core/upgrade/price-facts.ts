import { product, quotient, roundHalfUp } from '../amount.js'
import { conflictsOn, multiplierOn, periodOn } from '../catalogue/catalogue.js'
import { say, words } from '../text/message.js'
import { multiplier, percentChange, times, UNKNOWN, whole } from '../text/number.js'
import { sourceOf } from './source.js'
import type { UpgradeFact, Pair, UpgradeModel } from './upgrade.js'

/** Credits per run on the new model, and where sources disagree. */
export function priceFacts(pair: Pair, ownRatio: number | null): UpgradeFact[] {
  const { from, to, day } = pair
  return [
    multipliers(pair),
    ...[from, to].flatMap((side) => conflicts(side, day)),
    ...longContext(pair),
    ...perRun(pair, ownRatio),
  ]
}

function multipliers({ from, to, day }: Pair): UpgradeFact {
  const period = to.model && periodOn(to.model.multipliers, day)
  const source = period ? sourceOf(period) : null
  const [was, is] = [price(from, day), price(to, day)]
  if (is === null) {
    // Reasons are the catalogue's own sentences.
    const reason =
      to.model === null
        ? 'it is not in the catalogue'
        : source === 'policy'
          ? 'the policy names no multiplier'
          : period === null
            ? 'it has no multiplier on this day'
            : (period.reason ?? '').replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase()).replace(/\.$/, '')
    return {
      text: words(
        `Multiplier: ${was === null ? `${UNKNOWN}, as before` : `${range(from, day)} → ${UNKNOWN}`}${reason === '' ? '' : `: ${reason}`}.`,
      ),
      source,
    }
  }
  if (was === is) return { text: words(`Multiplier: ${range(to, day)}, as before.`), source }
  const percent = percentChange(was, is)
  return {
    text: words(`Multiplier: ${range(from, day)} → ${range(to, day)}${percent === '' ? '' : `, ${percent}`}.`),
    source,
  }
}

/** `0.6x`, and where sources of the same time disagree: `0.6x (0.6x to 1.1x by source)`. */
function range(side: UpgradeModel, day: string): string {
  const value = price(side, day)
  const others =
    side.model === null || value === null ? [] : conflictsOn(side.model, day).map((conflict) => conflict.value)
  if (value === null || others.every((other) => other === value)) return multiplier(value)
  const [low, high] = [Math.min(value, ...others), Math.max(value, ...others)]
  return `${multiplier(value)} (${multiplier(low)} to ${multiplier(high)} by source)`
}

function conflicts({ model }: UpgradeModel, day: string): UpgradeFact[] {
  if (model === null) return []
  return conflictsOn(model, day).map((conflict) => ({
    text: say`Another source says ${words(multiplier(conflict.value))} for ${model.id} (seen ${words(conflict.seen)}).`,
    source: sourceOf(conflict),
  }))
}

function longContext({ from, to, day }: Pair): UpgradeFact[] {
  const period = to.model && periodOn(to.model.multipliers, day)
  const was = from.model && periodOn(from.model.multipliers, day)?.longContext
  const source = period ? sourceOf(period) : null
  if (period?.longContext) {
    const { above, value } = period.longContext
    const before = was
      ? `before: ${multiplier(was.value)} above ${whole(was.above)}`
      : 'the old model has no such rate on record'
    return [{ text: words(`Prompts above ${whole(above)} tokens: ${multiplier(value)} (${before}).`), source }]
  }
  return was && price(to, day) !== null
    ? [
        {
          text: words(
            `The old model’s more expensive rate for long prompts (${multiplier(was.value)} above ${whole(was.above)} tokens) falls away.`,
          ),
          source,
        },
      ]
    : []
}

/**
 * The ratio of credits per run, shown with the documentation's example task, the only run with a published price on
 * every model, unless the policy states the costs of the team's own runs.
 */
function perRun({ from, to, catalogue, day }: Pair, ownRatio: number | null): UpgradeFact[] {
  const [was, is] = [price(from, day), price(to, day)]
  const ratio = was === null || is === null ? null : quotient(is, was)
  if (was === null || is === null || ratio === null) return []
  const byMultiplier = roundHalfUp(ratio, 6)
  if (ownRatio !== null && ownRatio !== byMultiplier)
    return [
      {
        text: words(`One run costs ${times(ownRatio)} as much, by the workload that the policy states.`),
        source: 'policy',
      },
    ]
  if (was === is) return []
  const { value, source } = catalogue.facts.exampleTaskCredits
  const credits = (factor: number): string => whole(roundHalfUp(product(factor, value), 2))
  return [
    {
      text: words(
        `One run costs ${times(byMultiplier)} as much: the documentation’s example task ${credits(is)} credits instead of ${credits(was)}.`,
      ),
      source,
    },
  ]
}

/** The multiplier of a model on a day; null when it is unknown. */
export function price({ model }: UpgradeModel, day: string): number | null {
  return model && multiplierOn(model, day)
}
