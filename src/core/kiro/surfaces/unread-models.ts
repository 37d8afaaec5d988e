import { say } from '../../text/message.js'
import { digestOf } from './content.js'
import { isRecord, type Document, type Path } from './document.js'
import { placeIn, type Complaint, type SurfaceFile } from './surface.js'

/** Keys that name a model, in any spelling that was seen: `model`, `modelId`, `model_name`, `models`, `Default-Model`. */
const MODEL_KEY = /^(?:default[_-]?)?models?(?:[_-]?(?:ids?|names?))?$/i

/** Settings of tools and servers, whose models are not Kiro's. */
export const FOREIGN_KEYS = ['mcpServers', 'toolsSettings'] as const

/** What an adapter has made of a document, and what in it is not Kiro's to read. */
interface Seen {
  /** Paths whose value the adapter judged, or complained about. */
  readonly read: readonly Path[]
  /** Paths of whole parts in which a `model` means something else: a server's settings, a hook that is switched off. */
  readonly foreign: readonly Path[]
}

/**
 * Keys that name a model where the adapter does not read one. Their effect is unknown, so each is a `syntax` complaint;
 * one complaint per part, whatever is below it.
 */
export function unreadModels(document: Document, file: SurfaceFile, { read, foreign }: Seen): Complaint[] {
  const known = new Set([...read, ...foreign].map((path) => JSON.stringify(path)))
  const complaints: Complaint[] = []
  const walk = (value: unknown, path: Path): void => {
    if (path.length > 0 && known.has(JSON.stringify(path))) return
    if (Array.isArray(value)) for (const [index, item] of value.entries()) walk(item, [...path, index])
    if (!isRecord(value)) return
    for (const [key, part] of Object.entries(value)) {
      const below = [...path, key]
      if (!MODEL_KEY.test(key) || !names(part) || known.has(JSON.stringify(below))) walk(part, below)
      else
        complaints.push({
          rule: 'syntax',
          place: placeIn(file, document.keyAt(below)),
          value: below.join('.'),
          content: digestOf(part),
          message: say`${below.join('.')} names a model in a place that is not understood, so it cannot be judged. Write it where Kiro reads it, or delete it.`,
        })
    }
  }
  walk(document.value, [])
  return complaints
}

/** Whether a value could name a model: anything but nothing, a switch, a number or an empty list. */
function names(value: unknown): boolean {
  if (typeof value === 'string') return value !== ''
  return typeof value === 'object' && value !== null && Object.values(value).some(names)
}
