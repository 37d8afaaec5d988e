import type { Assignment, Mention } from './assignment.js'
import { statedBy, withinBounds } from './stated-bounds.js'
import { groupBy } from '../text/group-by.js'
import { memoize } from '../text/memoize.js'
import { say } from '../text/message.js'
import { compareText, placeKey, type Place } from '../text/place.js'
import { sha256 } from '../text/sha256.js'
import { digestOf } from './surfaces/content.js'
import type { Document } from './surfaces/document.js'
import { LIMITS } from '../text/limits.js'
import { parseFrontMatter } from './surfaces/front-matter.js'
import { standsInTheWay, surfaceOf } from './surfaces/index.js'
import { resolve } from './inheritance.js'
import { parseJson } from './surfaces/json.js'
import type {
  Complaint,
  Contract,
  Effort,
  MisplacedKey,
  Reading,
  Reference,
  Surface,
  SurfaceFile,
  UnknownKey,
  Use,
} from './surfaces/surface.js'
import { placeIn } from './surfaces/surface.js'
import { decode } from './surfaces/text.js'

/**
 * An entry of a tree as Kiro finds it. What a link leads to inside the tree is a file of its own, at the path by which Kiro finds it;
 * `bytes` is null for links that lead elsewhere and for submodules, which are never followed.
 */
export interface SourceFile {
  readonly path: string
  readonly kind: 'file' | 'symlink' | 'submodule'
  readonly bytes: Uint8Array | null
  /** The path of the file's text, when a link leads there. */
  readonly target?: string
  /** Identifies the content where `bytes` do not: where a link leads, a submodule's commit, a file of more bytes than are read. */
  readonly id?: string
}

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
  readonly unknownKeys: readonly UnknownKey[]
  /** What the files name that is not there. What could not be seen is not among them. */
  readonly dangling: readonly DanglingReference[]
  /** Links and submodules where Kiro files would be. */
  readonly unreachable: readonly Unreachable[]
}

