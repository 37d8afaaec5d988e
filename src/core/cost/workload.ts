import type { Range } from '../amount.js'
import type { AssignedWork } from '../kiro/surfaces/surface.js'
import type { TaskKind } from '../kiro/task-kind.js'
import { facts, ownLayer, type Policy } from '../policy/policy.js'
import { memoize, memoizeByObject } from '../text/memoize.js'
import { ownValue } from '../text/own-value.js'
import { hookStarts } from './hook-events.js'
import defaults from './workload.json' with { type: 'json' }

/** The amount of work, independent of models. Defaults and their sources: docs/cost-model.md. */
export interface WorkVolume {
  /** The kind of work whose size a run has; hooks have that of hookActions. */
  readonly kind: TaskKind
  /** Runs per developer and working day, typical. */
  readonly runs: number
  /** The same at low and at high use, where that is another number: agents may carry none or twice as many. */
  readonly runsLow?: number
  readonly runsHigh?: number
  /** Credits per run at a multiplier of 1.0. */
  readonly credits: CreditsPerRun
  /** The part of the kind's runs that this row carries, 0 to 1: shares of the terminal, of agents and of nested roots. */
  readonly share: number
  /** The source of runs and typical credits: a public page, `policy`, or `assumption`. */
  readonly source: { readonly runs: string; readonly credits: string }
}

export interface CreditsPerRun {
  readonly low: number
  readonly typical: number
  readonly high: number
}

/** Runs per developer and working day at low, typical or high use. */
export function runsAt(
  { runs, runsLow = runs, runsHigh = runs }: Pick<WorkVolume, 'runs' | 'runsLow' | 'runsHigh'>,
  of: keyof Range,
): number {
  return of === 'low' ? runsLow : of === 'high' ? runsHigh : runs
}

/** Why work has no volume: the program does not know what starts it, and the policy does not state it. */
export type NoVolume = 'unknown trigger'

/** How often an agent or a step of a workflow runs. */
export interface Runs {
  /** Runs per developer and working day. */
  readonly runs: number
  /** Credits per run at 1.0x; null is those of taskExecution. */
  readonly credits: CreditsPerRun | null
  readonly source: string
}

export interface Workload {
  /** `team.developers`, else the seats that the repository's own layer states; null without either: per developer. */
  readonly developers: number | null
  readonly developersFrom: 'developers' | 'seats' | null
  readonly workdays: number
  /** Whether the policy states the working days. */
  readonly workdaysStated: boolean
  /** The part of the runs beyond a model's long-context bound, 0 to 1. */
  readonly longContext: number
  /** The factor on the multiplier of a model for the credits of a run; 1 unless the policy states it. */
  readonly factor: (modelId: string) => number
  /** Whether the policy states that factor: then what was measured elsewhere counts no more. */
  readonly hasFactor: (modelId: string) => boolean
  /** Tokens per run of a kind, where the policy states them. */
  readonly tokensOf: (kind: TaskKind) => { readonly input: number; readonly output: number } | null
  /** The work of one kind, whatever carries it. */
  readonly task: (kind: TaskKind) => WorkVolume
  /** The part of interactiveChat, and of every unrouted kind, that is done in the terminal, 0 to 1. */
  readonly cliShare: number
  /** `policy` or `assumption`. */
  readonly cliShareSource: string
  /** The work of a hook, by what starts it. */
  readonly hook: (work: HookWork) => WorkVolume | NoVolume
  /** The runs of an agent, by its name with its root. */
  readonly agent: (name: string) => Runs
  /** The runs of a step of a workflow, by its name with its root; a loop multiplies them by its cap, at most by 3. */
  readonly step: (name: string, loops: readonly number[]) => Runs
  /** The kind of work that the policy gives to an agent, by its name with its root. */
  readonly kindOf: (agent: string) => TaskKind | null
  /** The part of the work that is done under a root, 0 to 1; 1 for each where the policy states no shares. */
  readonly shareOf: (root: string) => number
}

type HookWork = Extract<AssignedWork, { kind: 'hook' }>

