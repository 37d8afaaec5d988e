import { Big } from 'big.js'
import { costLimits, type CostLevel } from '../policy/decide.js'
import type { Policy } from '../policy/policy.js'
import type { EstimateRow } from './rows.js'

/** What the limits of a policy are held against, for one root: typical credits/month, not rounded to whole credits. */
export interface Measured {
  readonly before: number
  readonly after: number
  readonly rise: number
  /** The rise in percent of the state before; null where that costs nothing, or where nothing of it is known. */
  readonly percent: number | null
  /** The total at the tip of the branch that the change is for, with the rise of this change; null where that is the state before. */
  readonly withTip: number | null
}

/** Decimals of a measured value: less than any price has, and more than binary fractions spoil. */
const DECIMALS = 6

/**
 * Sums up the rows of one root. A row that is not priced on either side counts at 1.0x on both; one that lost its price changes nothing
 * and is in no percentage.
 */
export function measure(rows: readonly EstimateRow[], tip: Big | null): Measured {
  const sum = (of: 'before' | 'after', some = rows): Big =>
    some.reduce((total, { exact }) => total.plus(exact[of]), new Big(0))
  const [before, after] = [sum('before'), sum('after')]
  const rise = after.minus(before)
  const lost = rows.some(({ exact }) => exact.lost)
  const known = lost
    ? sum(
        'before',
        rows.filter(({ exact }) => !exact.lost),
      )
    : before
  const number = (value: Big): number => value.round(DECIMALS, Big.roundHalfUp).toNumber()
  return {
    before: number(before),
    after: number(after),
    rise: number(rise),
    percent: known.lte(0) ? null : number(rise.times(100).div(known)),
    withTip: tip === null ? null : number(tip.plus(rise)),
  }
}

/** A limit of the policy that a root is over. */
export interface Breach {
  readonly level: CostLevel
  readonly kind: 'credits' | 'percent' | 'total'
  /** The value that is over, in credits/month or percent. */
  readonly value: number
  readonly limit: number
  /** The layer that states the limit, counted from the outermost; null for the program's own. */
  readonly layer: number | null
  /** Whether only the total of the live tip of the branch with this change is over, not that of the change itself. */
  readonly atTip: boolean
}

/** Percent. Where the policy sets no warning: a quarter more is worth a look. */
const DEFAULT_WARNING = 25

/** Every limit that a root is over, `fail` first. */
export function breachesOf({ rise, percent, after, withTip }: Measured, policy: Policy): Breach[] {
  const breaches: Breach[] = []
  for (const level of ['fail', 'warn'] as const) {
    const stated = costLimits(policy, level)
    for (const { limits, layer } of stated) {
      const index = policy.indexOf(layer)
      const add = (kind: Breach['kind'], value: number, limit: number | undefined): void => {
        if (limit !== undefined && value > limit)
          breaches.push({ level, kind, value, limit, layer: index, atTip: false })
      }
      add('credits', rise, limits.increase?.credits)
      if (rise > 0) add('percent', percent ?? Infinity, limits.increase?.percent)
    }
    // Of several totals the lowest is reported.
    const [lowest] = stated
      .flatMap(({ limits, layer }) =>
        limits.total?.credits === undefined ? [] : [{ limit: limits.total.credits, layer }],
      )
      .sort((a, b) => a.limit - b.limit)
    if (lowest) {
      const over = { level, kind: 'total' as const, limit: lowest.limit, layer: policy.indexOf(lowest.layer) }
      if (after > lowest.limit) breaches.push({ ...over, value: after, atTip: false })
      else if (rise > 0 && withTip !== null && withTip > lowest.limit)
        breaches.push({ ...over, value: withTip, atTip: true })
    }
    const own = rise > 0 ? (percent ?? Infinity) : 0
    if (level === 'warn' && !stated.some(({ limits }) => limits.increase) && own > DEFAULT_WARNING)
      breaches.push({ level, kind: 'percent', value: own, limit: DEFAULT_WARNING, layer: null, atTip: false })
  }
  return breaches
}

/** How far a root is over its limits: at `fail` first, then by the largest multiple of a limit. */
export function severityOf(breaches: readonly Breach[]): readonly [number, number] {
  const over = (level: CostLevel): number =>
    Math.max(
      0,
      ...breaches.filter((one) => one.level === level).map(({ value, limit }) => value / Math.max(limit, 1e-9)),
    )
  return [over('fail'), over('warn')]
}
