import type { Message } from '../../text/message.js'
import { digestOf } from './content.js'
import type { Document } from './document.js'
import { placeIn, type Reading, type SurfaceFile } from './surface.js'

/** The reading of a file that has to hold one object and holds something else: it states nothing, and its whole content is what hides. */
export function noObject(document: Document, file: SurfaceFile, message: Message): Reading {
  const complaint = { place: placeIn(file, document.at([])), value: 'root', content: digestOf(document.value), message }
  return { uses: [], complaints: [{ rule: 'schema', ...complaint }] }
}
