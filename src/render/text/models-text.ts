import { conflictsOn, multiplierOn, periodOn, statusOn, type Catalogue } from '../../core/catalogue/catalogue.js'
import { isBeforeSighting } from '../../core/catalogue/entitlement.js'
import { successorOn } from '../../core/catalogue/successor.js'
import type { Model } from '../../core/catalogue/catalogue-schema.js'
import { visible } from '../../core/text/message.js'
import { multiplier, whole } from '../../core/text/number.js'
import { code, modelName } from '../escape/markdown.js'
import { markdownTable, textTable, type Table } from '../tables/table.js'

/** One model on one day, as `models` lists it. */
export interface ModelRow {
  readonly id: string
  readonly name: string
  readonly multiplier: number | null
  readonly longContext: { readonly above: number; readonly value: number } | null
  readonly context: number | null
  readonly plans: 'all' | 'unknown' | readonly string[]
  readonly status: string
  /** The model to move to on that day, once this one is retired or outdated. */
  readonly successor: string | null
  /** The day on which it is to go, `YYYY-MM-DD`, and whose day that is. */
  readonly retiringOn: { readonly day: string; readonly by: string } | null
  /** The last day on which a list that Kiro CLI printed lacked it; null where none did. */
  readonly notListedOn: string | null
  readonly source: string
  /** The last day on which the source is known to have had the price; null when there is none. */
  readonly checked: string | null
}

/** The catalogue's models as they are on `day` (`YYYY-MM-DD`). */
export function modelRows(catalogue: Catalogue, day: string): ModelRow[] {
  return catalogue.models.map((model) => {
    const price = periodOn(model.multipliers, day)
    return {
      id: model.id,
      name: model.name,
      multiplier: multiplierOn(model, day),
      longContext: price?.longContext ?? null,
      context: model.context,
      plans: periodOn(model.availability, day)?.plans ?? [],
      status:
        statusOn(model, day) ?? (isBeforeSighting(model, day) ? 'not known on this day' : 'not offered on this day'),
      successor: successorOn(catalogue.models, model, day),
      retiringOn:
        model.retiringOn && day >= model.retiringOn.announced
          ? { day: model.retiringOn.day, by: model.retiringOn.by }
          : null,
      notListedOn: model.notListedOn ?? null,
      checked: price?.checked ?? null,
      source: price?.source ?? model.status.at(-1)?.source ?? '',
    }
  })
}

function table(
  catalogue: Catalogue,
  day: string,
  name: (id: string) => string,
  link: (row: ModelRow) => string,
): Table {
  const rows = modelRows(catalogue, day)
  return {
    columns: [
      { title: 'id', align: 'left' },
      { title: 'multiplier', align: 'right' },
      { title: 'long context', align: 'right' },
      { title: 'context', align: 'right' },
      { title: 'plans', align: 'left' },
      { title: 'status', align: 'left' },
      { title: 'source', align: 'left' },
    ],
    rows: rows.map((row) => [
      name(row.id),
      `${multiplier(row.multiplier)}${conflict(catalogue.models, row.id, day)}`,
      row.longContext === null ? '' : `${multiplier(row.longContext.value)} above ${whole(row.longContext.above)}`,
      row.context === null ? '' : whole(row.context),
      row.plans === 'all' ? 'all' : row.plans === 'unknown' ? 'not known' : row.plans.join(', '),
      row.successor !== null && row.status === 'retired'
        ? `retired → ${row.successor}`
        : `${row.status}${row.retiringOn === null ? '' : `, to end on ${row.retiringOn.day} (${row.retiringOn.by})`}${row.notListedOn === null ? '' : `, not listed on ${row.notListedOn}`}`,
      link(row),
    ]),
  }
}

/** Sources that disagree are both shown. */
function conflict(models: readonly Model[], id: string, day: string): string {
  const model = models.find((candidate) => candidate.id === id)
  const others = model ? conflictsOn(model, day).map(({ value }) => multiplier(value)) : []
  return others.length === 0 ? '' : ` (or ${others.join(', ')})`
}

/** The list of models on `day`, for a terminal. */
export function modelsText(catalogue: Catalogue, day: string): string {
  return `${textTable(
    table(catalogue, day, visible, ({ source }) => source.replace('https://', '')),
    '',
  )}\n\nPrices of ${day} from the catalogue of ${catalogue.asOf}. A multiplier is credits per credit that auto would use.\n`
}

/** The list of models on `day`, as Markdown: docs/models.md. */
export function modelsMarkdown(catalogue: Catalogue, day: string): string {
  return `${markdownTable(
    table(
      catalogue,
      day,
      (id) => modelName(id),
      ({ source }) => (source.startsWith('https://') ? `[source](${source})` : source === '' ? '' : code(source)),
    ),
  )}\n`
}
