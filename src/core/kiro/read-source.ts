import { say } from '../text/message.js'
import { LIMITS } from '../text/limits.js'
import { isMissing } from './references.js'
import { besides, contentOf, type SourceFile } from './source-file.js'
import { digestOf } from './surfaces/content.js'
import type { Document, Parsed } from './surfaces/document.js'
import { parseFrontMatter } from './surfaces/front-matter.js'
import { surfaceOf } from './surfaces/index.js'
import { parseJson } from './surfaces/json.js'
import {
  placeIn,
  type Complaint,
  type Reading,
  type Surface,
  type SurfaceFile,
  type UnknownKey,
} from './surfaces/surface.js'
import { decode } from './surfaces/text.js'
import { parseYaml } from './surfaces/yaml.js'

/** What one file says, with the adapter that read it. */
export interface FileReading {
  readonly surface: Surface
  readonly file: SurfaceFile
  readonly readable: boolean
  readonly reading: Reading
}

/**
 * What one file says, by the adapter of its path; null for a file that none reads. `contracts` are the paths that were the team's contract
 * before the change; see contract-paths.ts.
 */
export function readSource(source: SourceFile, contracts: ReadonlySet<string>): FileReading | null {
  const found = source.bytes === null ? null : surfaceOf(source.path, source.target)
  if (found === null || source.bytes === null) return null
  const { surface } = found
  const file = contracts.has(source.path) ? { ...found.file, wasContract: true } : found.file
  const { document, text, complaints } = parse(file, source.bytes, () => contentOf(source))
  if (document === null) {
    const reading = surface.readBroken?.(complaints, text, file) ?? { uses: [], complaints }
    const all = bounded(reading.complaints)
    return { surface, file, readable: all.length === 0, reading: { ...reading, complaints: all } }
  }
  const reading = surface.read(document, file)
  const all = bounded([...(reading.isForeign ? [] : complaints), ...reading.complaints])
  const lacking = reading.references?.find(({ to }) => to.kind === 'file' && isMissing(to.paths, besides(source)))
  return {
    surface,
    file,
    readable: true,
    reading: {
      ...reading,
      complaints: all,
      unknownKeys: firstOf(reading.unknownKeys ?? []),
      uses: lacking
        ? reading.uses.map((use) => ({ dropped: say`its prompt ${lacking.value} is not there`, ...use }))
        : reading.uses,
    },
  }
}

/** The reader of a file by its ending; everything that is neither markdown nor YAML is JSON. */
export function parserOf(name: string): (text: string) => Parsed | null {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return ending === 'md' ? parseFrontMatter : ending === 'yaml' || ending === 'yml' ? parseYaml : parseJson
}

/** The document of a file, and what is wrong with its text. A markdown file without front matter has neither: it is prose, not an agent. */
function parse(
  file: SurfaceFile,
  bytes: Uint8Array,
  content: () => string,
): { document: Document | null; text: string | null; complaints: readonly Complaint[] } {
  const decoded = decode(bytes)
  const parsed =
    'problem' in decoded ? { document: null, problems: [decoded.problem] } : parserOf(file.name)(decoded.text)
  const text = 'text' in decoded ? decoded.text : null
  if (parsed === null) return { document: null, text, complaints: [] }
  const whole = parsed.problems.some((problem) => problem.content === undefined) ? content() : ''
  const complaints = parsed.problems.map((problem): Complaint => ({
    rule: problem.rule,
    value: problem.value,
    message: problem.message,
    content: problem.content ?? whole,
    place: placeIn(file, problem.position),
  }))
  return { document: parsed.document, text, complaints }
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

/** Of a file with very many unknown keys the first ones, and how many more there are. */
function firstOf(keys: readonly UnknownKey[]): readonly UnknownKey[] {
  const [next, ...others] = keys.slice(LIMITS.mistakes)
  if (!next || others.length === 0) return keys
  const message = say`${next.message}; the file has ${others.length} more such keys`
  return [...keys.slice(0, LIMITS.mistakes), { ...next, key: `${next.key} …`, message }]
}
