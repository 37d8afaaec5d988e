import { readFileSync } from 'node:fs'
import type { UsageReport } from '../../../src/core/contract/usage/report.js'
import type { Restriction } from '../../../src/core/usage/agreements/restriction.js'
import type { AgreedAction } from '../../../src/core/contract/usage/agreements.js'
import { sampleUsageReport } from '../../core/support/usage-report.js'

const SCHEMA = JSON.parse(
  readFileSync(new URL('../../../schemas/usage-report.schema.json', import.meta.url), 'utf8'),
) as Schema

/* Reports of which people read what is shown, in golden/. */

/** The month after it is over, with its invoice. */
export function closedMonth(): UsageReport {
  const { money, budgets } = sampleUsageReport()
  return sampleUsageReport({
    state: 'closed',
    fold: 5,
    day: '2026-12-03',
    through: '2026-11-30',
    money: { ...money, invoice: { usd: 3641.1, difference: -32.12 } },
    budgets: budgets.map((budget) => ({ ...budget, forecast: null })),
    forecast: null,
  })
}

/** Files of the older format, without a seats file, a policy, a month before, and with a tier that no catalogue knows. */
export function onlyTotals(): UsageReport {
  return sampleUsageReport({
    policy: null,
    source: {
      files: 1,
      bytes: 2210,
      rows: 12,
      replaced: 0,
      repeated: { rows: 0, first: null },
      stray: 0,
      badRows: 0,
      firstBadRows: [],
      daysWithoutRows: [],
    },
    people: { active: 3, seats: 3, seatsFrom: 'active people', idle: null, began: 0 },
    credits: { total: 84.37, withinPlans: null, overage: null, perActivePerson: 28.12, messages: 61 },
    money: {
      fixed: null,
      prorated: null,
      unused: null,
      overage: null,
      total: null,
      perCredit: null,
      allPriced: false,
      invoice: null,
      notes: [],
    },
    overageReading: { reading: 'daily', chosen: 'assumed', included: false, evidence: [] },
    byDay: [],
    byPlan: [],
    byClient: [],
    byTeam: null,
    byModel: null,
    byUse: [],
    budgets: [],
    actions: [],
    forecast: null,
    toDo: [],
    months: [],
    moved: null,
    rightSizing: null,
    estimate: null,
  })
}

const step = (percent: number, reached: string, action: AgreedAction['action']): AgreedAction => ({
  id: `policy/monthly@${percent}`,
  budget: 'policy/monthly',
  percent,
  reached,
  action,
})

/** The budget is used up, and this was agreed for it. */
export function overBudget(action: AgreedAction['action']): UsageReport {
  const sample = sampleUsageReport()
  const limit = 36_000
  const reached = [
    step(50, '2026-11-10', 'notify'),
    step(75, '2026-11-16', 'notify'),
    step(90, '2026-11-18', 'notify'),
    step(100, '2026-11-19', action),
  ]
  return sampleUsageReport({
    budgets: sample.budgets.map((budget) => ({
      ...budget,
      limit,
      share: (sample.credits.total ?? 0) / limit,
      steps: reached.map(({ percent, reached: day, action: agreed }) => ({
        percent,
        reached: day,
        expected: null,
        action: agreed,
      })),
      forecast: { reached: null, share: { low: 1.42, typical: 1.6, high: 1.81 }, reliable: true },
    })),
    actions: reached,
  })
}

export const RESTRICTION: Restriction = {
  edits: [
    {
      path: '.kiro/settings.json',
      created: false,
      before:
        '{\n  "models": {\n    "routing": {\n      "codeReview": "primary",\n      "hookActions": "fast"\n    }\n  }\n}\n',
      after:
        '{\n  "models": {\n    "routing": {\n      "codeReview": "fast",\n      "hookActions": "fast"\n    }\n  }\n}\n',
      changes: [{ key: 'codeReview', step: null, from: 'primary', to: 'fast', tasks: ['codeReview'], notes: [] }],
    },
    {
      path: '.kiro/settings/cli.json',
      created: true,
      before: '',
      after: '{\n  "chat.defaultModel": "claude-haiku-4.5"\n}\n',
      changes: [
        {
          key: 'chat.defaultModel',
          step: null,
          from: null,
          to: 'claude-haiku-4.5',
          tasks: ['interactiveChat'],
          notes: [],
        },
      ],
    },
  ],
  refusals: [],
}

