import { label, type Assignment } from './assignment.js'
import { multiplierOn, statusOn, type Catalogue } from '../catalogue/catalogue.js'
import type { Configuration } from './configuration.js'
import { plain } from '../text/message.js'
import type { Place } from '../text/place.js'
import type { AppliedBy } from './surfaces/surface.js'

/** What names which model in a tree, and who applies it. */
export interface Inventory {
  readonly files: number
  readonly rows: readonly InventoryRow[]
  /** Ids that Kiro does not offer or accept. */
  readonly deadIds: readonly string[]
  readonly saveHooks: number
}

export interface InventoryRow {
  readonly assignment: string
  readonly label: string
  readonly place: Place
  readonly model: string
  readonly multiplier: number | null
  readonly appliedBy: AppliedBy
  readonly origin: Assignment['origin']
  /**
   * `available`, `experimental`, `preview`, `retired`, `misspelled`, `foreign` (another tool's name),
   * or `unknown` to the catalogue.
   */
  readonly status: string
  readonly note: string | null
  /** Why Kiro does not load it, as a clause after "because"; null where it is loaded. */
  readonly dropped: string | null
  /** The other files of the same agent or hook. */
  readonly twins: readonly string[]
}

/** What no request can use, whatever the plan. */
const DEAD: ReadonlySet<string> = new Set(['retired', 'misspelled', 'foreign'])

/** The inventory of a configuration on `day` (`YYYY-MM-DD`). */
export function inventoryOf(configuration: Configuration, catalogue: Catalogue, day: string): Inventory {
  const rows = configuration.assignments.map((assignment): InventoryRow => {
    const match = catalogue.find(assignment.model)
    const status =
      match === null
        ? catalogue.foreign(assignment.model, day) === null
          ? 'unknown'
          : 'foreign'
        : match.spelling === 'misspelled'
          ? 'misspelled'
          : (statusOn(match.model, day) ?? 'unknown')
    return {
      assignment: assignment.name,
      label: label(assignment),
      place: assignment.origin === 'stated' ? assignment.place : assignment.workPlace,
      model: assignment.model,
      multiplier: match ? multiplierOn(match.model, day) : null,
      appliedBy: assignment.appliedBy,
      origin: assignment.origin,
      status,
      note: assignment.note,
      dropped: assignment.dropped && plain(assignment.dropped),
      twins: assignment.twins.map(({ file }) => file),
    }
  })
  return {
    files: configuration.files.length,
    rows,
    deadIds: [...new Set(rows.flatMap(({ model, status }) => (DEAD.has(status) ? [model] : [])))],
    saveHooks: configuration.assignments.filter(
      ({ work, dropped }) => work.kind === 'hook' && work.trigger === 'save' && dropped === null,
    ).length,
  }
}
