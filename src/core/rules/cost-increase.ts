import type { Breach } from '../cost/limits.js'
import type { RootEstimate } from '../cost/estimate.js'
import type { EstimateRow } from '../cost/rows.js'
import type { Severity, Violation } from '../finding.js'
import { costLimits } from '../policy/decide.js'
import { say, words, type Message } from '../text/message.js'
import { signed, times } from '../text/number.js'
import { creditsAMonth, inRoot, layerLimit, restsOn } from '../policy/limit-words.js'
import { exampleSettings, onItsOwn, subjectOf, type Rule, type Subject } from './rule.js'

/** The rule `cost-increase`: see docs/rules/cost-increase.md. */
export const costIncrease: Rule = {
  id: 'cost-increase',
  severity: 'error',
  byPolicy: 'cost',
  summary:
    'A change that raises the typical cost by more than the policy’s limit (a warning at `cost.warn`, by default 25 %; an error at `cost.fail`).',
  why: 'A line in a file can double what every developer spends.',
  fix: 'Keep the expensive model for the work that needs it, or agree on a higher limit.',
  find: (subject) => {
    if (!subject.hasBase) return []
    const failing = over(subject, 'fail')
    const warning = failing ? null : (over(subject, 'warn') ?? perRun(subject))
    const found = failing ?? warning
    return found ? [violation(subject, found, failing ? 'error' : 'warning')] : []
  },
  examples: {
    failing: {
      before: {
        '.kiro/settings.json': exampleSettings({ primary: 'claude-sonnet-4.5' }, { taskExecution: 'primary' }),
      },
      after: { '.kiro/settings.json': exampleSettings({ primary: 'claude-opus-4.8' }, { taskExecution: 'primary' }) },
      policy: 'version: 1\ncost: { fail: { increase: { percent: 20 } } }',
    },
    passing: {
      before: { '.kiro/settings.json': exampleSettings({ primary: 'claude-opus-4.8' }, { taskExecution: 'primary' }) },
      after: { '.kiro/settings.json': exampleSettings({ primary: 'claude-sonnet-4.5' }, { taskExecution: 'primary' }) },
      policy: 'version: 1\ncost: { fail: { increase: { percent: 20 } } }',
    },
  },
}

interface Exceeded {
  readonly rows: readonly EstimateRow[]
  readonly message: Message
}

/** The roots whose rise is over a limit of a level; the words are those of the one that is furthest over. */
function over(subject: Subject, level: Breach['level']): Exceeded | null {
  const found = subject.estimate.roots.flatMap((root) => {
    const breach = root.breaches.find((one) => one.level === level && one.kind !== 'total')
    return breach ? [{ root, breach }] : []
  })
  const [first] = found
  if (!first) return null
  return {
    rows: found.flatMap(({ root }) => root.rows.filter((row) => row.exact.after.gt(row.exact.before))),
    message: say`${inRoot(subject.estimate, first.root, found.length - 1)}${saying(first.root, first.breach, subject)}${restsOn(subject.estimate, first.root)}`,
  }
}

function saying(root: RootEstimate, breach: Breach, subject: Subject): Message {
  const unit = breach.kind === 'percent' ? ' %' : ''
  const limit = layerLimit(breach, subject.policy, `${signed(breach.limit)}${unit}`)
  const month = creditsAMonth(subject.estimate)
  if (breach.kind === 'credits') return say`${words(`${signed(shown(root, breach))} ${month}`)}, limit ${limit}`
  return breach.value === Infinity
    ? say`${words(`${signed(root.measured.rise)} ${month}`)} from 0, limit ${limit}`
    : say`${words(percentOver(breach))} credits a month, limit ${limit}`
}

/** The printed rise where it shows that the limit is exceeded; else the exact one. */
function shown({ delta, complete, measured }: RootEstimate, { limit }: Breach): number {
  return complete && delta.typical !== null && delta.typical > limit ? delta.typical : measured.rise
}

/** Whole percent where they show that the limit is exceeded; else with as many decimals as are known. */
function percentOver({ value, limit }: Breach): string {
  return `${signed(Math.round(value) > limit ? Math.round(value) : value)} %`
}

/**
 * Agents and steps of workflows whose runs are an assumption are compared by their credits per run as well, which never fails the check:
 * a team may use them more often, or for other work.
 */
function perRun({ estimate, policy }: Subject): Exceeded | null {
  const stated = costLimits(policy, 'warn').flatMap(({ limits, layer }) =>
    limits.increase?.percent === undefined ? [] : [{ percent: limits.increase.percent, layer: policy.indexOf(layer) }],
  )
  const [lowest = null] = stated.sort((a, b) => a.percent - b.percent)
  if (lowest === null && costLimits(policy, 'warn').some(({ limits }) => limits.increase)) return null
  const { percent, layer } = lowest ?? { percent: DEFAULT_PERCENT, layer: null }
  const raised = estimate.allRows.flatMap((row) => {
    const assumed =
      (row.work.kind === 'agent' || row.work.kind === 'step') &&
      row.after.works.every(({ source }) => source.runs !== 'policy')
    return assumed && row.ratio !== null && row.ratio * 100 - 100 > percent ? [{ row, ratio: row.ratio }] : []
  })
  const [worst] = raised.sort((a, b) => b.ratio - a.ratio)
  if (!worst) return null
  const limit = layerLimit({ layer }, policy, `${signed(percent)} %`)
  return {
    rows: raised.map(({ row }) => row),
    message: say`${worst.row.label} costs ${words(times(worst.ratio))} as much per run, limit ${limit}`,
  }
}

/** Percent per run from which a rise is worth a look where the policy sets no warning. */
const DEFAULT_PERCENT = 25

function violation(subject: Subject, { rows, message }: Exceeded, atMost: Severity): Violation {
  const subjects = rows.flatMap(({ after: { assignment }, label }) =>
    assignment ? [subjectOf(assignment, label)] : [],
  )
  const largest = [...rows].sort((a, b) => rise(b) - rise(a)).find(({ after }) => after.assignment !== null)
  return {
    place: largest?.after.assignment?.place ?? null,
    // Work that nothing assigns any more is on no assignment; the rise is the same.
    subjects: subjects.length > 0 ? subjects : onItsOwn('increase'),
    value: String(subject.estimate.delta.typical),
    say: () => message,
    atMost,
  }
}

function rise({ exact, ratio }: EstimateRow): number {
  return exact.after.minus(exact.before).toNumber() || (ratio ?? 0) / 1e6
}
