import { compareText, type Position } from '../../text/place.js'
import { digestOf } from '../surfaces/content.js'
import { isRecord, type Document, type Path } from '../surfaces/document.js'
import { placeIn, type SurfaceFile, type UnreadModels } from '../surfaces/surface.js'
import { isModelId, isModelKey } from './model-words.js'

/** A model that is named: by which key, and what is written there. */
export interface NamedHere {
  /** The key with its path. */
  readonly key: string
  readonly text: string
  readonly position: Position
}

/** Settings of tools and servers, whose models are not Kiro's. */
const FOREIGN_KEYS: ReadonlySet<string> = new Set(['mcpServers', 'toolsSettings'])

/** Characters of a key or value that are kept. */
const LONGEST = 120

/** Names of one file that are kept for people; the rest is counted in what identifies it. */
const MOST_NAMES = 50

/** What a document says of models outside of the parts that are known; nothing, or one entry for the whole file. */
export function unreadIn(
  document: Document,
  file: SurfaceFile,
  known: readonly Path[],
  isForeign: boolean,
): UnreadModels[] {
  const skipped = new Set(known.map((path) => JSON.stringify(path)))
  const found: NamedHere[] = []
  const add = (path: Path, text: string, position: Position): void => {
    found.push({ key: path.join('.'), text, position })
  }
  const walk = (value: unknown, path: Path): void => {
    if (skipped.has(JSON.stringify(path))) return
    if (typeof value === 'string') {
      if (isModelId(value)) add(path, value, document.at(path))
    } else if (Array.isArray(value)) for (const [index, item] of value.entries()) walk(item, [...path, index])
    else if (isRecord(value))
      for (const [key, part] of Object.entries(value)) {
        const below = [...path, key]
        if (FOREIGN_KEYS.has(key)) continue
        const name = isModelKey(key) ? nameIn(part) : null
        if (name !== null && !skipped.has(JSON.stringify(below))) add(below, name, document.keyAt(below))
        else {
          if (isModelId(key)) add(below, key, document.keyAt(below))
          walk(part, below)
        }
      }
  }
  walk(document.value, [])
  return unreadModels(found, file, { isParsed: true, isForeign })
}

/** The name that the value of a model's key holds: a text, or an object with an id. */
function nameIn(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value
  if (!isRecord(value)) return null
  const id = ['id', 'name', 'modelId'].flatMap((key) => (Object.hasOwn(value, key) ? [value[key]] : []))[0]
  return typeof id === 'string' && id.trim() !== '' ? id : null
}

/** What was found in one file, as one entry; none where nothing was. */
export function unreadModels(
  found: readonly NamedHere[],
  file: SurfaceFile,
  how: Pick<UnreadModels, 'isParsed' | 'isForeign'>,
): UnreadModels[] {
  const [first] = [...found].sort((a, b) => a.position.line - b.position.line || a.position.column - b.position.column)
  if (!first) return []
  const names = [...new Set(found.map(({ key, text }) => cut(isModelId(text) ? text : `${key}: ${text}`)))]
  return [
    {
      place: placeIn(file, first.position),
      names: names.sort(compareText).slice(0, MOST_NAMES),
      content: digestOf(found.map(({ key, text }) => [key, text]).sort()),
      ...how,
    },
  ]
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
