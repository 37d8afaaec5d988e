import type { UsageReport } from '../../../src/core/contract/usage/report.js'
import { dayIn, daysIn, weekdayIn } from '../../../src/core/usage/ledger.js'
import { sampleRightSizing } from './sample-right-sizing.js'

const round = (value: number): number => Math.round(value * 100) / 100

/** A month to date of an organisation of 60 seats, for everything that shows a report. Its numbers fit together. */
export function sampleUsageReport(overrides: Partial<UsageReport> = {}): UsageReport {
  const month = '2026-11'
  const days = Array.from({ length: 19 }, (_, day) => day)
  const byDay = days
    .filter((day) => ![0, 6].includes(weekdayIn(month, day)))
    .map((day) => ({
      day: dayIn(month, day),
      folded: 0,
      people: 46 + (day % 5),
      credits: round(2510.37 + 131.11 * (day % 6)),
    }))
  const weekend = { day: null, folded: 5, people: 7, credits: 421.86 }
  const total = round([...byDay, weekend].reduce((sum, { credits }) => sum + credits, 0))
  const part = (share: number): number => round(total * share)
  const left = Array.from({ length: daysIn(month) - 19 }, (_, index) => index + 1)
  return {
    version: 1,
    kind: 'usage-report',
    day: '2026-11-20',
    month,
    state: 'to date',
    through: '2026-11-19',
    catalogueAsOf: '2026-10-08',
    policy: '.github/kiro-policy.yml',
    source: {
      files: 38,
      bytes: 412_388,
      rows: 1406,
      replaced: 12,
      stray: 2,
      badRows: 1,
      firstBadRows: [
        {
          file: 'user_report/us-east-1/2026/11/07/00/KIRO_IDE_111122223333_user_report_202611070000.csv',
          line: 14,
          reason: 'Credits_Used is not a number',
        },
      ],
      daysWithoutRows: [],
    },
    people: { active: 52, seats: 60, seatsFrom: 'seats file', idle: 8, began: 3 },
    credits: {
      total,
      withinPlans: round(total - 1830.4),
      overage: 1830.4,
      perActivePerson: round(total / 52),
      messages: 61_204,
    },
    money: {
      fixed: 3600,
      prorated: 42.5,
      unused: 1214.6,
      overage: 73.22,
      total: 3673.22,
      perCredit: 0.0942,
      invoice: null,
      notes: ['3 people began this month; their seats are billed in part, so the invoice can be up to $42.50 lower.'],
    },
    overageReading: {
      reading: 'cumulative',
      chosen: 'evidence',
      included: false,
      evidence: [
        'In 9 of 9 people with overage the value never falls within the month.',
        'The credits of 9 of 9 people with overage stay within their plan, so they do not include it.',
      ],
    },
    byDay: [...byDay, weekend],
    byPlan: [
      {
        plan: 'pro',
        name: 'Pro',
        folded: 0,
        seats: 34,
        people: 28,
        allowance: 34_000,
        credits: part(0.33),
        overage: 730.4,
        fixedUsd: 680,
        unusedUsd: 310.2,
        overageUsd: 29.22,
      },
      {
        plan: 'pro+',
        name: 'Pro+',
        folded: 0,
        seats: 14,
        people: 13,
        allowance: 28_000,
        credits: part(0.28),
        overage: 1100,
        fixedUsd: 560,
        unusedUsd: 204.4,
        overageUsd: 44,
      },
      {
        plan: 'power',
        name: 'Power',
        folded: 0,
        seats: 12,
        people: 11,
        allowance: 120_000,
        credits: round(total - part(0.33) - part(0.28)),
        overage: 0,
        fixedUsd: 2400,
        unusedUsd: 700,
        overageUsd: 0,
      },
    ],
    byClient: [
      { name: 'KIRO_IDE', folded: 0, people: 44, credits: part(0.62), share: 0.62, messages: 40_118 },
      { name: 'KIRO_CLI', folded: 0, people: 31, credits: round(total - part(0.62)), share: 0.38, messages: 21_086 },
    ],
    byTeam: [
      { name: 'payments', folded: 0, people: 19, credits: part(0.41), share: 0.41, overage: 1100 },
      { name: 'search | ops', folded: 0, people: 12, credits: part(0.22), share: 0.22, overage: 0 },
      { name: 'mobile', folded: 0, people: 11, credits: part(0.2), share: 0.2, overage: 730.4 },
      {
        name: null,
        folded: 3,
        people: 10,
        credits: round(total - part(0.41) - part(0.22) - part(0.2)),
        share: 0.17,
        overage: 0,
      },
    ],
    byModel: {
      rows: [
        {
          model: 'claude-opus-4.8',
          folded: 0,
          people: 21,
          messages: 18_203,
          credits: part(0.46),
          share: 0.46,
          creditsPerMessage: 1.012,
          multiplier: 2.2,
          measured: true,
        },
        {
          model: 'claude-sonnet-4.6',
          folded: 0,
          people: 40,
          messages: 24_880,
          credits: part(0.34),
          share: 0.34,
          creditsPerMessage: 0.551,
          multiplier: 1.3,
          measured: true,
        },
        {
          model: 'auto',
          folded: 0,
          people: 33,
          messages: 15_020,
          credits: part(0.16),
          share: 0.16,
          creditsPerMessage: 0.41,
          multiplier: 1,
          measured: true,
        },
        {
          model: 'claude-haiku-4.5',
          folded: 0,
          people: 9,
          messages: 3101,
          credits: round(total - part(0.46) - part(0.34) - part(0.16)),
          share: 0.04,
          creditsPerMessage: null,
          multiplier: 0.4,
          measured: false,
        },
      ],
      coverage: 0.58,
      unattributed: 0,
      notes: [
        'Files count messages by model, not credits: 58 % of the credits are from rows with one model and are known, the rest is divided by messages and the credits of a message on each model.',
      ],
    },
    byUse: [
      { from: 0, to: 0.25, people: 14 },
      { from: 0.25, to: 0.5, people: 11 },
      { from: 0.5, to: 0.75, people: 9 },
      { from: 0.75, to: 0.9, people: 7 },
      { from: 0.9, to: 1, people: null },
      { from: 1, to: null, people: 9 },
    ],
    byPerson: null,
    budgets: [
      {
        id: 'policy/monthly',
        from: 'policy',
        file: '.github/kiro-policy.yml',
        period: 'monthly',
        limit: 50_000,
        perDeveloper: null,
        used: total,
        usedOn: null,
        share: round(total / 50_000),
        daysOver: 0,
        steps: [
          { percent: 50, reached: '2026-11-13', action: 'notify' },
          { percent: 75, reached: '2026-11-19', action: 'notify' },
          { percent: 90, reached: null, action: 'notify' },
          { percent: 100, reached: null, action: 'restrict' },
        ],
        forecast: { reached: '2026-11-26', share: { low: 1.02, typical: 1.15, high: 1.3 } },
      },
    ],
    actions: [
      { id: 'policy/monthly@50', budget: 'policy/monthly', percent: 50, reached: '2026-11-13', action: 'notify' },
      { id: 'policy/monthly@75', budget: 'policy/monthly', percent: 75, reached: '2026-11-19', action: 'notify' },
    ],
    forecast: {
      credits: { low: 51_020, typical: 57_480, high: 65_110 },
      usd: { low: 3690.1, typical: 3781.44, high: 3990 },
      byDay: left.map((ahead) => ({
        day: dayIn(month, 18 + ahead),
        low: round(total + (ahead * (51_020 - total)) / left.length),
        typical: round(total + (ahead * (57_480 - total)) / left.length),
        high: round(total + (ahead * (65_110 - total)) / left.length),
      })),
      seats: [
        {
          plan: 'pro',
          name: 'Pro',
          people: 28,
          out: 6,
          outAtEnd: { low: 9, typical: 12, high: 15 },
          exhaustion: '2026-11-24',
        },
        {
          plan: 'pro+',
          name: 'Pro+',
          people: 13,
          out: null,
          outAtEnd: { low: 3, typical: 5, high: 6 },
          exhaustion: '2026-11-26',
        },
        {
          plan: 'power',
          name: 'Power',
          people: 11,
          out: 0,
          outAtEnd: { low: 0, typical: 0, high: 1 },
          exhaustion: null,
        },
      ],
      basis: ['4 closed months and 13 working days of this one.'],
      backtest: { months: 4, forecasts: 12, error: 0.061, lineError: 0.094, lastMonthError: 0.131, coverage: 0.81 },
    },
    rightSizing: sampleRightSizing(),
    estimate: {
      estimated: { low: 9410, typical: 28_120, high: 82_860 },
      actual: 51_744.2,
      month: '2026-10',
      developers: 51,
      ratio: 1.84,
      within: true,
      calibrated: { factor: 1.84, from: ['2026-08', '2026-09', '2026-10'] },
      notes: ['What happened is of all repositories of these people; the estimate is for this configuration.'],
    },
    readings: [],
    notes: [],
    ...overrides,
  }
}
