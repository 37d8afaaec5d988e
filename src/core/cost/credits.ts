import type { Big } from 'big.js'
import { product, rangeOf, roundHalfUp, type Range } from '../amount.js'
import { priceOn, type Price } from '../catalogue/catalogue.js'
import type { Model } from '../catalogue/catalogue-schema.js'
import type { TokenUse } from '../catalogue/measured.js'
import { memoize } from '../text/memoize.js'
import { runsAt, type WorkVolume, type Workload } from './workload.js'

/**
 * Credits per month of some work on a model, before any rounding: runs × credits per run × multiplier.
 * Linear in developers, monotone in the multiplier.
 */
export function exactCredits(
  work: Pick<WorkVolume, 'runs' | 'credits' | 'runsLow' | 'runsHigh'>,
  multiplier: number,
  workdays: number,
  developers: number,
  of: keyof Range,
): Big {
  return product(runsAt(work, of), work.credits[of], multiplier, workdays, developers)
}

/** Credits/month of some works on one multiplier. */
export interface Amount {
  /** Typical, before any rounding. */
  readonly exact: Big
  /** Whole credits, as a row prints them. */
  readonly whole: Range
}

/** Credits/month of works on one model, memoized: rows of one estimate share few works and prices, and exact decimals are slow. */
export function amountOf(
  workdays: number,
  developers: number,
): (works: readonly WorkVolume[], multiplier: Range) => Amount {
  const amount = ({ works, multiplier }: Question): Amount => {
    const at = (of: keyof Range): Big =>
      works.reduce((sum, work) => sum.plus(exactCredits(work, multiplier[of], workdays, developers, of)), product(0))
    const exact = at('typical')
    return { exact, whole: rounded({ low: at('low'), typical: exact, high: at('high') }) }
  }
  const equal = memoize(
    amount,
    ({ works, multiplier }) =>
      `${works.map(keyOf).join(' ')} ${multiplier.low} ${multiplier.typical} ${multiplier.high}`,
  )
  // Roots that hold the same files have the same parts of the same work, by identity, which is looked up faster.
  const ofOne = memoize((work: WorkVolume) => memoize((multiplier: Range) => equal({ works: [work], multiplier })))
  return (works, multiplier) => {
    const [work, ...more] = works
    return work === undefined || more.length > 0 ? equal({ works, multiplier }) : ofOne(work)(multiplier)
  }
}

interface Question {
  readonly works: readonly WorkVolume[]
  readonly multiplier: Range
}

function keyOf({ runs, runsLow, runsHigh, credits: { low, typical, high } }: WorkVolume): string {
  return `${runs},${runsLow ?? ''},${runsHigh ?? ''},${low},${typical},${high}`
}

/** Whole credits, half up. A row never has more typical credits than its high ones: agents may carry all of a kind's high use. */
function rounded(exact: Readonly<Record<keyof Range, Big>>): Range {
  const { low, typical, high } = rangeOf((of) => roundHalfUp(exact[of]))
  return { low: Math.min(low, typical), typical, high: Math.max(typical, high) }
}

/** The multiplier as a range where sources disagree, scaled by the long-context part and the model's own factor. */
export function effective(price: Price, workload: Pick<Workload, 'longContext' | 'factor'>, modelId: string): Range {
  const share = price.longContext ? workload.longContext : 0
  const factor = workload.factor(modelId)
  if (share === 0 && factor === 1) return { low: price.low, typical: price.value, high: price.high }
  const of = (plain: number): number => {
    // Where sources disagree on the plain multiplier, long context is scaled by the same ratio.
    const long = product(plain, price.longContext?.value ?? price.value).div(price.value)
    return product(plain, 1 - share)
      .plus(long.times(share))
      .times(factor)
      .round(9)
      .toNumber()
  }
  return { low: of(price.low), typical: of(price.value), high: of(price.high) }
}

/** A multiplier with the range of what a run takes on its model by measurement; the typical value stays that of the list. */
export function widened({ low, typical, high }: Range, use: TokenUse | null): Range {
  if (use === null) return { low, typical, high }
  return {
    low: product(low, use.low).round(9).toNumber(),
    typical,
    high: product(high, use.high).round(9).toNumber(),
  }
}

/** The multiplier of a model for typical work; null when it has no price on that day. */
export function typicalMultiplier(
  model: Model,
  day: string,
  workload: Pick<Workload, 'longContext' | 'factor'>,
): number | null {
  const price = priceOn(model, day)
  return price && effective(price, workload, model.id).typical
}