/** Rows end ten days before the report, one client is silent, and a row cannot be read. */
export function incompleteMonth(): UsageReport {
  const sample = sampleUsageReport()
  return sampleUsageReport({
    day: '2026-11-30',
    source: {
      ...sample.source,
      badRows: 1,
      firstBadRows: [BAD_ROW],
      daysWithoutRows: ['2026-11-03', '2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'],
    },
    completeness: {
      whole: false,
      newest: '2026-11-19',
      until: '2026-11-30',
      age: 6,
      missingDays: ['2026-11-03', '2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'],
      missingMonths: ['2026-09'],
      silent: [
        { kind: 'client', name: 'KIRO_CLI', last: '2026-11-10', age: 7 },
        { kind: 'profile', name: 'EVIL | <b>', last: '2026-11-06', age: 9 },
      ],
      badRows: 1,
    },
    forecast: sample.forecast && { ...sample.forecast, doubts: ['rows are missing', 'its trial is bad'] },
  })
}

const BAD_ROW = {
  file: 'user_report/us-east-1/2026/11/07/00/KIRO_IDE_111122223333_user_report_202611070000.csv',
  line: 14,
  reason: 'Credits_Used is not a number',
}

/** Everything that a report can have, people by their pseudonyms included. */
export function fullReport(): UsageReport {
  const sample = sampleUsageReport()
  const { source, completeness } = incompleteMonth()
  return sampleUsageReport({
    source,
    completeness,
    byPerson: [
      {
        name: 'p-0a1b2c3d4e',
        team: 'payments',
        plan: 'Pro',
        credits: 1730.4,
        overage: 730.4,
        ofAllowance: 1.73,
        activeDays: 14,
      },
      { name: 'p-1b2c3d4e5f', team: null, plan: 'Power', credits: 812, overage: 0, ofAllowance: 0.08, activeDays: 3 },
    ],
    rightSizing: sample.rightSizing && {
      ...sample.rightSizing,
      persons: [
        {
          name: 'p-1b2c3d4e5f',
          from: 'Power',
          to: 'Pro',
          savesUsd: 180,
          volatile: true,
          credits: { low: 120, typical: 790, high: 990 },
        },
      ],
    },
    readings: [
      {
        file: 'usage/ana.txt',
        plan: 'KIRO PRO',
        used: 1000,
        allowance: 1000,
        overage: 40.29,
        overageUsd: 1.61,
        overageEnabled: true,
        bonusUsed: 45.53,
        bonus: 2000,
        resets: '2026-12-01',
        tokens: null,
        today: null,
        problem: null,
      },
      {
        file: 'usage/ben.txt',
        plan: null,
        used: null,
        allowance: null,
        overage: null,
        overageUsd: null,
        overageEnabled: null,
        bonusUsed: null,
        bonus: null,
        resets: null,
        tokens: null,
        today: null,
        problem: 'the plan is managed by an administrator, so the text has no numbers',
      },
      {
        file: 'usage/tutorial.txt',
        plan: null,
        used: null,
        allowance: null,
        overage: null,
        overageUsd: null,
        overageEnabled: null,
        bonusUsed: null,
        bonus: null,
        resets: null,
        tokens: { input: 1_204_000, output: 90_122, usd: 4.96 },
        today: {
          input: 182_341,
          output: 48_902,
          share: 0.36,
          budgets: [{ file: '.kiro/settings.json', unit: 'inputTokens', limit: 500_000, share: 0.3647, over: false }],
        },
        problem: null,
      },
    ],
    notes: ['The seats file names 2 users twice; each is counted once.'],
  })
}

interface Schema {
  readonly type?: string
  readonly description?: string
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
}

/** The report with another text wherever its schema says that the text is read from a file: `name` is asked with the place’s number. */
export function renamed(report: UsageReport, name: (place: number) => string): UsageReport {
  let place = 0
  const walk = (value: unknown, schema: Schema): unknown => {
    if (value === null) return null
    if (schema.anyOf) return walk(value, schema.anyOf.find(({ type }) => type !== 'null') ?? {})
    if (Array.isArray(value)) return value.map((item) => walk(item, schema.items ?? {}))
    if (typeof value === 'object')
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, walk(item, schema.properties?.[key] ?? {})]),
      )
    return typeof value === 'string' && schema.description?.endsWith('Read from a file.') ? name(place++) : value
  }
  return walk(report, SCHEMA) as UsageReport
}
