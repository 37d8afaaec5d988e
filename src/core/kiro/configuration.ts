import type { Assignment, Mention } from './assignment.js'
import { statedBy, withinBounds } from './stated-bounds.js'
import { groupBy } from '../text/group-by.js'
import { memoize } from '../text/memoize.js'
import { compareText, placeKey, type Place } from '../text/place.js'
import { LIMITS } from '../text/limits.js'
import { isConsoleFile, NO_CONSOLES, type ConsoleFile } from './console-file.js'
import { possibleContracts } from './contract-paths.js'
import { rootOf, standsInTheWay, surfaceOf } from './surfaces/index.js'
import { resolve } from './inheritance.js'
import { readSource, type FileReading } from './read-source.js'
import { danglingReferences, type DanglingReference, type KnownAgent, type StatedReference } from './references.js'
import { besides, contentOf, type SourceFile } from './source-file.js'
import type {
  Contract,
  Complaint,
  Effort,
  MisplacedKey,
  NearMissKey,
  Surface,
  SurfaceFile,
  UnknownKey,
  UnreadModels,
  Use,
} from './surfaces/surface.js'
import { unreadFile, type UnreadFile } from './unread/unread-file.js'
import { isBackup, isWatched } from './unread/watched.js'

export type { SourceFile } from './source-file.js'

/** Everything that the Kiro files of one tree say. */
export interface Configuration {
  readonly files: readonly GovernedFile[]
  readonly assignments: readonly Assignment[]
  /** The same work on other models that it may run on, and the twins of work: judged as the work is. See inheritance.ts. */
  readonly standIns: readonly Assignment[]
  readonly mentions: readonly Mention[]
  readonly contracts: readonly Contract[]
  readonly efforts: readonly Effort[]
  readonly complaints: readonly Complaint[]
  readonly misplaced: readonly MisplacedKey[]
  readonly nearMisses: readonly NearMissKey[]
  readonly unknownKeys: readonly UnknownKey[]
  /** Models that are named where no adapter reads them. */
  readonly unread: readonly UnreadModels[]
  /** Files that no adapter reads, and that are nearly at a path that one does, or whose text is not known. */
  readonly strays: readonly UnreadFile[]
  /** Paths of copies beside Kiro files, which Kiro does not load. */
  readonly backups: readonly string[]
  /** What the files name that is not there. What could not be seen is not among them. */
  readonly dangling: readonly DanglingReference[]
  /** Links and submodules where Kiro files would be. */
  readonly unreachable: readonly Unreachable[]
  /** Committed copies of the console's rules. */
  readonly consoles: readonly ConsoleFile[]
}

/** A link that leads out of the tree, nowhere or in a circle, or a submodule. */
export interface Unreachable {
  readonly place: Place
  readonly kind: 'symlink' | 'submodule'
  /** Where the link leads, or the submodule's commit. */
  readonly content: string
}

export interface GovernedFile {
  readonly path: string
  readonly root: string
  readonly surface: Surface['id']
  /** False when the text could not be parsed: what it assigns is not known and not estimated. */
  readonly readable: boolean
}

/**
 * Whether a path of a tree is any of our business: a Kiro file, a link or submodule in the way of one, or a file below `.kiro` that no
 * adapter reads and that could name a model.
 */
export function isGoverned(path: string, kind: SourceFile['kind']): boolean {
  return hasAdapter(path, kind) || (kind === 'file' && isWatched(path))
}

/** Whether a path is that of a file that an adapter reads or of the console's rules, or of a link or submodule in the way of one. */
export function hasAdapter(path: string, kind: SourceFile['kind']): boolean {
  return isConsoleFile(path) || (kind === 'file' ? surfaceOf(path) !== null : standsInTheWay(path))
}

/**
 * Reads every Kiro file of a tree on its own: what its contract is, its files say. Never throws on what a file contains. `consoles` are paths
 * that a policy names as copies of the console's rules.
 */
export function readConfiguration(
  sources: readonly SourceFile[],
  consoles: ReadonlySet<string> = NO_CONSOLES,
): Configuration {
  const contracts = possibleContracts(sources)
  return compose(sources, { adapted: (source) => readSource(source, contracts), unread: unreadFile, consoles }, null)
}

/** How a file is read: by its adapter, or as one that has none. */
interface Readers {
  readonly adapted: (source: SourceFile) => FileReading | null
  readonly unread: typeof unreadFile
  /** Paths that a policy names as copies of the console's rules. */
  readonly consoles: ReadonlySet<string>
}

