import { Big } from 'big.js'
import type { Action } from '../policy/decide.js'
import type { Period } from '../kiro/surfaces/surface.js'
import type { BudgetUnit } from './budget-simulation.js'

/*
 * A month under all limits of one contract together: what one stops, the others do not see. Work is spread evenly over the working
 * days. A daily action is in force for the rest of the day, a monthly one from the working day after that on which its limit is used up.
 */

/** What a working day uses of a unit: as the files say, and with what is routed on the profile `fast`. */
export interface Rates {
  readonly usual: Big
  readonly fast: Big
}

export interface LimitTerms {
  readonly period: Period
  readonly unit: BudgetUnit
  /** In the unit, per period. */
  readonly limit: Big
  /** The use at which the alert is due. */
  readonly alertAt: Big
  readonly action: Action
}

/** What becomes of one limit, in its unit. */
export interface LimitOutcome {
  /** The part of a day's work, 0 to 1, or the working day, 1-based; null is never. */
  readonly alert: Big | null
  readonly reached: Big | null
  /** Working days on which the action is in force, the ends of days added up. */
  readonly days: Big
  /** What these would use without the action, and what they use with it. */
  readonly usual: Big
  readonly then: Big
  /** What the whole month uses with all actions. */
  readonly spent: Big
}

/** By unit what a day uses; units that nothing is known of are not in it. */
export type DayRates = ReadonlyMap<BudgetUnit, Rates>

/** How the work goes on: as usual, with what is routed on `fast`, or not at all. */
type Mode = 'usual' | 'fast' | 'stopped'

/** The outcome of each limit, in the order of `limits`. `hasFast`: whether there is a profile that `restrict` can move work to. */
export function monthUnder(
  limits: readonly LimitTerms[],
  rates: DayRates,
  workdays: number,
  hasFast: boolean,
): LimitOutcome[] {
  const daily = limits.filter(({ period }) => period === 'daily')
  const phases = phasesOf(limits, rates, workdays, hasFast)
  return limits.map((limit) =>
    limit.period === 'daily'
      ? dailyOutcome(limit, daily, phases, rates, hasFast)
      : monthlyOutcome(limit, phases, workdays),
  )
}

/** A stretch of working days that are all alike, and the monthly limits that are used up on its last one. */
interface Phase {
  readonly mode: Mode
  readonly days: number
  readonly day: Day
  readonly usedUp: readonly LimitTerms[]
}

function phasesOf(limits: readonly LimitTerms[], rates: DayRates, workdays: number, hasFast: boolean): Phase[] {
  const daily = limits.filter(({ period }) => period === 'daily')
  const open = new Set(limits.filter(({ period }) => period === 'monthly'))
  const used = new Map<BudgetUnit, Big>()
  const phases: Phase[] = []
  let mode: Mode = 'usual'
  for (let left = workdays; left > 0;) {
    const day = dayUnder(daily, rates, mode, hasFast)
    const usedOf = (unit: BudgetUnit): Big => used.get(unit) ?? NOTHING
    const rateOf = (unit: BudgetUnit): Big => day.use.get(unit) ?? NOTHING
    const daysTo = new Map(
      [...open].flatMap((limit): [LimitTerms, number][] => {
        const rate = rateOf(limit.unit)
        if (usedOf(limit.unit).plus(rate.times(left)).lte(limit.limit) || rate.eq(0)) return []
        return [[limit, daysUntil(limit.limit.minus(usedOf(limit.unit)), rate)]]
      }),
    )
    const days = Math.min(left, ...daysTo.values())
    const usedUp = [...daysTo].flatMap(([limit, to]) => (to === days ? [limit] : []))
    phases.push({ mode, days, day, usedUp })
    for (const [unit, rate] of day.use) used.set(unit, usedOf(unit).plus(rate.times(days)))
    for (const limit of usedUp) {
      open.delete(limit)
      mode = modeAfter(mode, limit.action, hasFast)
    }
    left -= days
  }
  return phases
}

function modeAfter(mode: Mode, action: Action, hasFast: boolean): Mode {
  if (action === 'pause' || mode === 'stopped') return 'stopped'
  return action === 'restrict' && hasFast ? 'fast' : mode
}

/** The working days, at least one, after which an amount is used up. */
function daysUntil(amount: Big, rate: Big): number {
  return Math.max(1, amount.div(rate).round(0, Big.roundUp).toNumber())
}

const NOTHING = new Big(0)

/** One working day under the daily limits. */
interface Day {
  readonly use: ReadonlyMap<BudgetUnit, Big>
  /** Stretches of it: the part of the day's work at which each begins and ends, and its mode. */
  readonly parts: readonly { readonly from: Big; readonly to: Big; readonly mode: Mode }[]
  /** The part of the day's work at which a limit is used up; a limit that is not reached has none. */
  readonly firedAt: ReadonlyMap<LimitTerms, Big>
}

