import fc from 'fast-check'
import type { BudgetOutcome, BudgetSimulation } from '../../../src/core/cost/budget-simulation.js'
import { RUNS } from '../support/properties.js'
import { contractOf, reviews, simulate } from './simulated-budgets.js'

describe('laws', () => {
  const period = fc.constantFrom('daily' as const, 'monthly' as const)
  const action = fc.constantFrom('notify', 'restrict', 'pause')
  const threshold = fc.constantFrom(0, 0.5, 0.8, 1)
  const model = fc.constantFrom('auto', 'claude-haiku-4.5', 'claude-opus-4.8')
  const workdays = fc.integer({ min: 1, max: 31 })
  const credits = fc.nat(3000)
  const run = (days: number, perRun: number, budget: unknown, by = 'auto', fast = 'claude-haiku-4.5') => {
    const low = perRun / 2
    const at = simulate(contractOf(budget, fast, by), reviews(days, { low, typical: perRun, high: perRun * 2 }))[0]?.at
    if (!at) throw new Error('not simulated')
    return at
  }
  /** A moment of the month as a number; never is after all of them. */
  const moment = ({ limit }: Pick<BudgetOutcome, 'limit'>): number => limit.day ?? limit.partOfDay ?? Infinity
  const each = (at: NonNullable<BudgetSimulation['at']>) => [at.low, at.typical, at.high]

  test('a higher limit is never reached earlier', () => {
    fc.assert(
      fc.property(period, workdays, fc.nat(100), credits, credits, action, (when, days, perRun, a, b, does) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map(
          (limit) => run(days, perRun, { [when]: { credits: limit, action: does } }).typical,
        )
        expect(moment(less ?? { limit: { when: 'never', day: null, partOfDay: null } })).toBeLessThanOrEqual(
          moment(more ?? { limit: { when: 'never', day: 0, partOfDay: null } }),
        )
      }),
      RUNS,
    )
  })

  test('the alert never comes after the limit, and a month has no day beyond its last', () => {
    fc.assert(
      fc.property(period, workdays, fc.nat(100), credits, threshold, (when, days, perRun, limit, alertThreshold) => {
        for (const outcome of each(run(days, perRun, { [when]: { credits: limit, alertThreshold } }))) {
          expect(moment({ limit: outcome.alert })).toBeLessThanOrEqual(moment(outcome))
          for (const { day } of [outcome.alert, outcome.limit])
            expect(day === null || (day >= 1 && day <= days)).toBe(true)
        }
      }),
      RUNS,
    )
  })

  test('pause never spends more than the limit and the rest of the day on which it is reached', () => {
    fc.assert(
      fc.property(workdays, fc.nat(100), credits, model, (days, perRun, limit, by) => {
        const multiplier = { auto: 1, 'claude-haiku-4.5': 0.4, 'claude-opus-4.8': 2.2 }[by]
        const monthly = run(days, perRun, { monthly: { credits: limit, action: 'pause' } }, by).typical
        expect(monthly.spent).toBeLessThanOrEqual(limit + Math.ceil(perRun * multiplier) + 1)
        const daily = run(days, perRun, { daily: { credits: limit, action: 'pause' } }, by).typical
        expect(daily.spent).toBeLessThanOrEqual(limit * days + 1)
      }),
      RUNS,
    )
  })

  test('a limit above the load is never reached, and then no action changes anything', () => {
    fc.assert(
      fc.property(
        period,
        workdays,
        fc.nat(100),
        fc.integer({ min: 1, max: 999 }),
        action,
        model,
        (when, days, perRun, above, does, fast) => {
          const load = perRun * (when === 'daily' ? 1 : days)
          expect(
            run(days, perRun, { [when]: { credits: load + above, action: does } }, 'auto', fast).typical,
          ).toMatchObject({ limit: { when: 'never' }, effect: 'not reached', days: 0, spent: perRun * days })
        },
      ),
      RUNS,
    )
  })

  test('a stricter action never spends more, where fast is not more expensive', () => {
    fc.assert(
      fc.property(period, workdays, fc.nat(100), credits, (when, days, perRun, limit) => {
        const [notify, restrict, pause] = ['notify', 'restrict', 'pause'].map(
          (does) => run(days, perRun, { [when]: { credits: limit, action: does } }).typical.spent ?? NaN,
        )
        expect(restrict).toBeLessThanOrEqual(notify ?? NaN)
        expect(pause).toBeLessThanOrEqual(restrict ?? NaN)
      }),
      RUNS,
    )
  })

  test('daily and monthly limits together come to what a walk through the days comes to', () => {
    fc.assert(
      fc.property(
        workdays,
        fc.integer({ min: 1, max: 100 }),
        fc.nat(120),
        credits,
        action,
        action,
        fc.constantFrom(0.4, 1, 2.2),
        (days, perRun, day, month, perDay, perMonth, onFast) => {
          const fast = onFast === 0.4 ? 'claude-haiku-4.5' : onFast === 1 ? 'auto' : 'claude-opus-4.8'
          const budget = { daily: { credits: day, action: perDay }, monthly: { credits: month, action: perMonth } }
          const [daily, monthly] = simulate(
            contractOf(budget, fast),
            reviews(days, { low: perRun, typical: perRun, high: perRun }),
          )
          const walked = walk({ days, usual: perRun, fast: perRun * onFast, day, month, perDay, perMonth })
          expect(monthly?.at?.typical.limit.day ?? null).toBe(walked.reached)
          for (const one of [daily, monthly])
            expect(Math.abs((one?.at?.typical.spent ?? NaN) - walked.spent)).toBeLessThanOrEqual(0.51)
        },
      ),
      RUNS,
    )
  })
})

/** The same month, one day after the other, in plain numbers. */
function walk(of: {
  readonly days: number
  readonly usual: number
  readonly fast: number
  readonly day: number
  readonly month: number
  readonly perDay: string
  readonly perMonth: string
}): { spent: number; reached: number | null } {
  const use = (rate: number): number => {
    if (rate <= of.day || of.perDay === 'notify') return rate
    return of.perDay === 'pause' ? of.day : of.day + (1 - of.day / rate) * of.fast
  }
  const [normal, restricted] = [use(of.usual), use(of.fast)]
  let spent = 0
  let reached: number | null = null
  for (let day = 1; day <= of.days; day += 1) {
    const today = reached === null || of.perMonth === 'notify' ? normal : of.perMonth === 'pause' ? 0 : restricted
    spent += today
    // Used up, and more would be used on the days that are left.
    const wouldBe = spent + normal * (of.days - day)
    if (reached === null && spent >= of.month - 1e-9 && wouldBe > of.month + 1e-9) reached = day
  }
  return { spent, reached }
}
