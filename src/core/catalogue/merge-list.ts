import type { ListedModel } from './list-models.js'
import { priceFileSchema, type Model, type MultiplierPeriod, type PriceFile } from './catalogue-schema.js'
import { LIST_SOURCE, multipliersWith, sightedBefore } from './merge-multipliers.js'
import { stemAndVersion } from './model-version.js'
import { isMissedBy, periodOn } from './periods.js'

/** What a merge did, a sentence each. */
export interface Merged {
  readonly file: PriceFile
  readonly notes: readonly string[]
}

/**
 * A price file with what a list of Kiro CLI said on `day` (`YYYY-MM-DD`): what the list confirms is stamped, what it changes begins on that
 * day, and what it contradicts within an older row is a conflict there. History, plans, entitlements and the price of long context, of which a list
 * says nothing, stay. Merged twice, nothing changes the second time.
 */
export function mergeList(file: PriceFile, list: readonly ListedModel[], day: string): Merged {
  const listed = new Map(list.map((row) => [row.id, row]))
  const notes: string[] = []
  const models = file.models.map((model) => {
    const row = listed.get(model.id)
    const next = row === undefined ? unlisted(model, day) : withRow(model, row, day)
    notes.push(...difference(model, next, day))
    return next
  })
  const known = new Set(file.models.map(({ id }) => id))
  for (const row of listed.values()) {
    if (known.has(row.id)) continue
    if (!ID.test(row.id) || row.id.length > 100) {
      notes.push('An entry of the list has an id that no model of Kiro can have: it is left out.')
      continue
    }
    models.push(newModel(row, day))
    notes.push(
      `${row.id}: new, ${row.multiplier === null ? 'not priced' : `${row.multiplier}x`}; who can use it is not known.`,
    )
  }
  const asOf = day > file.asOf ? day : file.asOf
  // The schema puts keys into their order, so that the same rows are the same text.
  return { file: priceFileSchema.parse({ ...file, asOf, models }), notes }
}

/** How Kiro spells ids. */
const ID = /^[a-z0-9]+([.-][a-z0-9]+)*$/

/** A model that the list lacks: it may be gone, or not be for the account that asked. Older lists say nothing of newer rows. */
function unlisted(model: Model, day: string): Model {
  if (!isMissedBy(model, day)) return model
  return model.notListedOn !== undefined && model.notListedOn >= day ? model : { ...model, notListedOn: day }
}

function withRow(model: Model, row: ListedModel, day: string): Model {
  const before = sightedBefore(model, day)
  const multipliers =
    row.multiplier === null ? before.multipliers : multipliersWith(before.multipliers, row.multiplier, day)
  const isNewest = [...model.multipliers, ...model.status].every(({ checked }) => checked <= day)
  const { notListedOn, ...rest } = before
  return {
    ...rest,
    multipliers: [...multipliers],
    context: isNewest && row.context !== null ? row.context : model.context,
    status: statusWith(before.status, day),
    ...(notListedOn === undefined || notListedOn <= day ? {} : { notListedOn }),
  }
}

type Status = Model['status']

/** What is listed is offered: a row that says otherwise ends, where the list is newer. */
function statusWith(status: Status, day: string): Status {
  return status.flatMap((period): Status => {
    const holds = period.from <= day && (period.to === null || day < period.to)
    if (!holds || period.checked > day) return [period]
    if (period.value !== 'retired' && period.value !== 'unlisted') return [{ ...period, checked: day }]
    if (period.checked === day || period.from === day || period.to !== null) return [period]
    const next = { from: day, to: null, value: 'available' as const, source: LIST_SOURCE, checked: day, note: SEEN }
    return [{ ...period, to: day }, next]
  })
}

/** Where the only evidence is a list. */
const SEEN = 'A list that Kiro CLI printed has it.'

function newModel({ id, multiplier, context }: ListedModel, day: string): Model {
  const since = { from: day, to: null, source: LIST_SOURCE, checked: day }
  const price: MultiplierPeriod =
    multiplier === null
      ? { ...since, value: null, reason: 'The list that Kiro CLI printed gives no multiplier.' }
      : { ...since, value: multiplier, reason: SEEN }
  const dashed = id.replaceAll('.', '-')
  return {
    id,
    name: id,
    family: familyOf(id),
    aliases: [],
    misspellings: dashed === id ? [] : [dashed],
    context,
    announced: null,
    multipliers: [price],
    availability: [
      {
        ...since,
        plans: 'unknown',
        logins: 'unknown',
        regions: 'unknown',
        billing: 'unknown',
        reason: 'A list says that a model exists, and not who can use it.',
      },
    ],
    status: [{ ...since, value: 'available', note: SEEN }],
    successor: null,
  }
}

function familyOf(id: string): Model['family'] {
  const stem = stemAndVersion(id)?.stem ?? id
  const families = ['fable', 'opus', 'sonnet', 'haiku'] as const
  return families.find((family) => stem === `claude-${family}`) ?? (stem.startsWith('gpt') ? 'gpt' : 'open-weight')
}

/** What changed of a model, in words. */
function difference(before: Model, after: Model, day: string): string[] {
  const [was, is] = [before, after].map((model) => periodOn(model.multipliers, day)?.value ?? null)
  const words = (value: number | null | undefined): string =>
    value === null || value === undefined ? 'not priced' : `${value}x`
  const conflicts = ({ multipliers }: Model): number =>
    multipliers.reduce((sum, one) => sum + (one.conflicts?.length ?? 0), 0)
  return [
    ...(was === is ? [] : [`${after.id}: ${words(was)} → ${words(is)} from ${day}.`]),
    ...(conflicts(after) > conflicts(before)
      ? [`${after.id}: the list of ${day} disagrees with a newer source; both are kept.`]
      : []),
    ...(after.notListedOn !== undefined && after.notListedOn !== before.notListedOn
      ? [`${after.id}: not listed on ${day}.`]
      : []),
  ]
}