function dayUnder(daily: readonly LimitTerms[], rates: DayRates, first: Mode, hasFast: boolean): Day {
  const parts: { from: Big; to: Big; mode: Mode }[] = []
  const firedAt = new Map<LimitTerms, Big>()
  const used = new Map<BudgetUnit, Big>()
  let mode = first
  for (let from = NOTHING; from.lt(1);) {
    const crossings = daily.flatMap((limit) => {
      const rate = rateIn(rates.get(limit.unit), mode)
      if (firedAt.has(limit)) return []
      const left = limit.limit.minus(used.get(limit.unit) ?? NOTHING)
      return rate.times(new Big(1).minus(from)).lte(left) ? [] : [{ limit, at: from.plus(left.div(rate)) }]
    })
    const to = crossings.reduce((least, { at }) => (at.lt(least) ? at : least), new Big(1))
    parts.push({ from, to, mode })
    for (const [unit, one] of rates)
      used.set(unit, (used.get(unit) ?? NOTHING).plus(rateIn(one, mode).times(to.minus(from))))
    for (const { limit, at } of crossings) {
      if (!at.eq(to)) continue
      firedAt.set(limit, at)
      mode = modeAfter(mode, limit.action, hasFast)
    }
    from = to
  }
  return { use: used, parts, firedAt }
}

function rateIn(rates: Rates | undefined, mode: Mode): Big {
  return rates === undefined || mode === 'stopped' ? NOTHING : rates[mode]
}

/** What is used up to a part of the day's work. */
function usedUntil({ parts }: Day, rates: Rates | undefined, end: Big): Big {
  return parts.reduce((sum, { from, to, mode }) => {
    const until = to.lt(end) ? to : end
    return until.lte(from) ? sum : sum.plus(rateIn(rates, mode).times(until.minus(from)))
  }, NOTHING)
}

/** The part of the day's work at which an amount is used up; null when it is more than the day uses. */
function partAt(day: Day, rates: Rates | undefined, amount: Big): Big | null {
  let used = NOTHING
  for (const { from, to, mode } of day.parts) {
    const rate = rateIn(rates, mode)
    const here = rate.times(to.minus(from))
    if (used.plus(here).gte(amount) && rate.gt(0)) return from.plus(amount.minus(used).div(rate))
    used = used.plus(here)
  }
  return null
}

function dailyOutcome(
  limit: LimitTerms,
  daily: readonly LimitTerms[],
  phases: readonly Phase[],
  rates: DayRates,
  hasFast: boolean,
): LimitOutcome {
  const own = rates.get(limit.unit)
  let outcome = { days: NOTHING, usual: NOTHING, then: NOTHING }
  for (const { mode, days, day } of phases) {
    const at = day.firedAt.get(limit)
    if (at === undefined) continue
    const before = usedUntil(day, own, at)
    const others = daily.filter((one) => one !== limit)
    const without = usedUntil(dayUnder(others, rates, mode, hasFast), own, new Big(1)).minus(before)
    const used = (day.use.get(limit.unit) ?? NOTHING).minus(before)
    outcome = {
      days: outcome.days.plus(new Big(1).minus(at).times(days)),
      usual: outcome.usual.plus(without.times(days)),
      then: outcome.then.plus(used.times(days)),
    }
  }
  const [first] = phases
  return {
    ...outcome,
    alert: first ? partAt(first.day, own, limit.alertAt) : null,
    reached: phases.map(({ day }) => day.firedAt.get(limit)).find((at) => at !== undefined) ?? null,
    spent: spentOf(phases, limit.unit),
  }
}

function monthlyOutcome(limit: LimitTerms, phases: readonly Phase[], workdays: number): LimitOutcome {
  let [day, used, before] = [0, NOTHING, NOTHING]
  let alert: number | null = null
  let reached: { readonly day: number; readonly rate: Big } | null = null
  for (const phase of phases) {
    const rate = phase.day.use.get(limit.unit) ?? NOTHING
    const end = used.plus(rate.times(phase.days))
    if (alert === null && rate.gt(0) && end.gte(limit.alertAt)) alert = day + daysUntil(limit.alertAt.minus(used), rate)
    day += phase.days
    used = end
    if (!phase.usedUp.includes(limit)) continue
    reached = { day, rate }
    before = used
  }
  const days = new Big(reached === null ? 0 : workdays - reached.day)
  return {
    alert: alert === null ? null : new Big(alert),
    reached: reached && new Big(reached.day),
    days,
    usual: days.times(reached?.rate ?? 0),
    then: reached === null ? NOTHING : used.minus(before),
    spent: used,
  }
}

function spentOf(phases: readonly Phase[], unit: BudgetUnit): Big {
  return phases.reduce((sum, { days, day }) => sum.plus((day.use.get(unit) ?? NOTHING).times(days)), NOTHING)
}
