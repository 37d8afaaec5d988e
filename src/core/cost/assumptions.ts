import { count, multiplier, whole } from '../text/number.js'
import { conflictsOn, type Catalogue } from '../catalogue/catalogue.js'
import { OLD_DAYS, oldPrices, oldPricesSentence } from '../catalogue/price-age.js'
import { BUILT_IN, EMBEDDED } from '../catalogue/prices.js'
import { PRICE_FILE } from '../catalogue/published.js'
import { isInGovCloud } from '../policy/catalogue-of.js'
import type { EstimateInput, EstimateRow } from './rows.js'
import defaults from './workload.json' with { type: 'json' }
import type { TokenUse } from '../catalogue/measured.js'
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
        : `Credits are for ${count(developers, 'developer')}${workload.developersFrom === 'seats' ? ', as many as the policy has seats,' : ''} and one month.`,
    source: developers === null ? 'assumption' : 'policy',
  })
  const ownDays = policy.some((layer) => layer.file.team?.workdays !== undefined)
  result.push({
    text: `${workload.workdays} working ${workload.workdays === 1 ? 'day' : 'days'} a month.`,
    source: ownDays ? 'policy' : 'assumption',
  })
  const task = defaults.tasks.taskExecution
  result.push({
    text: `Runs and credits per run are defaults${stated ? ' where the policy states none' : ''}: an agent task costs ${task.low.value} to ${task.high.value} credits at 1.0x, typically ${task.typical.value}; measured medians are 1.5 for small tasks and 19.5 for features in real repositories.`,
    source: task.low.source,
  })
  result.push(...tokensOf(rows))
  const days = baseDay === undefined || baseDay === day ? day : `${baseDay} before and of ${day} after`
  result.push({
    text: `Multipliers of ${days}, from the catalogue of ${catalogue.asOf}.`,
    source: catalogue.prices.origin.source === BUILT_IN ? 'https://kiro.dev/docs/models' : PRICE_FILE,
  })
  if (isInGovCloud(policy))
    result.push({
      text: 'AWS GovCloud (US) has multipliers of its own, and no list of them is known: nothing is priced but what the policy states under catalogue.models.',
      source: catalogue.facts.govCloud.source,
    })
  result.push(...priceNotes({ catalogue, day }, rows))
  result.push(...longContext(workload, rows))
  result.push(...conflicts(catalogue, day, rows))
  result.push(...carriers(workload, rows))
  return result
}

/** That typical figures are by list, and what the range includes; nothing where all work is on `auto` or on a model of the team's own factor. */
function tokensOf(rows: readonly EstimateRow[]): Assumption[] {
  const uses = rows.flatMap(({ before, after }) =>
    [before, after].flatMap(({ model, basis }) =>
      model && basis?.tokens && isRange(basis.tokens) ? [[model, basis.tokens] as const] : [],
    ),
  )
  const [[, first] = []] = uses
  if (first === undefined) return []
  const measured = [...new Map(uses.flatMap(([model, { ratio }]) => (ratio === null ? [] : [[model, ratio] as const])))]
  const others = uses.find(([, { ratio }]) => ratio === null)?.[1]
  const parts = [
    ...measured.map(([model, ratio]) => `${model} ${ratio}`),
    ...(others
      ? [`${measured.length > 0 ? 'others' : 'no model here was measured, so'} ${others.low} to ${others.high}`]
      : []),
  ]
  return [
    {
      text: `Typical figures are by list: credits by multipliers alone. The range includes measured token use, times the list price: ${parts.join(', ')} (${first.measured}).`,
      source: first.source,
    },
  ]
}

/** What has to be known of the prices in the table: jumps of a price file, and their age. */
export function priceNotes(
  { catalogue, day }: Pick<EstimateInput, 'catalogue' | 'day'>,
  rows: readonly EstimateRow[],
): Assumption[] {
  return [...jumped(catalogue, rows), ...aged(catalogue, rows, day)]
}

/** Prices in the table that a price file moved far from the built-in ones, or that those do not have. */
function jumped(catalogue: Catalogue, rows: readonly EstimateRow[]): Assumption[] {
  const used = modelsIn(catalogue, rows)
  const jumps = catalogue.prices.origin.jumps.filter(({ model }) => used.has(model))
  if (jumps.length === 0) return []
  const told = jumps.map(({ model, before, after }) =>
    before === null
      ? `${model} is new at ${multiplier(after)}`
      : `${model} ${multiplier(before)} → ${multiplier(after)}`,
  )
  return [
    {
      text: `Price changed since the built-in prices of ${EMBEDDED.models.asOf}: ${told.join(', ')}.`,
      source: PRICE_FILE,
    },
  ]
}

/** Prices that the change uses and that were not checked for long: one line, with what to do. */
function aged(catalogue: Catalogue, rows: readonly EstimateRow[], day: string): Assumption[] {
  const used = rows
    .filter(({ changed }) => changed)
    .flatMap(({ before, after }) => [before.model, after.model].filter((name) => name !== null))
  const old = oldPrices(catalogue, used, day, OLD_DAYS)
  if (old === null) return []
  return [
    {
      text: oldPricesSentence(old, day),
      source: catalogue.prices.origin.source === BUILT_IN ? 'https://kiro.dev/docs/models' : PRICE_FILE,
    },
  ]
}

function isRange({ low, high }: TokenUse): boolean {
  return low !== 1 || high !== 1
}

/** The ids of models in the table, of both sides. */
function modelsIn(catalogue: Catalogue, rows: readonly EstimateRow[]): ReadonlySet<string> {
  return new Set(
    rows
      .flatMap(({ before, after }) => [before.model, after.model])
      .flatMap((name) => (name === null ? [] : (catalogue.find(name)?.model.id ?? []))),
  )
}

/** How the work is divided, as far as the rows show it. */
function carriers(workload: Workload, rows: readonly EstimateRow[]): Assumption[] {
  const kinds = new Set(
    rows.filter(({ after, before }) => after.runs !== null || before.runs !== null).map(({ work }) => work.kind),
  )
  const result: Assumption[] = []
  if (kinds.has('chat'))
    result.push({
      text: `${whole(workload.cliShare * 100)} % of interactiveChat and of every kind without a route is done in the terminal, on the model of cli.json, else auto.`,
      source: workload.cliShareSource,
    })
  if (kinds.has('agent') || kinds.has('step'))
    result.push({
      text: `An agent that names a model does ${defaults.agents.value} runs of taskExecution a day and developer, a step of a workflow ${defaults.steps.value}, where that is more expensive than taskExecution’s own model and the policy states no other number or kind; none at low use, twice as many at high use.`,
      source: defaults.agents.source,
    })
  if (kinds.has('hook'))
    result.push({
      text: `Hooks add to the work, by trigger: one on save runs about ${defaults.hooks.save.value} times a day and developer.`,
      source: defaults.hooks.save.source,
    })
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
