import type { Assignment } from '../kiro/assignment.js'
import { ownValue } from '../text/own-value.js'
import { facts, type Policy } from '../policy/policy.js'
import { prefixed } from '../kiro/assignment.js'
import { hookStarts } from './hook-events.js'
import type { TaskKind } from '../kiro/task-kind.js'
import defaults from './workload.json' with { type: 'json' }

/** The amount of work, independent of models. Defaults and their sources: docs/cost-model.md. */
export interface WorkVolume {
  /** Runs per developer and working day. */
  readonly runs: number
  /** Credits per run at a multiplier of 1.0. */
  readonly credits: CreditsPerRun
  /** The part of the kind's runs that this row carries, 0 to 1: shares of the CLI chat and of nested roots. */
  readonly share: number
  /** The source of runs and typical credits: a public page, `policy`, or `assumption`. */
  readonly source: { readonly runs: string; readonly credits: string }
}

export interface CreditsPerRun {
  readonly low: number
  readonly typical: number
  readonly high: number
}

/** Why work has no volume: the policy does not state it. */
export type NoVolume = 'no runs stated' | 'no CLI share stated' | 'no root share stated' | 'unknown trigger'

/** What decides the volume of one side of a change, besides the assignment itself. */
export interface Carriers {
  /** Roots whose hook files carry the hook work, in place of the contract's hookActions. */
  readonly rootsWithHooks: ReadonlySet<string>
  readonly rootsWithCli: ReadonlySet<string>
}

/** The surfaces that carry work on one side of a change. */
export function carriersOf(assignments: readonly Assignment[]): Carriers {
  const roots = (kind: Assignment['work']['kind']): Set<string> =>
    new Set(assignments.filter(({ work, dropped }) => work.kind === kind && !dropped).map(({ root }) => root))
  return { rootsWithHooks: roots('hook'), rootsWithCli: roots('chat') }
}

export interface Workload {
  readonly developers: number | null
  readonly workdays: number
  /** Whether the policy states the working days. */
  readonly workdaysStated: boolean
  /** The part of the runs beyond a model's long-context bound, 0 to 1. */
  readonly longContext: number
  /** The factor on the multiplier of a model for the credits of a run; 1 unless the policy states it. */
  readonly factor: (modelId: string) => number
  /** Tokens per run of a kind, where the policy states them. */
  readonly tokensOf: (kind: TaskKind) => { readonly input: number; readonly output: number } | null
  /** The work of one kind, whatever carries it. */
  readonly task: (kind: TaskKind) => WorkVolume
  /** The work of an assignment: fixed per kind; surfaces only decide which row carries it. */
  readonly of: (assignment: Assignment, side: Carriers) => WorkVolume | NoVolume
}

/** The workload that the policy states, with defaults. */
export function workloadOf(policy: Policy): Workload {
  const team = facts(policy, 'team')
  const stated = facts(policy, 'workload')
  const task = (kind: TaskKind): WorkVolume => {
    const row = defaults.tasks[kind]
    const override = stated.tasks?.[kind]
    return {
      runs: override?.runs ?? row.runs.value,
      credits: override?.credits ?? { low: row.low.value, typical: row.typical.value, high: row.high.value },
      share: 1,
      source: {
        runs: override?.runs === undefined ? row.runs.source : 'policy',
        credits: override?.credits === undefined ? row.typical.source : 'policy',
      },
    }
  }
  const nestedShare = Object.values(stated.roots ?? {}).reduce((sum, share) => sum + share, 0)
  const shareOf = (root: string): number | null =>
    root === '' ? Math.max(0, round(1 - nestedShare)) : (ownValue(stated.roots, root) ?? null)

  const volume = (assignment: Assignment, side: Carriers): WorkVolume | NoVolume => {
    const { work, root } = assignment
    switch (work.kind) {
      case 'agent': {
        const runs = ownValue(stated.agents, prefixed(root, work.agent))
        if (!runs) return 'no runs stated'
        const like = task('taskExecution')
        return {
          runs: runs.runs,
          credits: runs.credits ?? like.credits,
          share: 1,
          source: { runs: 'policy', credits: runs.credits ? 'policy' : like.source.credits },
        }
      }
      case 'hook': {
        const override = stated.hooks?.[work.trigger]
        const events = override?.runs ?? (work.trigger === 'other' ? null : defaults.hooks[work.trigger].value)
        if (events === null) return 'unknown trigger'
        const runs = hookStarts(work, events)
        const like = task('hookActions')
        const source = {
          runs:
            override?.runs !== undefined || work.trigger === 'other' ? 'policy' : defaults.hooks[work.trigger].source,
          credits: override?.credits ? 'policy' : like.source.credits,
        }
        return { runs, credits: override?.credits ?? like.credits, share: 1, source }
      }
      case 'chat':
        return stated.cliShare === undefined ? 'no CLI share stated' : times(task('interactiveChat'), stated.cliShare)
      case 'task':
        if (work.task === 'hookActions' && side.rootsWithHooks.has(root)) return times(task('hookActions'), 0)
        if (work.task === 'interactiveChat' && side.rootsWithCli.has(root))
          return times(task('interactiveChat'), round(1 - (stated.cliShare ?? 0)))
        return task(work.task)
      case 'step':
        return 'no runs stated'
    }
  }
  return {
    developers: team.developers ?? null,
    workdays: team.workdays ?? defaults.workdays.value,
    workdaysStated: team.workdays !== undefined,
    longContext: stated.longContext ?? 0,
    factor: (modelId) => ownValue(stated.models, modelId) ?? 1,
    tokensOf: (kind) => stated.tasks?.[kind]?.tokens ?? null,
    task,
    of: (assignment, side) => {
      const share = assignment.work.kind === 'agent' || assignment.work.kind === 'step' ? 1 : shareOf(assignment.root)
      if (share === null) return 'no root share stated'
      const work = volume(assignment, side)
      return typeof work === 'string' ? work : times(work, share)
    },
  }
}

function times(work: WorkVolume, factor: number): WorkVolume {
  return factor === 1 ? work : { ...work, runs: round(work.runs * factor), share: round(work.share * factor) }
}

/** Rounds shares, which are decimal fractions, to remove binary floating-point errors. */
function round(value: number): number {
  return Number(value.toFixed(9))
}
