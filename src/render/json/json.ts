import { EMBEDDED } from '../../core/catalogue/prices.js'
import { toldPrices } from '../../core/catalogue/told-prices.js'
import { NO_ADVICE } from '../../core/advice/advice.js'
import { NOT_PRICED, ZERO } from '../../core/amount.js'
import type { Estimate } from '../../core/cost/estimate.js'
import { kindsPriced } from '../../core/cost/kinds-priced.js'
import type { EstimateRow, EstimateSide } from '../../core/cost/rows.js'
import { traceOf } from '../../core/cost/trace.js'
import type { Explanation } from '../../core/explain/explain.js'
import { plain } from '../../core/text/message.js'
import type { Failure, LayerNote, PolicyNote, Report } from '../../core/report.js'
import { jsonText } from '../escape/json.js'
import type { JsonReport } from '../../core/contract/check/report.js'
import { adviceOf } from './advice.js'
import { budgetOf, seatAdviceOf, teamOf } from './seats.js'
import { findingOf } from '../../core/contract/finding-of.js'
import { effectOf, exceptionOf, proposalOf } from './policy-change.js'
import { upgradeOf } from './upgrade.js'

/**
 * The report as the versioned contract for other programs; see schemas/report.schema.json. `day` is `YYYY-MM-DD`, UTC.
 */
export function json(result: Report | Failure, day: string): string {
  return jsonText('errorClass' in result ? fromFailure(result, day) : fromReport(result))
}

function fromReport(report: Report): JsonReport {
  return {
    version: 1,
    kind: 'check',
    verdict: report.verdict,
    errorClass: null,
    asOf: report.day,
    baseAsOf: report.baseDay,
    problems: [],
    findings: report.findings.map(findingOf),
    estimate: estimateOf(report.estimate),
    catalogue: toldPrices(report.catalogueAsOf, report.prices),
    policy: report.policy && policyOf(report.policy),
    withheld: report.redacted,
    advice: adviceOf(report.advice),
    seatAdvice: report.seatAdvice && seatAdviceOf(report.seatAdvice),
    team: report.team && teamOf(report.team),
    budget: report.budgets.map(budgetOf),
    upgrades: report.upgrades.map(upgradeOf),
    explanations: report.explanations.map(explanationOf),
    exceptions: report.exceptions.map(exceptionOf),
    exceptionRequests: report.exceptionRequests.map((request) => ({ ...request })),
    policyEffects: report.policyEffects.map(effectOf),
    proposal: report.proposal && proposalOf(report.proposal),
    ...(report.priceChange === null
      ? {}
      : { priceChange: { ...report.priceChange, models: report.priceChange.models.map((model) => ({ ...model })) } }),
    ...(report.notOpened === null
      ? {}
      : { notOpened: { count: report.notOpened.count, folders: [...report.notOpened.folders] } }),
    ...(report.backups.length === 0 ? {} : { backups: [...report.backups] }),
    ...(report.rewrites.length === 0 ? {} : { rewrites: report.rewrites.map((rewrite) => ({ ...rewrite })) }),
  }
}

function fromFailure({ errorClass, problems, policy }: Failure, day: string): JsonReport {
  const nothing = { before: { ...ZERO }, after: { ...ZERO } }
  return {
    version: 1,
    kind: 'check',
    verdict: 'error',
    errorClass,
    asOf: day,
    baseAsOf: null,
    problems: problems.map((problem) => ({ ...problem })),
    findings: [],
    estimate: {
      basis: 'developer',
      developers: null,
      complete: false,
      before: NOT_PRICED,
      after: NOT_PRICED,
      delta: NOT_PRICED,
      appliedBy: { kiro: nothing, team: nothing },
      root: '',
      kinds: { priced: 0, all: 0 },
      rows: [],
      roots: [],
      unpriced: [],
      notEstimated: [],
      seats: [],
      exampleTasks: null,
      assumptions: [],
    },
    catalogue: toldPrices(EMBEDDED.models.asOf, EMBEDDED.origin),
    policy: policy && { ...policy, layers: [], enforcement: null },
    withheld: false,
    advice: adviceOf(NO_ADVICE),
    seatAdvice: null,
    team: null,
    budget: [],
    upgrades: [],
    explanations: [],
    exceptions: [],
    exceptionRequests: [],
    policyEffects: [],
    proposal: null,
  }
}

