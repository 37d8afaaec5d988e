import type { UsageReport } from '../../../src/core/contract/usage/report.js'
import { usageVerdict } from '../../../src/core/usage/agreements/usage-verdict.js'
import { sampleUsageReport } from '../../core/support/usage-report.js'

/** The sample with every part that a report can have: persons, readings, an invoice, all kinds of budgets, a team that no one named. */
export function everything(): UsageReport {
  const report = sampleUsageReport()
  const { money, rightSizing, budgets } = report
  const whole: UsageReport = {
    ...report,
    source: {
      ...report.source,
      badRows: 1,
      firstBadRows: [
        {
          file: 'user_report/us-east-1/2026/11/07/00/KIRO_IDE_111122223333_user_report_202611070000.csv',
          line: 14,
          reason: 'Credits_Used is not a number',
        },
      ],
    },
    money: { ...money, invoice: { usd: 3651.02, difference: -22.2 } },
    budgets: [
      ...budgets,
      {
        id: 'contract/daily/1',
        from: 'contract',
        file: 'web/.kiro/settings.json',
        team: null,
        unit: 'credits',
        period: 'daily',
        limit: 2900,
        perDeveloper: 58,
        allPriced: true,
        used: 3165.92,
        usedOn: '2026-11-18',
        share: 1.0917,
        daysOver: 8,
        steps: [
          { percent: 80, reached: '2026-11-03', expected: null, action: 'notify' },
          { percent: 100, reached: '2026-11-04', expected: null, action: 'restrict' },
        ],
        forecast: null,
      },
      teamBudget(),
    ],
    unheld: [
      {
        id: 'policy/team-0f0f0f0f/credits',
        file: '.github/kiro-policy.yml',
        team: 'ghosts',
        unit: 'credits',
        limit: 4000,
        why: 'the list of teams has no team of this name',
      },
    ],
    actions: [
      ...report.actions,
      {
        id: 'contract/daily/1@100',
        budget: 'contract/daily/1',
        percent: 100,
        reached: '2026-11-04',
        action: 'restrict',
      },
    ],
    byPerson: [
      {
        name: 'person-3f9a',
        team: 'payments',
        plan: 'Pro',
        credits: 1212.5,
        overage: 212.5,
        ofAllowance: 1.2125,
        activeDays: 13,
      },
      {
        name: 'person-77c0',
        team: null,
        plan: 'Power',
        credits: 88.4,
        overage: 0,
        ofAllowance: 0.00884,
        activeDays: 4,
      },
      {
        name: 'person-a01b',
        team: 'mobile',
        plan: 'Pro+',
        credits: 1931.75,
        overage: 0,
        ofAllowance: 0.9659,
        activeDays: 12,
      },
    ],
    rightSizing: rightSizing && {
      ...rightSizing,
      moves: [
        ...rightSizing.moves,
        { from: null, fromName: 'Free', to: null, toName: 'Pro', people: 3, folded: 2, savesUsd: 17.25, volatile: 0 },
      ],
      persons: [
        {
          name: 'person-3f9a',
          from: 'Pro',
          to: 'Pro+',
          savesUsd: 8.75,
          volatile: true,
          credits: { low: 1102.5, typical: 1718.75, high: 2204.25 },
        },
      ],
    },
    readings: [
      {
        file: 'usage/cli.txt',
        plan: 'KIRO PRO',
        used: 1000,
        allowance: 1000.5,
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
        file: 'usage/tokens.txt',
        plan: null,
        used: null,
        allowance: null,
        overage: null,
        overageUsd: null,
        overageEnabled: null,
        bonusUsed: null,
        bonus: null,
        resets: null,
        tokens: { input: 845_200, output: 123_400, usd: 4.39 },
        today: {
          input: 182_341,
          output: 48_902,
          share: 0.36,
          budgets: [{ file: '.kiro/settings.json', unit: 'inputTokens', limit: 500_000, share: 0.3647, over: false }],
        },
        problem: null,
      },
      {
        file: 'usage/managed.txt',
        plan: 'Q Developer Pro',
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
        problem: 'The plan is managed by an administrator.',
      },
    ],
    notes: ['A file of 11 November may be missing.'],
  }
  return { ...whole, verdict: usageVerdict(whole) }
}

/** The same report, each text in it that is read from a file replaced by the next of these. */
export function withNames(report: UsageReport, names: readonly string[]): UsageReport {
  let used = 0
  const name = (): string => names[used++ % names.length] ?? ''
  const { rightSizing, byTeam, byModel, byPerson, forecast } = report
  const seats = (mix: { plan: string; name: string; seats: number }[]): typeof mix =>
    mix.map((row) => ({ ...row, name: name() }))
  return {
    ...report,
    policy: name(),
    source: { ...report.source, firstBadRows: report.source.firstBadRows.map((row) => ({ ...row, file: name() })) },
    byPlan: report.byPlan.map((row) => ({ ...row, name: name() })),
    byClient: report.byClient.map((row) => ({ ...row, name: name() })),
    byTeam: byTeam === null ? null : byTeam.map((row) => ({ ...row, name: row.name && name() })),
    byModel: byModel && { ...byModel, rows: byModel.rows.map((row) => ({ ...row, model: name() })) },
    byPerson:
      byPerson === null
        ? null
        : byPerson.map((row) => ({ ...row, name: name(), team: row.team && name(), plan: name() })),
    budgets: report.budgets.map((row) => ({ ...row, file: name(), team: row.team && name() })),
    unheld: report.unheld.map((row) => ({ ...row, file: name(), team: row.team && name() })),
    moved: report.moved && {
      ...report.moved,
      rows: report.moved.rows.map((row) => ({ ...row, name: row.name && name() })),
    },
    forecast: forecast && { ...forecast, seats: forecast.seats.map((row) => ({ ...row, name: name() })) },
    rightSizing: rightSizing && {
      ...rightSizing,
      moves: rightSizing.moves.map((row) => ({ ...row, fromName: name(), toName: name() })),
      now: { ...rightSizing.now, seats: seats(rightSizing.now.seats) },
      best: { ...rightSizing.best, seats: seats(rightSizing.best.seats) },
      breakEven: rightSizing.breakEven.map((row) => ({ ...row, fromName: name(), toName: name() })),
      idle: rightSizing.idle === null ? null : rightSizing.idle.map((row) => ({ ...row, name: name() })),
      persons:
        rightSizing.persons === null
          ? null
          : rightSizing.persons.map((row) => ({ ...row, name: name(), from: name(), to: name() })),
    },
    readings: report.readings.map((row) => ({ ...row, file: name(), plan: row.plan && name() })),
  }
}

/** The budget of one team in dollars, whose forecast is not to be relied on. */
export function teamBudget(): UsageReport['budgets'][number] {
  return {
    id: 'policy/team-1a2b3c4d/usd',
    from: 'policy',
    file: '.github/kiro-policy.yml',
    team: 'payments',
    unit: 'USD',
    period: 'monthly',
    limit: 1150,
    perDeveloper: null,
    allPriced: true,
    used: 1044,
    usedOn: null,
    share: 0.9078,
    daysOver: 0,
    steps: [
      { percent: 90, reached: '2026-11-19', expected: null, action: 'notify' },
      { percent: 100, reached: null, expected: null, action: 'notify' },
    ],
    forecast: { reached: null, share: { low: 0.95, typical: 0.99, high: 1.04 }, reliable: false },
  }
}