/** The workload that the policy states, with defaults. */
export function workloadOf(policy: Policy): Workload {
  const team = facts(policy, 'team')
  const stated = facts(policy, 'workload')
  const mapped = facts(policy, 'agents')
  const seats = Object.values(ownLayer(policy)?.file.team?.seats ?? {}).reduce((sum, count) => sum + count, 0)
  const developers = team.developers ?? (seats > 0 ? seats : null)
  const task = memoize((kind: TaskKind): WorkVolume => {
    const row = defaults.tasks[kind]
    const override = stated.tasks?.[kind]
    return {
      kind,
      runs: override?.runs ?? row.runs.value,
      credits: override?.credits ?? { low: row.low.value, typical: row.typical.value, high: row.high.value },
      share: 1,
      source: {
        runs: override?.runs === undefined ? row.runs.source : 'policy',
        credits: override?.credits === undefined ? row.typical.source : 'policy',
      },
    }
  })
  const runsOf = (name: string, { value, source }: { value: number; source: string }): Runs => {
    const own = ownValue(stated.agents, name)
    return own
      ? { runs: own.runs, credits: own.credits ?? null, source: 'policy' }
      : { runs: value, credits: null, source }
  }
  return {
    developers,
    developersFrom: team.developers !== undefined ? 'developers' : developers === null ? null : 'seats',
    workdays: team.workdays ?? defaults.workdays.value,
    workdaysStated: team.workdays !== undefined,
    longContext: stated.longContext ?? 0,
    factor: (modelId) => ownValue(stated.models, modelId) ?? 1,
    hasFactor: (modelId) => ownValue(stated.models, modelId) !== undefined,
    tokensOf: (kind) => stated.tasks?.[kind]?.tokens ?? null,
    task,
    cliShare: stated.cliShare ?? defaults.cliShare.value,
    cliShareSource: stated.cliShare === undefined ? defaults.cliShare.source : 'policy',
    hook: (work) => {
      const { trigger } = work
      const override = stated.hooks?.[trigger]
      const events = override?.runs ?? (trigger === 'other' ? null : defaults.hooks[trigger].value)
      if (events === null) return 'unknown trigger'
      const runs = hookStarts(work, events)
      const like = task('hookActions')
      return {
        ...like,
        runs,
        credits: override?.credits ?? like.credits,
        source: {
          runs: override?.runs !== undefined || trigger === 'other' ? 'policy' : defaults.hooks[trigger].source,
          credits: override?.credits ? 'policy' : like.source.credits,
        },
      }
    },
    agent: (name) => runsOf(name, defaults.agents),
    step: (name, loops) => {
      const once = runsOf(name, defaults.steps)
      const rounds = loops.reduce((all, cap) => all * Math.min(cap, defaults.loopRuns.value), 1)
      return { ...once, runs: decimal(once.runs * rounds) }
    },
    kindOf: (agent) => ownValue(mapped, agent) ?? null,
    shareOf: sharesOf(stated.roots),
  }
}

/** A root without a share has that of the nearest root above that has one; the repository's own, `.`, has what is left unless it is stated. */
function sharesOf(stated: Readonly<Record<string, number>> | undefined): (root: string) => number {
  if (stated === undefined) return () => 1
  const left = Math.max(0, decimal(1 - Object.values(stated).reduce((sum, share) => sum + share, 0)))
  const shareOf = (root: string): number => {
    if (root === '') return ownValue(stated, '.') ?? left
    const own = ownValue(stated, root)
    return own ?? shareOf(root.slice(0, Math.max(0, root.lastIndexOf('/'))))
  }
  return shareOf
}

/** A part of some work, 0 to 1. The same part of the same work is the same object: amounts are remembered by it (credits.ts). */
export function partOf(work: WorkVolume, share: number): WorkVolume {
  return share === 1 ? work : partsOf(work)(share)
}

const partsOf = memoizeByObject((work: WorkVolume) => memoize((share: number) => madePart(work, share)))

function madePart(work: WorkVolume, share: number): WorkVolume {
  const part = (runs: number | undefined) => (runs === undefined ? undefined : decimal(runs * share))
  const [runsLow, runsHigh] = [part(work.runsLow), part(work.runsHigh)]
  return {
    ...work,
    runs: decimal(work.runs * share),
    ...(runsLow === undefined ? {} : { runsLow }),
    ...(runsHigh === undefined ? {} : { runsHigh }),
    share: decimal(work.share * share),
  }
}

/** Rounds runs and shares, which are decimal fractions, to remove binary floating-point errors. */
export function decimal(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toFixed(9))
}
