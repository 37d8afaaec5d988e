import { Big } from 'big.js'
import { product } from '../../amount.js'
import type { Edited } from '../../apply/edit-json.js'
import defaults from '../../cost/workload.json' with { type: 'json' }
import { inARow } from '../../text/message.js'
import { count } from '../../text/number.js'
import { parsePolicy } from '../../policy/parse.js'
import type { PolicyFile } from '../../policy/schema.js'
import { TASK_KINDS } from '../../kiro/task-kind.js'
import type { Calibration } from './calibration.js'
import { setNumbers, type Numbers } from './edit-policy.js'
import { lineEndOf } from '../../text/line-end.js'

/** The smallest valid policy. */
const SMALLEST = 'version: 1\n'

/** The first words of the comment of an earlier calibration, which the new one replaces. */
const REMARK = '# Calibrated by what '

/** A factor within this range is not written: calibrating twice changes nothing. Chosen by hand. */
const FITTING = { from: 0.95, to: 1.05 } as const

/**
 * The text of a policy with the fitting workload and no other change; without a policy, the smallest one with that
 * workload. The runs of every kind of work are multiplied, and those of agents and hooks that have their own. Returns
 * the same text where it fits already, and a problem where it cannot be written.
 */
export function workloadPatch(policyText: string | null, calibration: Calibration): Edited {
  const text = policyText ?? SMALLEST
  const parsed = parsePolicy(text, ORIGIN)
  if ('problems' in parsed) return { problem: 'the policy is not valid, or has several documents' }
  const workload = workloadFor(parsed.layer.file, calibration)
  const edited = Object.keys(workload).length === 0 ? { text } : setNumbers(text, { workload })
  if ('problem' in edited) return edited
  if (edited.text === text) return { text: policyText ?? '' }
  const remarked = withRemark(edited.text, remarkOf(calibration))
  return 'problems' in parsePolicy(remarked, ORIGIN)
    ? { problem: 'the runs would be more than a policy can state' }
    : { text: remarked }
}

/** The origin of a text that is parsed for its values only. */
const ORIGIN = { source: '', sha: null }

function workloadFor({ workload = {} }: PolicyFile, { runs, models, triggers, agents: assumed }: Calibration): Numbers {
  const factors = models.map(({ model, factor }) => [model, factor] as const)
  const measured: Numbers = factors.length === 0 ? {} : { models: Object.fromEntries(factors) }
  if (isFitting(runs)) return measured
  const times = (value: number): number => product(value, runs).prec(3, Big.roundHalfUp).toNumber()
  const tasks = TASK_KINDS.map(
    (kind) => [kind, { runs: times(workload.tasks?.[kind]?.runs ?? defaults.tasks[kind].runs.value) }] as const,
  )
  const agents = [
    ...Object.entries(workload.agents ?? {}).map(([name, work]) => [name, { runs: times(work.runs) }] as const),
    ...assumed
      .filter(({ name }) => !Object.hasOwn(workload.agents ?? {}, name))
      .map(({ name, runs: usual }) => [name, { runs: times(usual) }] as const),
  ]
  const stated = Object.entries(workload.hooks ?? {}).flatMap(([trigger, work]) =>
    work.runs === undefined ? [] : [[trigger, { runs: times(work.runs) }] as const],
  )
  const used = triggers.flatMap((trigger) =>
    trigger === 'other' || workload.hooks?.[trigger]?.runs !== undefined
      ? []
      : [[trigger, { runs: times(defaults.hooks[trigger].value) }] as const],
  )
  return {
    tasks: Object.fromEntries(tasks),
    ...(agents.length === 0 ? {} : { agents: Object.fromEntries(agents) }),
    ...(stated.length + used.length === 0 ? {} : { hooks: Object.fromEntries([...stated, ...used]) }),
    ...measured,
  }
}

function isFitting(runs: number): boolean {
  return runs >= FITTING.from && runs <= FITTING.to
}

function remarkOf({ months, people, runs }: Calibration): string {
  return `${REMARK}${count(people, 'person', 'people')} used in ${inARow(months)}: ${isFitting(runs) ? 'the factors of models' : `all runs times ${runs}`}.`
}

/**
 * The comment above the key, or at the end of a text that has the key elsewhere; it replaces that of an earlier
 * calibration.
 */
function withRemark(text: string, remark: string): string {
  const eol = lineEndOf(text)
  const at = /^(?:workload|"workload"|'workload')[ \t]*:/m.exec(text)?.index ?? text.length
  const before = at < text.length || text.endsWith('\n') ? text.slice(0, at) : `${text}${eol}`
  const last = before.lastIndexOf('\n', before.length - 2) + 1
  return `${before.startsWith(REMARK, last) ? before.slice(0, last) : before}${remark}${eol}${text.slice(at)}`
}
