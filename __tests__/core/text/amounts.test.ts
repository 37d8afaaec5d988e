import { bar, credits, fine, dollars, percent, ranged, roughly, unitPrice } from '../../../src/core/text/amounts.js'
import { dayName, monthName, shortDay } from '../../../src/render/usage/dates.js'
import { budgetName, clientName, planName } from '../../../src/render/usage/names.js'
import { sampleUsageReport } from '../support/usage-report.js'

const code = (text: string): string => `<${text}>`

test.each<[string, string]>([
  [dollars(3673.2), '$3,673.20'],
  [dollars(-32.12), '−$32.12'],
  [dollars(0), '$0.00'],
  [dollars(null), 'not priced'],
  [unitPrice(0.0942), '$0.0942'],
  [unitPrice(null), 'not priced'],
  [roughly(3673.22), '$3,673'],
  [roughly(-3673.22), '−$3,673'],
  [roughly(12.3), '$12.30'],
  [credits(40_942.71), '40,943'],
  [credits(84.37), '84.37'],
  [credits(0), '0'],
  [credits(null), 'not known'],
  [percent(0.5), '50 %'],
  [percent(0), '0 %'],
  [percent(0.001), 'under 1 %'],
  [percent(0.998), 'under 100 %'],
  [percent(1), '100 %'],
  [percent(1.001), 'over 100 %'],
  [percent(12.5), '1,250 %'],
  [percent(null), ''],
  [fine(0.0612), '6.1 %'],
  [fine(null), 'not known'],
  [ranged({ low: 1, typical: 2, high: 3 }, credits, ' credits'), '2 credits (1 – 3)'],
  [ranged({ low: 2, typical: 2, high: 2 }, credits), '2'],
  [bar(0.5, 10), '█████░░░░░'],
  [bar(0.001, 10), '█░░░░░░░░░'],
  [bar(0.999, 10), '█████████░'],
  [bar(3, 10), '██████████'],
  [bar(null, 3), '░░░'],
  [monthName('2026-11'), 'November 2026'],
  [dayName('2026-11-07'), '7 November'],
  [shortDay('2026-02-28'), '28 Feb'],
  [planName('Pro+', { code }), 'Pro+'],
  [planName('Pro Max', { code }), 'Pro Max'],
  [planName('PRO_X', { code }), '<PRO_X>'],
  [planName('Pro @everyone', { code }), '<Pro @everyone>'],
  [clientName('KIRO_IDE', { code }), 'Kiro IDE'],
  [clientName('toString', { code }), '<toString>'],
  ...sampleUsageReport().budgets.map((budget): [string, string] => [
    budgetName({ ...budget, from: 'contract', perDeveloper: 1000 }, { code }),
    'monthly budget of <.github/kiro-policy.yml>, 1,000 credits each',
  ]),
])('%s', (shown, expected) => {
  expect(shown).toBe(expected)
})
