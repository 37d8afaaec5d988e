import type { Assignment, Mention } from './assignment.js'
import { groupBy } from '../text/group-by.js'
import { say } from '../text/message.js'
import type { Place } from '../text/place.js'
import { compareText, placeKey } from '../text/place.js'
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
  Surface,
  SurfaceFile,
  Use,
} from './surfaces/surface.js'
import { placeIn } from './surfaces/surface.js'
import { decode } from './surfaces/text.js'

/** An entry of a tree, as git knows it. `bytes` is null for links and submodules, which are never followed. */
export interface SourceFile {
  readonly path: string
  readonly kind: 'file' | 'symlink' | 'submodule'
  readonly bytes: Uint8Array | null
}

/** Everything that the Kiro files of one tree say. */
export interface Configuration {
  readonly files: readonly GovernedFile[]
  readonly assignments: readonly Assignment[]
  readonly mentions: readonly Mention[]
  readonly contracts: readonly Contract[]
  readonly efforts: readonly Effort[]
  readonly complaints: readonly Complaint[]
  readonly misplaced: readonly MisplacedKey[]
  /** Links and submodules where Kiro files would be. */
  readonly unreachable: readonly { readonly place: Place; readonly kind: 'symlink' | 'submodule' }[]
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
  const files: GovernedFile[] = []
  const uses: { surface: Surface; file: SurfaceFile; use: Use }[] = []
  const unreachable: { place: Place; kind: 'symlink' | 'submodule' }[] = []
  const contracts: Contract[] = []
  const efforts: Effort[] = []
  const complaints: Complaint[] = []
  const misplaced: MisplacedKey[] = []
  let left: number = LIMITS.allAssignments
  for (const source of [...sources].sort((a, b) => compareText(a.path, b.path))) {
    if (source.kind !== 'file' || source.bytes === null) {
      if (source.kind !== 'file' && standsInTheWay(source.path))
        unreachable.push({ place: { file: source.path, line: 1, column: 1 }, kind: source.kind })
      continue
    }
    const found = surfaceOf(source.path)
    if (!found) continue
    const { readable, reading } = withinBounds(readFile(found.surface, found.file, source.bytes), left, found.file)
    left -= statedBy(reading)
    files.push({ path: source.path, root: found.file.root, surface: found.surface.id, readable })
    for (const use of reading.uses) uses.push({ ...found, use })
    complaints.push(...reading.complaints)
    misplaced.push(...(reading.misplaced ?? []))
    efforts.push(...(reading.efforts ?? []))
    if (reading.contract) contracts.push(reading.contract)
  }
  const assignments = resolve(uses)
  return {
    files,
    assignments,
    mentions: mentionsOf(assignments, contracts),
    contracts,
    efforts,
    complaints,
    misplaced,
    unreachable,
  }
}

/** Reads the same files once, whoever asks: each policy view asks for the files that it does not ignore. */
export function configurationReader(): (
  files: readonly SourceFile[],
  ignored: (path: string) => boolean,
) => Configuration {
  const known = new Map<readonly SourceFile[], { key: string; configuration: Configuration }[]>()
  return (files, ignored) => {
    const seen = files.filter(({ path }) => !ignored(path))
    const key = seen.length === files.length ? '' : JSON.stringify(seen.map(({ path }) => path))
    const readings = known.get(files) ?? []
    known.set(files, readings)
    const found = readings.find((reading) => reading.key === key)
    if (found) return found.configuration
    const configuration = readConfiguration(seen)
    readings.push({ key, configuration })
    return configuration
  }
}

const NOTHING: Reading = { uses: [], complaints: [] }

function readFile(surface: Surface, file: SurfaceFile, bytes: Uint8Array): { readable: boolean; reading: Reading } {
  const decoded = decode(bytes)
  if ('problem' in decoded)
    return {
      readable: false,
      reading: { ...NOTHING, complaints: [{ ...decoded.problem, place: placeIn(file, decoded.problem.position) }] },
    }
  const parsed = file.name.toLowerCase().endsWith('.md') ? parseFrontMatter(decoded.text) : parseJson(decoded.text)
  // A markdown file without front matter is prose, not an agent.
  if (parsed === null) return { readable: true, reading: NOTHING }
  const complaints = parsed.problems.map((problem): Complaint => ({
    rule: problem.rule,
    value: problem.value,
    message: problem.message,
    place: placeIn(file, problem.position),
  }))
  if (parsed.document === null) return { readable: false, reading: { ...NOTHING, complaints: bounded(complaints) } }
  const reading = surface.read(parsed.document, file)
  return { readable: true, reading: { ...reading, complaints: bounded([...complaints, ...reading.complaints]) } }
}

/** What one file adds to a configuration, counted. */
function statedBy({ uses, contract, efforts }: Reading): number {
  return uses.length + (contract?.profiles.size ?? 0) + (efforts?.length ?? 0)
}

/** A file that states more than is kept, alone or with those before it in the order of paths, is not read: nothing of it is left out in silence. */
function withinBounds(
  read: { readonly readable: boolean; readonly reading: Reading },
  left: number,
  file: SurfaceFile,
): { readonly readable: boolean; readonly reading: Reading } {
  const stated = statedBy(read.reading)
  if (stated <= Math.min(LIMITS.assignments, left)) return read
  const message =
    stated > LIMITS.assignments
      ? say`The file names ${stated} models, profiles or pieces of work, more than the ${LIMITS.assignments} that are read of one file. Divide it, or take generated entries out.`
      : say`With this file the Kiro files name more than the ${LIMITS.allAssignments} models, profiles or pieces of work that are read of one repository. Take generated or copied files out.`
  const place = { file: file.path, line: 1, column: 1 }
  return {
    readable: false,
    reading: { uses: [], complaints: [{ rule: 'syntax', value: 'assignments', place, message }] },
  }
}

/** A file with very many mistakes is told the first of them and how many more there are. */
function bounded(complaints: readonly Complaint[]): readonly Complaint[] {
  const shown = complaints.slice(0, LIMITS.mistakes)
  const next = complaints[LIMITS.mistakes]
  if (!next) return complaints
  return [
    ...shown,
    { ...next, value: 'more', message: say`${complaints.length - shown.length} more mistakes from here on` },
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
