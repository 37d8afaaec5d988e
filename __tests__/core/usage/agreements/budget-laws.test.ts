import fc from 'fast-check'
import { usageBudgets } from '../../../../src/core/usage/agreements/budgets.js'
import { budgetsSchema } from '../../../../src/core/contract/usage/agreements.js'
import { FEW_RUNS } from '../../support/properties.js'
import { policy } from '../../support/repository.js'
import { monthOfPeople } from '../../support/used-month.js'
import { contracts } from './budgets-of.js'

const anyMonth = fc
  .array(fc.array(fc.integer({ min: 0, max: 500_000 }), { minLength: 30, maxLength: 30 }), { maxLength: 8 })
  .map((people) => people.map((days) => Float64Array.from(days, (hundredths) => hundredths / 100)))
const limits = fc.record({ monthly: fc.integer({ min: 0, max: 100_000 }), daily: fc.integer({ min: 0, max: 9000 }) })

test('law: budgets have the shape of the report, steps are reached in their order, and the order of people is nothing', () => {
  fc.assert(
    fc.property(anyMonth, limits, (people, { monthly, daily }) => {
      const input = {
        policy: policy(JSON.stringify({ version: 1, budget: { team: { credits: { monthly, daily } } } })),
        contracts: contracts({ monthly: { credits: monthly, action: 'restrict' } }),
        forecast: null,
        readings: [],
      }
      const { budgets, notes } = usageBudgets({ ...input, month: monthOfPeople('2026-11', people) })
      expect(budgetsSchema.parse(budgets)).toEqual(budgets)
      for (const { steps: all, used, limit } of budgets) {
        all.forEach(({ percent, reached }, index) => {
          const before = all[index - 1]
          if (before) expect((before.reached ?? '9') <= (reached ?? '9')).toBe(true)
          // Of a hundredth of a credit both sides of the limit are printed alike.
          if (Math.abs(used - (limit * percent) / 100) > 0.01)
            expect(reached !== null).toBe(used > (limit * percent) / 100)
        })
      }
      expect(usageBudgets({ ...input, month: monthOfPeople('2026-11', [...people].reverse()) })).toEqual({
        budgets,
        notes,
      })
    }),
    FEW_RUNS,
  )
})

test('law: more use never reaches a step later', () => {
  const input = {
    policy: policy('version: 1\nbudget: { team: { credits: { monthly: 20000 } } }'),
    contracts: [],
    forecast: null,
    readings: [],
  }
  fc.assert(
    fc.property(anyMonth, fc.nat(7), fc.nat(29), fc.integer({ min: 1, max: 9000 }), (people, who, day, more) => {
      fc.pre(people.length > who)
      const raised = people.map((days, index) =>
        index === who ? days.map((one, at) => (at === day ? one + more : one)) : days,
      )
      const reached = (daily: readonly Float64Array[]) =>
        usageBudgets({ ...input, month: monthOfPeople('2026-11', daily) }).budgets[0]?.steps.map(
          (step) => step.reached ?? '9',
        ) ?? []
      const before = reached(people)
      expect(reached(raised).map((one, index) => one <= (before[index] ?? ''))).toEqual(before.map(() => true))
    }),
    FEW_RUNS,
  )
})
