import type { Model, Plan, PlansFile } from './catalogue-schema.js'
import { isPublished, PRICE_FILE } from './published.js'

/*
 * What is kept of a price file that was read at run time: numbers, days, ids and words of fixed lists. Names, sentences and addresses of it
 * would be foreign text in every report, and other names of a model would decide what a policy's patterns match: those are the
 * built-in ones, or none.
 */

interface Row {
  readonly source: string
  readonly from?: string
  readonly to?: string | null
  readonly value?: unknown
  readonly reason?: string | undefined
  readonly note?: string | undefined
}

/** A model of a price file, under the names that the built-in prices have for it. */
export function modelInOwnWords(model: Model, known: Model | null): Model {
  const { retiringOn, measured } = model
  const dated = <R extends Row>(rows: readonly R[], same: readonly Row[] | undefined): R[] =>
    rows.map((row, index) => inOwnWords(row, same, rows[index - 1]))
  const told = known?.multipliers.flatMap(({ conflicts = [] }) => conflicts)
  return {
    id: model.id,
    context: model.context,
    successor: model.successor,
    ...(model.notListedOn === undefined ? {} : { notListedOn: model.notListedOn }),
    name: known?.name ?? model.id,
    family: known?.family ?? model.family,
    aliases: known?.aliases ?? [],
    misspellings: known?.misspellings ?? (model.id.includes('.') ? [model.id.replaceAll('.', '-')] : []),
    announced: known ? known.announced : model.announced,
    multipliers: dated(model.multipliers, known?.multipliers).map((period) =>
      period.conflicts === undefined
        ? period
        : { ...period, conflicts: period.conflicts.map((conflict) => inOwnWords(conflict, told)) },
    ),
    availability: dated(model.availability, known?.availability),
    status: dated(model.status, known?.status),
    ...(retiringOn === undefined
      ? {}
      : { retiringOn: inOwnWords(retiringOn, known?.retiringOn && [known.retiringOn]) }),
    ...(measured === undefined ? {} : { measured: inOwnWords(measured, known?.measured && [known.measured]) }),
    ...(known?.notes ? { notes: known.notes } : {}),
  }
}

/** The plans of a price file, with the sentences of the built-in ones. */
export function plansInOwnWords(plans: PlansFile, known: PlansFile): PlansFile {
  const { overage, exampleTaskCredits } = plans
  return {
    ...known,
    asOf: plans.asOf,
    overage: {
      ...overage,
      source: address(overage),
      individual: { ...overage.individual, source: address(overage.individual) },
    },
    minimumCreditsPerPrompt: plans.minimumCreditsPerPrompt,
    exampleTaskCredits: {
      ...exampleTaskCredits,
      source: address(exampleTaskCredits),
      note: known.exampleTaskCredits.note,
    },
    plans: plans.plans.map((plan) => planInOwnWords(plan, known.plans)),
  }
}

function planInOwnWords(plan: Plan, known: readonly Plan[]): Plan {
  const same = known.find(({ id }) => id === plan.id)
  return {
    ...inOwnWords(
      plan,
      known.filter(({ id }) => id === plan.id),
    ),
    name: same?.name ?? plan.id,
    aliases: same?.aliases ?? [],
  }
}

/**
 * A row without its free text: the sentences of the same built-in row, else none. Where the schema wants a reason (no value, or a gap
 * before the period), it is that the price file is the only source.
 */
function inOwnWords<R extends Row>(row: R, known: readonly Row[] | undefined, before?: Row): R {
  const same = known?.find(({ from, value }) => from === row.from && value === row.value)
  const needsReason = row.value === null || (before !== undefined && before.to !== row.from)
  const reason = same?.reason ?? (needsReason ? 'A price file says so, and not why.' : undefined)
  const facts = Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'reason' && key !== 'note')) as R
  return {
    ...facts,
    source: address(row),
    ...(reason === undefined ? {} : { reason }),
    ...(same?.note === undefined ? {} : { note: same.note }),
  }
}

function address({ source }: { readonly source: string }): string {
  return isPublished(source) ? source : PRICE_FILE
}
