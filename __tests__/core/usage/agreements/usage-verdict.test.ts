import type { UsageReport } from '../../../../src/core/contract/usage/report.js'
import { isOverLimit, usageVerdict, type Judged } from '../../../../src/core/usage/agreements/usage-verdict.js'
import { sampleUsageReport } from '../../support/usage-report.js'

type Budget = UsageReport['budgets'][number]
type Action = UsageReport['actions'][number]

const { budgets, actions, forecast: outlook, completeness } = sampleUsageReport()

function budget(parts: Partial<Budget> = {}): Budget {
  const [one] = budgets
  if (!one) throw new Error('the sample has a budget')
  return { ...one, share: 0.5, forecast: null, ...parts }
}

function action(kind: Action['action']): Action {
  const [one] = actions
  if (!one) throw new Error('the sample has an action')
  return { ...one, action: kind }
}

const ends = (typical: number): Budget =>
  budget({ forecast: { reached: null, share: { low: 0, typical, high: 9 }, reliable: true } })
const UNHELD: UsageReport['unheld'] = [
  { id: 'policy/monthly', file: 'p.yml', team: null, unit: 'credits', limit: 1, why: 'of a reason' },
]
const doubts = (...of: NonNullable<UsageReport['forecast']>['doubts']): UsageReport['forecast'] =>
  outlook && { ...outlook, doubts: of }

const QUIET: Judged = { state: 'to date', completeness, budgets: [], unheld: [], actions: [], forecast: null }
const NOT_WHOLE = { ...completeness, whole: false }

test.each<[string, Partial<Judged>, UsageReport['verdict']]>([
  ['nothing is agreed', {}, 'pass'],
  ['rows are missing, whatever else', { completeness: NOT_WHOLE, actions: [action('pause')] }, 'incomplete'],
  ['a monthly limit is just reached', { budgets: [budget({ share: 1 })] }, 'fail'],
  ['it is nearly reached', { budgets: [budget({ share: 0.9999 })] }, 'pass'],
  ['the second of two limits is reached', { budgets: [budget(), budget({ share: 1.2 })] }, 'fail'],
  ['a limit is reached in a closed month', { state: 'closed', budgets: [budget({ share: 1.2 })] }, 'fail'],
  ['a daily limit was reached', { budgets: [budget({ share: 3, period: 'daily' })] }, 'pass'],
  ['a limit of which the share is not known', { budgets: [budget({ share: null })] }, 'pass'],
  ['restrict is due', { actions: [action('notify'), action('restrict')] }, 'fail'],
  ['pause is due', { actions: [action('pause')] }, 'fail'],
  ['a step is reached', { actions: [action('notify')] }, 'warn'],
  ['a step was reached in a closed month', { state: 'closed', actions: [action('notify')] }, 'pass'],
  ['nothing is held against a budget', { unheld: UNHELD }, 'warn'],
  ['nothing is held against a budget of a closed month', { state: 'closed', unheld: UNHELD }, 'warn'],
  ['the forecast just reaches a limit', { budgets: [ends(1)] }, 'warn'],
  ['the forecast nearly reaches a limit', { budgets: [ends(0.9999)] }, 'pass'],
  ['the forecast reaches the second of two limits', { budgets: [ends(0.5), ends(1.1)] }, 'warn'],
  ['the forecast reached the limit of a closed month', { state: 'closed', budgets: [ends(1.1)] }, 'pass'],
  ['the forecast is doubtful', { budgets: [budget()], forecast: doubts('its trial is bad') }, 'warn'],
  ['the forecast is doubtful, and nothing is agreed', { forecast: doubts('its trial is bad') }, 'pass'],
  ['the forecast is not doubtful', { budgets: [budget()], forecast: doubts() }, 'pass'],
])('%s', (_, parts, verdict) => {
  expect(usageVerdict({ ...QUIET, ...parts })).toBe(verdict)
})

test.each<[Partial<Judged>, boolean]>([
  [{}, false],
  [{ budgets: [budget()], actions: [action('notify')] }, false],
  [{ budgets: [budget({ share: 1 })], actions: [action('notify')] }, true],
  [{ budgets: [budget()], actions: [action('restrict')] }, true],
])('%# is over a limit: %s', (parts, expected) => {
  expect(isOverLimit({ ...QUIET, ...parts })).toBe(expected)
})