function policyOf({ source, sha, layers, elsewhere, enforcement }: PolicyNote): NonNullable<JsonReport['policy']> {
  return {
    source,
    sha,
    layers: layers.map(layerOf),
    ...(elsewhere.length === 0 ? {} : { elsewhere: elsewhere.map(layerOf) }),
    enforcement,
  }
}

/** What only a file of several documents has is left out of others. */
function layerOf({
  document,
  when,
  matched,
  ...layer
}: LayerNote): NonNullable<JsonReport['policy']>['layers'][number] {
  return {
    ...layer,
    ...(document === null ? {} : { document }),
    ...(when === null ? {} : { when: { ...when } }),
    ...(matched === null ? {} : { matched }),
  }
}

/** An explanation in the shape of the JSON report. */
export function explanationOf({
  model,
  multiplier,
  assignments,
  steps,
  blockedBy,
  instead,
}: Explanation): JsonReport['explanations'][number] {
  return {
    model,
    multiplier,
    assignments: [...assignments],
    steps: steps.map(({ layer, says, message, changedBy }) => ({
      layer,
      says,
      message: plain(message),
      changedBy: plain(changedBy),
    })),
    blockedBy,
    instead: instead.map((one) => ({ ...one })),
  }
}

function estimateOf(estimate: Estimate): JsonReport['estimate'] {
  const {
    basis,
    developers,
    complete,
    before,
    after,
    delta,
    appliedBy,
    rows,
    root,
    roots,
    unpriced,
    notEstimated,
    seats,
    exampleTasks,
    assumptions,
  } = estimate
  return {
    basis,
    developers,
    complete,
    before,
    after,
    delta,
    appliedBy,
    root,
    kinds: { ...kindsPriced(rows) },
    rows: rows.map((row) => rowOf(row, estimate)),
    roots: roots.slice(roots.length > 1 ? 0 : 1).map((one) => ({
      root: one.root,
      rootBefore: one.rootBefore,
      complete: one.complete,
      kinds: { ...kindsPriced(one.rows) },
      before: one.before,
      after: one.after,
      delta: one.delta,
      rows: one.rows
        .filter(({ changed, file }) => one.root !== root && (changed || file !== null))
        .map((row) => rowOf(row, estimate)),
    })),
    unpriced: unpriced.map(({ assignment, file, model, reason }) => ({ assignment, file, model, reason })),
    notEstimated: [...notEstimated],
    seats: seats.map(({ plan, seats: number, allowance, before: was, after: is }) => ({
      plan,
      seats: number,
      allowance,
      before: { ...was },
      after: { ...is },
    })),
    exampleTasks: exampleTasks && {
      plan: exampleTasks.plan,
      credits: exampleTasks.credits,
      modelBefore: exampleTasks.modelBefore,
      modelAfter: exampleTasks.modelAfter,
      before: exampleTasks.before,
      after: exampleTasks.after,
    },
    assumptions: assumptions.map((assumption) => ({ ...assumption })),
  }
}

function traceJson(side: EstimateSide, estimate: Estimate): JsonReport['estimate']['rows'][number]['traceAfter'] {
  const trace = traceOf(side, estimate)
  return trace && { factors: trace.factors.map((factor) => ({ ...factor })), exact: trace.exact }
}

function rowOf(row: EstimateRow, estimate: Estimate): JsonReport['estimate']['rows'][number] {
  return {
    assignment: row.assignment,
    kind: row.kind,
    file: row.file,
    appliedBy: row.appliedBy,
    modelBefore: row.before.model,
    modelAfter: row.after.model,
    multiplierBefore: row.before.multiplier,
    multiplierAfter: row.after.multiplier,
    creditsBefore: row.before.credits,
    creditsAfter: row.after.credits,
    standsAtBefore: row.before.standsAt,
    runsBefore: row.before.runs,
    runsAfter: row.after.runs,
    traceBefore: traceJson(row.before, estimate),
    traceAfter: traceJson(row.after, estimate),
    inherited: row.after.model !== null && row.after.assignment?.origin !== 'stated',
    droppedBefore: row.before.dropped && plain(row.before.dropped),
    droppedAfter: row.after.dropped && plain(row.after.dropped),
  }
}