/** The configuration of some files; `whole` is that of the whole tree, where they are a part of it. */
function compose(sources: readonly SourceFile[], readers: Readers, whole: Configuration | null): Configuration {
  const files: GovernedFile[] = []
  const uses: { surface: Surface; file: SurfaceFile; use: Use }[] = []
  const unreachable: Unreachable[] = []
  const contracts: Contract[] = []
  const efforts: Effort[] = []
  const complaints: Complaint[] = []
  const misplaced: MisplacedKey[] = []
  const unknownKeys: UnknownKey[] = []
  const nearMisses: NearMissKey[] = []
  const unread: UnreadModels[] = []
  const strays: UnreadFile[] = []
  const backups: string[] = []
  const references: StatedReference[] = []
  const consoles: ConsoleFile[] = []
  let left: number = LIMITS.allAssignments
  for (const source of [...sources].sort((a, b) => compareText(a.path, b.path))) {
    const isConsole = isConsoleFile(source.path) || readers.consoles.has(source.path)
    if (source.kind === 'file' && isConsole) {
      consoles.push({ path: source.path, bytes: source.bytes })
      continue
    }
    if (source.kind === 'file' && isWatched(source.path)) {
      const { models, stray } = readers.unread(source)
      unread.push(...models)
      if (stray) strays.push(stray)
      if (isBackup(source.path)) backups.push(source.path)
      continue
    }
    if (source.kind !== 'file' || source.bytes === null) {
      if (source.kind !== 'file' && (isConsole || hasAdapter(source.path, source.kind)))
        unreachable.push({
          place: { file: source.path, line: 1, column: 1 },
          kind: source.kind,
          content: source.id ?? '',
        })
      continue
    }
    const found = readers.adapted(source)
    if (!found) continue
    const { surface, file, readable, reading } = withinBounds(found, left, () => contentOf(source))
    left -= statedBy(reading)
    files.push({ path: file.path, root: file.root, surface: surface.id, readable })
    for (const use of reading.uses) uses.push({ surface, file, use })
    complaints.push(...reading.complaints)
    misplaced.push(...(reading.misplaced ?? []))
    nearMisses.push(...(reading.nearMisses ?? []))
    unread.push(...(reading.unread ?? []))
    unknownKeys.push(...(reading.unknownKeys ?? []))
    for (const reference of reading.references ?? []) references.push({ reference, file, has: besides(source) })
    efforts.push(...(reading.efforts ?? []))
    if (reading.contract) contracts.push(reading.contract)
  }
  const { assignments, standIns } = resolve(uses, whole && namesOf(whole))
  const seen = new Set(files.map(({ path }) => path))
  return {
    files,
    assignments,
    standIns,
    mentions: mentionsOf([...assignments, ...standIns], contracts),
    contracts,
    efforts,
    complaints,
    misplaced,
    nearMisses,
    unknownKeys,
    unread,
    strays,
    backups,
    // An agent that a policy ignores is there all the same.
    dangling: whole
      ? whole.dangling.filter(({ file }) => seen.has(file))
      : danglingReferences(references, agentsOf(uses), unsureOf(files, unreachable)),
    unreachable,
    consoles,
  }
}

function agentsOf(uses: readonly { readonly file: SurfaceFile; readonly use: Use }[]): KnownAgent[] {
  return uses.flatMap(({ file, use: { work } }) => (work.kind === 'agent' ? [{ name: work.agent, file }] : []))
}

/** Tells of a root whether agents may be there that were not read: in a file that is broken, or behind a link or submodule. */
function unsureOf(files: readonly GovernedFile[], unreachable: readonly Unreachable[]): (root: string) => boolean {
  const unsure = new Set([
    ...files.flatMap(({ surface, readable, root }) => (surface === 'agents' && !readable ? [root] : [])),
    ...unreachable.map(({ place }) => rootOf(place.file)),
  ])
  return (root) => unsure.has(root)
}

/**
 * Reads each file once, as one that was a contract where its path is among `contracts`: each policy view gets the files that it does not
 * ignore. An assignment has the same name in all views, because those of one name are numbered in the whole tree.
 */
export function configurationReader(
  contracts: ReadonlySet<string> = new Set(),
  consoles: ReadonlySet<string> = NO_CONSOLES,
): ConfigurationReader {
  const readers: Readers = {
    adapted: memoize((source: SourceFile) => readSource(source, contracts)),
    unread: memoize(unreadFile),
    consoles,
  }
  const viewsOf: (files: readonly SourceFile[]) => (seen: readonly SourceFile[]) => Configuration = memoize((files) =>
    memoize(
      (seen) => compose(seen, readers, seen.length === files.length ? null : viewsOf(files)(files)),
      (seen) => (seen.length === files.length ? '' : JSON.stringify(seen.map(({ path }) => path))),
    ),
  )
  return (files, ignored) => viewsOf(files)(files.filter(({ path }) => !ignored(path)))
}

function namesOf({ assignments, standIns }: Configuration): ReadonlyMap<string, string> {
  return new Map([...assignments, ...standIns].map(({ key, name }) => [key, name]))
}

export type ConfigurationReader = (files: readonly SourceFile[], ignored: (path: string) => boolean) => Configuration

/** Groups assignments by the place that names their model, and adds the profiles that nothing is routed to. */
function mentionsOf(assignments: readonly Assignment[], contracts: readonly Contract[]): Mention[] {
  const mentions: Mention[] = []
  for (const group of groupBy(assignments, ({ place }) => placeKey(place)).values()) {
    const [first] = group
    if (first)
      mentions.push({
        model: first.model,
        place: first.place,
        appliedBy: first.appliedBy,
        assignments: group,
        identity: first.identity,
      })
  }
  for (const contract of contracts) {
    const routed = new Set([...contract.routing.values()].map((profile) => profile.name))
    for (const [name, { model }] of contract.profiles) {
      if (model && !routed.has(name))
        mentions.push({
          model: model.name,
          place: model.place,
          appliedBy: 'team',
          assignments: [],
          identity: `profile:${name}`,
        })
    }
  }
  return mentions
}
