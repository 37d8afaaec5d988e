import { explainErrors } from '../../schema/schema-error.js'
import type { Document } from './document.js'
import { placeIn, type Complaint, type SurfaceFile } from './surface.js'
import validate from '../../../../generated/settings-validator.cjs'

/** Judges a contract by the JSON Schema; every error at the key or value that causes it. */
export function judgeContract(document: Document, value: unknown, file: SurfaceFile): Complaint[] {
  if (validate(value)) return []
  return explainErrors(validate.errors ?? [], 'contract').map(({ path, atKey, id, message }) => ({
    rule: 'schema',
    place: placeIn(file, atKey ? document.keyAt(path) : document.at(path)),
    value: id,
    message,
  }))
}
