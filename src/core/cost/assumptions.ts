import { multiplier, whole } from '../text/number.js'
import { conflictsOn, type Catalogue } from '../catalogue/catalogue.js'
import type { EstimateInput, EstimateRow } from './rows.js'
import defaults from './workload.json' with { type: 'json' }
import type { Workload } from './workload.js'

/** An assumption of the estimate, in own words, with its source. */
export interface Assumption {
  readonly text: string
  /** A public page, `policy`, or the word `assumption`. */
  readonly source: string
}

/** The assumptions of the estimate that matter for its rows. */
export function assumptionsOf(
  { catalogue, day, baseDay, policy }: EstimateInput,
  workload: Workload,
  rows: readonly EstimateRow[],
): Assumption[] {
  const result: Assumption[] = []
  const stated = policy.some((layer) => layer.file.workload !== undefined)
  const developers = workload.developers
  result.push({
    text:
      developers === null
        ? 'Credits are for one developer and month; team.developers in the policy makes them the team’s.'
        : `Credits are for ${developers} ${developers === 1 ? 'developer' : 'developers'} and one month.`,
    source: developers === null ? 'assumption' : 'policy',
  })
  const ownDays = policy.some((layer) => layer.file.team?.workdays !== undefined)
  result.push({
    text: `${workload.workdays} working ${workload.workdays === 1 ? 'day' : 'days'} a month.`,
    source: ownDays ? 'policy' : 'assumption',
  })
  const task = defaults.tasks.taskExecution
  result.push({
    text: `Runs and credits per run are defaults${stated ? ' where the policy states none' : ''}: an agent task costs ${task.low.value} to ${task.high.value} credits at 1.0x, typically ${task.typical.value}; measured tasks cost 0.5 to 2.2.`,
    source: task.low.source,
  })
  result.push({
    text: 'Multipliers are a first approximation: a more expensive model may also use more tokens (measured once: Opus 2.44 times Sonnet, by multipliers 1.69).',
    source: defaults.tasks.taskExecution.low.source,
  })
  const days = baseDay === undefined || baseDay === day ? day : `${baseDay} before and of ${day} after`
  result.push({
    text: `Multipliers of ${days}, from the catalogue of ${catalogue.asOf}.`,
    source: 'https://kiro.dev/docs/models',
  })
  result.push(...longContext(workload, rows))
  result.push(...conflicts(catalogue, day, rows))
  if (rows.some(({ work }) => work.kind === 'hook')) {
    result.push({
      text: 'Hooks are counted by trigger (a hook on save runs about 30 times a day and developer); they carry the work of hookActions.',
      source: 'assumption',
    })
  }
  return result
}

/** Models in the table with a higher multiplier for long context, and the part of the work that is counted there. */
function longContext(workload: Workload, rows: readonly EstimateRow[]): Assumption[] {
  const prices = new Map(
    rows.flatMap(({ after: { model, basis } }) => (model && basis?.price.longContext ? [[model, basis.price]] : [])),
  )
  const stated = workload.longContext > 0
  return [...prices].map(([, { longContext: long, value, source }]) => ({
    text: `A prompt above ${whole(long?.above ?? 0)} tokens costs ${multiplier(long?.value ?? null)} instead of ${multiplier(value)}; ${stated ? `${whole(workload.longContext * 100)} % of the runs are counted so` : 'none is counted so, because the policy states no workload.longContext'}.`,
    source,
  }))
}

/** Prices of models in the table for which another source of the same time has another value. */
function conflicts(catalogue: Catalogue, day: string, rows: readonly EstimateRow[]): Assumption[] {
  const models = new Set(
    rows
      .flatMap((row) => [row.before.model, row.after.model])
      .flatMap((name) => (name ? (catalogue.find(name)?.model ?? []) : [])),
  )
  return [...models].flatMap((model) =>
    conflictsOn(model, day).map((conflict) => ({
      text: `Sources disagree on ${model.id}: another says ${multiplier(conflict.value)} (seen ${conflict.seen}); the range covers both.`,
      source: conflict.source,
    })),
  )
}
