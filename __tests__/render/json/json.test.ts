import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { json } from '../../../src/render/json/json.js'
import type { JsonReport } from '../../../src/core/contract/check/report.js'
import { policyTexts, unsound } from '../../core/support/generators.js'
import { FEW_RUNS } from '../../core/support/properties.js'
import { agent, DAY, judged, type Change } from '../../core/support/repository.js'
import { WORKED_CASE } from '../../core/support/worked-case.js'
import { type Failure } from '../../../src/core/report.js'
import { VERDICTS } from '../../../src/core/verdict.js'
import { ERROR_CLASSES } from '../../core/support/failures.js'

const schema = JSON.parse(readFileSync(new URL('../../../schemas/report.schema.json', import.meta.url), 'utf8')) as {
  properties: { verdict: { enum: string[] } }
}
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schema)

/** The report as other programs get it, once the published schema has nothing against it. */
function parsed(text: string): JsonReport {
  const value: unknown = JSON.parse(text)
  validate(value)
  expect(validate.errors ?? []).toEqual([])
  return value as JsonReport
}
const of = (change: Change): JsonReport => parsed(json(judged(change), DAY))
const failure = (change: Partial<Failure> = {}): Failure => ({
  verdict: 'error',
  errorClass: 'policy',
  problems: [{ file: 'p.yml', line: 2, column: 3, message: 'team is wrong' }],
  hint: 'Correct it.',
  policy: { source: 'p.yml', sha: 'abc' },
  ...change,
})

test('the worked case', () => {
  const report = of(WORKED_CASE)
  expect(report).toMatchObject({
    version: 1,
    kind: 'check',
    verdict: 'fail',
    errorClass: null,
    asOf: DAY,
    problems: [],
    estimate: {
      basis: 'team',
      developers: 12,
      complete: true,
      before: { typical: 7698 },
      after: { typical: 13256 },
      delta: { typical: 5558 },
      exampleTasks: { before: 76, after: 45 },
    },
    policy: {
      source: '.github/kiro-policy.yml',
      sha: null,
      layers: [{ role: 'repository', digest: null }],
      enforcement: { mode: 'block', from: null },
    },
  })
  expect(
    report.findings.map(({ rule, file, line, column, introduced }) => [rule, file, line, column, introduced]),
  ).toEqual([
    ['cost-increase', '.kiro/settings.json', 4, 16, true],
    ['model-not-allowed', '.kiro/settings.json', 4, 16, true],
  ])
  expect(report.estimate.rows[0]).toMatchObject({
    assignment: 'task:specGeneration',
    file: '.kiro/settings.json',
    appliedBy: 'team',
    modelBefore: 'claude-sonnet-4.5',
    modelAfter: 'claude-opus-4.8',
    multiplierBefore: 1.3,
    multiplierAfter: 2.2,
    creditsBefore: { low: 100, typical: 491, high: 2084 },
    creditsAfter: { low: 277, typical: 832, high: 2506 },
    runsBefore: 25.2,
    runsAfter: 25.2,
    traceAfter: {
      exact: '831.6',
      factors: [
        { name: 'runs a day', typical: 0.1 },
        { name: 'credits a run', low: 5, typical: 15, high: 40 },
        { name: 'multiplier', low: 2.2, typical: 2.2, high: 2.2 },
        { name: 'token use', low: 1, typical: 1, high: 1.13 },
        { name: 'working days', typical: 21, source: 'policy' },
        { name: 'developers', typical: 12 },
      ],
    },
    inherited: false,
  })
})

test('what is not priced is null, never 0', () => {
  const { estimate } = of({
    before: { '.kiro/agents/a.json': agent('a', 'auto') },
    after: { '.kiro/agents/a.json': agent('a', 'claude-next') },
  })
  expect(estimate).toMatchObject({
    complete: false,
    kinds: { priced: 7, all: 7 },
    unpriced: [{ model: 'claude-next', reason: 'no price' }],
  })
  expect(estimate.rows.filter(({ file }) => file !== null)).toMatchObject([
    { multiplierAfter: null, creditsBefore: { typical: null }, creditsAfter: { typical: null } },
  ])
})

test('nothing at all', () => {
  expect(of({ after: {} })).toMatchObject({
    verdict: 'pass',
    findings: [],
    policy: null,
    estimate: { complete: true, before: { typical: 0 }, delta: { typical: 0 }, rows: [] },
  })
})

test('invisible characters do not reach a message', () => {
  const [finding] = of({ after: { '.kiro/agents/a.json': agent('a', 'claude\u202e-opus') } }).findings
  expect(finding?.message).toContain('claude\\u{202e}-opus')
})

test('a failure has the same shape, and is no pass', () => {
  for (const errorClass of ERROR_CLASSES) {
    expect(parsed(json(failure({ errorClass }), DAY))).toMatchObject({
      verdict: 'error',
      errorClass,
      problems: [{ file: 'p.yml', line: 2, column: 3, message: 'team is wrong' }],
      findings: [],
      estimate: { complete: false, before: { typical: null } },
    })
  }
  expect(
    parsed(json(failure({ policy: null, problems: [{ file: null, line: null, column: null, message: 'x' }] }), DAY))
      .policy,
  ).toBeNull()
})

test('every verdict and error class of the program is in the schema, and no other', () => {
  expect(schema.properties.verdict.enum).toEqual([...VERDICTS])
})

test('it ends with a line end', () => {
  expect(json(judged({ after: {} }), DAY)).toMatch(/\}\n$/)
})

test('every report follows the schema, and reads back as it was', () => {
  fc.assert(
    fc.property(fc.option(unsound), unsound, policyTexts, (before, after, policy) => {
      const report = judged({ before, after, policy: policy ?? [] })
      const read = parsed(json(report, DAY))
      expect(read.findings).toHaveLength(report.findings.length)
      expect(read.estimate.delta).toEqual(report.estimate.delta)
    }),
    FEW_RUNS,
  )
})
