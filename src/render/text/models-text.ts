import {
  conflictsOn,
  multiplierOf,
  multiplierOn,
  periodOn,
  statusOn,
  type Catalogue,
} from '../../core/catalogue/catalogue.js'
import { isBeforeSighting } from '../../core/catalogue/entitlement.js'
import { successorOn } from '../../core/catalogue/successor.js'
import type { Model } from '../../core/catalogue/catalogue-schema.js'
import { product, roundHalfUp } from '../../core/amount.js'
import { visible } from '../../core/text/message.js'
import type { StatedModels } from '../../core/policy/stated-models.js'
import { count, multiplier, whole } from '../../core/text/number.js'
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
  /** Restrictions of who may use it; `all` where no source restricts it, empty where it is not offered. */
  readonly logins: 'all' | 'unknown' | readonly string[]
  readonly regions: 'all' | 'unknown' | readonly string[]
  readonly billing: 'all' | 'unknown' | readonly string[]
  /** Credits of the documentation's example task on it; null is not priced. */
  readonly exampleTask: number | null
  readonly status: string
  /** The model to move to on that day, once this one is retired or outdated. */
  readonly successor: string | null
  /** The day on which it is to go, `YYYY-MM-DD`, and whose day that is. */
  readonly retiringOn: { readonly day: string; readonly by: string } | null
  /** The last day on which a list that Kiro CLI printed lacked it; null where none did. */
  readonly notListedOn: string | null
  /** What of it the policy states: `multiplier`, `plans`; empty for a model that it only adds, null where it does not name it. */
  readonly stated: readonly string[] | null
  readonly source: string
  /** The last day on which the source is known to have had the price; null when there is none. */
  readonly checked: string | null
}

/** The catalogue's models as they are on `day` (`YYYY-MM-DD`); `stated` is what a policy says of them. */
export function modelRows(catalogue: Catalogue, day: string, stated: StatedModels = NOTHING_STATED): ModelRow[] {
  return catalogue.models.map((model) => {
    const price = periodOn(model.multipliers, day)
    const offered = periodOn(model.availability, day)
    const factor = multiplierOn(model, day)
    return {
      id: model.id,
      name: model.name,
      multiplier: factor,
      longContext: price?.longContext ?? null,
      context: model.context,
      plans: offered?.plans ?? [],
      logins: offered?.logins ?? [],
      regions: offered?.regions ?? [],
      billing: offered?.billing ?? [],
      exampleTask: factor === null ? null : roundHalfUp(product(factor, catalogue.facts.exampleTaskCredits.value), 2),
      status:
        statusOn(model, day) ?? (isBeforeSighting(model, day) ? 'not known on this day' : 'not offered on this day'),
      successor: successorOn(catalogue.models, model, day),
      retiringOn:
        model.retiringOn && day >= model.retiringOn.announced
          ? { day: model.retiringOn.day, by: model.retiringOn.by }
          : null,
      notListedOn: model.notListedOn ?? null,
      checked: price?.checked ?? null,
      stated: stated.get(model.id) ?? null,
      source: price?.source ?? model.status.at(-1)?.source ?? '',
    }
  })
}

/** No policy. */
const NOTHING_STATED: StatedModels = new Map()

function table(
  catalogue: Catalogue,
  day: string,
  stated: StatedModels,
  name: (id: string) => string,
  link: (row: ModelRow) => string,
): Table {
  const rows = modelRows(catalogue, day, stated)
  return {
    columns: [
      { title: 'id', align: 'left' },
      { title: 'multiplier', align: 'right' },
      { title: 'long context', align: 'right' },
      { title: 'context', align: 'right' },
      { title: 'example task', align: 'right' },
      { title: 'plans', align: 'left' },
      { title: 'login, region, billing', align: 'left' },
      { title: 'status', align: 'left' },
      { title: 'source', align: 'left' },
    ],
    rows: rows.map((row) => [
      name(row.id),
      `${multiplier(row.multiplier)}${conflict(catalogue.models, row.id, day)}`,
      row.longContext === null ? '' : `${multiplier(row.longContext.value)} above ${whole(row.longContext.above)}`,
      row.context === null ? '' : whole(row.context),
      row.exampleTask === null ? '' : whole(row.exampleTask),
      restriction(row.plans),
      restrictions(row),
      row.successor !== null && row.status === 'retired'
        ? `retired → ${row.successor}`
        : `${row.status}${row.retiringOn === null ? '' : `, ${row.retiringOn.day < day ? 'was to end' : 'to end'} on ${row.retiringOn.day} (${row.retiringOn.by})`}${row.notListedOn === null ? '' : `, not listed on ${row.notListedOn}`}`,
      row.stated === null ? link(row) : statedWords(row.stated),
    ]),
  }
}

