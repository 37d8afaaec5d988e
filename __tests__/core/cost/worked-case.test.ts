import { judged, lines } from '../support/repository.js'
import { POLICY, WORKED_CASE } from '../support/worked-case.js'

const { estimate, ...report } = judged(WORKED_CASE)

test('rows', () => {
  const rows = estimate.rows.map(({ label, before, after }) => [
    label,
    before.model,
    after.model,
    Math.round(after.runs ?? NaN),
    before.credits.typical,
    after.credits.typical,
  ])
  expect(rows).toEqual([
    ['specGeneration', 'claude-sonnet-4.5', 'claude-opus-4.8', 25, 491, 832],
    ['taskExecution', 'claude-sonnet-4.5', 'claude-opus-4.8', 756, 4914, 8316],
    ['codeReview', 'claude-sonnet-4.5', 'claude-opus-4.8', 252, 655, 1109],
    ['interactiveChat', 'claude-haiku-4.5', 'claude-opus-4.8', 1260, 302, 1663],
    ['hookActions', 'claude-haiku-4.5', 'claude-haiku-4.5', 2520, 302, 302],
    ['codeExplanation', 'claude-haiku-4.5', 'claude-haiku-4.5', 252, 202, 202],
    ['documentationUpdate', 'claude-haiku-4.5', 'claude-haiku-4.5', 126, 76, 76],
    ['CLI chat', 'auto', 'auto', 1260, 756, 756],
  ])
  expect(
    estimate.rows.filter(({ changed }) => !changed).reduce((sum, { after }) => sum + (after.credits.typical ?? NaN), 0),
  ).toBe(1336)
})

test('totals', () => {
  expect(estimate).toMatchObject({
    basis: 'team',
    developers: 12,
    workdays: 21,
    complete: true,
    before: { low: 1513, typical: 7698, high: 43471 },
    after: { low: 3956, typical: 13256, high: 55524 },
    delta: { typical: 5558 },
    unpriced: [],
    notEstimated: [],
  })
  expect(estimate.appliedBy).toEqual({
    kiro: { before: { low: 252, typical: 756, high: 2520 }, after: { low: 252, typical: 756, high: 2520 } },
    team: { before: { low: 1261, typical: 6942, high: 40951 }, after: { low: 3704, typical: 12500, high: 53004 } },
  })
})

test('seats: each against its own allowance', () => {
  expect(estimate.seats).toEqual([
    {
      plan: 'pro',
      name: 'Pro',
      seats: 8,
      allowance: 1000,
      before: { each: 642, exhaustedOn: null, short: 0, overageUsd: null },
      after: { each: 1105, exhaustedOn: 20, short: 840, overageUsd: null },
    },
    {
      plan: 'pro+',
      name: 'Pro+',
      seats: 4,
      allowance: 2000,
      before: { each: 642, exhaustedOn: null, short: 0, overageUsd: null },
      after: { each: 1105, exhaustedOn: null, short: 0, overageUsd: null },
    },
  ])
})

test('seats that pay overage', () => {
  const { seats } = judged({ ...WORKED_CASE, policy: POLICY.replace('overage: false', 'overage: true') }).estimate
  expect(seats.map(({ before, after }) => [before.overageUsd, after.short, after.overageUsd])).toEqual([
    [0, 840, 33.6],
    [0, 0, 0],
  ])
})

test('what does not depend on how much a team works', () => {
  expect(estimate.exampleTasks).toEqual({
    plan: 'pro',
    planName: 'Pro',
    source: 'https://kiro.dev/docs/chat/model-selection/',
    credits: 1000,
    modelBefore: 'claude-sonnet-4.5',
    modelAfter: 'claude-opus-4.8',
    before: 76,
    after: 45,
  })
})

test('findings', () => {
  expect(report.verdict).toBe('fail')
  expect(lines({ ...report, estimate })).toEqual([
    'error .kiro/settings.json:4:16 cost-increase: +5,558 credits a month, limit +2,000 (team policy); by a default amount of work; +1,700 at low use and +20,412 at high use by list prices; +2,443 to +12,053 with measured token use',
    'error .kiro/settings.json:4:16 model-not-allowed: claude-opus-4.8 is not allowed for taskExecution, codeReview and interactiveChat (team policy; specGeneration may use it)',
  ])
  expect(report.findings.find(({ rule }) => rule === 'model-not-allowed')?.instead).toEqual([
    'claude-sonnet-4.5',
    'claude-sonnet-5.5',
  ])
})

test('edits', () => {
  expect(report.changes).toMatchObject([
    {
      kind: 'model',
      what: 'primary',
      before: { model: 'claude-sonnet-4.5', multiplier: 1.3 },
      after: { model: 'claude-opus-4.8', multiplier: 2.2 },
    },
    { kind: 'route', what: 'interactiveChat', before: 'fast', after: 'primary' },
  ])
})

test('with the codeReview runs of the policy the row follows', () => {
  const { rows } = judged({
    ...WORKED_CASE,
    policy: `${POLICY}workload: { tasks: { codeReview: { runs: 2 } } }`,
  }).estimate
  expect(rows.find(({ label }) => label === 'codeReview')).toMatchObject({
    before: { runs: 504, credits: { typical: 1310 } },
    after: { credits: { typical: 2218 } },
  })
})
