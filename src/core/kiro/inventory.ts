import { label, type Assignment } from './assignment.js'
import { multiplierOn, statusOn, type Catalogue } from '../catalogue/catalogue.js'
import type { Configuration } from './configuration.js'
import { plain } from '../text/message.js'
import { comparePlaces, compareText, type Place } from '../text/place.js'
import type { AppliedBy } from './surfaces/surface.js'

/** What names which model in a tree, and who applies it. */
export interface Inventory {
  readonly files: number
  readonly rows: readonly InventoryRow[]
  /** Ids that Kiro does not offer or accept. */
  readonly deadIds: readonly string[]
  readonly saveHooks: number
  /** Files that name models where nothing is known to read them. */
  readonly unread: readonly UnreadRow[]
  /** Files below `.kiro` whose text is not known, so that they may name a model. */
  readonly notSeen: readonly string[]
  /** Kiro files that cannot be read, and links and submodules in their place: what they assign is not known. */
  readonly unreadable: readonly string[]
  /** Copies that Kiro and editors leave beside Kiro files (`reviewer.json.bak`): Kiro loads none of them. */
  readonly backups: readonly string[]
}

/** A file that names models where nothing is known to read them. */
export interface UnreadRow {
  /** Where the first of them is. */
  readonly place: Place
  readonly names: readonly string[]
}

export interface InventoryRow {
  readonly assignment: string
  readonly label: string
  readonly place: Place
  readonly model: string
  readonly multiplier: number | null
  readonly appliedBy: AppliedBy
  readonly origin: Assignment['origin']
  /** What an inherited model is inherited from; null for one that is stated, and for Kiro's own default. */
  readonly from: Assignment['from']
  /**
   * `available`, `experimental`, `preview`, `retired`, `misspelled`, `foreign` (another tool's name),
   * or `unknown` to the catalogue.
   */
  readonly status: string
  readonly note: string | null
  /** Why Kiro does not load it, as a clause after "because"; null where it is loaded. */
  readonly dropped: string | null
  /** The most runs of the step that its loops allow in one run of the workflow; null for what is in no loop. */
  readonly mostRuns: number | null
  /** The other files of the same agent, hook or workflow. */
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
      from: assignment.from,
      status,
      note: assignment.note,
      dropped: assignment.dropped && plain(assignment.dropped),
      mostRuns: mostRuns(assignment),
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
    unread: configuration.unread
      .filter(({ names }) => names.length > 0)
      .map(({ place, names }) => ({ place, names }))
      .sort((a, b) => comparePlaces(a.place, b.place)),
    notSeen: [
      ...configuration.unread.flatMap(({ place, names }) => (names.length === 0 ? [place.file] : [])),
      ...configuration.strays.flatMap(({ file, isSeen }) => (isSeen ? [] : [file])),
    ].sort(compareText),
    unreadable: [
      ...configuration.files.flatMap(({ path, readable }) => (readable ? [] : [path])),
      ...configuration.unreachable.map(({ place }) => place.file),
    ].sort(compareText),
    backups: configuration.backups,
  }
}

/** Of twins the one with the most: which of them Kiro runs is not certain. */
function mostRuns({ work, twins }: Assignment): number | null {
  const runs = [work, ...twins.map((twin) => twin.work)].flatMap((one) =>
    one.kind === 'step' && one.loops.length > 0 ? [one.loops.reduce((product, cap) => product * cap, 1)] : [],
  )
  return runs.length === 0 ? null : Math.max(...runs)
}
