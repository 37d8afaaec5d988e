import { product, quotient } from '../amount.js'
import type { EstimateRow } from '../cost/rows.js'
import type { Severity, Violation } from '../finding.js'
import { say, words, type Message } from '../text/message.js'
import { signed, times } from '../text/number.js'
import { costLimits } from '../policy/decide.js'
import { policyName, saidBy } from '../policy/policy.js'
import { exampleSettings, subjectOf, type Rule, type Subject } from './rule.js'

/** Where the policy sets no warning: a quarter more is worth a look. */
const DEFAULT_WARNING = { increase: { percent: 25 } }

/** The rule `cost-increase`: see docs/rules/cost-increase.md. */
export const costIncrease: Rule = {
  id: 'cost-increase',
  severity: 'error',
  byPolicy: 'cost',
  summary:
    'A change that raises the typical cost by more than the policy’s limit (a warning at `cost.warn`, by default 25 %; an error at `cost.fail`).',
  why: 'A line in a file can double what every developer spends.',
  fix: 'Keep the dear model for the work that needs it, or agree on a higher limit.',
  find: (subject) => {
    if (!subject.hasBase) return []
    const failing = exceeded(subject, 'fail')
    const warning = failing ? null : exceeded(subject, 'warn')
    const found = failing ?? warning
    return found ? [violation(subject, found, failing ? 'error' : 'warning')] : []
  },
  examples: {
    failing: {
      before: {
        '.kiro/settings.json': exampleSettings({ primary: 'claude-sonnet-4.5' }, { taskExecution: 'primary' }),
      },
      after: { '.kiro/settings.json': exampleSettings({ primary: 'claude-opus-4.8' }, { taskExecution: 'primary' }) },
      policy: 'version: 1\ncost: { fail: { increase: { percent: 40 } } }',
    },
    passing: {
      before: { '.kiro/settings.json': exampleSettings({ primary: 'claude-opus-4.8' }, { taskExecution: 'primary' }) },
      after: { '.kiro/settings.json': exampleSettings({ primary: 'claude-sonnet-4.5' }, { taskExecution: 'primary' }) },
      policy: 'version: 1\ncost: { fail: { increase: { percent: 40 } } }',
    },
  },
}

interface Limit {
  readonly credits?: number | undefined
  readonly percent?: number | undefined
  readonly whose: Message
  /** The limit itself, as its owner would have it read. */
  readonly say: (text: string) => Message
}

interface Exceeded {
  readonly rows: readonly EstimateRow[]
  readonly message: Message
}

/** The first limit of a level that the change is over: credits, percent, then percent per run of work without stated runs. */
function exceeded(subject: Subject, level: 'warn' | 'fail'): Exceeded | null {
  const { estimate, policy } = subject
  const stated = costLimits(policy, level).flatMap(({ limits, layer }): Limit[] =>
    limits.increase
      ? [{ ...limits.increase, whose: policyName(layer), say: (text) => saidBy(layer, words(text)) }]
      : [],
  )
  const limits =
    level === 'warn' && stated.length === 0
      ? [{ ...DEFAULT_WARNING.increase, whose: words('default limit'), say: words }]
      : stated
  const [before, delta] = [estimate.before.typical, estimate.delta.typical]
  const rows = estimate.rows.filter((row) => (row.after.credits.typical ?? 0) > (row.before.credits.typical ?? 0))
  for (const limit of limits as readonly Limit[]) {
    const { whose } = limit
    if (delta !== null && limit.credits !== undefined && delta > limit.credits) {
      return {
        rows,
        message: say`${words(signed(delta))} credits a month, limit ${limit.say(signed(limit.credits))} (${whose})`,
      }
    }
    const percent = delta === null || before === null ? null : quotient(delta * 100, before)
    if (percent !== null && limit.percent !== undefined && percent.gt(limit.percent)) {
      return {
        rows,
        message: say`${words(signed(Number(percent.round(0))))} % credits a month, limit ${limit.say(`${signed(limit.percent)} %`)} (${whose})`,
      }
    }
  }
  // Work without a stated volume has no credits/month, so only its credits per run are compared with a limit, which
  // never fails the check.
  return level === 'warn' ? perRun(estimate.rows, limits) : null
}

function perRun(rows: readonly EstimateRow[], limits: readonly Limit[]): Exceeded | null {
  const lowest = [...limits].sort((a, b) => (a.percent ?? Infinity) - (b.percent ?? Infinity))[0]
  const least = lowest?.percent ?? Infinity
  const raised = rows.flatMap((row) => {
    const ratio = row.after.credits.typical === null ? row.ratio : null
    return ratio !== null && product(ratio, 100).minus(100).toNumber() > least ? [{ row, ratio }] : []
  })
  const [worst] = raised.sort((a, b) => b.ratio - a.ratio)
  if (!worst) return null
  return {
    rows: raised.map(({ row }) => row),
    message: say`${worst.row.label} costs ${words(times(worst.ratio))} as much per run, limit ${lowest?.say(`${signed(least)} %`) ?? []} (${lowest?.whose ?? []})`,
  }
}

function violation(subject: Subject, { rows, message }: Exceeded, atMost: Severity): Violation {
  const largest = [...rows].sort((a, b) => rise(b) - rise(a))[0]
  const known = largest?.after.assignment
  return {
    place: known?.place ?? null,
    subjects: rows.flatMap(({ after: { assignment }, label }) => (assignment ? [subjectOf(assignment, label)] : [])),
    value: String(subject.estimate.delta.typical),
    say: () => message,
    atMost,
  }
}

function rise(row: EstimateRow): number {
  return (row.after.credits.typical ?? 0) - (row.before.credits.typical ?? 0)
}