/** A reference to nothing. */
export interface DanglingReference extends Reference {
  /** Names that are there and near, nearest first. */
  readonly near: readonly string[]
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

/** Whether a path of a tree is any of our business: a Kiro file, or a link or submodule in the way of one. */
export function isGoverned(path: string, kind: SourceFile['kind']): boolean {
  return kind === 'file' ? surfaceOf(path) !== null : standsInTheWay(path)
}

/** Reads every Kiro file of a tree. Never throws on what a file contains. */
export function readConfiguration(sources: readonly SourceFile[]): Configuration {
  return compose(sources, readSource, null)
}

/** The configuration of some files, each read by `readOne`; `names` are those of the whole tree by key. */
function compose(
  sources: readonly SourceFile[],
  readOne: (source: SourceFile) => FileReading | null,
  names: ReadonlyMap<string, string> | null,
): Configuration {
  const files: GovernedFile[] = []
  const uses: { surface: Surface; file: SurfaceFile; use: Use }[] = []
  const unreachable: Unreachable[] = []
  const contracts: Contract[] = []
  const efforts: Effort[] = []
  const complaints: Complaint[] = []
  const misplaced: MisplacedKey[] = []
  const unknownKeys: UnknownKey[] = []
  let left: number = LIMITS.allAssignments
  for (const source of [...sources].sort((a, b) => compareText(a.path, b.path))) {
    if (source.kind !== 'file' || source.bytes === null) {
      if (source.kind !== 'file' && standsInTheWay(source.path))
        unreachable.push({
          place: { file: source.path, line: 1, column: 1 },
          kind: source.kind,
          content: source.id ?? '',
        })
      continue
    }
    const found = readOne(source)
    if (!found) continue
    const { surface, file, readable, reading } = withinBounds(found, left, () => contentOf(source))
    left -= statedBy(reading)
    files.push({ path: file.path, root: file.root, surface: surface.id, readable })
    for (const use of reading.uses) uses.push({ surface, file, use })
    complaints.push(...reading.complaints)
    misplaced.push(...(reading.misplaced ?? []))
    unknownKeys.push(...(reading.unknownKeys ?? []))
    efforts.push(...(reading.efforts ?? []))
    if (reading.contract) contracts.push(reading.contract)
  }
  const { assignments, standIns } = resolve(uses, names)
  return {
    files,
    assignments,
    standIns,
    mentions: mentionsOf([...assignments, ...standIns], contracts),
    contracts,
    efforts,
    complaints,
    misplaced,
    unknownKeys,
    dangling: [],
    unreachable,
  }
}

/**
 * Reads each file once: each policy view gets the files that it does not ignore. An assignment has the same name in all
 * views, because twins are numbered in the whole tree.
 */
export function configurationReader(): ConfigurationReader {
  const readOnce = memoize(readSource)
  const viewsOf: (files: readonly SourceFile[]) => (seen: readonly SourceFile[]) => Configuration = memoize((files) =>
    memoize(
      (seen) => {
        const whole = seen.length === files.length ? null : viewsOf(files)(files)
        return compose(seen, readOnce, whole && namesOf(whole))
      },
      (seen) => (seen.length === files.length ? '' : JSON.stringify(seen.map(({ path }) => path))),
    ),
  )
  return (files, ignored) => viewsOf(files)(files.filter(({ path }) => !ignored(path)))
}

function namesOf({ assignments, standIns }: Configuration): ReadonlyMap<string, string> {
  return new Map([...assignments, ...standIns].map(({ key, name }) => [key, name]))
}

export type ConfigurationReader = (files: readonly SourceFile[], ignored: (path: string) => boolean) => Configuration

/** What one file says, with the adapter that read it. */
interface FileReading {
  readonly surface: Surface
  readonly file: SurfaceFile
  readonly readable: boolean
  readonly reading: Reading
}

/** A file without assignments. */
const NOTHING: Reading = { uses: [], complaints: [] }

function readSource(source: SourceFile): FileReading | null {
  const found = source.bytes === null ? null : surfaceOf(source.path, source.target)
  if (found === null || source.bytes === null) return null
  const { surface, file } = found
  const { document, complaints } = parse(file, source.bytes, () => contentOf(source))
  if (document === null)
    return { ...found, readable: complaints.length === 0, reading: { ...NOTHING, complaints: bounded(complaints) } }
  const reading = surface.read(document, file)
  const all = bounded([...complaints, ...reading.complaints])
  return { ...found, readable: true, reading: { ...reading, complaints: all } }
}

/** The document of a file, and what is wrong with its text. A markdown file without front matter has neither: it is prose, not an agent. */
function parse(
  file: SurfaceFile,
  bytes: Uint8Array,
  content: () => string,
): { document: Document | null; complaints: readonly Complaint[] } {
  const decoded = decode(bytes)
  const parsed =
    'problem' in decoded
      ? { document: null, problems: [decoded.problem] }
      : file.name.toLowerCase().endsWith('.md')
        ? parseFrontMatter(decoded.text)
        : parseJson(decoded.text)
  if (parsed === null) return { document: null, complaints: [] }
  const whole = parsed.problems.some((problem) => problem.content === undefined) ? content() : ''
  const complaints = parsed.problems.map((problem): Complaint => ({
    rule: problem.rule,
    value: problem.value,
    message: problem.message,
    content: problem.content ?? whole,
    place: placeIn(file, problem.position),
  }))
  return { document: parsed.document, complaints }
}

/** Identifies what a file holds, whether it can be read or not. */
export function contentOf({ bytes, id }: SourceFile): string {
  return id ?? (bytes === null ? '' : sha256(bytes))
}

/** Of a file with very many mistakes the first ones are reported, and how many more there are. */
function bounded(complaints: readonly Complaint[]): readonly Complaint[] {
  const shown = complaints.slice(0, LIMITS.mistakes)
  const [next, ...others] = complaints.slice(LIMITS.mistakes)
  if (!next) return complaints
  // The rest is one finding, so it is as new as the newest of them.
  const content = digestOf([next, ...others].map(({ rule, value, content }) => [rule, value, content]))
  return [
    ...shown,
    { ...next, value: 'more', content, message: say`${complaints.length - shown.length} more mistakes from here on` },
  ]
}

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