/** In place of a source. */
function statedWords(keys: readonly string[]): string {
  return keys.length === 0 ? 'added by the policy' : `policy: ${keys.join(', ')}`
}

function restriction(values: ModelRow['plans']): string {
  return values === 'all' ? 'all' : values === 'unknown' ? 'not known' : values.join(', ')
}

/** What restricts who may use it besides the plan; nothing where no source restricts it. */
function restrictions({ logins, regions, billing }: ModelRow): string {
  const [login, region, pays] = [logins, regions, billing].map((values) =>
    values === 'all' ? '' : restriction(values),
  )
  return [...new Set([login, region, pays])].filter((text) => text !== '').join('; ')
}

/** How much cheaper Auto is than the newest Sonnet, by their multipliers; empty where one has no price on the day. */
function autoBesideSonnet(catalogue: Catalogue, day: string): string {
  const auto = multiplierOf(catalogue, 'auto', day)
  const sonnet = catalogue.models.find((model) => model.family === 'sonnet' && statusOn(model, day) === 'available')
  const other = sonnet ? multiplierOn(sonnet, day) : null
  if (auto === null || other === null || !sonnet || auto >= other) return ''
  return ` Auto (${multiplier(auto)}) is about ${Math.round((1 - auto / other) * 100)} % cheaper than ${sonnet.id} (${multiplier(other)}), as it follows from the multipliers.`
}

/** Sources that disagree are both shown. */
function conflict(models: readonly Model[], id: string, day: string): string {
  const model = models.find((candidate) => candidate.id === id)
  const others = model ? conflictsOn(model, day).map(({ value }) => multiplier(value)) : []
  return others.length === 0 ? '' : ` (or ${others.join(', ')})`
}

function statedSentence(stated: StatedModels): string {
  return stated.size === 0
    ? ''
    : ` What the policy states of ${count(stated.size, 'model')} is in the place of the catalogue’s, on every day.`
}

/** The day of the prices, what the columns count, and how Auto compares. */
function sentencesBelow(catalogue: Catalogue, day: string, stated: StatedModels): string {
  return `Prices of ${day} from the catalogue of ${catalogue.asOf}. A multiplier is credits per credit that auto would use; the example task of Kiro’s documentation takes ${whole(catalogue.facts.exampleTaskCredits.value)} on auto.${autoBesideSonnet(catalogue, day)}${statedSentence(stated)}`
}

/** The list of models on `day`, for a terminal. */
export function modelsText(catalogue: Catalogue, day: string, stated: StatedModels = NOTHING_STATED): string {
  return `${textTable(
    table(catalogue, day, stated, visible, ({ source }) => source.replace('https://', '')),
    '',
  )}\n\n${sentencesBelow(catalogue, day, stated)}\n`
}

/** The list of models on `day`, as Markdown: docs/models.md. */
export function modelsMarkdown(catalogue: Catalogue, day: string, stated: StatedModels = NOTHING_STATED): string {
  return `${markdownTable(
    table(
      catalogue,
      day,
      stated,
      (id) => modelName(id),
      ({ source }) => (source.startsWith('https://') ? `[source](${source})` : source === '' ? '' : code(source)),
    ),
  )}\n\n${sentencesBelow(catalogue, day, stated)}\n`
}
