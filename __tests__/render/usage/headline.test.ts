import type { UsageReport } from '../../../src/core/contract/usage/report.js'
import { lastSteps, usageHeadline } from '../../../src/render/usage/headline.js'
import { stepAnnotation, stepComment } from '../../../src/render/usage/markdown/step.js'
import { issueTitle } from '../../../src/render/usage/markdown/issue.js'
import { sampleUsageReport } from '../../core/support/usage-report.js'
import { closedMonth, onlyTotals, overBudget } from './reports.js'

const sample = sampleUsageReport()
const [budget] = sample.budgets
if (!budget) throw new Error('The sample has a budget')
const many = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ ...budget, id, share: 0.2, forecast: null }))
const missing = {
  verdict: 'incomplete' as const,
  completeness: { ...sample.completeness, whole: false, missingDays: ['2026-11-11'] },
  forecast: sample.forecast && { ...sample.forecast, doubts: ['rows are missing' as const] },
}
const unpriced = { ...sample.money, total: null }

test.each<[string, UsageReport, string, string]>([
  [
    'a month to date',
    sample,
    'warning',
    'Watch · Kiro in November 2026: $3,673 so far, about $3,781 at the end ($3,690 – $3,990) · 82 % of the monthly team budget (.github/kiro-policy.yml), about 115 % at the end',
  ],
  [
    'a closed month',
    closedMonth(),
    'good',
    'OK · Kiro in November 2026: $3,673 · 82 % of the monthly team budget (.github/kiro-policy.yml)',
  ],
  [
    'a budget that is used up',
    overBudget('notify'),
    'bad',
    'Over budget · Kiro in November 2026: $3,673 so far, about $3,781 at the end ($3,690 – $3,990) · 114 % of the monthly team budget (.github/kiro-policy.yml), about 160 % at the end',
  ],
  [
    'nothing agreed',
    sampleUsageReport({ budgets: [], actions: [] }),
    'good',
    'Kiro in November 2026: $3,673 so far, about $3,781 at the end ($3,690 – $3,990)',
  ],
  [
    'within the budget',
    sampleUsageReport({ actions: [], budgets: [{ ...budget, share: 0.2, forecast: null }] }),
    'good',
    'OK · Kiro in November 2026: $3,673 so far, about $3,781 at the end ($3,690 – $3,990) · 20 % of the monthly team budget (.github/kiro-policy.yml)',
  ],
  [
    'no forecast',
    sampleUsageReport({ forecast: null, budgets: [], actions: [] }),
    'good',
    'Kiro in November 2026: $3,673 so far',
  ],
  ['money not priced', onlyTotals(), 'good', 'Kiro in November 2026: 84.37 credits so far, not priced'],
  [
    'money not priced, with a forecast',
    sampleUsageReport({
      money: unpriced,
      forecast: sample.forecast && { ...sample.forecast, usd: null },
      budgets: [],
      actions: [],
    }),
    'good',
    'Kiro in November 2026: 40,943 credits so far, not priced, about 57,480 credits at the end (51,020 – 65,110)',
  ],
  [
    'every monthly budget is named, the fullest first',
    sampleUsageReport({
      actions: [],
      budgets: [
        { ...budget, share: 0.1, forecast: null },
        { ...budget, id: 'contract/monthly/0', share: 0.9, forecast: null },
        { ...budget, id: 'contract/daily/0', period: 'daily', share: 2, forecast: null },
      ],
    }),
    'good',
    'OK · Kiro in November 2026: $3,673 so far, about $3,781 at the end ($3,690 – $3,990) · 90 % of the monthly team budget (.github/kiro-policy.yml) · 10 % of the monthly team budget (.github/kiro-policy.yml)',
  ],
  [
    'rows are missing, and the budget is used up all the same',
    { ...overBudget('notify'), ...missing },
    'bad',
    'Incomplete: no file has a row for 11 Nov · Over budget · Kiro in November 2026: $3,673 so far, about $3,781 at the end ($3,690 – $3,990), do not rely on this: rows are missing · 114 % of the monthly team budget (.github/kiro-policy.yml), about 160 % at the end',
  ],
  [
    'more budgets than a line has room for',
    sampleUsageReport({ actions: [], forecast: null, budgets: many }),
    'good',
    'OK · Kiro in November 2026: $3,673 so far · 20 % of the monthly team budget (.github/kiro-policy.yml) · 20 % of the monthly team budget (.github/kiro-policy.yml) · 20 % of the monthly team budget (.github/kiro-policy.yml) · 2 more budgets',
  ],
])('%s', (_, report, mood, words) => {
  expect(usageHeadline(report, { code: (text) => text })).toEqual({ mood, words })
})

