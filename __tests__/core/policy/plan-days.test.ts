/** Seats of a plan on a day on which it did not exist: an error, never seats that nobody has. */
import { EMBEDDED } from '../../../src/core/catalogue/prices.js'
import { expectPlans } from '../../../src/core/policy/plan-days.js'
import { UserError } from '../../../src/core/user-error.js'
import { judged, policy } from '../support/repository.js'

const { plans } = EMBEDDED.plans

/** What is thrown; null where nothing is. */
function refusalOf(...input: Parameters<typeof expectPlans>): unknown {
  try {
    expectPlans(...input)
    return null
  } catch (error) {
    return error
  }
}

const HINT =
  'Judge a later day (--as-of; policy replay: fewer commits with --since; policy test: day), or state the seats of that day in team.seats.'

test.each<[seats: string, day: string, expected: string | null]>([
  ['{ pro-max: 1 }', '2026-06-11', null],
  ['{ pro-max: 1 }', '2026-06-10', 'pro-max, which is known from 2026-06-11 on'],
  ['{ pro: 5, pro-max: 1 }', '2026-06-10', 'pro-max, which is known from 2026-06-11 on'],
  ['{ pro: 5, pro-max: 0 }', '2026-06-10', null],
  ['{ free: 5 }', '2025-11-01', null],
  [
    '{ pro: 5, power: 1 }',
    '2025-10-31',
    'pro, which is known from 2025-11-01 on and power, which is known from 2025-11-01 on',
  ],
])('%s on %s', (seats, day, expected) => {
  const rules = policy(`version: 1\nteam: { seats: ${seats} }`)
  const message = expected && `The policy has seats that did not exist on ${day}, the day that is judged: ${expected}.`
  expect(refusalOf(rules, plans, day)).toEqual(message && new UserError(message, HINT, 'policy'))
})

test('a plan that has ended is named too', () => {
  const ended = plans.map((plan) => (plan.id === 'pro' ? { ...plan, to: '2026-07-01' } : plan))
  expect(refusalOf(policy('version: 1\nteam: { seats: { pro: 1 } }'), ended, '2026-08-01')).toHaveProperty(
    'message',
    'The policy has seats that did not exist on 2026-08-01, the day that is judged: pro, which is not offered then.',
  )
})

test('a check of that day is not made', () => {
  const check = (day: string) => () => judged({ after: {}, policy: 'version: 1\nteam: { seats: { pro-max: 2 } }', day })
  expect(check('2026-06-10')).toThrow('pro-max, which is known from 2026-06-11 on')
  expect(check('2026-06-11')).not.toThrow()
})
