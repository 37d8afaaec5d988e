import { loadCatalogue } from '../../../../src/core/catalogue/catalogue.js'
import { planOf, planReader } from '../../../../src/core/usage/reading/plan-of.js'

const CATALOGUE = loadCatalogue()
const DAY = '2026-11-20'

test.each([
  ['PRO', 'pro'],
  ['Pro', 'pro'],
  ['KIRO PRO', 'pro'],
  ['KIRO_ENTERPRISE_PRO', 'pro'],
  ['PROPLUS', 'pro+'],
  ['ProPlus', 'pro+'],
  ['PRO_PLUS', 'pro+'],
  ['pro+', 'pro+'],
  ['Kiro Pro+', 'pro+'],
  ['KIRO_ENTERPRISE_PRO_PLUS', 'pro+'],
  ['PRO_MAX', 'pro-max'],
  ['ProMax', 'pro-max'],
  [' pro  max ', 'pro-max'],
  ['POWER', 'power'],
  ['Q_DEVELOPER_STANDALONE_POWER', 'power'],
  ['KIRO FREE', 'free'],
])('%j is %s', (tier, id) => {
  expect(planOf(tier, CATALOGUE, DAY).plan).toBe(id)
})

test('it has the name, the allowance and the price of the day', () => {
  expect(planOf('PRO_MAX', CATALOGUE, DAY)).toEqual({ plan: 'pro-max', name: 'Pro Max', allowance: 5000, usd: 100 })
})

test.each(['ULTRA', '', 'pro!', '__proto__', 'constructor', 'Q Developer Pro'])(
  '%j is no plan of the catalogue: nothing is known of it',
  (tier) => {
    expect(planOf(tier, CATALOGUE, DAY)).toEqual({ plan: null, name: tier, allowance: null, usd: null })
  },
)

test('before its first day a plan is not priced', () => {
  expect(planOf('PRO_MAX', CATALOGUE, '2026-06-10')).toEqual({
    plan: 'pro-max',
    name: 'Pro Max',
    allowance: null,
    usd: null,
  })
})

test('a reader gives the same seat for the same tier', () => {
  const read = planReader(CATALOGUE, DAY)
  expect(read('POWER')).toBe(read('POWER'))
  expect(read('PRO')).toEqual(planOf('PRO', CATALOGUE, DAY))
})
