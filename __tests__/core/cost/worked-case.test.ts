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
    ['specGeneration', 'claude-sonnet-4.5', 'claude-opus-4.8', 25, 1474, 2495],
    ['taskExecution', 'claude-sonnet-4.5', 'claude-opus-4.8', 756, 3931, 6653],
    ['codeReview', 'claude-sonnet-4.5', 'claude-opus-4.8', 252, 491, 832],
    ['interactiveChat', 'claude-haiku-4.5', 'claude-opus-4.8', 2520, 605, 3326],
    ['hookActions', 'claude-haiku-4.5', 'claude-haiku-4.5', 2520, 302, 302],
    ['codeExplanation', 'claude-haiku-4.5', 'claude-haiku-4.5', 756, 151, 151],
    ['documentationUpdate', 'claude-haiku-4.5', 'claude-haiku-4.5', 126, 76, 76],
  ])
  expect(
    estimate.rows.filter(({ changed }) => !changed).reduce((sum, { after }) => sum + (after.credits.typical ?? NaN), 0),
  ).toBe(529)
})

test('totals', () => {
  expect(estimate).toMatchObject({
    basis: 'team',
    developers: 12,
    workdays: 21,
    complete: true,
    before: { low: 2354, typical: 7030, high: 20715 },
    after: { low: 4621, typical: 13835, high: 41581 },
    delta: { typical: 6805 },
    unpriced: [],
    notEstimated: [],
  })
  expect(estimate.appliedBy).toEqual({
    kiro: { before: { low: 0, typical: 0, high: 0 }, after: { low: 0, typical: 0, high: 0 } },
    team: { before: estimate.before, after: estimate.after },
  })
})

test('seats: each against its own allowance', () => {
  expect(estimate.seats).toEqual([
    {
      plan: 'pro',
      name: 'Pro',
      seats: 8,
      allowance: 1000,
      before: { each: 586, exhaustedOn: null, short: 0, overageUsd: null },
      after: { each: 1153, exhaustedOn: 19, short: 1224, overageUsd: null },
    },
    {
      plan: 'pro+',
      name: 'Pro+',
      seats: 4,
      allowance: 2000,
      before: { each: 586, exhaustedOn: null, short: 0, overageUsd: null },
      after: { each: 1153, exhaustedOn: null, short: 0, overageUsd: null },
    },
  ])
})

test('seats that pay overage', () => {
  const { seats } = judged({ ...WORKED_CASE, policy: POLICY.replace('overage: false', 'overage: true') }).estimate
  expect(seats.map(({ before, after }) => [before.overageUsd, after.short, after.overageUsd])).toEqual([
    [0, 1224, 48.96],
    [0, 0, 0],
  ])
})

test('what does not depend on how much a team works', () => {
  expect(estimate.exampleTasks).toEqual({
    plan: 'pro',
    planName: 'Pro',
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
    'error .kiro/settings.json:4:16 cost-increase: +6,805 credits a month, limit +2,000 (team policy)',
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
    before: { runs: 504, credits: { typical: 983 } },
    after: { credits: { typical: 1663 } },
  })
})