test('of each budget the highest step, the strongest action first', () => {
  const action = (id: string, percent: number, agreed: 'notify' | 'restrict' | 'pause', reached = '2026-11-10') => ({
    id: `${id}@${percent}`,
    budget: id,
    percent,
    reached,
    action: agreed,
  })
  const actions = [
    action('a', 75, 'notify'),
    action('a', 50, 'notify'),
    action('b', 100, 'pause'),
    action('c', 100, 'restrict', '2026-11-02'),
    action('c', 100, 'restrict', '2026-11-05'),
  ]
  expect(lastSteps(sampleUsageReport({ actions })).map(({ id, reached }) => [id, reached])).toEqual([
    ['b@100', '2026-11-10'],
    ['c@100', '2026-11-05'],
    ['a@75', '2026-11-10'],
  ])
})

test('the title of an issue is that of its month', () => {
  expect(issueTitle(sample)).toBe('Kiro usage 2026-11')
})

test('the comment on a step: which budget, how much, what was agreed, where it ends', () => {
  const action = {
    id: 'policy/monthly@75',
    budget: 'policy/monthly',
    percent: 75,
    reached: '2026-11-19',
    action: 'notify',
  } as const
  expect(stepComment(sample, action).split('\n\n')).toEqual([
    '⚠️ **75 %** of the monthly team budget (`.github/kiro-policy.yml`) was reached on 19 November; 40,943 of 50,000 credits are used. November 2026 has cost $3,673 so far.',
    'Agreed: notify, so this is said and nothing else happens.',
    'Forecast: the month ends at about 57,480 credits (51,020 – 65,110) and $3,781 ($3,690 – $3,990), 115 % of this budget. All of it is used about 26 November.',
  ])
})

test('a daily budget says its day, and what is not known is not said', () => {
  const report = sampleUsageReport({
    money: unpriced,
    forecast: null,
    budgets: [
      {
        ...budget,
        id: 'contract/daily/0',
        from: 'contract',
        file: '.kiro/settings.json',
        period: 'daily',
        perDeveloper: 60,
        allPriced: true,
        limit: 3120,
        used: 3165.92,
        usedOn: '2026-11-06',
        share: 1.01,
        daysOver: 3,
        forecast: null,
      },
    ],
  })
  const action = {
    id: 'contract/daily/0@100/2026-11-06',
    budget: 'contract/daily/0',
    percent: 100,
    reached: '2026-11-06',
    action: 'pause',
  } as const
  expect(stepAnnotation(report, action)).toEqual({
    level: 'error',
    title: 'Kiro usage',
    message:
      '100 % of the daily budget of .kiro/settings.json, 60 credits each was reached on 6 November; at most 3,166 of 3,120 credits were used, on 6 November. Agreed: pause, so no more work in Kiro this month. Kiro itself enforces no budget and stops no one: the scheduled job fails until the month is over.',
  })
  expect(stepAnnotation(sample, { ...action, action: 'restrict', budget: 'gone' })).toMatchObject({
    level: 'warning',
    message: expect.stringMatching(/^100 % of a budget was reached on 6 November\. /) as string,
  })
})
